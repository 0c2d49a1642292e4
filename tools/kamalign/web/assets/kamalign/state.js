/**
 * Keeps answers in the reader's browser, under one key for all pages and languages.
 *
 * Each change reads what is stored now and replaces one entry, so that two tabs do not overwrite
 * each other. Where storage is refused or full, answers live in memory until the page closes.
 */
import { emptyState, isEmpty, parseState, serialise } from "./state_shape.js";

/** @typedef {import("./state_shape.js").State} State */
/** @typedef {import("./state_shape.js").Section} Section */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} TextStorage */
/** @typedef {"refused" | "damaged" | "newer"} Problem */

export const KEY = "kamalign";
export const DAMAGED_KEY = "kamalign-damaged";

export class Store {
  #storage;
  #state = emptyState();
  /** Entries of the memory that storage has not taken. @type {Map<string, [Section, string]>} */
  #unsaved = new Map();
  /** Storage belongs to a newer version: it is not written again. */
  #sealed = false;
  /** @type {Set<Problem>} */
  #met = new Set();
  /** @type {Problem[]} */
  #untold = [];
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {() => TextStorage} storage called at each use, as reaching it may throw */
  constructor(storage) {
    this.#storage = storage;
    this.#load();
  }

  /**
   * The entry of a quiz or an assessment, as it was last read.
   *
   * @template {Section} S
   * @param {S} section
   * @param {string} id
   * @returns {State[S][string] | undefined}
   */
  get(section, id) {
    return this.#state[section][id];
  }

  /**
   * Replaces one entry by what `change` makes of the one that is stored now.
   *
   * @template {Section} S
   * @param {S} section
   * @param {string} id
   * @param {(entry: State[S][string] | undefined) => State[S][string] | undefined} change
   *   returns undefined to delete the entry
   */
  update(section, id, change) {
    this.#load();
    /** @type {Record<string, State[S][string]>} */
    const entries = this.#state[section];
    const entry = change(entries[id]);
    if (entry === undefined) delete entries[id];
    else entries[id] = entry;
    this.#unsaved.set(JSON.stringify([section, id]), [section, id]);
    this.#save();
  }

  /** Takes over what another tab has stored. */
  refresh() {
    this.#load();
    for (const listener of this.#listeners) listener();
  }

  /**
   * @param {() => void} listener called when another tab has changed something
   * @returns {() => void} ends it
   */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Problems met since the last call; each is told once.
   *
   * @returns {Problem[]}
   */
  takeProblems() {
    return this.#untold.splice(0);
  }

  #load() {
    if (this.#sealed) return;
    let stored = emptyState();
    try {
      const text = this.#storage().getItem(KEY);
      const found = text === null ? stored : parseState(text);
      if (found === "newer") {
        this.#sealed = true;
        this.#meet("newer");
        return;
      }
      if (text !== null && found === "damaged") this.#setAside(text);
      else if (found !== "damaged") stored = found;
    } catch {
      this.#meet("refused");
      return;
    }
    for (const [section, id] of this.#unsaved.values()) carry(this.#state, stored, section, id);
    this.#state = stored;
  }

  #save() {
    if (this.#sealed) return;
    try {
      if (isEmpty(this.#state)) this.#storage().removeItem(KEY);
      else this.#storage().setItem(KEY, serialise(this.#state));
      this.#unsaved.clear();
    } catch {
      this.#meet("refused");
    }
  }

  /** @param {string} text */
  #setAside(text) {
    this.#meet("damaged");
    try {
      this.#storage().setItem(DAMAGED_KEY, text);
    } catch {
      // There is no room for a copy; a fresh start matters more.
    }
    this.#storage().removeItem(KEY);
  }

  /** @param {Problem} problem */
  #meet(problem) {
    if (this.#met.has(problem)) return;
    this.#met.add(problem);
    this.#untold.push(problem);
  }
}

/**
 * @template {Section} S
 * @param {State} from
 * @param {State} to
 * @param {S} section
 * @param {string} id
 */
function carry(from, to, section, id) {
  /** @type {Record<string, State[S][string]>} */
  const entries = to[section];
  const entry = from[section][id];
  if (entry === undefined) delete entries[id];
  else entries[id] = entry;
}

/** @type {Store | undefined} */
let shared;

/**
 * The one store of this page.
 *
 * @returns {Store}
 */
export function browserStore() {
  if (shared) return shared;
  const store = new Store(() => localStorage);
  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) store.refresh();
  });
  shared = store;
  return store;
}
