/** What a page tells of itself; `installMeetingWatch` puts it there before anything else of the page runs. */
export interface MeetingWatch {
  /** Milliseconds of this document's clock at which the first case with its history had been painted. */
  firstCase(): Promise<number>;
  /** Waits for a key; `nextCase` tells of it. To be called before the key is pressed. */
  arm(): void;
  /** Milliseconds from that key until the next case with its history was painted. */
  nextCase(): Promise<number>;
}

declare global {
  var meetingWatch: MeetingWatch;
}

/** Runs in the page, before its own scripts. Needs nothing of this module. */
export function installMeetingWatch(): void {
  // Before the shadow is made: later these do not look into components.
  const inDocument = Document.prototype.querySelector;
  const find = (selector: string) => inDocument.call(document, selector);
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
  const shown = () => find('c-renkei-meeting-item .headline')?.textContent ?? '';
  const isTold = () => shown() !== '' && find('c-renkei-meeting-item .event') !== null;
  const first = painted(isTold);
  let opened = false;
  let next: Promise<number> = Promise.resolve(Number.NaN);
  globalThis.meetingWatch = {
    firstCase() {
      if (opened) return painted(isTold);
      opened = true;
      return first;
    },
    arm() {
      const before = shown();
      const key = new Promise<number>((resolve) => {
        window.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
      });
      next = key.then(async (began) => (await painted(() => shown() !== before && isTold())) - began);
    },
    nextCase: () => next,
  };
}
