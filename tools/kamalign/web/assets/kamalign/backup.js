/** Everything this browser keeps for the library, as one text: read, put back, deleted. */
import { DAMAGED_KEY, KEY, parseState } from "./state.js";

/** More is no backup of ours. */
const LARGEST = 5e6;

/**
 * Puts a backup in the place of everything, or changes nothing and says why not.
 *
 * @type {(storage: () => Kam.TextStorage, text: string) => "imported" | "unfit" | "refused"}
 */
export function restore(storage, text) {
  if (text.length > LARGEST || typeof parseState(text) === "string") return "unfit";
  try {
    const now = storage().getItem(KEY);
    if (now !== null && parseState(now) === "newer") return "refused";
    storage().setItem(KEY, text);
    return "imported";
  } catch {
    return "refused";
  }
}

/** @type {(storage: () => Kam.TextStorage) => string | null} null if nothing is kept or storage is refused */
export function backup(storage) {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

/** @type {(storage: () => Kam.TextStorage) => void} */
export function forget(storage) {
  try {
    storage().removeItem(KEY);
    storage().removeItem(DAMAGED_KEY);
  } catch {
    // Refused storage keeps nothing either.
  }
}
