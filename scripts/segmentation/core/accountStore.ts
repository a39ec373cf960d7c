import { ACCOUNT_FIELDS, accountFieldNames, type AccountField } from './accountFields.ts';
import { Cells } from './cells.ts';
import { Column, roomFor, type ValueOf } from './columns.ts';
import { KeyIndex } from './keyIndex.ts';
import { KeySpace } from './salesforceKey.ts';

type ColumnOf<Field extends AccountField> = Column<ValueOf<(typeof ACCOUNT_FIELDS)[Field]>>;

/** The fields of Account that a query has to select, in any order. */
export const ACCOUNT_QUERY_FIELDS: readonly string[] = ['Id', 'OwnerId', ...accountFieldNames];

const ID = 0;
const OWNER = 1;
const FIRST_FIELD = 2;

/** Accounts by place, 0 to `size` − 1: Id, owner and fields, each in a typed array. */
export class AccountStore {
  readonly cells = new Cells('Account', ACCOUNT_QUERY_FIELDS);
  readonly keys = new KeySpace();
  readonly ownerKeys = new KeySpace();
  readonly #index: KeyIndex;
  readonly #owners = new KeyIndex();
  /** Place of the owner by place of the account, −1 for none. */
  #ownerOf: Int32Array;
  readonly columns: { readonly [Field in AccountField]: ColumnOf<Field> };
  readonly #columns: readonly Column[];

  constructor(expected: number) {
    this.#index = new KeyIndex(expected);
    this.#ownerOf = new Int32Array(expected);
    const columns = accountFieldNames.map((field) => [field, new Column(ACCOUNT_FIELDS[field], expected)] as const);
    this.columns = Object.fromEntries(columns) as unknown as AccountStore['columns'];
    this.#columns = columns.map(([, column]) => column);
  }

  get size(): number {
    return this.#index.size;
  }

  /** Takes the account that the cells stand for, in place of what was known of it; returns its place. */
  take(): number {
    const { cells } = this;
    const known = this.size;
    const place = this.#index.add(cells.neededKey(ID, this.keys));
    this.#ownerOf = roomFor(this.#ownerOf, place);
    const owner = cells.key(OWNER, this.ownerKeys);
    this.#ownerOf[place] = owner < 0 ? -1 : this.#owners.add(owner);
    for (let field = 0; field < this.#columns.length; field++) {
      const column = FIRST_FIELD + field;
      if (place < known || !cells.isNull(column)) this.#columns[field]!.read(place, cells, column);
    }
    return place;
  }

  /** The place of the account with this key, −1 when there is none. */
  find(key: number): number {
    return this.#index.find(key);
  }

  /** The Id with 18 characters. */
  idAt(place: number): string {
    return this.keys.toText(this.#index.keyAt(place));
  }

  /** The key of the owner, negative for none. */
  ownerKeyAt(place: number): number {
    const owner = this.#ownerOf[place]!;
    return owner < 0 ? -1 : this.#owners.keyAt(owner);
  }

  ownerAt(place: number): string | null {
    const key = this.ownerKeyAt(place);
    return key < 0 ? null : this.ownerKeys.toText(key);
  }
}
