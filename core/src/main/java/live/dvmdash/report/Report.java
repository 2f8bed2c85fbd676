package live.dvmdash.report;

import live.dvmdash.report.Table.Shape;

/**
 * A named question with an answer in SQL, which stands in {@code report/<name>.sql}.
 *
 * @param name what people type
 * @param title one line for people
 * @param shape whether the answer is one object or a list of rows
 */
public record Report(String name, String title, Shape shape) {}
