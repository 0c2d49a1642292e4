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

const heavy = (names) => [...names].reduce((sum, name) => sum + weight(name), 0);

// What quiz pages weigh is measured on the built site, in tests/e2e/test_quiz_items.py.
const QUIZ = ["quiz.js", "quiz_confidence.js", "quiz_matching.js", "quiz_ordering.js", "quiz_typed.js", "quizzes.js"];

test("what the assessment and the team page load weighs at most 20 KB together", () => {
  const total = heavy(modules("team.js", modules("assessment.js")));
  assert.ok(total <= 20 * 1024, `${total} bytes`);
});

/** What a page loads only when a reader asks for it. */
const onDemand = (entry) =>
  [...modules(entry)].flatMap((name) => [...source(name).matchAll(/import\("\.\/(.+?)"\)/g)].map(([, found]) => found));

test("no tool that is loaded on demand weighs more than 6 KB", () => {
  for (const entry of ["assessment.js", "team.js"]) {
    for (const tool of onDemand(entry)) {
      const total = heavy([...modules(tool)].filter((name) => !modules(entry).has(name)));
      assert.ok(total <= 6 * 1024, `${tool}: ${total} bytes`);
    }
  }
});

test("no module parses HTML, sets styles or evaluates text", () => {
  for (const entry of [...QUIZ, "assessment.js", "team.js"]) {
    for (const name of [entry, ...onDemand(entry)].flatMap((one) => [...modules(one)])) {
      assert.doesNotMatch(source(name), /innerHTML|outerHTML|insertAdjacentHTML|\.style\b|eval\(|new Function/, name);
    }
  }
});
