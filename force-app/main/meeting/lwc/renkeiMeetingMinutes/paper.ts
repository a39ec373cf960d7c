import { cssText, type Sheet } from 'c/renkeiMeetingPaperRules';

/** What the printing knows the page by; the whole document knows no other. */
export const PAPER_CLASS = 'renkei-print-meeting';

/**
 * While it is in the document, printing prints the meeting alone. It concerns the whole page, which a component's own style sheet
 * cannot; what neither is, holds nor stands in it takes no room on paper.
 */
const PRINT_STYLE = `
@media print {
  html, body { block-size: auto; overflow: visible; background: none; }
  body *:not(:has(.${PAPER_CLASS})):not(.${PAPER_CLASS}):not(.${PAPER_CLASS} *) { display: none !important; }
  body, body *:has(.${PAPER_CLASS}) {
    display: block !important; position: static !important; contain: none !important; transform: none !important;
    inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important; max-block-size: none !important;
    overflow: visible !important; margin: 0 !important; padding: 0 !important; border: 0 !important; box-shadow: none !important;
    background: none !important;
  }
}`;

/** The style that goes into the page while the meeting is printed: what stands in the margins is that of the pack. */
export function printStyle({ kind, title, foot, pageWord }: Sheet): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = `${marginStyle(`${kind} · ${title}`, foot, pageWord)}${PRINT_STYLE}`;
  return style;
}

function marginStyle(head: string, foot: string, pageWord: string): string {
  const box = 'font: 7.5pt sans-serif; color: #5c5c5c;';
  return `@page { size: A4 portrait; margin: 15mm 12mm 14mm;
  @top-left { content: ${cssText(head)}; ${box} }
  @bottom-left { content: ${cssText(foot)}; ${box} }
  @bottom-right { content: ${cssText(`${pageWord} `)} counter(page) " / " counter(pages); ${box} } }
@page :first { @top-left { content: none; } }
`;
}
