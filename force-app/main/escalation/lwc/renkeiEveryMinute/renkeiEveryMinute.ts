const MINUTE = 60_000;

const listeners = new Set<(now: string) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Tells the time every minute, as an instant, as long as somebody listens: one timer for the whole page.
 * @returns ends the listening
 */
export function everyMinute(listener: (now: string) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    const now = new Date().toISOString();
    for (const tell of [...listeners]) tell(now);
  }, MINUTE);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
