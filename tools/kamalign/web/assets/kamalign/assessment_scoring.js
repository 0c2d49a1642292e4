/**
 * Scores a self-assessment. Pure functions over ids; the only place where the rules stand.
 *
 * The level of an element is the highest one that at least four of its five statements reach;
 * nothing is averaged. An answer without a value ("I cannot judge") is counted and never scored,
 * and with fewer than four ratings an element has no level.
 */
import { listOf, number, own, recordOf, string, strings } from "./records.js";

/** @typedef {{ id: string, level: number, name: string }} Level */
/** @typedef {{ id: string, name: string, statements: string[] }} Element */
/** @typedef {{ id: string, edition: number, scale: Record<string, number | null>, levels: Level[], elements: Element[] }} Assessment */
/** @typedef {{ id: string, level: number | null, rated: number, cannotJudge: number, unanswered: number }} ElementScore */
/** @typedef {{ elements: ElementScore[], ranking: ElementScore[], weakest: ElementScore[], answered: number, total: number }} AssessmentScore */

/** So many of an element's statements must be rated, and must reach a level. */
const NEEDED = 4;

/**
 * The assessment that stands in a page.
 *
 * @param {unknown} data
 * @returns {Assessment}
 * @throws {TypeError} if it is no assessment
 */
export function parseAssessment(data) {
  return {
    id: string(own(data, "id")),
    edition: number(own(data, "edition")),
    scale: recordOf(own(data, "scale"), (value) => (value === null ? null : number(value))),
    levels: listOf(own(data, "levels"), (level) => ({
      id: string(own(level, "id")),
      level: number(own(level, "level")),
      name: string(own(level, "name")),
    })),
    elements: listOf(own(data, "elements"), (element) => ({
      id: string(own(element, "id")),
      name: string(own(element, "name")),
      statements: strings(own(element, "statements")),
    })),
  };
}

/**
 * @param {Assessment} assessment
 * @param {Element} element
 * @param {unknown} answers rating ids by statement
 * @returns {ElementScore}
 */
export function scoreElement(assessment, element, answers) {
  /** @type {number[]} */
  const values = [];
  let cannotJudge = 0;
  for (const statement of element.statements) {
    const rating = own(answers, statement);
    const value = typeof rating === "string" ? own(assessment.scale, rating) : undefined;
    if (typeof value === "number") values.push(value);
    else if (value === null) cannotJudge += 1;
  }
  const unanswered = element.statements.length - values.length - cannotJudge;
  return { id: element.id, level: levelOf(values), rated: values.length, cannotJudge, unanswered };
}

/**
 * The highest level that enough values reach: in falling order, the fourth value.
 *
 * @param {number[]} values
 * @returns {number | null}
 */
function levelOf(values) {
  const falling = [...values].sort((a, b) => b - a);
  return falling[NEEDED - 1] ?? null;
}

/**
 * @param {Assessment} assessment
 * @param {unknown} answers rating ids by statement
 * @returns {AssessmentScore} `ranking` has the lowest level first and elements without one last;
 *   `weakest` are all that share the lowest level
 */
export function scoreAssessment(assessment, answers) {
  const elements = assessment.elements.map((one) => scoreElement(assessment, one, answers));
  const rank = (/** @type {ElementScore} */ score) => score.level ?? Infinity;
  const ranking = [...elements].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  const lowest = ranking[0]?.level ?? null;
  const total = assessment.elements.reduce((sum, one) => sum + one.statements.length, 0);
  const unanswered = elements.reduce((sum, one) => sum + one.unanswered, 0);
  return {
    elements,
    ranking,
    weakest: lowest === null ? [] : ranking.filter((score) => score.level === lowest),
    answered: total - unanswered,
    total,
  };
}
