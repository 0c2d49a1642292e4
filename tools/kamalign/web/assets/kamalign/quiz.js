/** `<kam-quiz>`: makes the quiz that stands in the page answerable, and keeps the answers. */
import { define, findBy, make, makeButton, makeConfirmed, makeNotices } from "./dom.js";
import { makeMessages } from "./messages.js";
import { viewItem } from "./quiz_item.js";
import { isRight, parseQuiz, scoreQuiz } from "./quiz_scoring.js";
import { own, withEntry } from "./records.js";
import { browserStore } from "./state.js";

const store = browserStore();

define("kam-quiz", store, (host, data) => {
  const quiz = parseQuiz(data);
  const { edition } = quiz;
  const messages = makeMessages(own(data, "messages"));
  const notices = makeNotices(messages, store);
  const progress = make("p", { class: "kam-progress" });
  const key = /** @type {HTMLElement?} */ (host.querySelector(".kam-key"));
  const form = host.querySelector("form");

  /** @type {(change: (entry: Kam.Entries["quizzes"]) => Kam.Entries["quizzes"] | undefined) => void} */
  const update = (change) => {
    const empty = { edition, answers: {}, checked: [] };
    store.update("quizzes", quiz.id, (entry) => change(entry ?? empty));
    refresh();
  };

  /** @type {(item: Kam.ItemView, check: boolean) => void} */
  const keep = (item, check) =>
    update(({ answers, checked }) => ({
      edition,
      answers: withEntry(answers, item.id, item.answersOver(answers[item.id])),
      checked: [...checked.filter((id) => id !== item.id), ...(check ? [item.id] : [])],
    }));

  /** @type {(cleared: Kam.ItemView[]) => void} */
  const retry = (cleared) => {
    const ids = cleared.map(({ id }) => id);
    update(({ answers, checked }) => ({
      edition,
      answers: ids.reduce((left, id) => withEntry(left, id, undefined), answers),
      checked: checked.filter((id) => !ids.includes(id)),
    }));
    cleared[0]?.focus();
  };

  const items = quiz.items.map((item) => {
    const place = findBy(form, "data-item", item.id);
    if (!place) throw new Error(`no item ${item.id} in the page`);
    /** @type {Kam.ItemView} */
    const view = viewItem(place, item, findBy(key, "data-key", item.id), messages, {
      check: () => keep(view, true),
      retry: () => retry([view]),
    });
    place.addEventListener("change", () => keep(view, false));
    return view;
  });

  const missed = () => {
    const { items: scores } = scoreQuiz(quiz, store.get("quizzes", quiz.id)?.answers);
    return items.filter((_, index) => !isRight(/** @type {Kam.ItemScore} */ (scores[index])));
  };

  const result = viewResult(messages, {
    retryMissed: () => retry(missed()),
    restart() {
      update(() => undefined);
      notices.restored(false);
      items[0]?.focus();
    },
  });

  const refresh = () => {
    const entry = store.get("quizzes", quiz.id);
    const shown = items.map(({ id, show }) =>
      show(entry?.answers[id], entry?.checked.includes(id) ?? false),
    );
    const done = shown.filter(({ checked }) => checked).length;
    const total = items.length;
    const finished = done === total;
    progress.textContent = messages.text("progress", { done, total });
    if (finished) result.show(scoreQuiz(quiz, entry?.answers), quiz.passMark, missed());
    else result.hide();
    if (key) key.hidden = !finished;
    notices.refresh();
    return shown.some(({ answered }) => answered);
  };

  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.before(notices.element, progress);
  form?.after(result.element);
  notices.restored(refresh());
  return refresh;
});

/** @type {Kam.ViewResult} */
function viewResult(messages, on) {
  // There from the start, so that a screen reader tells what comes into it.
  const status = make("div", { role: "status" });
  const passages = make("ol");
  const reread = make("div", {}, make("p", {}, messages.text("to-reread")), passages);
  const again = makeButton(messages.text("retry-wrong"), "primary", on.retryMissed);
  const question = messages.text("restart-confirm");
  const restart = makeConfirmed(messages.text("restart"), question, messages, on.restart);
  const body = make("div", {}, reread, make("div", { class: "kam-actions" }, again, restart));
  const element = make("section", { class: "kam-result" }, status, body);
  const hide = () => {
    body.hidden = true;
    status.replaceChildren();
    delete element.dataset["result"];
  };
  return {
    element,
    hide,
    show({ points, max, passed }, mark, missed) {
      hide();
      body.hidden = false;
      element.dataset["result"] = passed ? "passed" : "not-passed";
      status.append(
        make("p", { class: "kam-result__score" }, messages.text("score", { points, max })),
        make("p", {}, messages.text(passed ? "passed" : "not-passed", { mark })),
      );
      passages.replaceChildren(
        ...missed.map((item) => make("li", { value: item.number }, ...item.rereadLink())),
      );
      reread.hidden = again.hidden = !missed.length;
    },
  };
}
