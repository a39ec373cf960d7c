import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JsonSyntaxError, jsonPositions, parseJson } from '../../scripts/connection/jsonPositions.ts';

describe('places in JSON', () => {
  it('are those of names and of items', () => {
    const positions = jsonPositions('{\n  "a": [1, {"b": null}],\n  "c": "x, \\"y\\""\n}\n');
    assert.deepEqual(Object.fromEntries(positions), {
      '': { line: 1, column: 1 },
      a: { line: 2, column: 3 },
      'a.0': { line: 2, column: 9 },
      'a.1': { line: 2, column: 12 },
      'a.1.b': { line: 2, column: 13 },
      c: { line: 3, column: 3 },
    });
  });

  it('are named of a name that stands twice: people and programs take different ones for what counts', () => {
    assert.throws(() => jsonPositions('{"cutOff": 1,\n "x": {"cutOff": 2},\n "cutOff": 3}'), {
      name: 'JsonSyntaxError',
      position: { line: 3, column: 2 },
      message: /"cutOff"/,
    });
  });

  it('are named of whatever is wrong', () => {
    const wrong: [text: string, line: number, column: number][] = [
      ['', 1, 1],
      ['{\n"a": 1,\n}', 3, 1],
      ['{"a" 1}', 1, 6],
      ['{"a": tru}', 1, 7],
      ['[1 2]', 1, 4],
      ['[1,]', 1, 4],
      ['{"a": "x\n"}', 1, 7],
      ['{"a": 1', 1, 8],
      ['{} {}', 1, 4],
      ["{'a': 1}", 1, 2],
    ];
    for (const [text, line, column] of wrong) {
      assert.throws(
        () => parseJson(text),
        (problem: unknown) => {
          assert.ok(problem instanceof JsonSyntaxError, text);
          assert.deepEqual(problem.position, { line, column }, text);
          return true;
        },
      );
    }
  });
});
