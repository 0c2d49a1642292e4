/**
 * Scores a self-assessment. Pure functions over ids; the only place where the rules stand.
 *
 * The level of an element is the highest one that at least four of its five statements reach;
 * nothing is averaged. An answer without a value ("I cannot judge") is counted and never scored,
 * and with fewer than four ratings an element has no level. Unknown ids are ignored.
 */
import { listOf, number, own, ownString, recordOf, string, strings } from "./records.js";

/** So many of an element's statements must be rated, and must reach a level. */
const NEEDED = 4;

/** The assessment in a page's data; throws if it is none. @type {(data: unknown) => Kam.Assessment} */
export const parseAssessment = (data) => ({
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
});

/**
 * @type {(assessment: Kam.Assessment, element: Kam.AssessmentElement, answers: unknown) => Kam.ElementScore}
 */
export function scoreElement({ scale }, { id, statements }, answers) {
  const values = statements.map((statement) => own(scale, ownString(answers, statement)));
  const ratings = values.filter((value) => typeof value === "number");
  const cannotJudge = values.filter((value) => value === null).length;
  return {
    id,
    level: levelOf(ratings),
    rated: ratings.length,
    cannotJudge,
    unanswered: statements.length - ratings.length - cannotJudge,
  };
}

/**
 * The highest level that enough ratings reach: in falling order, the fourth rating.
 *
 * @type {(ratings: number[]) => number | null}
 */
const levelOf = (ratings) => [...ratings].sort((a, b) => b - a)[NEEDED - 1] ?? null;

/** @type {(assessment: Kam.Assessment, answers: unknown) => Kam.AssessmentScore} */
export function scoreAssessment(assessment, answers) {
  const elements = assessment.elements.map((one) => scoreElement(assessment, one, answers));
  const rank = (/** @type {Kam.ElementScore} */ { level }) => level ?? Number.MAX_VALUE;
  const ranking = [...elements].sort((a, b) => rank(a) - rank(b));
  const lowest = ranking[0]?.level ?? null;
  const total = assessment.elements.reduce((sum, { statements }) => sum + statements.length, 0);
  return {
    elements,
    ranking,
    weakest: ranking.filter(({ level }) => level !== null && level === lowest),
    answered: elements.reduce((left, { unanswered }) => left - unanswered, total),
    total,
  };
}
