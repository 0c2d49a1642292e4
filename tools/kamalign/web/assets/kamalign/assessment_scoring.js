/**
 * Scores a self-assessment. Pure functions over ids; the only place where the rules stand.
 *
 * Whoever answers for a group is asked the statements of that group; "not applicable" takes a
 * statement out of what was asked. Of those left, at least 70 % and never fewer than three must be
 * rated, else the element has no level; the level is the highest one that so many ratings reach:
 * four of five, three of four, three of three. Nothing is averaged, and no answer without a
 * rating ever counts as one. Unknown ids are ignored.
 */
import { listOf, number, own, ownString, recordOf, string, strings } from "./records.js";

/** How many of the statements asked must be rated, and must reach a level. */
export const needed = (/** @type {number} */ asked) => Math.max(3, Math.ceil((asked * 7) / 10));

/** So many levels ahead of the weakest are a warning. */
const AHEAD = 2;

/** The assessment in a page's data; throws if it is none. @type {(data: unknown) => Kam.Assessment} */
export const parseAssessment = (data) => ({
  id: string(own(data, "id")),
  edition: number(own(data, "edition")),
  scale: recordOf(own(data, "scale"), (value) => (value === null || value === false ? value : number(value))),
  groups: strings(own(data, "groups")),
  levels: listOf(own(data, "levels"), (level) => ({
    id: string(own(level, "id")),
    level: number(own(level, "level")),
    name: string(own(level, "name")),
  })),
  elements: listOf(own(data, "elements"), (element) => ({
    id: string(own(element, "id")),
    name: string(own(element, "name")),
    statements: strings(own(element, "statements")),
    asked: strings(own(element, "asked")),
  })),
});

/** The statements for a group; for no group, all. @type {(element: Kam.AssessmentElement, group: string) => string[]} */
export const askedOf = ({ statements, asked }, group) =>
  statements.filter((_, index) => asked[index]?.includes(group));

/** The rating that `count` of them reach. @type {(ratings: number[], count: number) => number | null} */
export const reachedBy = (ratings, count) => [...ratings].sort((a, b) => b - a)[count - 1] ?? null;

/** @type {(assessment: Kam.Assessment, element: Kam.AssessmentElement, answers: unknown, notes: unknown) => Kam.ElementScore} */
export function scoreElement({ scale }, element, answers, notes) {
  const statements = askedOf(element, ownString(notes, "group"));
  const values = statements.map((id) => own(scale, ownString(answers, id)));
  const count = (/** @type {unknown} */ wanted) => values.filter((value) => value === wanted).length;
  const ratings = values.filter((value) => typeof value === "number");
  const asked = statements.length - count(false);
  const level = reachedBy(ratings, needed(asked));
  const target = Number(ownString(notes, `target/${element.id}`)) || null;
  return {
    id: element.id,
    level,
    asked,
    rated: ratings.length,
    cannotJudge: count(null),
    notApplicable: count(false),
    unanswered: count(undefined),
    claimed: statements.filter((id, index) => Number(values[index]) > 3 && !ownString(notes, `evidence/${id}`).trim()).length,
    target,
    gap: level && target ? Math.max(0, target - level) : 0,
  };
}

/** @type {(assessment: Kam.Assessment, answers: unknown, notes?: unknown) => Kam.AssessmentScore} */
export function scoreAssessment(assessment, answers, notes = {}) {
  const elements = assessment.elements.map((one) => scoreElement(assessment, one, answers, notes));
  const rank = (/** @type {Kam.ElementScore} */ { level }) => level ?? Number.MAX_VALUE;
  const ranking = [...elements].sort((a, b) => rank(a) - rank(b) || b.gap - a.gap);
  const lowest = ranking[0]?.level ? ranking[0] : undefined;
  const sum = (/** @type {(score: Kam.ElementScore) => number} */ of) =>
    elements.reduce((total, score) => total + of(score), 0);
  const total = sum(({ asked, notApplicable }) => asked + notApplicable);
  return {
    elements,
    ranking,
    weakest: ranking.filter(({ level, gap }) => lowest && level === lowest.level && gap === lowest.gap),
    ahead: ranking.filter(({ level }) => lowest && level && level >= rank(lowest) + AHEAD),
    answered: total - sum(({ unanswered }) => unanswered),
    total,
  };
}
