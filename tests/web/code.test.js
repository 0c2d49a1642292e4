import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { parseAssessment } from "../../tools/kamalign/web/assets/kamalign/assessment_scoring.js";
import { MARKS, codeIn, decode, encode } from "../../tools/kamalign/web/assets/kamalign/code.js";

const SCALE = { "not-yet": 1, "one-case": 2, "nearly-all": 3, checked: 4, improved: 5, "cannot-judge": null, "not-applicable": false };
const GROUPS = ["K", "T", "H", "X", "F"];

export const assessmentOf = (elements = 7, edition = 1) =>
  parseAssessment({
    id: "alignment",
    edition,
    scale: SCALE,
    groups: GROUPS,
    levels: [],
    elements: Array.from({ length: elements }, (_, e) => ({
      id: `e${e}`,
      name: `E${e}`,
      kind: "soft",
      statements: [1, 2, 3, 4, 5].map((n) => `e${e}-${n}`),
      asked: ["K", "T", "H", "X", "F"],
    })),
  });

const assessment = assessmentOf();
const ids = assessment.elements.flatMap(({ statements }) => statements);
const plain = (value) => JSON.parse(JSON.stringify(value));

const sheets = fc.record({
  edition: fc.constant(1),
  group: fc.constantFrom("", ...GROUPS),
  scope: fc.constantFrom("", "company", "account"),
  mark: fc.integer({ min: 0, max: MARKS - 1 }),
  answers: fc
    .array(fc.constantFrom("", ...Object.keys(SCALE)), { minLength: ids.length, maxLength: ids.length })
    .map((ratings) => Object.fromEntries(ids.map((id, i) => [id, ratings[i]]).filter(([, rating]) => rating))),
});

const SEED = { seed: 20260101 };

test("every sheet comes back from its code, and the code from the sheet", () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      const code = encode(assessment, sheet);
      assert.match(code, /^[0-9A-Za-z]{26}$/);
      const { sheet: back } = decode(assessment, code);
      assert.deepEqual(plain(back), plain(sheet));
      assert.equal(encode(assessment, back), code);
    }),
    { ...SEED, numRuns: 2000 },
  );
});

test("different sheets have different codes", () => {
  fc.assert(
    fc.property(sheets, sheets, (one, two) => {
      const same = JSON.stringify(one) === JSON.stringify(two);
      assert.equal(encode(assessment, one) === encode(assessment, two), same);
    }),
    { ...SEED, numRuns: 1000 },
  );
});

test("one wrong character, and two neighbours swapped, are always found", () => {
  const digits = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
  const [sheet] = fc.sample(sheets, { ...SEED, numRuns: 1 });
  const code = encode(assessment, sheet);
  for (let at = 0; at < code.length; at += 1) {
    for (const digit of digits) {
      const wrong = code.slice(0, at) + digit + code.slice(at + 1);
      assert.equal(decode(assessment, wrong).sheet === undefined, wrong !== code, wrong);
    }
    const swapped = code.slice(0, at) + (code[at + 1] ?? "") + code[at] + code.slice(at + 2);
    assert.equal(decode(assessment, swapped).sheet === undefined, swapped !== code, swapped);
  }
});

const mutated = fc
  .tuple(sheets, fc.array(fc.tuple(fc.nat(40), fc.constantFrom("swap", "cut", "put", "drop"), fc.string({ unit: "binary", maxLength: 3 })), { minLength: 1, maxLength: 6 }))
  .map(([sheet, changes]) => {
    let code = encode(assessment, sheet);
    for (const [at, how, text] of changes) {
      if (how === "swap") code = code.slice(0, at) + text + code.slice(at + 1);
      else if (how === "cut") code = code.slice(0, at);
      else if (how === "put") code = code.slice(0, at) + text + code.slice(at);
      else code = code.slice(0, at) + code.slice(at + 1);
    }
    return code;
  });

const hostile = fc.oneof(
  { weight: 3, arbitrary: mutated },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(..."01ABCabcXYZxyz"), maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "<script>alert(1)</script>", "%00", "#a=#a=#a=", "1".repeat(1e5), "é".repeat(1e5)) },
);

test("10,000 random or mutated codes never throw and give a sheet that encodes, or a reason", () => {
  const before = JSON.stringify(assessment);
  fc.assert(
    fc.property(hostile, (text) => {
      const { sheet, reason } = decode(assessment, text);
      if (sheet) assert.equal(encode(assessment, sheet), codeIn(text));
      else assert.ok(["wrong", "cut", "edition"].includes(reason), reason);
    }),
    { ...SEED, numRuns: 10_000 },
  );
  assert.equal(JSON.stringify(assessment), before);
  assert.deepEqual(Object.keys({}), []);
});

test("the reason says what may have happened", () => {
  const sheet = { edition: 1, group: "K", scope: "account", mark: 7, answers: { [ids[0]]: "checked" } };
  const code = encode(assessment, sheet);
  const reason = (text) => decode(assessment, text).reason;
  assert.equal(reason(code.slice(0, 20)), "cut");
  assert.equal(reason(""), "wrong");
  assert.equal(reason(`${code}0`), "wrong");
  assert.equal(reason("Hello, my code is lost"), "wrong");
  assert.equal(reason(encode(assessmentOf(7, 2), { ...sheet, edition: 2 })), "edition");
  assert.equal(reason(encode(assessmentOf(8, 2), { ...sheet, edition: 2 })), "edition");
  assert.equal(reason(encode(assessmentOf(8), sheet)), "wrong");
});

test("a code is read from an address, with space around it", () => {
  const sheet = { edition: 1, group: "", scope: "", mark: 0, answers: {} };
  const code = encode(assessment, sheet);
  for (const text of [code, ` ${code}\r\n`, `#a=${code}`, `https://a.example/cs/assessment/questionnaire/#a=${code} `]) {
    assert.deepEqual(plain(decode(assessment, text).sheet), sheet);
  }
});

test("what a sheet has and the assessment does not know is left out", () => {
  const code = encode(assessment, { edition: 1, group: "Z", scope: "moon", mark: 1, answers: { gone: "checked", [ids[0]]: "gone", __proto__: null } });
  assert.deepEqual(plain(decode(assessment, code).sheet), { edition: 1, group: "", scope: "", mark: 1, answers: {} });
});
