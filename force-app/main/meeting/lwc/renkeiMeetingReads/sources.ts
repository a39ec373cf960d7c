import { LightningElement } from 'lwc';
import type { GraphQLResult } from 'c/renkeiMeetingData';

type Source = 'start' | 'agenda' | 'more' | 'poll' | 'detail' | 'minutes';

/** Where the console reads from: what failed is told, and each can be read again. */
export default class Sources extends LightningElement {
  protected rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};
  protected failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  handleReadAgain(): void {
    const failed = Object.values(this.failures);
    this.failures = {};
    for (const { refresh } of failed) void refresh?.();
  }

  protected keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}
