/**
 * Scores a quiz. Pure functions over ids; the only place where the rules stand.
 *
 * An item is worth one point. Single choice is right or not. Multiple choice earns the right
 * choices taken less the wrong ones taken, as a share of the right ones, and never less than 0.
 * Matching earns the share of premises that are right. A case earns the mean of its parts.
 */
import { isRecord, isStrings, listOf, number, own, recordOf, string, strings } from "./records.js";

/** @typedef {string | string[] | Record<string, string>} Answer */
/** @typedef {{ id: string, type: "single-choice" | "multiple-choice", choices: string[], key: string[] }} ChoicePart */
/** @typedef {{ id: string, type: "matching", responses: string[], key: Record<string, string> }} MatchingPart */
/** @typedef {ChoicePart | MatchingPart} Part */
/** @typedef {{ id: string, parts: Part[] }} Item */
/** @typedef {{ id: string, edition: number, passMark: number, items: Item[] }} Quiz */
/** @typedef {{ id: string, points: number, answered: boolean }} ItemScore */
/** @typedef {{ points: number, max: number, passed: boolean, items: ItemScore[] }} QuizScore */

/** Sums of thirds and sevenths may fall short of a whole number by a rounding error. */
const EPSILON = 1e-9;

/**
 * The quiz that stands in a page.
 *
 * @param {unknown} data
 * @returns {Quiz}
 * @throws {TypeError} if it is no quiz, or one of a kind this code cannot score
 */
export function parseQuiz(data) {
  return {
    id: string(own(data, "id")),
    edition: number(own(data, "edition")),
    passMark: number(own(data, "passMark")),
    items: listOf(own(data, "items"), (item) => ({
      id: string(own(item, "id")),
      parts: listOf(own(item, "parts"), parsePart),
    })),
  };
}

/**
 * @param {unknown} data
 * @returns {Part}
 */
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
 * @param {Part} part
 * @param {unknown} answer
 * @returns {Answer | undefined}
 */
export function knownAnswer(part, answer) {
  switch (part.type) {
    case "single-choice":
      return typeof answer === "string" && part.choices.includes(answer) ? answer : undefined;
    case "multiple-choice": {
      if (!isStrings(answer)) return undefined;
      const chosen = part.choices.filter((choice) => answer.includes(choice));
      return chosen.length ? chosen : undefined;
    }
    case "matching": {
      if (!isRecord(answer)) return undefined;
      /** @type {Record<string, string>} */
      const matches = Object.create(null);
      for (const premise of Object.keys(part.key)) {
        const response = own(answer, premise);
        if (typeof response === "string" && part.responses.includes(response)) {
          matches[premise] = response;
        }
      }
      return Object.keys(matches).length ? matches : undefined;
    }
  }
}

/**
 * Whether a part is answered to the end: for matching, every premise.
 *
 * @param {Part} part
 * @param {unknown} answer
 * @returns {boolean}
 */
export function isAnswered(part, answer) {
  const known = knownAnswer(part, answer);
  if (known === undefined || part.type !== "matching") return known !== undefined;
  return Object.keys(known).length === Object.keys(part.key).length;
}

/**
 * Points of a part, 0 to 1. An unanswered part earns nothing.
 *
 * @param {Part} part
 * @param {unknown} answer
 * @returns {number}
 */
export function scorePart(part, answer) {
  const known = knownAnswer(part, answer);
  if (known === undefined) return 0;
  switch (part.type) {
    case "single-choice":
      return typeof known === "string" && part.key.includes(known) ? 1 : 0;
    case "multiple-choice": {
      const chosen = isStrings(known) ? known : [];
      const right = chosen.filter((choice) => part.key.includes(choice)).length;
      const wrong = chosen.length - right;
      return part.key.length ? Math.max(0, (right - wrong) / part.key.length) : 0;
    }
    case "matching": {
      const premises = Object.keys(part.key);
      const right = premises.filter((premise) => own(known, premise) === part.key[premise]).length;
      return premises.length ? right / premises.length : 0;
    }
  }
}

/**
 * @param {Item} item
 * @param {unknown} answers answers by part
 * @returns {ItemScore}
 */
export function scoreItem(item, answers) {
  let sum = 0;
  for (const part of item.parts) sum += scorePart(part, own(answers, part.id));
  return {
    id: item.id,
    points: item.parts.length ? sum / item.parts.length : 0,
    answered: item.parts.every((part) => isAnswered(part, own(answers, part.id))),
  };
}

/**
 * @param {Quiz} quiz
 * @param {unknown} answers answers by item and part
 * @returns {QuizScore} not rounded; round it where it is shown
 */
export function scoreQuiz(quiz, answers) {
  const items = quiz.items.map((item) => scoreItem(item, own(answers, item.id)));
  const points = items.reduce((sum, item) => sum + item.points, 0);
  return { points, max: items.length, passed: points >= quiz.passMark - EPSILON, items };
}

/**
 * Whether all points of an item were earned.
 *
 * @param {ItemScore} score
 * @returns {boolean}
 */
export function isRight(score) {
  return score.points >= 1 - EPSILON;
}
