import { diffArrays } from 'diff';

/** One step through two lists side by side: what both have, what only the old has, what only the new has. */
export type Step<Item> =
  | { readonly old: Item; readonly now: Item }
  | { readonly old: Item; readonly now?: undefined }
  | { readonly old?: undefined; readonly now: Item };

/**
 * Lays two lists side by side. What is the same (or goes by the same name) is found first; in what is left between, things are paired
 * by likeness, in their order. What is only in the old list stands where it stood, before what is only in the new one.
 * @param same whether two things are one
 * @param likeness from 0 to 1; 0: never one
 */
export function sideBySide<Item>(
  old: readonly Item[],
  now: readonly Item[],
  same: (left: Item, right: Item) => boolean,
  likeness: (left: Item, right: Item) => number,
): readonly Step<Item>[] {
  const steps: Step<Item>[] = [];
  let [i, j] = [0, 0];
  let [gone, come]: [Item[], Item[]] = [[], []];
  const flush = () => {
    steps.push(...alike(gone, come, likeness));
    [gone, come] = [[], []];
  };
  for (const { added, removed, count } of diffArrays([...old], [...now], { comparator: same })) {
    if (removed) gone.push(...old.slice(i, i + count));
    else if (added) come.push(...now.slice(j, j + count));
    else {
      flush();
      for (let k = 0; k < count; k++) steps.push({ old: old[i + k]!, now: now[j + k]! });
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  flush();
  return steps;
}

/** What has less in common is another thing. */
const LEAST = 0.4;

/** Pairs that keep the order of both lists and have the most in common altogether. */
function alike<Item>(
  old: readonly Item[],
  now: readonly Item[],
  likeness: (left: Item, right: Item) => number,
): readonly Step<Item>[] {
  const score = old.map((left) => now.map((right) => likeness(left, right)));
  const worth = (i: number, j: number) => (score[i]![j]! >= LEAST ? score[i]![j]! : 0);
  const best = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const pair = worth(i, j) > 0 ? worth(i, j) + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(pair, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const steps: Step<Item>[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (worth(i, j) > 0 && best[i]![j] === worth(i, j) + best[i + 1]![j + 1]!)
      steps.push({ old: old[i++]!, now: now[j++]! });
    else if (best[i]![j] === best[i + 1]![j]) steps.push({ old: old[i++]! });
    else steps.push({ now: now[j++]! });
  }
  while (i < old.length) steps.push({ old: old[i++]! });
  while (j < now.length) steps.push({ now: now[j++]! });
  return steps;
}
