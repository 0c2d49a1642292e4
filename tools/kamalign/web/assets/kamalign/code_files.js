/** Kept sheets and files of codes: what stands between the browser's storage and a code. Pure. */
import { MARKS, encode } from "./code.js";
import { isRecord, isStrings, own, ownString } from "./records.js";

/** What a kept sheet tells others; it may come from a file. @type {(stored: unknown) => Kam.Sheet} */
export function sheetOf(stored) {
  const [notes, answers] = [own(stored, "notes"), own(stored, "answers")];
  return {
    edition: Number(own(stored, "edition")),
    group: ownString(notes, "group"),
    scope: ownString(notes, "scope"),
    mark: Math.abs(Math.trunc(Number(ownString(notes, "mark")))) % MARKS || 0,
    answers: /** @type {Record<string, string>} */ (isRecord(answers) ? answers : {}),
  };
}

/**
 * The lines of codes in a file: a list of codes, a team's export, or one reader's whole backup.
 *
 * @type {(assessment: Kam.Assessment, text: string) => string}
 */
export function codesInFile(assessment, text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return text.trim();
  }
  const codes = own(data, "codes");
  if (isStrings(codes)) return codes.join("\n");
  const entry = own(own(data, "assessments"), assessment.id);
  const answers = own(entry, "answers");
  if (own(entry, "edition") !== assessment.edition || !isRecord(answers) || !Object.keys(answers).length) return "";
  return encode(assessment, sheetOf(entry));
}
