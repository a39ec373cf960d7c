import { cssText } from 'c/renkeiMeetingPaperRules';
import type { Language } from '../words/words.ts';
import { html, Markup } from './html.ts';

export interface PageFrame {
  language: Language;
  title: string;
  /** At the head of every page but the first. */
  running: string;
  /** At the foot of every page, beside its number. */
  foot: string;
  /** The word before the number of a page. */
  pageWord: string;
  body: Markup;
  /** Smaller, for what has to go on one page. */
  isDense?: boolean;
}

const FONTS = `'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, 'Segoe UI', Arial, sans-serif`;

/** A document of its own: it loads nothing, runs nothing, and prints on A4. */
export function page({ language, title, running, foot, pageWord, body, isDense }: PageFrame): string {
  const style = new Markup(`${sheetStyle({ running, foot, pageWord })}${STYLE}`);
  const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src file: data:; img-src data:";
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body${isDense === true && new Markup(' class="dense"')}>
        <main class="sheet">${body}</main>
      </body>
    </html> `.text;
}

function sheetStyle({ running, foot, pageWord }: Pick<PageFrame, 'running' | 'foot' | 'pageWord'>): string {
  const box = `font: 7.5pt ${FONTS}; color: #5c5c5c;`;
  return `@page { size: A4 portrait; margin: 15mm 12mm 14mm;
  @top-left { content: ${cssText(running)}; ${box} }
  @bottom-left { content: ${cssText(foot)}; ${box} }
  @bottom-right { content: ${cssText(`${pageWord} `)} counter(page) " / " counter(pages); ${box} } }
@page :first { @top-left { content: none; } }
`;
}

const STYLE = `
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; background: #f3f3f3; color: #181818; font: 9.5pt/1.5 ${FONTS}; line-break: strict; }
.sheet { inline-size: 210mm; max-inline-size: 100%; margin: 0 auto; padding: 14mm 12mm; background: #fff; overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 17pt; line-height: 1.3; }
h2 { margin-block: 4.5mm 1.5mm; padding-block-end: 0.8mm; border-block-end: 0.5mm solid #0b5cab; font-size: 11.5pt; line-height: 1.4; break-after: avoid; }
h3 { font-size: 9.5pt; break-after: avoid; }
.kind { color: #0b5cab; font-weight: 700; }
.quiet { color: #5c5c5c; font-size: 8.5pt; }
.notice { margin-block-start: 2mm; padding: 1.5mm 3mm; border-inline-start: 1mm solid #0b5cab; background: #eef4ff; }
.notice.bad { border-color: #b60554; background: #fff0f3; }
.tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 3mm; margin-block-start: 4mm; }
.tile { padding: 2mm 3mm; border: 0.25mm solid #c9c9c9; border-radius: 1mm; break-inside: avoid; }
.tile strong { display: block; font-size: 15pt; line-height: 1.25; }
.tile small { display: block; color: #5c5c5c; font-size: 7.5pt; line-height: 1.4; }
.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 6mm; margin-block-start: 4mm; }
figure { break-inside: avoid; }
figcaption { font-weight: 700; }
figcaption small { display: block; color: #5c5c5c; font-size: 7.5pt; font-weight: 400; }
svg { display: block; inline-size: 100%; block-size: auto; margin-block-start: 1mm; }
svg text { font-family: ${FONTS}; fill: #181818; }
table { inline-size: 100%; table-layout: fixed; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1mm 1.5mm; border-block-end: 0.2mm solid #c9c9c9; text-align: start; vertical-align: top; }
th { border-block-end-color: #5c5c5c; color: #444; font-size: 8pt; }
th:first-child, td:first-child { padding-inline-start: 0; }
td p + p, td p + small, td small + p { margin-block-start: 0.6mm; }
td small { display: block; color: #5c5c5c; font-size: 8pt; }
td strong { font-weight: 700; }
.rep > h2 small { font-weight: 400; font-size: 8.5pt; color: #5c5c5c; }
.said { white-space: pre-line; }
.blank { border-inline: 0.2mm solid #c9c9c9; }
.late { color: #b60554; font-weight: 700; }
.good { color: #2e7d32; font-weight: 700; }
.on-track { margin-block-start: 1.5mm; font-size: 8.5pt; }
.number { text-align: end; }
ul.plain { padding-inline-start: 5mm; }
body.dense { font-size: 8.5pt; }
.dense h2 { margin-block: 3.2mm 1.2mm; padding-block-end: 0.5mm; font-size: 10pt; }
.dense .tiles { margin-block-start: 1.5mm; }
.dense .tile { padding: 1.2mm 2.5mm; }
.dense .tile strong { font-size: 14pt; }
.dense th, .dense td { padding-block: 0.6mm; }
.tiles.two { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2mm; }
.halves { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 6mm; align-items: start; }
.stories { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 4mm; }
.story h3 { color: #0b5cab; font-size: 8pt; }
.story p + p { margin-block-start: 0.6mm; }
.definitions { columns: 2; column-gap: 6mm; color: #5c5c5c; font-size: 6.5pt; line-height: 1.45; }
.definitions div { break-inside: avoid; margin-block-end: 0.6mm; }
.definitions dt { display: inline; font-weight: 700; }
.definitions dt::after { content: ':'; }
.definitions dt:lang(ja)::after { content: '：'; }
.definitions dd { display: inline; }
.fine { color: #5c5c5c; font-size: 7pt; }
@media print {
  body { background: none; }
  .sheet { inline-size: auto; padding: 0 0.3mm; }
}
`;
