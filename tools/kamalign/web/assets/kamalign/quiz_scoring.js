/**
 * Scores a quiz. Pure functions over ids; the only place where the rules stand.
 *
 * An item is worth one point. Single choice is right or not. Multiple choice earns the right
 * choices taken less the wrong ones taken, as a share of the right ones, and never less than 0.
 * Matching earns the share of premises that are right. A case earns the mean of its parts.
 * Ids that the quiz does not know are ignored.
 */
import { isRecord, isStrings, listOf, number, own, ownString, recordOf, string, strings } from "./records.js";

/** Sums of thirds and sevenths may fall short of a whole number by a rounding error. */
const EPSILON = 1e-9;

/** The quiz in a page's data; throws if it is none. @type {(data: unknown) => Kam.Quiz} */
export const parseQuiz = (data) => ({
  id: string(own(data, "id")),
  edition: number(own(data, "edition")),
  passMark: number(own(data, "passMark")),
  items: listOf(own(data, "items"), (item) => ({
    id: string(own(item, "id")),
    parts: listOf(own(item, "parts"), parsePart),
  })),
});

/** @type {(data: unknown) => Kam.Part} */
function parsePart(data) {
  const id = string(own(data, "id"));
  const type = own(data, "type");
  const key = own(data, "key");
  if (type === "matching") {
    return { id, type, responses: strings(own(data, "responses")), key: recordOf(key, string) };
  }
  if (type === "single-choice" || type === "multiple-choice") {
    return { id, type, choices: strings(own(data, "choices")), key: strings(key) };
  }
  throw new TypeError(`unknown type of item: ${type}`);
}

/**
 * What of an answer this edition of the part knows; undefined if nothing is left.
 *
 * @type {(part: Kam.Part, answer: unknown) => Kam.Answer | undefined}
 */
export function knownAnswer(part, answer) {
  if (part.type === "matching") {
    if (!isRecord(answer)) return undefined;
    const { key, responses } = part;
    const known = Object.keys(key).filter((id) => responses.includes(ownString(answer, id)));
    if (!known.length) return undefined;
    return Object.fromEntries(known.map((id) => [id, ownString(answer, id)]));
  }
  if (part.type === "single-choice") {
    return typeof answer === "string" && part.choices.includes(answer) ? answer : undefined;
  }
  const known = part.choices.filter((choice) => isStrings(answer) && answer.includes(choice));
  return known.length ? known : undefined;
}

/**
 * Whether a part is answered to the end: for matching, every premise.
 *
 * @type {(part: Kam.Part, answer: unknown) => boolean}
 */
export function isAnswered(part, answer) {
  const known = knownAnswer(part, answer);
  if (known === undefined || part.type !== "matching") return known !== undefined;
  return Object.keys(known).length === Object.keys(part.key).length;
}

/** Points of a part, 0 to 1. @type {(part: Kam.Part, answer: unknown) => number} */
export function scorePart(part, answer) {
  const known = knownAnswer(part, answer);
  if (part.type === "matching") {
    const premises = Object.entries(part.key);
    const right = premises.filter(([id, response]) => own(known, id) === response);
    return right.length / premises.length;
  }
  const chosen = isStrings(known) ? known : typeof known === "string" ? [known] : [];
  const right = chosen.filter((choice) => part.key.includes(choice)).length;
  if (part.type === "single-choice") return right;
  return Math.max(0, (2 * right - chosen.length) / part.key.length);
}

/** @type {(item: Kam.Item, answers: unknown) => Kam.ItemScore} */
export function scoreItem(item, answers) {
  const answerTo = (/** @type {Kam.Part} */ part) => own(answers, part.id);
  const points = item.parts.reduce((sum, part) => sum + scorePart(part, answerTo(part)), 0);
  return {
    id: item.id,
    points: points / item.parts.length,
    answered: item.parts.every((part) => isAnswered(part, answerTo(part))),
  };
}

/** @type {(quiz: Kam.Quiz, answers: unknown) => Kam.QuizScore} */
export function scoreQuiz(quiz, answers) {
  const items = quiz.items.map((item) => scoreItem(item, own(answers, item.id)));
  const points = items.reduce((sum, item) => sum + item.points, 0);
  return { points, max: items.length, passed: points >= quiz.passMark - EPSILON, items };
}

/** Whether all points of an item were earned. @type {(score: Kam.ItemScore) => boolean} */
export const isRight = (score) => score.points >= 1 - EPSILON;
