export interface Position {
  line: number;
  column: number;
}

/**
 * Where each value of a JSON text begins, by its path (`steps.0.fields.Name`), so that a complaint about a mapping names a line.
 * The text must be valid JSON: parse it first.
 */
export function jsonPositions(text: string): Map<string, Position> {
  const positions = new Map<string, Position>();
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  let token = tokens.exec(text);

  const position = (index: number): Position => {
    let line = lineStarts.findIndex((start) => start > index);
    if (line === -1) line = lineStarts.length;
    return { line, column: index - lineStarts[line - 1]! + 1 };
  };
  const next = (): void => {
    token = tokens.exec(text);
  };
  const readValue = (path: string, start: number): void => {
    positions.set(path, position(start));
    const opening = token?.[0];
    next();
    if (opening === '{') readMembers(path);
    else if (opening === '[') readItems(path);
  };
  const readMembers = (path: string): void => {
    while (token && token[0] !== '}') {
      if (token[0] === ',') next();
      const name = JSON.parse(token![0]) as string;
      const start = token!.index;
      next();
      next();
      readValue(path === '' ? name : `${path}.${name}`, start);
    }
    next();
  };
  const readItems = (path: string): void => {
    for (let index = 0; token && token[0] !== ']'; index += 1) {
      if (token[0] === ',') next();
      readValue(path === '' ? String(index) : `${path}.${index}`, token!.index);
    }
    next();
  };
  readValue('', token?.index ?? 0);
  return positions;
}
