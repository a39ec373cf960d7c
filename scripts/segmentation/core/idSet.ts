import { Cells } from './cells.ts';
import { KeyIndex } from './keyIndex.ts';
import { KeySpace } from './salesforceKey.ts';
import { readSource, type Source } from './sources.ts';

/** A set of Ids out of records that stream past, such as the accounts of changed records. */
export class IdSet {
  readonly #keys = new KeySpace();
  readonly #index = new KeyIndex();

  get size(): number {
    return this.#index.size;
  }

  /**
   * Adds what a column of the source holds, null left out; returns the number of records read.
   * @throws CellError naming object and record when the source cannot be understood
   */
  addFrom(source: Source, object: string, column: string): Promise<number> {
    const cells = new Cells(object, [column]);
    return readSource(source, cells, () => {
      const key = cells.key(0, this.#keys);
      if (key >= 0) this.#index.add(key);
    });
  }

  /** The Ids with 18 characters, in the order in which they came. */
  *[Symbol.iterator](): Generator<string> {
    for (let place = 0; place < this.size; place++) yield this.#keys.toText(this.#index.keyAt(place));
  }
}
