import { EXIT_CODES } from '../connection/exitCodes.ts';
import { guardStream, withoutSecrets } from '../connection/secrets.ts';

/**
 * What is thrown outside of any command (in a timer, by a signal, by a promise that nobody waits for) ends the process with one
 * line instead of the runtime's stack trace.
 */
export function endQuietly(program: NodeJS.Process): void {
  guardStream(program.stdout);
  guardStream(program.stderr);
  // Whoever reads only the first lines (`| head`) closes the pipe; what still waits to be written would wait for ever.
  program.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') program.exit();
  });
  const end = (thrown: unknown): void => {
    // A signal ends a command by an exception of its own that carries the code to end with.
    const code = (thrown as { oclif?: { exit?: number } } | null)?.oclif?.exit;
    if (code === undefined) {
      const said = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
      program.stderr.write(`${withoutSecrets(said)}\n`);
    }
    program.exit(code ?? EXIT_CODES.other);
  };
  program.on('uncaughtException', end);
  program.on('unhandledRejection', end);
}
