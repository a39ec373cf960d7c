/** Saves at a time: quick, and no more than a browser sends to one server at once. */
const AT_A_TIME = 5;

/** Works on all items, a few at a time, until there are none or `goOn` says no; items that were begun are finished. */
export async function together<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  goOn: () => boolean = () => true,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length && goOn()) {
      const item = items[next]!;
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, items.length) }, worker));
}
