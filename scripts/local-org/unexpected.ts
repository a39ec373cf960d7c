/** Writes an error that nobody foresaw to the server's own output, with its stack: the client is told its message only. */
export function reportUnexpected(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
