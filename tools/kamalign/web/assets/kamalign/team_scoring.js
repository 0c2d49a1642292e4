/**
 * What the answer sheets of a team show together. Pure functions over ids.
 *
 * Nothing is shown of fewer than three ratings, and no part of the team whose remainder is that
 * small: whoever knows the whole and the other parts could subtract.
 */
import { needed, reachedBy } from "./assessment_scoring.js";
import { own, ownString } from "./records.js";

/** The parts of a team that are compared, by the groups in them. */
export const PARTS = ["K", "THF", "X"];
/** From so many up. */
const SHOWN = 3;
const AGREEMENT = 5;
/** From here on, apart. */
export const GAP = 1.5;
const INVISIBLE = 1 / 3;

const sorted = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b);

/** @type {(values: number[]) => number | null} */
export function median(values) {
  const inOrder = sorted(values);
  const half = inOrder.length / 2;
  const [low, high] = [inOrder[Math.ceil(half) - 1], inOrder[Math.floor(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The medians of the lower and the upper half, the middle one left out. @type {(values: number[]) => [number, number]} */
export function quartiles(values) {
  const inOrder = sorted(values);
  const half = Math.floor(inOrder.length / 2);
  if (!half) return [inOrder[0] ?? 0, inOrder[0] ?? 0];
  return [median(inOrder.slice(0, half)) ?? 0, median(inOrder.slice(-half)) ?? 0];
}

/**
 * Which parts may be shown beside the whole: none below three, and as many more hidden, smallest
 * first, as it takes for the hidden ones to be three together. The last part is never shown.
 *
 * @type {(sizes: number[]) => boolean[]}
 */
export function shownParts(sizes) {
  const shown = sizes.map((size, index) => size >= SHOWN && index < PARTS.length);
  const hidden = () => sizes.reduce((sum, size, index) => sum + (shown[index] ? 0 : size), 0);
  while (hidden() && hidden() < SHOWN && shown.includes(true)) {
    const smallest = Math.min(...sizes.filter((_, index) => shown[index]));
    shown[sizes.findIndex((size, index) => shown[index] && size === smallest)] = false;
  }
  return shown;
}

const partOf = (/** @type {string} */ group) => {
  const index = PARTS.findIndex((part) => group && part.includes(group));
  return index < 0 ? PARTS.length : index;
};

/** @type {(assessment: Kam.Assessment, element: Kam.AssessmentElement, id: string, sheets: Kam.Sheet[]) => Kam.TeamStatement} */
function scoreStatement({ scale }, element, id, sheets) {
  /** @type {number[][]} */
  const parts = [...PARTS.map(() => []), []];
  const asked = element.asked[element.statements.indexOf(id)] ?? "";
  let [cannotJudge, notApplicable] = [0, 0];
  for (const { answers, group } of sheets) {
    const value = asked.includes(group) ? own(scale, ownString(answers, id)) : undefined;
    if (typeof value === "number") parts[partOf(group)]?.push(value);
    if (value === null) cannotJudge += 1;
    if (value === false) notApplicable += 1;
  }
  const ratings = parts.flat();
  const hidden = ratings.length < SHOWN;
  const shown = shownParts(parts.map((part) => part.length));
  const medians = PARTS.map((_, index) => (shown[index] && !hidden ? median(parts[index] ?? []) : null));
  const seen = medians.filter((value) => value !== null);
  const [low, high] = quartiles(ratings);
  const gap = seen.length > 1 ? Math.max(...seen) - Math.min(...seen) : 0;
  const wide = gap >= high - low;
  return {
    id,
    hidden,
    rated: ratings.length,
    counts: [1, 2, 3, 4, 5].map((level) => (hidden ? 0 : ratings.filter((value) => value === level).length)),
    cannotJudge,
    notApplicable,
    median: hidden ? null : median(ratings),
    medians,
    gap,
    apart: gap >= GAP,
    invisible: cannotJudge > 0 && cannotJudge / (cannotJudge + ratings.length) >= INVISIBLE - 1e-9,
    agreement: ratings.length < AGREEMENT ? "" : high - low <= 1 ? "close" : high - low < 2 ? "some" : "far",
    low: Math.ceil(wide ? Math.min(...seen, 5) : low),
    high: Math.floor(wide ? Math.max(...seen, 1) : high),
    spread: Math.max(gap, hidden ? 0 : high - low),
  };
}

/** What to talk about first, and why. @type {(statements: Kam.TeamStatement[]) => Kam.Talk[]} */
function talkOf(statements) {
  /** @type {(one: Kam.TeamStatement) => Kam.Talk["kind"]} */
  const kindOf = (one) =>
    !one.hidden && one.spread >= GAP ? "apart" : one.invisible ? "invisible" : one.hidden ? "" : "low";
  const kinds = ["apart", "invisible", "low"];
  const weight = (/** @type {Kam.TeamStatement} */ one, /** @type {string} */ kind) =>
    kind === "apart" ? -one.spread : kind === "low" ? (one.median ?? 9) : -one.cannotJudge;
  return statements
    .map((statement) => ({ statement, kind: kindOf(statement) }))
    .filter(({ kind }) => kind)
    .sort(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        weight(a.statement, a.kind) - weight(b.statement, b.kind) ||
        (a.statement.median ?? 9) - (b.statement.median ?? 9),
    )
    .slice(0, 3);
}

/** @type {(assessment: Kam.Assessment, sheets: Kam.Sheet[]) => Kam.TeamScore} */
export function scoreTeam(assessment, sheets) {
  const elements = assessment.elements.map((element) => {
    const statements = element.statements.map((id) => scoreStatement(assessment, element, id, sheets));
    const shown = statements.filter(({ hidden }) => !hidden);
    const reached = reachedBy(shown.map((one) => one.median ?? 0), needed(element.statements.length));
    return {
      id: element.id,
      statements,
      level: reached && Math.floor(reached),
      counts: [0, 1, 2, 3, 4].map((at) => shown.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
    };
  });
  const sizes = [0, 0, 0, 0];
  for (const { group } of sheets) sizes[partOf(group)] = (sizes[partOf(group)] ?? 0) + 1;
  const groups = new Set(sheets.map(({ group }) => group).filter(Boolean)).size;
  return {
    respondents: sheets.length,
    groups,
    enough: sheets.length >= SHOWN,
    picture: sheets.length >= 9 && groups >= 3,
    parts: PARTS.map((part, index) => ({ part, size: sizes[index] ?? 0, shown: shownParts(sizes)[index] ?? false })),
    scopes: new Set(sheets.map(({ scope }) => scope).filter(Boolean)).size,
    elements,
    talk: talkOf(elements.flatMap(({ statements }) => statements)),
  };
}
