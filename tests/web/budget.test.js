import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const assets = new URL("../../tools/kamalign/web/assets/kamalign/", import.meta.url);
const source = (name) => readFileSync(new URL(name, assets), "utf8");
const weight = (name) => gzipSync(source(name), { level: 9 }).length;

/** A module and all that it imports, each file once. */
function modules(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const [, imported] of source(name).matchAll(/ from "\.\/(.+?)";/g)) modules(imported, seen);
  return seen;
}

for (const [entry, budget] of Object.entries({ "assessment.js": 12 })) {
  test(`${entry} and its modules weigh at most ${budget} KB, compressed one by one`, () => {
    const total = [...modules(entry)].reduce((sum, name) => sum + weight(name), 0);
    assert.ok(total <= budget * 1024, `${total} bytes`);
  });
}

// What quiz pages weigh is measured on the built site, in tests/e2e/test_quiz_items.py.
const QUIZ = ["quiz.js", "quiz_confidence.js", "quiz_matching.js", "quiz_ordering.js", "quiz_typed.js", "quizzes.js"];

test("no module parses HTML, sets styles or evaluates text", () => {
  for (const entry of [...QUIZ, "assessment.js"]) {
    for (const name of modules(entry)) {
      assert.doesNotMatch(source(name), /innerHTML|outerHTML|insertAdjacentHTML|\.style\b|eval\(|new Function/, name);
    }
  }
});
