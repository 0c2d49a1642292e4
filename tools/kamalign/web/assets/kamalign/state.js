/**
 * Keeps answers in the reader's browser, under one key for all pages and languages.
 *
 * Each change reads what is stored now and replaces one entry, so that two tabs do not overwrite
 * each other. Where storage is refused or full, answers live in memory until the page closes.
 */
import { isStrings, listOf, number, own, recordOf, string, strings } from "./records.js";

export const KEY = "kamalign";
export const DAMAGED_KEY = "kamalign-damaged";

/** @type {(storage: () => Kam.TextStorage) => Kam.Store} reaching `storage` may throw each time */
export function makeStore(storage) {
  let state = emptyState();
  /** Storage belongs to a newer version: it is not written again. */
  let sealed = false;
  /** Entries that storage has not taken. @type {Map<string, [Kam.Section, string]>} */
  const unsaved = new Map();
  /** Whether a problem was told. @type {Map<Kam.Problem, boolean>} */
  const problems = new Map();
  /** @type {(() => void)[]} */
  const listeners = [];

  const meet = (/** @type {Kam.Problem} */ problem) => {
    if (!problems.has(problem)) problems.set(problem, false);
  };

  const load = () => {
    if (sealed) return;
    try {
      const text = storage().getItem(KEY);
      const found = text === null ? emptyState() : parseState(text);
      if (found === "newer") {
        sealed = true;
        return meet("newer");
      }
      if (text !== null && found === "damaged") setAside(text);
      const stored = found === "damaged" ? emptyState() : found;
      for (const [section, id] of unsaved.values()) put(stored, section, id, state[section][id]);
      state = stored;
    } catch {
      meet("refused");
    }
  };

  const save = () => {
    if (sealed) return;
    try {
      const empty = Object.values(state).every((entries) => !Object.keys(entries).length);
      if (empty) storage().removeItem(KEY);
      else storage().setItem(KEY, serialise(state));
      unsaved.clear();
    } catch {
      meet("refused");
    }
  };

  const setAside = (/** @type {string} */ text) => {
    meet("damaged");
    try {
      storage().setItem(DAMAGED_KEY, text);
    } catch {
      // No room for a copy; a fresh start matters more.
    }
    storage().removeItem(KEY);
  };

  load();
  return {
    get: (section, id) => state[section][id],
    update(section, id, change) {
      load();
      put(state, section, id, change(state[section][id]));
      unsaved.set(`${section}/${id}`, [section, id]);
      save();
    },
    refresh() {
      load();
      for (const listener of listeners) listener();
    },
    listen: (listener) => void listeners.push(listener),
    takeProblems() {
      const untold = [...problems].filter(([, told]) => !told).map(([problem]) => problem);
      for (const problem of untold) problems.set(problem, true);
      return untold;
    },
  };
}

/** @type {<S extends Kam.Section>(state: Kam.State, section: S, id: string, entry: Kam.Entries[S] | undefined) => void} */
function put(state, section, id, entry) {
  const entries = /** @type {Record<string, typeof entry>} */ (state[section]);
  if (entry === undefined) delete entries[id];
  else entries[id] = entry;
}

/** @type {Kam.Store | undefined} */
let shared;

/** The one store of this page. @type {() => Kam.Store} */
export function browserStore() {
  if (shared) return shared;
  const store = makeStore(() => localStorage);
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) store.refresh();
  });
  return (shared = store);
}

const VERSION = 1;

/** @type {() => Kam.State} */
const emptyState = () => stateOf({ quizzes: {}, assessments: {} });

/** @type {(state: Kam.State) => string} */
export const serialise = (state) => JSON.stringify({ version: VERSION, ...state });

/** @type {(text: string) => Kam.State | "damaged" | "newer"} */
export function parseState(text) {
  try {
    const data = JSON.parse(text);
    const version = number(own(data, "version"));
    if (version > VERSION) return "newer";
    if (version !== VERSION) return "damaged";
    return stateOf(data);
  } catch {
    return "damaged";
  }
}

/** @type {(data: unknown) => Kam.State} */
const stateOf = (data) => ({
  quizzes: recordOf(own(data, "quizzes"), quiz),
  assessments: recordOf(own(data, "assessments"), assessment),
  paths: recordOf(own(data, "paths") ?? {}, strings),
});

/** @type {(value: unknown) => Kam.Entries["quizzes"]} */
const quiz = (value) => ({
  edition: number(own(value, "edition")),
  answers: recordOf(own(value, "answers"), (parts) => recordOf(parts, answer)),
  checked: strings(own(value, "checked")),
  ...optional(value, "form", string),
  ...optional(value, "seed", number),
  ...optional(value, "confidence", (given) => recordOf(given, number)),
  ...optional(value, "asked", (times) => recordOf(times, asked)),
});

/** @type {(value: unknown) => Kam.Asked} */
const asked = (value) => ({ at: number(own(value, "at")), step: number(own(value, "step")) });

/** An entry that older state lacks. @type {<K extends string, T>(record: unknown, key: K, convert: (value: unknown) => T) => { [k in K]?: T }} */
function optional(record, key, convert) {
  const value = own(record, key);
  return /** @type {{}} */ (value === undefined ? {} : { [key]: convert(value) });
}

/** @type {(value: unknown) => Kam.Entries["assessments"]} */
const assessment = (value) => ({
  ...sheet(value),
  plan: listOf(own(value, "plan") ?? [], (row) => recordOf(row, string)),
  snapshots: listOf(own(value, "snapshots") ?? [], sheet),
});

/** @type {(value: unknown) => Kam.StoredSheet} */
const sheet = (value) => ({
  edition: number(own(value, "edition")),
  answers: recordOf(own(value, "answers"), string),
  notes: recordOf(own(value, "notes") ?? {}, string),
});

/** @type {(value: unknown) => Kam.Answer} */
const answer = (value) =>
  typeof value === "string" || isStrings(value) ? value : recordOf(value, string);
