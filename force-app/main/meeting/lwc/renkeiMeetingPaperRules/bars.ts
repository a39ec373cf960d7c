/** Bars one below the other, each with its name and value: readable without colour. Units of the picture's own. */
export interface BarPicture {
  key: string;
  title: string;
  note: string;
  /** What is read to whoever does not see it. */
  spoken: string;
  viewBox: string;
  bars: BarLine[];
}

export interface BarLine {
  key: string;
  name: string;
  /** How the value is written. */
  text: string;
  /** Whether it is out of line. */
  isBad: boolean;
  /** Where the texts stand. */
  y: number;
  top: number;
  left: number;
  width: number;
  valueAt: number;
}

export interface BarRow {
  key: string;
  name: string;
  value: number;
  text: string;
  isBad: boolean;
}

const WIDTH = 340;
const NAMES = 112;
const VALUES = 50;
const STEP = 20;
/** Thickness of a bar. */
export const BAR = 12;

/** Lays the bars out. */
export function barPicture(key: string, title: string, note: string, rows: readonly BarRow[]): BarPicture {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const room = WIDTH - NAMES - VALUES;
  const bars = rows.map(({ value, ...row }, index): BarLine => {
    const width = Math.round((value / most) * room * 10) / 10;
    const top = index * STEP + 4;
    return { ...row, y: top + 10, top, left: NAMES, width, valueAt: NAMES + width + 5 };
  });
  const spoken = `${title}: ${rows.map(({ name, text }) => `${name} ${text}`).join(', ')}`;
  return { key, title, note, spoken, viewBox: `0 0 ${WIDTH} ${rows.length * STEP}`, bars };
}
