import { Logger, type SfError } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { API_VERSION } from '../connection/apiVersion.ts';
import { explainError } from '../connection/errors.ts';
import { EXIT_CODES } from '../connection/exitCodes.ts';
import { messagesOf } from '../connection/messages.ts';
import { guardStream } from '../connection/secrets.ts';
import { wordSchemas } from '../connection/inputText.ts';

const FRAMEWORK_HEADING = 'Try this:';

/**
 * What all commands have in common: however one fails, it says so in one message with the next action and ends with the exit code
 * of its kind; no stack trace is printed, and nothing is printed with a token in it.
 */
export abstract class RenkeiCommand<T> extends SfCommand<T> {
  public override async _run<R>(): Promise<R> {
    guardStream(process.stdout);
    guardStream(process.stderr);
    wordSchemas();
    // The version is known. Asking each org for its newest one costs a request, and a quarter of a minute where nobody listens.
    process.env['SF_ORG_API_VERSION'] ??= API_VERSION;
    return super._run<R>();
  }

  protected override async catch(thrown: Error | SfError): Promise<never> {
    const explained = explainError(thrown, messagesOf('connection').getMessage('doing.command', [this.spoken()]));
    if (explained.exitCode === EXIT_CODES.other) await noteDefect(thrown);
    // The platform's command line reads codes of its own out of causes and stacks ("TypeError": 10); here the kind decides.
    explained.cause = undefined;
    delete explained.stack;
    try {
      return (await super.catch(explained)) as never;
    } catch (ended) {
      if (ended instanceof Error) {
        delete ended.stack;
        ended.cause = undefined;
      }
      throw ended;
    }
  }

  /** The heading of what to do next comes from the platform's command line in English, whatever the language. */
  public override logToStderr(message?: string, ...values: unknown[]): void {
    super.logToStderr(
      message?.replace(FRAMEWORK_HEADING, () => messagesOf('connection').getMessage('try')),
      ...values,
    );
  }

  public override logJson(json: unknown): void {
    super.logJson(withoutTrace(json) as Parameters<SfCommand<T>['logJson']>[0]);
  }

  /** `renkei:segment:run` as it is typed. */
  private spoken(): string {
    return (this.id ?? this.ctor.name).replaceAll(':', ' ');
  }
}

/** A failed command's JSON names the failure; where in the program it came up is no part of the message. */
function withoutTrace(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('commandName' in json)) return json;
  const { stack: _stack, cause: _cause, ...told } = json as Record<string, unknown>;
  return told;
}

/** What nobody foresaw is kept for whoever mends it: in the command line's own log, which hides tokens. */
async function noteDefect(thrown: unknown): Promise<void> {
  try {
    const logger = await Logger.child('renkei');
    logger.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  } catch {
    // A log that cannot be written must not hide the failure itself.
  }
}
