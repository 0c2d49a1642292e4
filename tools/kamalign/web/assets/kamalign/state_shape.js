/** The shape of what is kept in the browser, and its only reader. */
import { isStrings, number, own, recordOf, string, strings } from "./records.js";

/** @typedef {import("./quiz_scoring.js").Answer} Answer */
/** @typedef {{ edition: number, answers: Record<string, Record<string, Answer>>, checked: string[] }} QuizEntry */
/** @typedef {{ edition: number, answers: Record<string, string> }} AssessmentEntry */
/** @typedef {{ quizzes: Record<string, QuizEntry>, assessments: Record<string, AssessmentEntry> }} State */
/** @typedef {keyof State} Section */

export const VERSION = 1;

/** @returns {State} */
export function emptyState() {
  return { quizzes: Object.create(null), assessments: Object.create(null) };
}

/**
 * @param {State} state
 * @returns {boolean}
 */
export function isEmpty(state) {
  return [state.quizzes, state.assessments].every((entries) => !Object.keys(entries).length);
}

/**
 * @param {State} state
 * @returns {string}
 */
export function serialise(state) {
  return JSON.stringify({ version: VERSION, ...state });
}

/**
 * Reads stored text. Ids are not compared with any quiz: those a page does not know are kept.
 *
 * @param {string} text
 * @returns {State | "damaged" | "newer"}
 */
export function parseState(text) {
  try {
    const data = JSON.parse(text);
    const version = number(own(data, "version"));
    if (version > VERSION) return "newer";
    if (version !== VERSION) return "damaged";
    return {
      quizzes: recordOf(own(data, "quizzes"), quizEntry),
      assessments: recordOf(own(data, "assessments"), assessmentEntry),
    };
  } catch {
    return "damaged";
  }
}

/**
 * @param {unknown} value
 * @returns {QuizEntry}
 */
function quizEntry(value) {
  return {
    edition: number(own(value, "edition")),
    answers: recordOf(own(value, "answers"), (parts) => recordOf(parts, answer)),
    checked: strings(own(value, "checked")),
  };
}

/**
 * @param {unknown} value
 * @returns {AssessmentEntry}
 */
function assessmentEntry(value) {
  return {
    edition: number(own(value, "edition")),
    answers: recordOf(own(value, "answers"), string),
  };
}

/**
 * @param {unknown} value
 * @returns {Answer}
 */
function answer(value) {
  if (typeof value === "string") return value;
  return isStrings(value) ? [...value] : recordOf(value, string);
}
