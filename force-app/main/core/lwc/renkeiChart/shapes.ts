/** A figure and how it is written; null where there is none, which is not zero. */
export interface ChartFigure {
  value: number | null;
  text: string;
}

/** What is drawn: a figure of each series for each category. */
export interface ChartData {
  /** `short`: the name below a line, where there is little room. */
  categories: readonly { key: string; name: string; short?: string }[];
  series: readonly { key: string; name: string; figures: readonly ChartFigure[] }[];
}

/** Bars: one beside the other below each name. Stacked: parts of a whole. Funnel: centred, each a share of the first. */
export type ChartKind = 'bars' | 'stacked' | 'funnel' | 'line';

export interface Part {
  key: string;
  x: string;
  y: number;
  width: string;
  className: string;
}

export interface Row {
  key: string;
  name: string;
  text: string;
  /** Base line of name and text. */
  y: number;
  parts: Part[];
}

export interface Rows {
  height: number;
  barHeight: number;
  rows: Row[];
}

const TEXT = 20;
const BAR = 14;
const GAP = 12;
const COLOURS = 4;

const share = (value: number, most: number): number =>
  most > 0 ? Math.min(100, (Math.max(0, value) / most) * 100) : 0;
const round = (value: number): string => `${Math.round(value * 100) / 100}%`;
const colour = (index: number): string => `mark colour-${index % COLOURS}`;
const numberOf = (figure: ChartFigure | undefined): number => Math.max(0, figure?.value ?? 0);

/** Rows of bars below their names, so that a name has the whole width in every language and on a phone. */
export function rowsOf(kind: Exclude<ChartKind, 'line'>, { categories, series }: ChartData): Rows {
  const lines = kind === 'bars' ? Math.max(1, series.length) : 1;
  const wholes = categories.map((_, place) => series.map(({ figures }) => numberOf(figures[place])));
  const most = Math.max(
    0,
    ...wholes.map((values) =>
      kind === 'stacked' ? values.reduce((sum, each) => sum + each, 0) : Math.max(0, ...values),
    ),
  );
  const step = TEXT + lines * (BAR + 2) + GAP;
  const rows = categories.map(({ key, name }, place): Row => {
    const top = place * step;
    let before = 0;
    const parts = series.map(({ key: part }, index): Part => {
      const width = share(wholes[place]![index]!, most);
      const x = kind === 'stacked' ? before : kind === 'funnel' ? (100 - width) / 2 : 0;
      before += width;
      return {
        key: part,
        x: round(x),
        y: top + TEXT + (kind === 'bars' ? index * (BAR + 2) : 0),
        width: round(width),
        className: colour(index),
      };
    });
    const text = series.map(({ figures }) => figures[place]?.text ?? '–').join(' · ');
    return { key, name, text, y: top + 14, parts };
  });
  return { height: Math.max(0, categories.length * step - GAP), barHeight: BAR, rows };
}

export interface Lines {
  height: number;
  /** Base line of the names below. */
  labelY: number;
  floor: number;
  labels: { key: string; name: string; x: string }[];
  segments: { key: string; x1: string; y1: number; x2: string; y2: number; className: string }[];
  points: { key: string; x: string; y: number; className: string }[];
  /** The latest figure of each series. */
  ends: { key: string; x: string; y: number; text: string }[];
}

const CEILING = 24;
const FLOOR = 112;
/** More names than these would run into each other on a phone. */
const NAMES = 5;

/** Lines over time. A figure that is missing leaves a gap. @param most what the ceiling stands for; else the largest figure */
export function linesOf({ categories, series }: ChartData, most: number | null = null): Lines {
  const values = series.flatMap(({ figures }) => figures.map(numberOf));
  const top = most ?? Math.max(1, ...values);
  const x = (place: number): string => round(((place + 0.5) / Math.max(1, categories.length)) * 100);
  const y = (value: number): number => Math.round((FLOOR - (share(value, top) / 100) * (FLOOR - CEILING)) * 10) / 10;
  const every = Math.ceil(categories.length / NAMES);
  const lines: Lines = { height: 134, labelY: 130, floor: FLOOR, labels: [], segments: [], points: [], ends: [] };
  // Counted from the end: the latest one is always named.
  lines.labels = categories.flatMap(({ key, name, short = name }, place) =>
    (categories.length - 1 - place) % every === 0 ? [{ key, name: short, x: x(place) }] : [],
  );
  series.forEach(({ key, figures }, index) => {
    let before: number | null = null;
    figures.forEach(({ value }, place) => {
      if (value === null) {
        before = null;
        return;
      }
      const at = `${key}|${place}`;
      if (before !== null) {
        const [x1, y1] = [x(before), y(figures[before]!.value!)];
        lines.segments.push({
          key: at,
          x1,
          y1,
          x2: x(place),
          y2: y(value),
          className: `line colour-${index % COLOURS}`,
        });
      }
      lines.points.push({ key: at, x: x(place), y: y(value), className: colour(index) });
      before = place;
    });
    const last = figures.findLastIndex(({ value }) => value !== null);
    const figure = figures[last];
    if (figure && figure.value !== null)
      lines.ends.push({ key, x: x(last), y: y(figure.value) - 8, text: figure.text });
  });
  return lines;
}
