/**
 * Scores a quiz. Pure functions over ids; the only place where the rules stand.
 *
 * A part earns a share of its item, 0 to 1; a case earns the mean of its parts, times its points.
 * - Single choice, numeric, short text: right or not.
 * - Multiple choice: right choices taken less wrong ones taken, as a share of the right ones.
 * - Matching: the share of premises that are right.
 * - Ordering: of all pairs of entries, those in the right order less those in the wrong one, as a
 *   share of all pairs.
 * No share is less than 0. A number is right within the tolerance; words are right if they equal
 * an accepted wording in NFC with white space run together.
 * The second score, with confidence, stands in `quiz_confidence.js`. Ids that the quiz does not know are ignored.
 */
import { isRecord, isStrings, listOf, number, own, ownString, recordOf, string, strings } from "./records.js";

/** Sums of thirds and sevenths may fall short of a whole number by a rounding error. */
const EPSILON = 1e-9;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** The quiz in a page's data; throws if it is none. @type {(data: unknown) => Kam.Quiz} */
export const parseQuiz = (data) => ({
  id: string(own(data, "id")),
  edition: number(own(data, "edition")),
  passMark: number(own(data, "passMark")),
  asSet: own(data, "submission") === "set",
  shuffle: strings(own(data, "shuffle") ?? []),
  draw: recordOf(own(data, "draw") ?? {}, number),
  bands: recordOf(own(data, "bands") ?? {}, number),
  items: listOf(own(data, "items"), (item) => ({
    id: string(own(item, "id")),
    points: number(own(item, "points") ?? 1),
    short: own(item, "short") === true,
    pool: ownString(item, "pool"),
    parts: listOf(own(item, "parts"), parsePart),
  })),
});

/** @type {(data: unknown) => Kam.Part} */
function parsePart(data) {
  const id = string(own(data, "id"));
  const type = own(data, "type");
  const key = own(data, "key");
  switch (type) {
    case "single-choice":
    case "multiple-choice":
      return { id, type, choices: strings(own(data, "choices")), key: strings(key) };
    case "matching":
      return { id, type, responses: strings(own(data, "responses")), key: recordOf(key, string) };
    case "ordering":
      return { id, type, key: strings(key) };
    case "numeric":
      return { id, type, key: { answer: number(own(key, "answer")), tolerance: number(own(key, "tolerance")) } };
    case "short-text":
      return { id, type, ignore: strings(own(data, "ignore")), key: recordOf(key, strings) };
  }
  throw new TypeError(`unknown type of item: ${type}`);
}

/**
 * What of an answer this edition of the part knows; undefined if nothing is left.
 *
 * @type {(part: Kam.Part, answer: unknown) => Kam.Answer | undefined}
 */
export function knownAnswer(part, answer) {
  switch (part.type) {
    case "single-choice":
      return typeof answer === "string" && part.choices.includes(answer) ? answer : undefined;
    case "numeric":
      return typeof answer === "string" && NUMBER.test(answer) ? answer : undefined;
    case "short-text":
      return typeof answer === "string" && answer.trim() ? answer : undefined;
    case "matching": {
      const known = Object.keys(part.key).filter((id) => part.responses.includes(ownString(answer, id)));
      return known.length ? Object.fromEntries(known.map((id) => [id, ownString(answer, id)])) : undefined;
    }
  }
  if (!isStrings(answer)) return undefined;
  // The order of an ordering is the answer, that of choices is not.
  const ids = part.type === "ordering" ? part.key : part.choices;
  const known = part.type === "ordering" ? [...new Set(answer)].filter((id) => ids.includes(id)) : ids.filter((id) => answer.includes(id));
  return known.length ? known : undefined;
}

/**
 * Whether a part is answered to the end: for matching every premise, for ordering every entry.
 *
 * @type {(part: Kam.Part, answer: unknown) => boolean}
 */
export function isAnswered(part, answer) {
  const known = knownAnswer(part, answer);
  if (known === undefined) return false;
  const whole = part.type === "matching" || part.type === "ordering";
  return !whole || Object.keys(known).length === Object.keys(part.key).length;
}

/** Whether words equal an accepted wording. @type {(part: Kam.TextPart, text: unknown) => boolean} */
function isAccepted({ key, ignore }, text) {
  const plain = (/** @type {unknown} */ words) => {
    let bare = String(words).normalize("NFC").trim().replace(/\s+/g, " ");
    if (ignore.includes("letter_case")) bare = bare.toLowerCase();
    return ignore.includes("diacritics") ? bare.normalize("NFD").replace(/\p{M}/gu, "") : bare;
  };
  return Object.values(key).flat().some((wording) => plain(wording) === plain(text));
}

/** The share of a part that is earned, 0 to 1. @type {(part: Kam.Part, answer: unknown) => number} */
export function scorePart(part, answer) {
  const known = knownAnswer(part, answer);
  if (known === undefined) return 0;
  if (part.type === "numeric") {
    const { answer: right, tolerance } = part.key;
    return Number(Math.abs(Number(known) - right) <= tolerance + EPSILON * Math.max(1, Math.abs(right)));
  }
  if (part.type === "short-text") return Number(isAccepted(part, known));
  if (part.type === "matching") {
    const premises = Object.entries(part.key);
    return premises.filter(([id, response]) => own(known, id) === response).length / premises.length;
  }
  const chosen = isRecord(known) ? [] : [known].flat();
  if (part.type === "ordering") return Math.max(0, concordance(chosen.map((id) => part.key.indexOf(id)), part.key.length));
  const right = chosen.filter((choice) => part.key.includes(choice)).length;
  if (part.type === "single-choice") return right;
  return Math.max(0, (2 * right - chosen.length) / part.key.length);
}

/** Kendall's tau of places against their natural order. @type {(places: number[], total: number) => number} */
function concordance(places, total) {
  let sum = 0;
  for (const [index, place] of places.entries()) {
    for (const later of places.slice(index + 1)) sum += Math.sign(later - place);
  }
  return total > 1 ? (2 * sum) / (total * (total - 1)) : places.length;
}

/** @type {(item: Kam.Item, answers: unknown) => Kam.ItemScore} */
export function scoreItem(item, answers) {
  const answerTo = (/** @type {Kam.Part} */ part) => own(answers, part.id);
  const share = item.parts.reduce((sum, part) => sum + scorePart(part, answerTo(part)), 0);
  return {
    id: item.id,
    points: (share / item.parts.length) * item.points,
    max: item.points,
    answered: item.parts.every((part) => isAnswered(part, answerTo(part))),
  };
}

/**
 * The score over the items that are asked: all, unless a form says otherwise.
 *
 * @type {(quiz: Kam.Quiz, answers: unknown, asked?: Kam.Item[]) => Kam.QuizScore}
 */
export function scoreQuiz(quiz, answers, asked = quiz.items) {
  const items = asked.map((item) => scoreItem(item, own(answers, item.id)));
  const points = items.reduce((sum, item) => sum + item.points, 0);
  const max = total(asked);
  const mark = Math.ceil((quiz.passMark * max) / fullPoints(quiz) - EPSILON);
  const reached = Object.keys(quiz.bands).filter((id) => points * 100 >= Number(quiz.bands[id]) * max - EPSILON);
  return { points, max, mark, passed: points >= mark - EPSILON, band: reached.at(-1), items };
}

const total = (/** @type {Kam.Item[]} */ items) => items.reduce((sum, { points }) => sum + points, 0);

/** Points of the whole form: the items of a pool are worth the same. @type {(quiz: Kam.Quiz) => number} */
const fullPoints = ({ items, draw }) =>
  Object.entries(draw).reduce(
    (sum, [pool, count]) => sum + count * (items.find((item) => item.pool === pool)?.points ?? 0),
    total(items.filter(({ pool }) => !Object.hasOwn(draw, pool))),
  );

/** Whether all points of an item were earned. @type {(score: Kam.ItemScore) => boolean} */
export const isRight = ({ points, max }) => points >= max - EPSILON;
