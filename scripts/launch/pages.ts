import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';

const status = z.looseObject({
  state: z.enum(['ready', 'building', 'failed']),
  part: z.string().optional(),
  message: z.string().optional(),
});

/**
 * Waits until the browser app of a local org is built, so that the first page opens at once.
 * @throws SfError `PagesFailedError` with the build's own message
 */
export async function waitForPages(url: string, progress: (text: string) => void): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/shell/status`);
    const now = status.parse(await response.json());
    if (now.state === 'ready') return;
    if (now.state === 'failed') throw messagesOf('org.start').createError('error.PagesFailed', [now.message ?? '']);
    progress(now.part ?? '');
    await sleep(100);
  }
}
