import assert from "node:assert/strict";
import { test } from "node:test";

import { withEntry } from "../../tools/kamalign/web/assets/kamalign/records.js";
import { DAMAGED_KEY, KEY, makeStore } from "../../tools/kamalign/web/assets/kamalign/state.js";

/** A storage with the three methods that the store may use. */
class FakeStorage {
  entries = new Map();
  full = false;
  writes = 0;

  getItem(key) {
    return this.entries.get(key) ?? null;
  }

  setItem(key, value) {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.writes += 1;
    this.entries.set(key, value);
  }

  removeItem(key) {
    this.entries.delete(key);
  }
}

const stored = (storage) => JSON.parse(storage.getItem(KEY));
const storeOn = (storage) => makeStore(() => storage);
const holding = (text) => {
  const storage = new FakeStorage();
  storage.entries.set(KEY, text);
  return storage;
};

const answer = (store, item, choice, quiz = "q") =>
  store.update("quizzes", quiz, (entry) => ({
    edition: 1,
    answers: withEntry(entry?.answers, item, { [item]: choice }),
    checked: entry?.checked ?? [],
  }));

const rate = (store, statement, rating) =>
  store.update("assessments", "a", (entry) => ({
    edition: 1,
    answers: withEntry(entry?.answers, statement, rating),
  }));

const shape = (quizzes, assessments = {}) => JSON.stringify({ version: 1, quizzes, assessments });
const ENTRY = { edition: 1, answers: { i: { i: "x" }, j: { j: ["x", "y"] }, k: { k: { p: "x" } } }, checked: ["i"] };

test("an empty storage gives no entries and no problems", () => {
  const store = storeOn(new FakeStorage());
  assert.equal(store.get("quizzes", "q"), undefined);
  assert.deepEqual(store.takeProblems(), []);
});

test("an answer is kept for the next page", () => {
  const storage = new FakeStorage();
  answer(storeOn(storage), "i", "x");
  assert.deepEqual(stored(storage), {
    version: 1,
    quizzes: { q: { edition: 1, answers: { i: { i: "x" } }, checked: [] } },
    assessments: {},
    paths: {},
  });
  assert.deepEqual(storeOn(storage).get("quizzes", "q").answers.i.i, "x");
});

test("every kind of answer is read back", () => {
  const entry = storeOn(holding(shape({ q: ENTRY }))).get("quizzes", "q");
  assert.deepEqual(JSON.parse(JSON.stringify(entry)), ENTRY);
});

test("an assessment is kept beside a quiz", () => {
  const storage = holding(shape({ q: ENTRY }));
  rate(storeOn(storage), "s", "checked");
  assert.deepEqual(stored(storage).quizzes.q, ENTRY);
  assert.deepEqual(stored(storage).assessments.a, { edition: 1, answers: { s: "checked" } });
});

test("ticked steps are kept beside answers, and read from a state that had none", () => {
  const storage = holding(shape({ q: ENTRY }));
  storeOn(storage).update("paths", "p", (done = []) => [...done, "first"]);
  assert.deepEqual(stored(storage).quizzes.q, ENTRY);
  assert.deepEqual(storeOn(storage).get("paths", "p"), ["first"]);
});

test("steps that are no list of texts are damage", () => {
  const store = storeOn(holding(JSON.stringify({ version: 1, quizzes: {}, assessments: {}, paths: { p: [1] } })));
  assert.equal(store.get("paths", "p"), undefined);
  assert.deepEqual(store.takeProblems(), ["damaged"]);
});

test("deleting the last entry leaves nothing behind", () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  answer(store, "i", "x");
  store.update("quizzes", "q", () => undefined);
  assert.equal(storage.getItem(KEY), null);
});

test("deleting one entry leaves the others", () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  answer(store, "i", "x", "q");
  answer(store, "i", "x", "other");
  store.update("quizzes", "q", () => undefined);
  assert.deepEqual(Object.keys(stored(storage).quizzes), ["other"]);
});

test("two tabs that answer different items keep both", () => {
  const storage = new FakeStorage();
  const [one, two] = [storeOn(storage), storeOn(storage)];
  answer(one, "i", "x");
  answer(two, "j", "y");
  answer(one, "k", "z");
  assert.deepEqual(Object.keys(stored(storage).quizzes.q.answers), ["i", "j", "k"]);
});

test("two tabs on different quizzes keep both", () => {
  const storage = new FakeStorage();
  const [one, two] = [storeOn(storage), storeOn(storage)];
  answer(one, "i", "x", "first");
  answer(two, "i", "x", "second");
  rate(one, "s", "checked");
  assert.deepEqual(Object.keys(stored(storage).quizzes), ["first", "second"]);
});

test("what one tab deletes, the other does not bring back", () => {
  const storage = new FakeStorage();
  const [one, two] = [storeOn(storage), storeOn(storage)];
  answer(one, "i", "x");
  two.refresh();
  one.update("quizzes", "q", () => undefined);
  answer(two, "j", "y");
  assert.deepEqual(Object.keys(stored(storage).quizzes.q.answers), ["j"]);
});

test("a page hears of another tab", () => {
  const storage = new FakeStorage();
  const [one, two] = [storeOn(storage), storeOn(storage)];
  let heard = 0;
  two.listen(() => (heard += 1));
  answer(one, "i", "x");
  two.refresh();
  assert.equal(heard, 1);
  assert.equal(two.get("quizzes", "q").answers.i.i, "x");
});

test("answers whose items are gone stay in the storage", () => {
  const storage = holding(shape({ q: ENTRY, gone: ENTRY }));
  answer(storeOn(storage), "new", "x");
  assert.deepEqual(Object.keys(stored(storage).quizzes.q.answers), ["i", "j", "k", "new"]);
  assert.deepEqual(stored(storage).quizzes.gone, ENTRY);
});

test("storage that cannot be reached: memory, and one notice", () => {
  const store = makeStore(() => {
    throw new DOMException("no", "SecurityError");
  });
  answer(store, "i", "x");
  answer(store, "j", "y");
  assert.deepEqual(Object.keys(store.get("quizzes", "q").answers), ["i", "j"]);
  assert.deepEqual(store.takeProblems(), ["refused"]);
  answer(store, "k", "z");
  assert.deepEqual(store.takeProblems(), []);
});

test("full storage: memory, one notice, and saved when there is room", () => {
  const storage = holding(shape({ other: ENTRY }));
  const store = storeOn(storage);
  storage.full = true;
  answer(store, "i", "x");
  answer(store, "j", "y");
  assert.deepEqual(store.takeProblems(), ["refused"]);
  assert.deepEqual(Object.keys(store.get("quizzes", "q").answers), ["i", "j"]);
  assert.deepEqual(Object.keys(stored(storage).quizzes), ["other"]);
  storage.full = false;
  rate(store, "s", "checked");
  assert.deepEqual(Object.keys(stored(storage).quizzes.q.answers), ["i", "j"]);
  assert.deepEqual(stored(storage).quizzes.other, ENTRY);
  assert.deepEqual(store.takeProblems(), []);
});

test("full storage: the last entry can still be deleted", () => {
  const storage = holding(shape({ q: ENTRY }));
  storage.full = true;
  storeOn(storage).update("quizzes", "q", () => undefined);
  assert.equal(storage.getItem(KEY), null);
});

const damaged = {
  "no JSON": "{",
  empty: "",
  "null": "null",
  "a list": "[]",
  "a number": "7",
  "no version": JSON.stringify({ quizzes: {}, assessments: {} }),
  "version as text": JSON.stringify({ version: "1", quizzes: {}, assessments: {} }),
  "version 0": JSON.stringify({ version: 0, quizzes: {}, assessments: {} }),
  "no assessments": JSON.stringify({ version: 1, quizzes: {} }),
  "quizzes as a list": shape([]),
  "an entry as a string": shape({ q: "x" }),
  "no edition": shape({ q: { answers: {}, checked: [] } }),
  "answers as a list": shape({ q: { ...ENTRY, answers: [] } }),
  "a number for an answer": shape({ q: { ...ENTRY, answers: { i: { i: 3 } } } }),
  "a number in a list": shape({ q: { ...ENTRY, answers: { i: { i: ["x", 3] } } } }),
  "a record in a record": shape({ q: { ...ENTRY, answers: { i: { i: { p: {} } } } } }),
  "checked as a record": shape({ q: { ...ENTRY, checked: {} } }),
  "a number for a rating": shape({}, { a: { edition: 1, answers: { s: 3 } } }),
};
for (const [name, text] of Object.entries(damaged)) {
  test(`damaged: ${name}`, () => {
    const storage = holding(text);
    const store = storeOn(storage);
    assert.deepEqual(store.takeProblems(), ["damaged"]);
    assert.equal(storage.getItem(DAMAGED_KEY), text);
    assert.equal(store.get("quizzes", "q"), undefined);
    answer(store, "i", "x");
    assert.deepEqual(Object.keys(stored(storage).quizzes.q.answers), ["i"]);
    assert.deepEqual(store.takeProblems(), []);
  });
}

test("damaged and full: a fresh start in memory", () => {
  const storage = holding("{");
  storage.full = true;
  const store = storeOn(storage);
  answer(store, "i", "x");
  assert.equal(storage.getItem(DAMAGED_KEY), null);
  assert.deepEqual(store.takeProblems(), ["damaged", "refused"]);
  assert.ok(store.get("quizzes", "q"));
});

test("a newer version is left untouched", () => {
  const text = JSON.stringify({ version: 2, journal: [] });
  const storage = holding(text);
  const store = storeOn(storage);
  assert.deepEqual(store.takeProblems(), ["newer"]);
  answer(store, "i", "x");
  store.update("quizzes", "other", () => undefined);
  assert.ok(store.get("quizzes", "q"));
  assert.equal(storage.getItem(KEY), text);
  assert.equal(storage.writes, 0);
});

test("a newer version that arrives while a page is open is left untouched", () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  answer(store, "i", "x");
  const text = JSON.stringify({ version: 3 });
  storage.entries.set(KEY, text);
  answer(store, "j", "y");
  assert.equal(storage.getItem(KEY), text);
  assert.deepEqual(store.takeProblems(), ["newer"]);
  assert.deepEqual(Object.keys(store.get("quizzes", "q").answers), ["i", "j"]);
});

test("ids that objects inherit are entries like any other", () => {
  const storage = new FakeStorage();
  const store = storeOn(storage);
  for (const id of ["__proto__", "constructor", "toString"]) {
    assert.equal(store.get("quizzes", id), undefined);
    answer(store, id, "x", id);
    assert.equal(storeOn(storage).get("quizzes", id).answers[id] !== undefined, true);
  }
  assert.equal({}.edition, undefined);
});

test("a hostile text pollutes nothing", () => {
  const text =
    '{"version":1,"__proto__":{"polluted":1},"assessments":{},"quizzes":{"__proto__":{"edition":1,' +
    '"answers":{"__proto__":{"__proto__":{"polluted":"x"}}},"checked":["__proto__"]}}}';
  const storage = holding(text);
  const store = storeOn(storage);
  assert.deepEqual(store.takeProblems(), []);
  assert.equal({}.polluted, undefined);
  assert.equal(store.get("quizzes", "polluted"), undefined);
  answer(store, "i", "x");
  assert.equal({}.polluted, undefined);
  assert.ok(storage.getItem(KEY).includes('"__proto__":{"edition":1'));
});
