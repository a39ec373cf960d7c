import { call, frozen } from 'shell/request';

/** How long an answer stands in for a new request, as in the platform's record cache. */
const LIFETIME_MILLISECONDS = 30_000;

const answers = new Map();
const watchers = new Set();

/** A read through the cache: same path, same promise. `ids` are the records whose change makes it stale. */
export function read(path, ids = []) {
  const known = answers.get(path);
  if (known && performance.now() - known.at < LIFETIME_MILLISECONDS) return known.promise;
  const answer = { at: performance.now(), ids, promise: call('GET', path).then(frozen) };
  answer.promise.catch(() => answers.delete(path));
  answers.set(path, answer);
  return answer.promise;
}

/**
 * Tells every live wire and standard component that records changed.
 * @param change `ids` of changed records, `removed` ids of deleted ones, and the `objects` whose lists changed with them
 */
export async function announce({ ids = [], removed = [], objects = [] }) {
  for (const [path, answer] of answers)
    if (answer.ids.some((id) => ids.includes(id) || removed.includes(id))) answers.delete(path);
  await Promise.all([...watchers].map((watch) => watch({ ids, removed, objects })));
}

/** @param listener receives each change; @returns a function that ends it */
export function watchRecords(listener) {
  watchers.add(listener);
  return () => watchers.delete(listener);
}

/**
 * Makes a wire adapter class. It answers `{data, error}`, waits while a required parameter is undefined, drops answers
 * that a later configuration overtook, and asks again when one of its records changes.
 * @param request builds `{path, ids}` from the configuration, or undefined while the configuration is incomplete
 */
export function wireAdapter(request) {
  return class {
    constructor(callback) {
      this.callback = callback;
      callback({ data: undefined, error: undefined });
    }

    connect() {
      this.stop = watchRecords(({ ids }) =>
        this.wanted?.ids?.some((id) => ids.includes(id)) ? this.load() : undefined,
      );
      if (this.wanted) this.load();
    }

    disconnect() {
      this.stop?.();
      this.stop = undefined;
    }

    update(config) {
      const wanted = request(config);
      if (!wanted || wanted.path === this.wanted?.path) return;
      this.wanted = wanted;
      this.load();
    }

    async load() {
      const wanted = this.wanted;
      const emit = (result) => this.wanted === wanted && this.callback(result);
      try {
        emit({ data: await read(wanted.path, wanted.ids), error: undefined });
      } catch (error) {
        emit({ data: undefined, error: frozen(error) });
      }
    }
  };
}

/** The 18-character form of an id; other text unchanged. */
export function longId(id) {
  if (!/^[a-zA-Z0-9]{15}$/.test(id ?? '')) return id;
  const suffix = [0, 5, 10].map((start) => {
    const bits = [0, 1, 2, 3, 4].map((index) => (/[A-Z]/.test(id[start + index]) ? 1 << index : 0));
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits.reduce((sum, bit) => sum + bit)];
  });
  return id + suffix.join('');
}
