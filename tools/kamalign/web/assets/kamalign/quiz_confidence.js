/**
 * Certainty-based marking (Gardner-Medwin): how sure a reader is, and the second score.
 *
 * An answer given with confidence 1, 2 or 3 earns 1, 2 or 3 if all its points were earned, else
 * 0, -2 or -6. Answers without a confidence do not count. Passing never depends on it.
 */
import { confidence, makeRadios } from "./quiz_item.js";
import { isRight } from "./quiz_scoring.js";
import { own } from "./records.js";

const COSTS = [0, 0, -2, -6];

/** @type {(scores: Kam.ItemScore[], given: unknown) => { points: number; max: number }} */
export function scoreConfidence(scores, given) {
  let [points, max] = [0, 0];
  for (const score of scores) {
    const sure = Number(own(given, score.id));
    if (![1, 2, 3].includes(sure)) continue;
    max += 3;
    points += isRight(score) ? sure : Number(COSTS[sure]);
  }
  return { points, max };
}

confidence.view = ({ text }) => {
  /** @type {[string, ReturnType<Kam.MakeRadios>][]} */
  const asked = [];
  const labels = Object.fromEntries([1, 2, 3].map((sure) => [sure, text(`sure-${sure}`)]));
  return {
    ask(place, id, pick) {
      const radios = makeRadios(text("sure"), `${id}/sure`, labels, (value) => pick(Number(value)));
      place.querySelector(".kam-item__foot")?.before(radios.element);
      asked.push([id, radios]);
    },
    show(scores, given) {
      for (const [id, radios] of asked) radios.set(String(own(given, id)));
      const score = scoreConfidence(scores, given);
      return score.max ? text("sure-score", score) : undefined;
    },
  };
};
