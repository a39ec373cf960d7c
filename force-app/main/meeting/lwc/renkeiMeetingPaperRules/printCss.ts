import { cssText } from './cssText.ts';

/**
 * The style that goes into a page of the platform while one sheet of it is printed: printing prints that sheet alone, on A4. It
 * concerns the whole page, which a component's own style sheet cannot; what neither is, holds nor stands in it takes no room on paper.
 * @param sheet class by which the sheet is known in the whole document
 * @param margins what stands in the margins: at the head of every page but the first, at the foot, and before the number of a page
 */
export function printCss(sheet: string, margins: { head: string; foot: string; pageWord: string }): string {
  const box = 'font: 7.5pt sans-serif; color: #5c5c5c;';
  return `@page { size: A4 portrait; margin: 15mm 12mm 14mm;
  @top-left { content: ${cssText(margins.head)}; ${box} }
  @bottom-left { content: ${cssText(margins.foot)}; ${box} }
  @bottom-right { content: ${cssText(`${margins.pageWord} `)} counter(page) " / " counter(pages); ${box} } }
@page :first { @top-left { content: none; } }
@media print {
  html, body { block-size: auto; overflow: visible; background: none; }
  body *:not(:has(.${sheet})):not(.${sheet}):not(.${sheet} *) { display: none !important; }
  body, body *:has(.${sheet}) {
    display: block !important; position: static !important; contain: none !important; transform: none !important;
    inline-size: auto !important; block-size: auto !important; min-block-size: 0 !important; max-block-size: none !important;
    overflow: visible !important; margin: 0 !important; padding: 0 !important; border: 0 !important; box-shadow: none !important;
    background: none !important;
  }
}`;
}
