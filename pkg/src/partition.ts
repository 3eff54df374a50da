/** How many items stand before the first for which `isBefore` no longer holds. It must hold for those alone. */
export function partitionPoint<Item>(
  items: readonly Item[],
  isBefore: (item: Item) => boolean,
): number {
  let [first, end] = [0, items.length];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if (isBefore(items[middle] as Item)) first = middle + 1;
    else end = middle;
  }
  return first;
}
