import assert from "node:assert/strict";
import { test } from "node:test";

import { encode } from "../../tools/kamalign/web/assets/kamalign/code.js";
import { codesInFile, sheetOf } from "../../tools/kamalign/web/assets/kamalign/code_files.js";
import { readCodes } from "../../tools/kamalign/web/assets/kamalign/team_codes.js";

const assessment = {
  id: "alignment", edition: 1, levels: [], groups: ["K"],
  scale: { one: 1, two: 2 },
  elements: [{ id: "a", name: "A", statements: ["a1", "a2"], asked: ["K", "K"] }],
};
const codeOf = (mark, answers = { a1: "one" }) => encode(assessment, { edition: 1, group: "K", scope: "", mark, answers });
const [A, B, C] = [1, 2, 3].map((mark) => codeOf(mark));

test("one code per line, links and blank lines too", () => {
  const found = readCodes(assessment, `${A}\r\n\r\n  https://a.example/fi/x/#a=${B}\n${C}`);
  assert.deepEqual(found.codes, [A, B, C]);
  assert.deepEqual([found.duplicates, found.problems], [0, []]);
});

test("names, commas and quotes beside a code do no harm", () => {
  assert.deepEqual(readCodes(assessment, `Jana: ${A}\n"${B}","x"\n<${C}>`).codes, [A, B, C]);
});

test("a code that comes again counts once", () => {
  const found = readCodes(assessment, `${A}\n${A}\n#a=${A}\n${B}`);
  assert.deepEqual([found.codes, found.duplicates], [[A, B], 2]);
});

test("two people with the same answers are two", () => assert.equal(readCodes(assessment, `${A}\n${B}`).sheets.length, 2));

test("a line without a code is named by its number", () => {
  const { problems, codes } = readCodes(assessment, `${A}\nhello there\n\n${B.slice(0, -2)}`);
  assert.deepEqual(codes, [A]);
  assert.deepEqual(problems, [{ line: 2, reason: "wrong" }, { line: 4, reason: "cut" }]);
});

test("very much text neither throws nor hangs", () => {
  for (const text of [`${"x".repeat(1e6)}\n`.repeat(3), "#a=".repeat(1e5), "zz\n".repeat(1e5)]) {
    assert.deepEqual(readCodes(assessment, text).sheets, []);
  }
});

test("files: codes, a team's export, one reader's backup", () => {
  assert.equal(codesInFile(assessment, ` ${A}\n`), A);
  assert.equal(codesInFile(assessment, JSON.stringify({ codes: [A, B] })), `${A}\n${B}`);
  const stored = { edition: 1, answers: { a1: "one" }, notes: { group: "K", mark: "1" } };
  assert.equal(codesInFile(assessment, JSON.stringify({ version: 1, assessments: { alignment: stored } })), A);
});

test("files that hold no code", () => {
  for (const data of [{}, [], null, 3, { codes: [1] }, { assessments: { alignment: { edition: 2, answers: { a1: "one" } } } }, { assessments: { alignment: { edition: 1, answers: [] } } }]) {
    assert.equal(codesInFile(assessment, JSON.stringify(data)), "", JSON.stringify(data));
  }
});

test("a mark from outside stays within its bounds", () => {
  for (const mark of ["-7", "1e99", "NaN", "Infinity", "4096", "0.5", "x"]) {
    const code = encode(assessment, sheetOf({ edition: 1, answers: {}, notes: { mark } }));
    assert.equal(readCodes(assessment, code).sheets.length, 1, mark);
  }
});
