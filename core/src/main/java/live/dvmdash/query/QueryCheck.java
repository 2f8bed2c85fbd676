package live.dvmdash.query;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a text pass only if the engine's own parser finds one SELECT in it. WITH may hold statements
 * that write, and some functions run text as a query, so both are held to what is known.
 */
final class QueryCheck {

  private static final Set<String> NODES =
      Set.of("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE");

  /** Functions that may stand behind FROM: those that make rows of values, and those that tell. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "range",
          "generate_series",
          "unnest",
          "repeat",
          "json_each",
          "json_tree",
          "read_parquet",
          "parquet_scan",
          "duckdb_columns",
          "duckdb_views",
          "duckdb_functions",
          "duckdb_types",
          "pragma_table_info");

  private static final String PARSED =
      """
      SELECT
        parsed ->> '$.error_type',
        parsed ->> '$.error_message',
        TRY_CAST(parsed ->> '$.position' AS BIGINT),
        json_array_length(parsed, '$.statements')::BIGINT
      FROM (SELECT json_serialize_sql(?) AS parsed)
      """;

  /** What stands in the tree that must be looked at: kinds of nodes, and functions behind FROM. */
  private static final String PARTS =
      """
      WITH tree AS MATERIALIZED (
        SELECT part.id, part.parent, part.key, part.atom ->> '$' AS word
        FROM (SELECT json_serialize_sql(?)::JSON AS parsed) AS query, json_tree(query.parsed) AS part
      )
      SELECT 'node' AS sort, word
      FROM tree
      WHERE key = 'type' AND ends_with(word, '_NODE')
      UNION
      SELECT 'function', lower(name.word)
      FROM tree AS name
      JOIN tree AS call ON call.id = name.parent
      JOIN tree AS type ON type.parent = call.parent
      WHERE name.key = 'function_name' AND type.key = 'type' AND type.word = 'TABLE_FUNCTION'
      ORDER BY ALL
      """;

  private QueryCheck() {}

  static void check(Database database, String sql) throws BadQuery, IOException {
    List<@Nullable Object> parsed = database.query(PARSED, sql).values().getFirst();
    if (parsed.get(0) instanceof String type) {
      throw new BadQuery(
          type.equals("not implemented")
              ? "only SELECT is allowed, also as WITH, FROM, VALUES, DESCRIBE or SUMMARIZE"
              : QueryFault.sentence(sql, parsed.get(1) + beginning(parsed.get(2)), parsed.get(2)));
    }
    if (!Long.valueOf(1).equals(parsed.get(3))) {
      throw new BadQuery("exactly one statement is wanted, not " + parsed.get(3));
    }
    for (List<@Nullable Object> part : database.query(PARTS, sql).values()) {
      String word = String.valueOf(part.get(1));
      if ("node".equals(part.get(0)) && !NODES.contains(word)) {
        throw new BadQuery("only SELECT is allowed, also inside WITH");
      }
      if ("function".equals(part.get(0)) && !FUNCTIONS.contains(word)) {
        throw new BadQuery("the function %s is not allowed: select from the views".formatted(word));
      }
    }
  }

  /** What a query has to begin with, when its first word is what the parser does not know. */
  private static String beginning(@Nullable Object position) {
    return Long.valueOf(0).equals(position)
        ? ": a query begins with SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE"
        : "";
  }
}
