const ROW = 28;
const HEIGHT = 260;
const TOP = 20;
/** Names under columns that are narrower than they: their angle, how long they may be, and how near each other. */
const SLANT = Math.PI / 6;
const SLANTED_ROOM = 150;
const NARROWEST_NAME = 16;
/** Between a chart's edge and its columns; slanted names may move the first column as far as a part of the width. */
const MARGIN = 8;
const MOST_LEFT = 0.3;
const COLOURS = ['blue-50', 'teal-60', 'orange-65', 'violet-40', 'green-60', 'pink-50', 'indigo-30', 'neutral-60'];
const FALLBACKS = ['#0176d3', '#06a59a', '#fe9339', '#9602c7', '#3ba755', '#e3066a', '#321d71', '#939393'];

/** The figures of a run for a chart: by the groups of one grouping, or of two. */
export function chartData(
  { reportMetadata, reportExtendedMetadata, groupingsDown, groupingsAcross, factMap },
  { groupings, summary, sort, atMost },
) {
  const place = reportMetadata.aggregates.indexOf(summary);
  const levels = {};
  reportMetadata.groupingsDown.forEach(({ name }, level) => (levels[name] = { tree: 'down', level }));
  reportMetadata.groupingsAcross.forEach(({ name }, level) => (levels[name] = { tree: 'across', level }));
  const deepest = (tree) =>
    Math.max(0, ...groupings.flatMap((name) => (levels[name].tree === tree ? levels[name].level + 1 : [])));
  const paths = (groups, depth, before = []) =>
    depth === 0 ? [before] : groups.flatMap((group) => paths(group.groupings, depth - 1, [...before, group]));
  const points = new Map();
  const series = new Map();
  for (const down of paths(groupingsDown.groupings, deepest('down')))
    for (const across of paths(groupingsAcross.groupings, deepest('across'))) {
      const [group, other] = groupings.map((name) => ({ down, across })[levels[name].tree][levels[name].level]);
      const fact = factMap[`${down.at(-1)?.key ?? 'T'}!${across.at(-1)?.key ?? 'T'}`].aggregates[place];
      const name = other?.label ?? reportExtendedMetadata.aggregateColumnInfo[summary].label;
      if (!series.has(name)) series.set(name, series.size);
      const point = points.get(group.label) ?? { label: group.label, values: [] };
      points.set(group.label, point);
      const known = point.values[series.get(name)];
      point.values[series.get(name)] = known ? together(summary, known, fact) : fact;
    }
  const total = ({ values }) => values.reduce((sum, each) => sum + (each?.value ?? 0), 0);
  const sorted = [...points.values()];
  if (sort) sorted.sort((left, right) => (total(left) - total(right)) * (sort === 'desc' ? -1 : 1));
  return { series: [...series.keys()], points: atMost ? sorted.slice(0, atMost) : sorted };
}

/** Two groups of the same value under different parents: only what adds up is put together. */
function together(summary, left, right) {
  if (summary !== 'RowCount' && !summary.startsWith('s!')) return { label: '-', value: null };
  const value = left.value + right.value;
  return { label: value.toLocaleString(), value };
}

/** About how wide a text is drawn: letters of East Asia are twice as wide. */
const widthOf = (label) => [...label].reduce((sum, sign) => sum + (/[\u3000-\uffef]/.test(sign) ? 13 : 7), 0);

function cut(label, room) {
  if (widthOf(label) <= room) return label;
  let kept = [...label];
  while (kept.length > 2 && widthOf(kept.join('')) > room - 10) kept = kept.slice(0, -1);
  return `${kept.join('').trim()}…`;
}

/** The colour of a series, or of a group, as a style. */
export function colourStyle(index) {
  const place = index % COLOURS.length;
  return `color: var(--slds-g-color-palette-${COLOURS[place]}, ${FALLBACKS[place]})`;
}

/**
 * Where the columns begin so that slanted names, which end under theirs, begin within the chart.
 * @param names every name, '' for one that is left out
 */
function leftOfSlanted(names, width) {
  const needed = names.map((name, place) => {
    const part = (place + 0.5) / names.length;
    return (widthOf(name) * Math.cos(SLANT) - (width - MARGIN) * part) / (1 - part);
  });
  return Math.min(Math.max(MARGIN, ...needed), width * MOST_LEFT);
}

const valueOf = (fact) => Math.max(0, fact?.value ?? 0);

/**
 * Shapes of a chart for an SVG of a width.
 * @param kind `Bar`, `Column`, `Line`, `Donut` or `Funnel`
 */
export function chartShapes(kind, { series, points }, width) {
  const shapes = { height: HEIGHT, marks: [], lines: [], words: [] };
  const titled = (point, index) =>
    `${point.label}${series.length > 1 ? `, ${series[index]}` : ''}: ${point.values[index]?.label ?? '-'}`;
  const totals = points.map(({ values }) => values.reduce((sum, each) => sum + valueOf(each), 0));
  const most = Math.max(...totals, 0) || 1;
  const word = (x, y, label, anchor = 'start', slant = '') => shapes.words.push({ x, y, label, anchor, slant });
  const rectangle = (x, y, w, h) => `M${x} ${y}h${Math.max(w, 0)}v${h}h${-Math.max(w, 0)}z`;
  const mark = (path, point, index, shade = index) =>
    shapes.marks.push({ path, style: colourStyle(shade), title: titled(point, index) });
  // Beside a bar decimals that say nothing only take room; tables show them.
  const whole = (point, index) =>
    (series.length > 1 ? '' : (point.values[0]?.label ?? '').replace(/\.0+(?=\D*$)/, '')) ||
    totals[index].toLocaleString();

  if (kind === 'Bar' || kind === 'Funnel') {
    const left = Math.min(180, width * 0.35);
    const values = points.map((point, row) => whole(point, row));
    const room = width - left - Math.max(0, ...values.map(widthOf)) - 14;
    shapes.height = points.length * ROW + 8;
    points.forEach((point, row) => {
      const y = row * ROW + 4;
      word(left - 8, y + 16, cut(point.label, left - 8), 'end');
      let x = kind === 'Funnel' ? left + (room - (room * totals[row]) / most) / 2 : left;
      point.values.forEach((fact, index) => {
        const length = (room * valueOf(fact)) / most;
        mark(rectangle(x, y, length, ROW - 8), point, index, kind === 'Funnel' ? row : index);
        x += length;
      });
      word(kind === 'Funnel' ? width - 4 : x + 6, y + 16, values[row], kind === 'Funnel' ? 'end' : 'start');
    });
  } else if (kind === 'Donut') {
    const radius = Math.min(110, width / 2 - 10);
    const all = totals.reduce((sum, each) => sum + each, 0);
    const at = (angle, distance) =>
      `${width / 2 + Math.sin(angle) * distance} ${HEIGHT / 2 - Math.cos(angle) * distance}`;
    let angle = 0;
    points.forEach((point, row) => {
      const next = angle + Math.min((2 * Math.PI * totals[row]) / (all || 1), 2 * Math.PI - 0.0001);
      const large = next - angle > Math.PI ? 1 : 0;
      const inner = radius * 0.6;
      const path = `M${at(angle, radius)}A${radius} ${radius} 0 ${large} 1 ${at(next, radius)}L${at(next, inner)}A${inner} ${inner} 0 ${large} 0 ${at(angle, inner)}z`;
      mark(path, point, 0, row);
      angle = next;
    });
    word(width / 2, HEIGHT / 2 + 5, all.toLocaleString(), 'middle');
  } else {
    const bottom = HEIGHT - 28;
    const widest = Math.min(SLANTED_ROOM, Math.max(0, ...points.map(({ label }) => widthOf(label))));
    // Where names are wider than their columns they slant, so that none is left out; hairlines of columns name some only.
    const straight = (width - 2 * MARGIN) / Math.max(points.length, 1);
    const slants = widest + 8 > straight;
    const every = slants ? Math.ceil(NARROWEST_NAME / straight) : 1;
    const named = points.map(({ label }, place) => (slants && place % every === 0 ? cut(label, widest) : ''));
    const left = slants ? leftOfSlanted(named, width) : MARGIN;
    const step = (width - left - MARGIN) / Math.max(points.length, 1);
    if (slants) shapes.height += Math.ceil(widest * 0.5);
    const hasRoom = points.every((point, place) => widthOf(whole(point, place)) < step);
    const y = (value) => bottom - ((bottom - TOP) * value) / most;
    shapes.lines.push(`M${left} ${bottom}H${width - MARGIN}`);
    points.forEach((point, place) => {
      const centre = left + step * (place + 0.5);
      const label = cut(point.label, Math.max(widest, step - 8));
      const half = widthOf(label) / 2;
      if (slants && place % every === 0) {
        // What still begins left of the chart is shortened to what there is room for.
        const kept = cut(point.label, Math.min(widest, (centre + 4) / Math.cos(SLANT)));
        word(centre + 4, bottom + 14, kept, 'end', `rotate(${(-SLANT * 180) / Math.PI} ${centre + 4} ${bottom + 14})`);
      } else if (!slants) word(Math.min(Math.max(centre, half), width - half), HEIGHT - 8, label, 'middle');
      if (hasRoom) word(centre, y(totals[place]) - 6, whole(point, place), 'middle');
      if (kind === 'Line') return mark(`M${centre - 4} ${y(totals[place])}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`, point, 0);
      let top = bottom;
      point.values.forEach((fact, index) => {
        const tall = bottom - y(valueOf(fact));
        top -= tall;
        mark(rectangle(centre - Math.min(step * 0.35, 32), top, Math.min(step * 0.7, 64), tall), point, index);
      });
      return undefined;
    });
    if (kind === 'Line')
      shapes.lines.push(
        points.map((_, place) => `${place ? 'L' : 'M'}${left + step * (place + 0.5)} ${y(totals[place])}`).join(''),
      );
  }
  return shapes;
}
