import type { Component, Element } from './componentFiles.ts';

/** What an org decides by itself, whatever was deployed: whether a flow is active, and where its builder draws an element. */
const DECIDED_BY_ORG: Readonly<Record<string, ReadonlySet<string>>> = {
  Flow: new Set(['status', 'locationX', 'locationY']),
};

/**
 * Whether an org has everything that the package says about a component. An org adds defaults of its own and sorts as it likes, so what it
 * has beside that says nothing.
 */
export function hasSameContent(packaged: Component, inOrg: Component): boolean {
  if (packaged.files) return sameFiles(packaged.files, inOrg.files ?? {});
  return includes(inOrg.content ?? '', packaged.content ?? '', DECIDED_BY_ORG[packaged.type] ?? new Set());
}

function sameFiles(packaged: Record<string, string>, inOrg: Record<string, string>): boolean {
  const plain = (text: string | undefined) => text?.replace(/\r\n/g, '\n').trim();
  return Object.entries(packaged)
    .filter(([name]) => !name.endsWith('-meta.xml'))
    .every(([name, text]) => plain(inOrg[name]) === plain(text));
}

function includes(whole: Element, part: Element, ignored: ReadonlySet<string>): boolean {
  if (typeof part === 'string' || typeof whole === 'string') {
    // An empty element and one that is left out are the same to an org.
    return (isEmpty(part) && isEmpty(whole)) || part === whole;
  }
  return Object.entries(part).every(([name, values]) => {
    if (ignored.has(name)) return true;
    const left = [...(whole[name] ?? [])];
    return values.every((value) => {
      if (isEmpty(value)) return true;
      const index = left.findIndex((candidate) => includes(candidate, value, ignored));
      if (index === -1) return false;
      left.splice(index, 1);
      return true;
    });
  });
}

function isEmpty(element: Element): boolean {
  return typeof element === 'string' ? element.trim() === '' : Object.values(element).flat().every(isEmpty);
}
