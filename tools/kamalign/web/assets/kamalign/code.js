/**
 * An answer sheet as a short code without any text, and back. Pure functions.
 *
 * `1`, the edition, group and scope in one character each, then all answers and the sheet's mark
 * as one number, then three check characters: the remainder by a prime, so that every single
 * wrong character and every swap of two neighbours is found. Letters and digits only, so that a
 * code survives a mail and is selected whole by a double click.
 */
import { ownString } from "./records.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = 62n;
/** The greatest prime that three characters hold. */
const PRIME = 238321n;
const FORMAT = "1";
const SCOPES = ["", "company", "account"];

/** How many marks there are: the random number that tells two equal sheets apart. */
export const MARKS = 4096;

/** @type {(value: bigint, length: number) => string} */
function write(value, length) {
  let text = "";
  for (let rest = value; text.length < length; rest /= BASE) text = DIGITS[Number(rest % BASE)] + text;
  return text;
}

/** @type {(text: string) => bigint} */
const read = (text) => [...text].reduce((sum, sign) => sum * BASE + BigInt(DIGITS.indexOf(sign)), 0n);

const checkOf = (/** @type {string} */ text) => write(read(text) % PRIME, 3);

/** @type {(assessment: Kam.Assessment) => { statements: string[], ratings: string[], groups: string[], length: number }} */
function layOut({ elements, scale, groups }) {
  const statements = elements.flatMap((element) => element.statements);
  const ratings = ["", ...Object.keys(scale)];
  const limit = BigInt(ratings.length) ** BigInt(statements.length) * BigInt(MARKS);
  let length = 0;
  for (let rest = limit - 1n; rest > 0n; rest /= BASE) length += 1;
  return { statements, ratings, groups: ["", ...groups], length };
}

/** @type {(assessment: Kam.Assessment, sheet: Kam.Sheet) => string} */
export function encode(assessment, { group, scope, mark, answers }) {
  const { statements, ratings, groups, length } = layOut(assessment);
  const radix = BigInt(ratings.length);
  let number = BigInt(mark);
  for (const id of statements) {
    const state = Math.max(0, ratings.indexOf(ownString(answers, id)));
    number = number * radix + BigInt(state);
  }
  const place = Math.max(0, groups.indexOf(group)) * SCOPES.length + Math.max(0, SCOPES.indexOf(scope));
  const body = FORMAT + DIGITS[assessment.edition % DIGITS.length] + DIGITS[place] + write(number, length);
  return body + checkOf(body);
}

/** The code in a text: alone, or behind `#a=` in an address. @type {(text: string) => string} */
export const codeIn = (text) => text.slice(0, 4000).replace(/^[^]*#a=/, "").trim();

/** Never throws; says why a text is no code of this edition. @type {(assessment: Kam.Assessment, text: string) => Kam.Decoded} */
export function decode(assessment, text) {
  const { statements, ratings, groups, length } = layOut(assessment);
  const code = codeIn(text);
  const whole = length + 6;
  if (code.length > whole + 20 || !/^[0-9A-Za-z]+$/.test(code)) return { reason: "wrong" };
  const body = code.slice(0, -3);
  if (code.length < 6 || checkOf(body) !== code.slice(-3)) {
    return { reason: code.startsWith(FORMAT) && code.length < whole ? "cut" : "wrong" };
  }
  if (code[0] !== FORMAT || code[1] !== DIGITS[assessment.edition % DIGITS.length]) {
    return { reason: "edition" };
  }
  const place = DIGITS.indexOf(String(code[2]));
  const group = groups[Math.floor(place / SCOPES.length)];
  const scope = SCOPES[place % SCOPES.length];
  if (code.length !== whole || group === undefined || scope === undefined) return { reason: "wrong" };
  const radix = BigInt(ratings.length);
  /** @type {Record<string, string>} */
  const answers = Object.create(null);
  let number = read(body.slice(3));
  for (const id of [...statements].reverse()) {
    const rating = ratings[Number(number % radix)];
    if (rating) answers[id] = rating;
    number /= radix;
  }
  if (number >= BigInt(MARKS)) return { reason: "wrong" };
  return { sheet: { edition: assessment.edition, group, scope, mark: Number(number), answers } };
}
