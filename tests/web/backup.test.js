import assert from "node:assert/strict";
import { test } from "node:test";

import { backup, forget, restore } from "../../tools/kamalign/web/assets/kamalign/backup.js";
import { DAMAGED_KEY, KEY } from "../../tools/kamalign/web/assets/kamalign/state.js";

const storageOf = (entries = {}) => {
  const map = new Map(Object.entries(entries));
  return { map, getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value), removeItem: (key) => void map.delete(key) };
};
const MINE = JSON.stringify({ version: 1, quizzes: {}, assessments: { a: { edition: 1, answers: { s: "checked" } } } });
const OTHER = JSON.stringify({
  version: 1,
  quizzes: { q: { edition: 1, answers: {}, checked: [] } },
  assessments: { a: { edition: 1, answers: {}, notes: { group: "K" }, plan: [{ action: "=1+1" }], snapshots: [{ edition: 1, answers: {}, notes: {} }] } },
});

test("a backup is put back as it was", () => {
  const storage = storageOf({ [KEY]: MINE });
  assert.equal(backup(() => storage), MINE);
  assert.equal(restore(() => storage, OTHER), "imported");
  assert.equal(storage.map.get(KEY), OTHER);
});

const unfit = {
  empty: "",
  "not JSON": "{",
  "another program's": JSON.stringify({ version: 1, items: [] }),
  "a list": "[]",
  null: "null",
  "a newer version": JSON.stringify({ version: 99, quizzes: {}, assessments: {} }),
  "ratings as numbers": JSON.stringify({ version: 1, quizzes: {}, assessments: { a: { edition: 1, answers: { s: 4 } } } }),
  "a plan of strings": JSON.stringify({ version: 1, quizzes: {}, assessments: { a: { edition: 1, answers: {}, plan: ["x"] } } }),
  "snapshots without answers": JSON.stringify({ version: 1, quizzes: {}, assessments: { a: { edition: 1, answers: {}, snapshots: [{ edition: 1 }] } } }),
  "notes that are no texts": JSON.stringify({ version: 1, quizzes: {}, assessments: { a: { edition: 1, answers: {}, notes: { group: [] } } } }),
  "steps that are no texts": JSON.stringify({ version: 1, quizzes: {}, assessments: {}, paths: { p: [4] } }),
  "cut off": MINE.slice(0, -5),
  huge: " ".repeat(6e6),
};
for (const [name, text] of Object.entries(unfit)) {
  test(`a file that does not fit changes nothing: ${name}`, () => {
    const storage = storageOf({ [KEY]: MINE });
    assert.equal(restore(() => storage, text), "unfit");
    assert.equal(storage.map.get(KEY), MINE);
    assert.equal(storage.map.size, 1);
  });
}

test("what a newer edition saved is not overwritten", () => {
  const newer = JSON.stringify({ version: 99 });
  const storage = storageOf({ [KEY]: newer });
  assert.equal(restore(() => storage, MINE), "refused");
  assert.equal(storage.map.get(KEY), newer);
});

test("storage that is refused or full", () => {
  const refusing = () => {
    throw new DOMException("no", "SecurityError");
  };
  assert.equal(restore(refusing, MINE), "refused");
  assert.equal(backup(refusing), null);
  forget(refusing);
});

test("deleting leaves nothing", () => {
  const storage = storageOf({ [KEY]: MINE, [DAMAGED_KEY]: "{" });
  forget(() => storage);
  assert.equal(storage.map.size, 0);
});
