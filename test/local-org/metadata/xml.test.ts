import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeXml, parseXml, toXml, XmlProblem } from '../../../scripts/local-org/metadata/xml.ts';

test('elements know where they begin, and texts are resolved', () => {
  const root = parseXml(
    '<?xml version="1.0"?>\n<!-- about -->\n<a>\n  <b x="1">fish &amp; chips &#x3042;</b><c><![CDATA[1 < 2]]></c>\n</a>\n',
  );
  const [b, c] = root.children;
  assert.deepEqual([root.line, root.column, b!.line, b!.column, c!.line, c!.column], [3, 1, 4, 3, 4, 41]);
  assert.deepEqual([b!.text, b!.attributes, c!.text], ['fish & chips あ', { x: '1' }, '1 < 2']);
});

test('what is not one well-formed document is refused with its place', () => {
  const refused = (source: string): string => {
    try {
      parseXml(source);
    } catch (error) {
      if (error instanceof XmlProblem) return `${error.line}:${error.column}`;
      throw error;
    }
    return 'taken';
  };
  assert.deepEqual(['<a>\n <b></a>', '<a>\n<b>&copy;</b></a>', '<a/><b/>', '', 'text'].map(refused), [
    '2:5',
    '2:1',
    '1:1',
    '1:1',
    '1:1',
  ]);
});

test('what is written can be read: nothing of a value is taken for markup', () => {
  const text = `</b><c>"'&amp;`;
  assert.equal(parseXml(toXml('a', { b: text, none: undefined, list: [1, { d: true }] }, '')).children[0]!.text, text);
  assert.equal(
    toXml('a', { list: [1, { d: true }], empty: {} }),
    '<a><list>1</list><list><d>true</d></list><empty/></a>',
  );
  assert.equal(escapeXml(`<&>"'`), '&lt;&amp;&gt;&quot;&apos;');
});
