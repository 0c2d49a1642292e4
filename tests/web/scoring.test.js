import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  parseAssessment,
  scoreAssessment,
} from "../../tools/kamalign/web/assets/kamalign/assessment_scoring.js";
import { isRight, parseQuiz, scoreQuiz } from "../../tools/kamalign/web/assets/kamalign/quiz_scoring.js";

const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`vectors/${name}.json`, import.meta.url), "utf8"));

const near = (actual, expected, what) =>
  assert.ok(Math.abs(actual - expected) < 1e-4, `${what}: ${actual}, expected ${expected}`);

const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : 0);

for (const file of ["quiz", "quiz_types"]) {
  const quizzes = vectors(file);
  for (const { name, quiz, answers, total, passed, points, answered, ...more } of quizzes.cases) {
    test(`quiz: ${name}`, () => {
      const parsed = parseQuiz(quizzes.quizzes[quiz]);
      const asked = parsed.items.filter(({ id }) => more.asked?.includes(id) ?? true);
      const score = scoreQuiz(parsed, answers, asked);
      near(score.points, total, "total");
      assert.equal(score.passed, passed, "passed");
      assert.equal(score.max, asked.reduce((sum, item) => sum + item.points, 0));
      assert.equal(score.band, more.band, "band");
      if (more.mark) assert.equal(score.mark, more.mark, "mark");
      for (const item of score.items) near(item.points, own(points, item.id), item.id);
      assert.deepEqual(score.items.filter((item) => item.answered).map(({ id }) => id), answered);
    });
  }
}

test("there are at least 150 answer sets", () => {
  const sets = ["quiz", "quiz_types"].flatMap((file) => vectors(file).cases);
  assert.ok(sets.length >= 150, `${sets.length}`);
  assert.equal(new Set(sets.map(({ name }) => name)).size, sets.length);
});

test("an item is right only with all its points", () => {
  assert.ok(isRight({ id: "a", points: 1, max: 1, answered: true }));
  assert.ok(isRight({ id: "a", points: 1 - 1e-12, max: 1, answered: true }));
  assert.ok(!isRight({ id: "a", points: 0.99, max: 1, answered: true }));
});

const broken = {
  "no record": [],
  "no id": { edition: 1, passMark: 1, items: [] },
  "pass mark as text": { id: "q", edition: 1, passMark: "1", items: [] },
  "items as a record": { id: "q", edition: 1, passMark: 1, items: {} },
  "unknown type": { id: "q", edition: 1, passMark: 1, items: [{ id: "i", parts: [{ id: "i", type: "essay", key: [] }] }] },
  "key of the wrong shape": {
    id: "q", edition: 1, passMark: 1,
    items: [{ id: "i", parts: [{ id: "i", type: "matching", responses: [], key: ["x"] }] }],
  },
};
for (const [name, data] of Object.entries(broken)) {
  test(`a quiz is refused: ${name}`, () => assert.throws(() => parseQuiz(data), TypeError));
}

const RATINGS = { 1: "not-yet", 2: "one-case", 3: "nearly-all", 4: "checked", 5: "improved", "-": "cannot-judge", x: "not-applicable", "?": "gone" };

const assessmentOf = (ids, asked = Array(5).fill("KTHXF")) =>
  parseAssessment({
    id: "alignment",
    edition: 1,
    scale: { "not-yet": 1, "one-case": 2, "nearly-all": 3, checked: 4, improved: 5, "cannot-judge": null, "not-applicable": false },
    groups: ["K", "T", "H", "X", "F"],
    levels: [1, 2, 3, 4, 5].map((level) => ({ id: `level-${level}`, level, name: `Level ${level}` })),
    elements: ids.map((id) => ({ id, name: id, statements: [1, 2, 3, 4, 5].map((n) => `${id}${n}`), asked })),
  });

const answersOf = (sheets) =>
  Object.fromEntries(
    Object.entries(sheets).flatMap(([id, sheet]) =>
      [...sheet].map((sign, index) => [`${id}${index + 1}`, RATINGS[sign]]).filter(([, rating]) => rating),
    ),
  );

const assessments = vectors("assessment");
for (const { name, sheet, level, rated, cannotJudge, notApplicable = 0 } of assessments.elements) {
  test(`element: ${name} (${sheet})`, () => {
    const [score] = scoreAssessment(assessmentOf(["a"]), answersOf({ a: sheet })).elements;
    const unanswered = 5 - rated - cannotJudge - notApplicable;
    const { claimed, target, gap, ...counted } = score;
    assert.deepEqual(counted, { id: "a", level, asked: 5 - notApplicable, rated, cannotJudge, notApplicable, unanswered });
    assert.deepEqual([target, gap], [null, 0]);
    assert.equal(claimed, [...sheet].filter((sign) => sign === "4" || sign === "5").length);
  });
}
for (const { name, group, asked, sheet, level, of } of assessments.groups) {
  test(`group: ${name}`, () => {
    const { elements, total } = scoreAssessment(assessmentOf(["a"], asked), answersOf({ a: sheet }), { group });
    assert.deepEqual([elements[0].level, elements[0].asked], [level, of]);
    assert.equal(total, of + elements[0].notApplicable);
  });
}
for (const { name, sheet, evidence, claimed } of assessments.claims) {
  test(`evidence: ${name}`, () => {
    const notes = Object.fromEntries(evidence.map((number) => [`evidence/a${number}`, "Minutes"]));
    const [score] = scoreAssessment(assessmentOf(["a"]), answersOf({ a: sheet }), { ...notes, "evidence/a1": notes["evidence/a1"] ?? "  " }).elements;
    assert.equal(score.claimed, claimed);
  });
}
for (const { name, sheets, targets, ranking, weakest, ahead } of assessments.views) {
  test(`view: ${name}`, () => {
    const notes = Object.fromEntries(Object.entries(targets).map(([id, level]) => [`target/${id}`, String(level)]));
    const score = scoreAssessment(assessmentOf(Object.keys(sheets)), answersOf(sheets), notes);
    const idsOf = (list) => list.map(({ id }) => id);
    assert.deepEqual([idsOf(score.ranking), idsOf(score.weakest), idsOf(score.ahead)], [ranking, weakest, ahead]);
  });
}
for (const { name, sheets, ranking, weakest, answered } of assessments.sheets) {
  test(`assessment: ${name}`, () => {
    const score = scoreAssessment(assessmentOf(Object.keys(sheets)), answersOf(sheets));
    assert.deepEqual(score.ranking.map(({ id }) => id), ranking);
    assert.deepEqual(score.weakest.map(({ id }) => id), weakest);
    assert.deepEqual([score.answered, score.total], [answered, 15]);
  });
}

test("answers to statements that are gone are ignored", () => {
  const { elements, answered } = scoreAssessment(assessmentOf(["a"]), { gone: "checked", a1: "checked" });
  assert.equal(answered, 1);
  assert.equal(elements[0].rated, 1);
});

test("answers of a wrong shape are unanswered", () => {
  for (const answers of [null, [], "x", { a1: 3, a2: null, a3: ["checked"], a4: "toString", a5: "__proto__" }]) {
    assert.equal(scoreAssessment(assessmentOf(["a"]), answers).answered, 0);
  }
});

test("an assessment with a wrong shape is refused", () => {
  assert.throws(() => parseAssessment({ id: "a", edition: 1, scale: { x: "1" }, groups: [], levels: [], elements: [] }), TypeError);
  assert.throws(() => parseAssessment(null), TypeError);
});
