import { inputText } from './inputText.ts';

export interface Position {
  line: number;
  column: number;
}

/** Where a text stops being JSON; JSON.parse names the place in some of its messages only. */
export class JsonSyntaxError extends Error {
  readonly position: Position;

  constructor(message: string, position: Position) {
    super(message);
    this.name = 'JsonSyntaxError';
    this.position = position;
  }
}

const LITERAL = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/;

/**
 * Where each value of a JSON text begins, by its path (`steps.0.fields.Name`), so that a complaint about a mapping names a line.
 * @throws JsonSyntaxError
 */
export function jsonPositions(text: string): Map<string, Position> {
  const positions = new Map<string, Position>();
  const tokens = /"(?:[^"\\\n]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+|"/g;
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  let token = tokens.exec(text);

  const position = (index: number): Position => {
    let line = lineStarts.findIndex((start) => start > index);
    if (line === -1) line = lineStarts.length;
    return { line, column: index - lineStarts[line - 1]! + 1 };
  };
  const fail = (expected: string): never => {
    const found = token ? `"${token[0].slice(0, 20)}"` : inputText('json.end');
    throw new JsonSyntaxError(inputText('json.expected', [expected, found]), position(token?.index ?? text.length));
  };
  const next = (): void => {
    token = tokens.exec(text);
  };
  const take = (symbol: string): void => {
    if (token?.[0] !== symbol) fail(symbol);
    next();
  };
  const readValue = (path: string, start: number): void => {
    positions.set(path, position(start));
    const opening = token?.[0] ?? '';
    if (opening === '{') readMembers(path);
    else if (opening === '[') readItems(path);
    else if (isText(opening) || LITERAL.test(opening)) next();
    else fail(inputText('json.value'));
  };
  const readMembers = (path: string): void => {
    const names = new Set<string>();
    next();
    for (let first = true; token?.[0] !== '}'; first = false) {
      if (!first) take(',');
      if (!token || !isText(token[0])) fail(inputText('json.name'));
      const name = JSON.parse(token![0]) as string;
      const start = token!.index;
      // JSON.parse takes the last of them, and whoever reads the file perhaps the first.
      if (names.has(name)) throw new JsonSyntaxError(inputText('json.twice', [name]), position(start));
      names.add(name);
      next();
      take(':');
      readValue(path === '' ? name : `${path}.${name}`, start);
    }
    next();
  };
  const readItems = (path: string): void => {
    next();
    for (let index = 0; token?.[0] !== ']'; index += 1) {
      if (index > 0) take(',');
      readValue(path === '' ? String(index) : `${path}.${index}`, token?.index ?? text.length);
    }
    next();
  };
  readValue('', token?.index ?? 0);
  if (token) fail(inputText('json.end'));
  return positions;
}

/**
 * The place of an entry of a JSON text by its path; of the nearest entry around it where the text leaves it out.
 * @throws JsonSyntaxError
 */
export function positionsOf(text: string): (path: string) => Position {
  const positions = jsonPositions(text);
  return (path) => {
    for (let known = path; known !== ''; known = known.slice(0, Math.max(0, known.lastIndexOf('.')))) {
      const position = positions.get(known);
      if (position) return position;
    }
    return { line: 1, column: 1 };
  };
}

/** Parses JSON. @throws JsonSyntaxError with the place, whatever is wrong; also where a name stands twice */
export function parseJson(text: string): unknown {
  jsonPositions(text);
  try {
    return JSON.parse(text);
  } catch (problem) {
    // What only JSON.parse objects to, such as an unknown escape in a text.
    throw new JsonSyntaxError((problem as Error).message, { line: 1, column: 1 });
  }
}

function isText(token: string): boolean {
  return token.length > 1 && token.startsWith('"');
}
