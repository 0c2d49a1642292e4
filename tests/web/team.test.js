import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parseAssessment } from "../../tools/kamalign/web/assets/kamalign/assessment_scoring.js";
import { median, quartiles, scoreTeam, shownParts } from "../../tools/kamalign/web/assets/kamalign/team_scoring.js";

const vectors = JSON.parse(readFileSync(new URL("vectors/team.json", import.meta.url), "utf8"));
const RATINGS = { 1: "r1", 2: "r2", 3: "r3", 4: "r4", 5: "r5", "-": "none", x: "out" };

const assessmentOf = (asked = "KTHXF", elements = ["a"]) =>
  parseAssessment({
    id: "alignment",
    edition: 1,
    scale: { r1: 1, r2: 2, r3: 3, r4: 4, r5: 5, none: null, out: false },
    groups: ["K", "T", "H", "X", "F"],
    levels: [],
    elements: elements.map((id) => ({ id, name: id, statements: [1, 2, 3, 4, 5].map((n) => `${id}${n}`), asked: Array(5).fill(asked) })),
  });

/** Sheets by group: a letter per person, for the statement `id`. */
const sheetsOf = (byGroup, id = "a1") =>
  Object.entries(byGroup).flatMap(([group, signs]) =>
    [...signs].map((sign, mark) => ({ edition: 1, group: group === "*" ? "" : group, scope: "", mark, answers: RATINGS[sign] ? { [id]: RATINGS[sign] } : {} })),
  );

for (const { name, sheets, ...expected } of vectors.statements) {
  test(`team: ${name}`, () => {
    const statement = scoreTeam(assessmentOf(), sheetsOf(sheets)).elements[0].statements[0];
    const { hidden, rated, median: middle, medians, gap, invisible, agreement } = statement;
    assert.deepEqual({ hidden, rated, median: middle, medians, gap, invisible, agreement }, expected);
    assert.equal(statement.apart, gap >= 1.5);
    const shown = statement.counts.reduce((sum, count) => sum + count, 0);
    assert.equal(shown, hidden ? 0 : rated);
  });
}
for (const { name, sizes, shown } of vectors.parts) {
  test(`parts: ${name}`, () => assert.deepEqual(shownParts(sizes), shown));
}

test("whatever the sizes, what is hidden is nothing or at least three, or all is hidden", () => {
  for (let code = 0; code < 7 ** 4; code += 1) {
    const sizes = [0, 1, 2, 3].map((place) => Math.floor(code / 7 ** place) % 7);
    const shown = shownParts(sizes);
    const hidden = sizes.reduce((sum, size, index) => sum + (shown[index] ? 0 : size), 0);
    assert.ok(!hidden || hidden >= 3 || !shown.includes(true), sizes.join());
    for (const [index, size] of sizes.entries()) assert.ok(!shown[index] || size >= 3, sizes.join());
  }
});

test("medians and quartiles", () => {
  assert.equal(median([]), null);
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.deepEqual(quartiles([]), [0, 0]);
  assert.deepEqual(quartiles([3]), [3, 3]);
  assert.deepEqual(quartiles([5, 1]), [1, 5]);
  assert.deepEqual(quartiles([1, 2, 3, 4, 5]), [1.5, 4.5]);
});

const wholeOf = (rows, group = "K") =>
  rows.map((row, mark) => ({ edition: 1, group, scope: "company", mark, answers: Object.fromEntries([...row].map((sign, index) => [`a${index + 1}`, RATINGS[sign]]).filter(([, rating]) => rating)) }));

test("the level of a team is the highest that four of five medians reach", () => {
  const levelOf = (rows) => scoreTeam(assessmentOf(), wholeOf(rows)).elements[0].level;
  assert.equal(levelOf(["44441", "44441", "44441"]), 4);
  assert.equal(levelOf(["44411", "44411", "44411"]), 1);
  assert.equal(levelOf(["33331", "44441", "33331", "44441"]), 3);
  assert.equal(levelOf(["444..", "444..", "444.."]), null);
  assert.equal(levelOf(["44441", "44441"]), null);
});

test("a group that is not asked does not count", () => {
  const { elements } = scoreTeam(assessmentOf("K"), [...sheetsOf({ K: "333" }), ...sheetsOf({ X: "555" })]);
  assert.equal(elements[0].statements[0].rated, 3);
});

test("a picture takes nine respondents from three groups", () => {
  const pictureOf = (byGroup) => scoreTeam(assessmentOf(), sheetsOf(byGroup)).picture;
  assert.equal(pictureOf({ K: "333", T: "333", X: "333" }), true);
  assert.equal(pictureOf({ K: "333", T: "333", X: "33" }), false);
  assert.equal(pictureOf({ K: "33333", T: "33333" }), false);
  assert.equal(pictureOf({ K: "333", T: "333", "*": "333" }), false);
});

test("talk first where views differ, then what nobody sees, then what is low", () => {
  const rows = ["15-23", "15-23", "15-23", "51-23", "51-23", "51-23"];
  const { talk } = scoreTeam(assessmentOf(), wholeOf(rows));
  assert.deepEqual(talk.map(({ kind, statement }) => [statement.id, kind]), [["a1", "apart"], ["a2", "apart"], ["a3", "invisible"]]);
  assert.deepEqual([talk[0].statement.low, talk[0].statement.high], [1, 5]);
  const calm = scoreTeam(assessmentOf(), wholeOf(["54321", "54321", "54321"])).talk;
  assert.deepEqual(calm.map(({ kind, statement }) => [statement.id, kind]), [["a5", "low"], ["a4", "low"], ["a3", "low"]]);
});

test("the question names ratings that somebody gave", () => {
  const sheets = [...sheetsOf({ K: "2233" }), ...sheetsOf({ X: "444" })];
  const [{ statement }] = scoreTeam(assessmentOf(), sheets).talk;
  assert.ok(statement.low < statement.high);
  assert.ok([2, 3].includes(statement.low) && statement.high === 4);
});

test("500 sheets are scored like five", () => {
  const assessment = assessmentOf("KTHXF", ["a", "b", "c", "d", "e", "f", "g"]);
  const sheets = Array.from({ length: 500 }, (_, mark) => ({
    edition: 1, group: "KTHXF"[mark % 5], scope: "", mark,
    answers: Object.fromEntries(assessment.elements.flatMap(({ statements }) => statements).map((id, at) => [id, `r${((mark * 7 + at) % 5) + 1}`])),
  }));
  assert.equal(scoreTeam(assessment, sheets).respondents, 500);
});
