import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

const listeners = new Set<(id: string) => void>();

/**
 * Hears of cases about which something was saved on this page: visits, thanks and steps belong to their story, and the platform
 * tells nobody of those.
 * @returns ends the listening
 */
export function onCaseSaved(listener: (id: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells the page that something about a case was saved. */
export function tellCaseSaved(id: string): void {
  // Flows have written the case: the platform's own parts of the page read it again.
  void notifyRecordUpdateAvailable([{ recordId: id }]);
  for (const tell of [...listeners]) tell(id);
}
