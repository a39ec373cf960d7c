import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);

/** The texts of one file in `messages/`: flags, progress and errors with their next actions. */
export function messagesOf(bundle: string): Messages<string> {
  return Messages.loadMessages('renkei', bundle);
}
