package live.dvmdash.cli.output;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of reports; {@link #toString()} is the spelling on the command line. */
public enum Format {
  /** For people at a terminal. */
  TABLE("txt"),
  /** One object with everything; stable. */
  JSON("json"),
  /** One object a row; stable. */
  NDJSON("ndjson"),
  /** Comma-separated, one report; stable. */
  CSV("csv"),
  /** Tab-separated, one report; stable. */
  TSV("tsv"),
  /** Pipe tables as GitHub renders them. */
  MARKDOWN("md"),
  /** One page with charts, for browsers and paper. */
  HTML("html"),
  /** One report with typed columns; stable. */
  PARQUET("parquet");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /** The ending of its files, without the dot. */
  public String extension() {
    return extension;
  }

  /** Whether a file of the format holds exactly one table. */
  public boolean oneReport() {
    return this == CSV || this == TSV || this == PARQUET;
  }

  /** Whether it is made to be published. */
  public boolean isPublished() {
    return this == MARKDOWN || this == HTML;
  }

  /** What writes it. */
  public DocumentFormat writer() {
    return switch (this) {
      case TABLE -> new TextFormat();
      case JSON -> new JsonFormat();
      case NDJSON -> new NdjsonFormat();
      case CSV, TSV -> new DelimitedFormat(this);
      case MARKDOWN -> new MarkdownFormat();
      case HTML -> new HtmlFormat();
      case PARQUET -> new ParquetFormat();
    };
  }

  /**
   * The format that a file's ending asks for.
   *
   * @return null when the ending is none that we know
   */
  public static @Nullable Format ofFileName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case String ending when ending.length() == name.length() -> null;
      case "txt" -> TABLE;
      case "json" -> JSON;
      case "ndjson", "jsonl" -> NDJSON;
      case "csv" -> CSV;
      case "tsv" -> TSV;
      case "md", "markdown" -> MARKDOWN;
      case "html", "htm" -> HTML;
      case "parquet" -> PARQUET;
      default -> null;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
