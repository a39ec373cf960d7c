/** Columns side by side for each month, each with its number on top: laid out, in units of the picture's own. */
export interface ColumnPicture {
  title: string;
  /** What is read to whoever does not see it. */
  spoken: string;
  viewBox: string;
  width: number;
  /** Where the columns stand. */
  floor: number;
  months: { key: string; name: string; x: number; y: number; columns: PictureColumn[] }[];
  legend: { key: string; name: string; series: number; x: number; y: number; textX: number; textY: number }[];
}

export interface PictureColumn {
  key: string;
  /** Place of what it counts, from 0: its colour. */
  series: number;
  /** How the value is written. */
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  textX: number;
  textY: number;
}

/** Something that is counted month by month. */
export interface Series {
  name: string;
  /** Null: nothing is known. */
  values: readonly (number | null)[];
}

/** How far a figure is, with a mark where its goal stands: parts of a hundred. */
export interface GoalBar {
  value: number;
  /** Null: no goal. */
  goal: number | null;
  isShort: boolean;
}

const WIDTH = 340;
const HEIGHT = 92;
const FLOOR = 64;
const LEGEND = 112;

const rounded = (length: number): number => Math.round(length * 10) / 10;

/** Lays the columns out. @param months names of the months, as many as each series has values */
export function columnPicture(title: string, months: readonly string[], series: readonly Series[]): ColumnPicture {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const slot = WIDTH / Math.max(1, months.length);
  const width = Math.min(14, (slot - 8) / Math.max(1, series.length));
  const drawn = months.map((name, place) => {
    const left = place * slot + (slot - width * series.length) / 2;
    const columns = series.map(({ values }, index): PictureColumn => {
      const value = values[place] ?? null;
      const height = rounded(((value ?? 0) / most) * (FLOOR - 14));
      const x = rounded(left + index * width);
      const top = rounded(FLOOR - height);
      return {
        ...{ key: String(index), series: index, text: value === null ? '–' : String(value) },
        ...{ x, y: top, width: rounded(width - 1.5), height, textX: rounded(x + width / 2 - 0.75), textY: top - 2 },
      };
    });
    return { key: String(place), name, x: rounded(place * slot + slot / 2), y: FLOOR + 11, columns };
  });
  const legend = series.map(({ name }, index) => ({
    ...{ key: String(index), name, series: index, x: index * LEGEND, y: HEIGHT - 9 },
    ...{ textX: index * LEGEND + 12, textY: HEIGHT - 2 },
  }));
  const told = series.map(({ name, values }) => `${name} ${values.map((value) => value ?? '–').join(' ')}`).join('; ');
  const spoken = `${title} (${months.join(' ')}): ${told}`;
  return { title, spoken, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, floor: FLOOR, months: drawn, legend };
}

/** @param most what the whole bar stands for */
export function goalBar(value: number | null, goal: number | null, most: number): GoalBar {
  const share = (part: number) => rounded(Math.min(1, Math.max(0, part / most)) * 100);
  return {
    value: share(value ?? 0),
    goal: goal === null ? null : Math.min(99, share(goal)),
    isShort: value !== null && goal !== null && value < goal,
  };
}
