import { printCss, type Sheet } from 'c/renkeiMeetingPaperRules';

/** What the printing knows the page by; the whole document knows no other. */
export const PAPER_CLASS = 'renkei-print-meeting';

/** The style that goes into the page while the meeting is printed: what stands in the margins is that of the pack. */
export function printStyle({ kind, title, foot, pageWord }: Sheet): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = printCss(PAPER_CLASS, { head: `${kind} · ${title}`, foot, pageWord });
  return style;
}
