/** The reader's quiz results beside the self-rating of the elements they are about. */
import { make } from "./dom.js";
import { parseQuiz, scoreQuiz } from "./quiz_scoring.js";
import { listOf, own, string, strings } from "./records.js";

/** Of the questions, so many must be answered for a result to say something. */
const ENOUGH = 0.7;

/** @type {(desk: Kam.Desk, score: Kam.AssessmentScore, data: unknown) => HTMLElement[]} */
export function calibrate({ messages, store, nameOf, levelOf }, { elements }, data) {
  const lines = listOf(data ?? [], (entry) => {
    const quiz = parseQuiz(own(entry, "quiz"));
    const { points, max, items } = scoreQuiz(quiz, store.get("quizzes", quiz.id)?.answers);
    if (!max || items.filter(({ answered }) => answered).length < ENOUGH * items.length) return [];
    const values = { quiz: string(own(entry, "title")), percent: Math.round((100 * points) / max) };
    const about = strings(own(entry, "elements"));
    return elements
      .filter(({ id, level }) => level && about.includes(id))
      .map((one) => make("li", {}, messages.text("quiz-line", { ...values, element: nameOf(one), level: levelOf(one.level) })));
  }).flat();
  if (!lines.length) return [];
  return [make("h4", {}, messages.text("quiz-beside")), make("ul", {}, ...lines), make("p", {}, messages.text("quiz-why"))];
}
