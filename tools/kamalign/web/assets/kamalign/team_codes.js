/** Codes out of what a team pastes or opens. Pure; whatever does not fit becomes a problem to tell. */
import { codeIn, decode } from "./code.js";

/** More lines than any team has. */
const MOST = 2000;

/** @type {(assessment: Kam.Assessment, text: string) => Kam.TeamCodes} */
export function readCodes(assessment, text) {
  /** @type {Kam.TeamCodes} */
  const found = { sheets: [], codes: [], problems: [], duplicates: 0 };
  const seen = new Set();
  for (const [index, line] of text.split(/\r\n?|\n/, MOST).entries()) {
    const tokens = line.slice(0, MOST).split(/[\s,;"<>]+/).filter(Boolean);
    const read = tokens.map((token) => ({ code: codeIn(token), ...decode(assessment, token) }));
    const good = read.filter(({ sheet }) => sheet);
    if (tokens.length && !good.length) {
      const longest = read.reduce((a, b) => (b.code.length > a.code.length ? b : a));
      found.problems.push({ line: index + 1, reason: longest.reason ?? "wrong" });
    }
    for (const { code, sheet } of good) {
      if (seen.has(code)) found.duplicates += 1;
      else if (sheet) {
        seen.add(code);
        found.codes.push(code);
        found.sheets.push(sheet);
      }
    }
  }
  return found;
}
