package live.dvmdash.cli.output;

/**
 * A format that holds one report was given another number of them. A mistake in the use of the
 * command; the message says what to do.
 */
public final class OneReportOnly extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OneReportOnly(Format format, int reports) {
    super(format + " holds one report, not " + reports + ": use -o DIR/ for a file each");
  }
}
