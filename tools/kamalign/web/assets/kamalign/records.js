/**
 * Plain data from outside: JSON in the page and text in the browser's storage.
 *
 * A record made here has no prototype, so that an id such as `__proto__` or `constructor` is an
 * entry like any other.
 */

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is string[]}
 */
export function isStrings(value) {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

/**
 * The own entry of a record, never an inherited one.
 *
 * @param {unknown} record
 * @param {string} key
 * @returns {unknown}
 */
export function own(record, key) {
  return isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * A copy of a record with one entry set, or removed if `value` is undefined.
 *
 * @template T
 * @param {Record<string, T> | undefined} record
 * @param {string} key
 * @param {T | undefined} value
 * @returns {Record<string, T>}
 */
export function withEntry(record, key, value) {
  /** @type {Record<string, T>} */
  const copy = Object.create(null);
  for (const [name, entry] of Object.entries(record ?? {})) copy[name] = entry;
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

/**
 * A copy of a record whose every entry has gone through `convert`, which throws on a wrong shape.
 *
 * @template T
 * @param {unknown} value
 * @param {(entry: unknown) => T} convert
 * @returns {Record<string, T>}
 */
export function recordOf(value, convert) {
  if (!isRecord(value)) throw new TypeError("not a record");
  /** @type {Record<string, T>} */
  const copy = Object.create(null);
  for (const [name, entry] of Object.entries(value)) copy[name] = convert(entry);
  return copy;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
export function string(value) {
  if (typeof value !== "string") throw new TypeError("not a string");
  return value;
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
export function strings(value) {
  if (!isStrings(value)) throw new TypeError("not a list of strings");
  return [...value];
}

/**
 * @param {unknown} value
 * @returns {number}
 */
export function number(value) {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new TypeError("not a number");
  return value;
}

/**
 * @template T
 * @param {unknown} value
 * @param {(entry: unknown) => T} convert
 * @returns {T[]}
 */
export function listOf(value, convert) {
  if (!Array.isArray(value)) throw new TypeError("not a list");
  return value.map(convert);
}
