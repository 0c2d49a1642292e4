/** What a quiz asks: which items, in which order, and when again. Pure functions. */
/** Days after which an item is asked again, one after the other. */
export const INTERVALS = [1, 7, 30];

/**
 * Ids in an order that the seed decides. Each id has a rank of its own, so that one more id
 * leaves the order of the others as it was.
 *
 * @type {(ids: string[], seed: number) => string[]}
 */
export const shuffled = (ids, seed) =>
  [...ids].sort((a, b) => rank(a, seed) - rank(b, seed) || (a < b ? -1 : 1));

/** FNV-1a with the finish of MurmurHash3, which spreads similar ids. @type {(id: string, seed: number) => number} */
function rank(id, seed) {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The items that are asked, in their order on the page.
 *
 * @type {(quiz: Kam.Quiz, seed: number, form: string | undefined) => Kam.Item[]}
 */
export function askedItems({ items, draw, shuffle }, seed, form) {
  const short = items.filter((item) => item.short);
  let asked = items;
  if (form === "short" && short.length) asked = short;
  else {
    for (const [pool, count] of Object.entries(draw)) {
      const ids = asked.filter((item) => item.pool === pool).map(({ id }) => id);
      const drawn = shuffled(ids, seed).slice(0, count);
      asked = asked.filter((item) => item.pool !== pool || drawn.includes(item.id));
    }
  }
  if (!shuffle.includes("items")) return asked;
  const order = shuffled(asked.map(({ id }) => id), seed);
  return [...asked].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Midnight of the day when an item is due again; none after the last interval. @type {(asked: Kam.Asked | undefined) => Date | undefined} */
export function dueOn(asked) {
  const days = asked && INTERVALS[asked.step];
  if (!asked || days === undefined) return undefined;
  const date = new Date(asked.at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
}

/** @type {(asked: Kam.Asked | undefined, now: number) => boolean} */
export function isDue(asked, now) {
  const date = dueOn(asked);
  return date !== undefined && date.getTime() <= now;
}

/**
 * What is kept when an item is checked: a right answer when it was due leads to the next interval,
 * a miss back to the first.
 *
 * @type {(asked: Kam.Asked | undefined, right: boolean, now: number) => Kam.Asked}
 */
export const askedNow = (asked, right, now) => ({
  at: now,
  step: right ? Math.min((asked?.step ?? 0) + Number(isDue(asked, now)), INTERVALS.length) : 0,
});
