/**
 * Plain data from outside: JSON in the page and text in the browser's storage.
 *
 * A record made here has no prototype, so that an id such as `__proto__` or `constructor` is an
 * entry like any other. Converters throw a TypeError on a wrong shape.
 */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isRecord = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is string[]} */
export const isStrings = (value) =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string");

/** The own entry of a record, never an inherited one. @type {(record: unknown, key: string) => unknown} */
export const own = (record, key) =>
  isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined;

/** The own string of a record, or "". @type {(record: unknown, key: string) => string} */
export function ownString(record, key) {
  const value = own(record, key);
  return typeof value === "string" ? value : "";
}

/**
 * A copy of a record with one entry set, or removed if `value` is undefined.
 *
 * @type {<T>(record: Record<string, T> | undefined, key: string, value: T | undefined) => Record<string, T>}
 */
export function withEntry(record, key, value) {
  const copy = Object.assign(Object.create(null), record);
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

/** @type {<T>(value: unknown, convert: (entry: unknown) => T) => Record<string, T>} */
export function recordOf(value, convert) {
  if (!isRecord(value)) throw new TypeError("not a record");
  const copy = Object.create(null);
  for (const [name, entry] of Object.entries(value)) copy[name] = convert(entry);
  return copy;
}

/** @type {<T>(value: unknown, convert: (entry: unknown) => T) => T[]} */
export function listOf(value, convert) {
  if (!Array.isArray(value)) throw new TypeError("not a list");
  return value.map(convert);
}

/** @type {(value: unknown) => string} */
export function string(value) {
  if (typeof value !== "string") throw new TypeError("not a string");
  return value;
}

/** @type {(value: unknown) => string[]} */
export const strings = (value) => listOf(value, string);

/** @type {(value: unknown) => number} */
export function number(value) {
  if (typeof value !== "number") throw new TypeError("not a number");
  return value;
}
