/** What a page tells of itself; `installWatch` puts it there before anything else of the page runs. */
export interface DeskWatch {
  /** Milliseconds of this document's clock at which the first rows of the queue had been painted. */
  firstRows(): Promise<number>;
  /** Watches for the next key. */
  awaitKey(): void;
  /** From that key on: until the next account with all that is known of it was painted, and until the org had the call. */
  pressed(): Promise<Press>;
}

/** Milliseconds from a key on. */
export interface Press {
  shown: number;
  saved: number;
}

declare global {
  var deskWatch: DeskWatch;
}

/** Runs in the page, before its own scripts. Needs nothing of this module. */
export function installWatch(): void {
  // Before the shadow is made: later these do not look into components.
  const inDocument = Document.prototype.querySelector;
  const find = (selector: string) => inDocument.call(document, selector);
  const send = window.fetch;
  let logged: (at: number) => void = () => undefined;
  window.fetch = async (input, init) => {
    const answer = await send(input, init);
    if (String(init?.body).includes('mutation RenkeiDeskLog')) {
      const { errors } = (await answer.clone().json()) as { errors?: unknown[] };
      logged(errors?.length ? Number.NaN : performance.now());
    }
    return answer;
  };
  /** Resolves when a frame in which something holds has been painted. */
  const painted = (holds: () => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => {
        if (!holds()) return void requestAnimationFrame(look);
        // A message sent while a frame is prepared arrives when it has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  const shownName = () => find('c-renkei-desk-briefing h2.name')?.textContent ?? '';
  const first = painted(() => find('c-renkei-desk-queue button.row') !== null);
  let opened = false;
  let watched: Promise<Press> = Promise.reject(new Error('No key was awaited.'));
  watched.catch(() => undefined);
  globalThis.deskWatch = {
    firstRows() {
      if (opened) return painted(() => find('c-renkei-desk-queue button.row') !== null);
      opened = true;
      return first;
    },
    awaitKey() {
      const before = shownName();
      const saved = new Promise<number>((resolve) => (logged = resolve));
      watched = new Promise<Press>((resolve) => {
        const handle = async ({ timeStamp }: KeyboardEvent) => {
          const shown = painted(() => shownName() !== before && find('c-renkei-desk-briefing .rest') !== null);
          resolve({ shown: (await shown) - timeStamp, saved: (await saved) - timeStamp });
        };
        window.addEventListener('keydown', (event) => void handle(event), { capture: true, once: true });
      });
    },
    pressed: () => watched,
  };
}
