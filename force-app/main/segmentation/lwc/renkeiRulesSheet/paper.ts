/** A4 without its margins, in CSS pixels and millimetres. */
const PAPER_HEIGHT = (273 / 25.4) * 96;
const PAPER_WIDTH = 186;
/** Below this the text cannot be read any more: better a second page. */
const SMALLEST = 0.55;
const STEP = 0.03;

/** What `fitToPaper` and the printing know the sheet by; the whole page knows no other. */
export const SHEET_CLASS = 'renkei-print-sheet';

/**
 * While it is in the document, printing prints the sheet alone. It concerns the whole page, which a component's own style sheet
 * cannot; what neither is, holds nor stands in the sheet takes no room on paper.
 */
const PRINT_STYLE = `
@page { size: A4 portrait; margin: 12mm; }
@media print {
  html, body { block-size: auto; overflow: visible; background: none; }
  body *:not(:has(.${SHEET_CLASS})):not(.${SHEET_CLASS}):not(.${SHEET_CLASS} *) { display: none !important; }
  body, body *:has(.${SHEET_CLASS}) {
    display: block !important; position: static !important; contain: none !important; transform: none !important;
    inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important; max-block-size: none !important;
    overflow: visible !important; margin: 0 !important; padding: 0 !important; border: 0 !important; box-shadow: none !important;
    background: none !important;
  }
}`;

/** The style that goes into the page while the sheet is printed. */
export function printStyle(): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = PRINT_STYLE;
  return style;
}

/**
 * Lays the sheet out as on paper, and makes it as much smaller as it takes to stay on one page. Measured while the screen still
 * counts: the document prints with the very same widths.
 */
export function fitToPaper(sheet: HTMLElement): void {
  sheet.dataset['paper'] = 'true';
  let scale = 1;
  do {
    sheet.style.setProperty('--paper-width', `${PAPER_WIDTH / scale}mm`);
    if (sheet.scrollHeight * scale <= PAPER_HEIGHT) break;
    scale -= STEP;
  } while (scale > SMALLEST);
  sheet.style.setProperty('--paper-scale', String(Math.round(scale * 100) / 100));
}

/** Lays the sheet out for the screen again. */
export function backToScreen(sheet: HTMLElement): void {
  delete sheet.dataset['paper'];
  sheet.style.removeProperty('--paper-width');
  sheet.style.removeProperty('--paper-scale');
}

/** A sheet in a tab that is not shown has no place on the page. */
export function isSeen(sheet: HTMLElement): boolean {
  return sheet.getClientRects().length > 0;
}
