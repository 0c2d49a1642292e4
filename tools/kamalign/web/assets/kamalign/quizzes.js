/** `<kam-quizzes>`: state, score and what is due again, beside each quiz. */
import { define, findBy, make, makeNotices } from "./dom.js";
import { makeMessages } from "./messages.js";
import { askedItems, dueOn, isDue } from "./quiz_form.js";
import { parseQuiz, scoreQuiz } from "./quiz_scoring.js";
import { listOf, own } from "./records.js";
import { browserStore } from "./state.js";

const store = browserStore();

define("kam-quizzes", store, (host, data) => {
  const quizzes = listOf(own(data, "quizzes"), parseQuiz);
  const messages = makeMessages(own(data, "messages"));
  const dates = new Intl.DateTimeFormat(messages.locale, { dateStyle: "long" });
  const notices = makeNotices(messages, store);
  const summary = make("p", { role: "status" });
  const bar = make("progress", { class: "kam-overview", "aria-hidden": "true" });
  const spacing = make("p", { class: "kam-progress" }, messages.text("spacing"));
  const columns = ["state", "score", "due"];
  host.querySelector("thead tr")?.append(
    ...columns.map((name) => make("th", { scope: "col", role: "columnheader" }, messages.text(name))),
  );
  const rows = quizzes.map((quiz) => {
    const cells = columns.map((name) => make("td", { role: "cell", "data-label": messages.text(name) }));
    findBy(host, "data-quiz", quiz.id)?.append(...cells);
    return { quiz, cells };
  });

  const refresh = () => {
    const sum = { done: 0, total: 0, passed: 0, quizzes: quizzes.length };
    for (const { quiz, cells } of rows) {
      const entry = store.get("quizzes", quiz.id);
      const items = askedItems(quiz, entry?.seed ?? 0, entry?.form);
      const score = scoreQuiz(quiz, entry?.answers, items);
      const done = score.items.filter(({ id, answered }) => answered && entry?.checked.includes(id));
      const total = items.length;
      const finished = done.length === total;
      sum.done += done.length;
      sum.total += total;
      sum.passed += Number(finished && score.passed);
      const state = finished ? (score.passed ? "passed" : "not-passed") : entry ? "open" : "new";
      const times = items.map(({ id }) => entry?.asked?.[id]);
      const due = times.filter((time) => isDue(time, Date.now())).length;
      const next = times.flatMap((time) => dueOn(time) ?? []).sort((a, b) => Number(a) - Number(b))[0];
      const words = [
        messages.text(state, { done: done.length, total }),
        finished ? messages.text("points", { points: score.points, max: score.max }) : "–",
        due ? messages.text("due-now", { count: due }) : next ? messages.text("due-on", { date: dates.format(next) }) : "–",
      ];
      for (const [index, cell] of cells.entries()) cell.textContent = String(words[index]);
    }
    summary.textContent = messages.text("summary", sum);
    bar.max = sum.total || 1;
    bar.value = sum.done;
    notices.refresh();
  };

  host.prepend(notices.element, summary, bar);
  host.append(spacing);
  notices.restored(false);
  refresh();
  return refresh;
});
