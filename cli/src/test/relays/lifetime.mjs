// A relay lives as long as whoever started it keeps its standard input open, so that none outlives
// a test that is killed.

/** Tells the starter the port, which is the only line on standard output, and waits for the end. */
export function serve(address) {
  console.log(address.port);
  process.stdin.on("end", () => process.exit(0));
  process.stdin.resume();
}
