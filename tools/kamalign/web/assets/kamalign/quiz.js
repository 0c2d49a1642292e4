/** `<kam-quiz>`: makes the quiz that stands in the page answerable, and keeps the answers. */
import { contentsOf, define, findBy, make, makeButton, makeConfirmed, makeNotices } from "./dom.js";
import { makeMessages } from "./messages.js";
import { askedItems, askedNow, isDue } from "./quiz_form.js";
import { makeRadios, viewItem, confidence } from "./quiz_item.js";
import { isRight, parseQuiz, scoreItem, scoreQuiz } from "./quiz_scoring.js";
import { own, withEntry } from "./records.js";
import { browserStore } from "./state.js";

const store = browserStore();

define("kam-quiz", store, (host, data) => {
  const quiz = parseQuiz(data);
  const { edition, shuffle, draw } = quiz;
  const messages = makeMessages(own(data, "messages"));
  const notices = makeNotices(messages, store);
  const progress = make("p", { class: "kam-progress" });
  const due = make("p", { class: "kam-notice" });
  const status = make("p", { class: "kam-verdict", role: "status" });
  const key = /** @type {HTMLElement?} */ (host.querySelector(".kam-key"));
  const form = host.querySelector("form");
  const random = shuffle.length || Object.keys(draw).length;
  // Of use only if nothing is kept yet; what is kept has a seed of its own.
  let seed = freshSeed();
  let arranged = "";

  const kept = () => store.get("quizzes", quiz.id);

  /** @type {(change: (entry: Kam.Entries["quizzes"]) => Kam.Entries["quizzes"] | undefined) => void} */
  const update = (change) => {
    const empty = { edition, answers: {}, checked: [], ...(random ? { seed } : {}) };
    store.update("quizzes", quiz.id, (entry) => change({ ...(entry ?? empty), edition }));
    refresh();
  };

  /** @type {(views: Kam.ItemView[], check: boolean) => void} */
  const keep = (views, check) =>
    update((entry) => {
      for (const { id, answersOver } of views) {
        const answers = withEntry(entry.answers, id, answersOver(entry.answers[id]));
        const checked = entry.checked.filter((one) => one !== id);
        entry = { ...entry, answers, checked };
        const item = quiz.items.find((one) => one.id === id);
        if (!check || !item) continue;
        const right = isRight(scoreItem(item, answers[id]));
        entry.checked = [...checked, id];
        entry.asked = withEntry(entry.asked, id, askedNow(entry.asked?.[id], right, Date.now()));
      }
      return entry;
    });

  /** @type {(cleared: Kam.ItemView[]) => void} */
  const retry = (cleared) => {
    const ids = cleared.map(({ id }) => id);
    update((entry) => ({
      ...entry,
      answers: ids.reduce((left, id) => withEntry(left, id, undefined), entry.answers),
      checked: entry.checked.filter((id) => !ids.includes(id)),
      confidence: ids.reduce((left, id) => withEntry(left, id, undefined), entry.confidence),
    }));
    cleared[0]?.focus();
  };

  const sureness = confidence.view?.(messages);

  const items = quiz.items.map((item) => {
    const place = findBy(form, "data-item", item.id);
    if (!place) throw new Error(`no item ${item.id} in the page`);
    /** @type {Kam.ItemView} */
    const view = viewItem(place, item, findBy(key, "data-key", item.id), messages, {
      check: quiz.asSet ? undefined : () => keep([view], true),
      retry: () => retry([view]),
    });
    // A field that is locked after Enter still tells its change when it loses the focus.
    place.addEventListener("change", () => {
      const entry = kept();
      const done = entry?.checked.includes(item.id) && scoreItem(item, entry.answers[item.id]).answered;
      if (!done) keep([view], false);
    });
    sureness?.ask(place, item.id, (sure) =>
      update((entry) => ({ ...entry, confidence: withEntry(entry.confidence, item.id, sure) })),
    );
    return view;
  });

  const asked = () => askedItems(quiz, kept()?.seed ?? seed, kept()?.form);
  /** @type {(list: { id: string }[]) => Kam.ItemView[]} */
  const viewsOf = (list) => list.flatMap(({ id }) => items.find((view) => view.id === id) ?? []);
  const missed = () => viewsOf(scoreQuiz(quiz, kept()?.answers, asked()).items.filter((score) => !isRight(score)));
  const dueAgain = () => {
    const { checked = [], asked: times = {} } = kept() ?? {};
    return viewsOf(asked()).filter(({ id }) => checked.includes(id) && isDue(times[id], Date.now()));
  };

  const result = viewResult(messages, key, {
    retryMissed: () => retry(missed()),
    restart() {
      seed = freshSeed();
      update(() => undefined);
      notices.restored(false);
      viewsOf(asked())[0]?.focus();
    },
  });

  const checkAll = makeButton(messages.text("check-all"), "primary", () => {
    const views = viewsOf(asked());
    const open = views.filter((view) => !view.isWhole(true));
    open[0]?.focus();
    status.textContent = open.length
      ? messages.text("still-open", { numbers: messages.list(open.map(({ number }) => number), "conjunction") })
      : "";
    if (!open.length) keep(views, true);
  });

  const short = quiz.items.filter((item) => item.short).length;
  const length = makeRadios(
    messages.text("form"),
    "form",
    {
      "": messages.text("form-full", { count: askedItems(quiz, 0, undefined).length }),
      short: messages.text("form-short", { count: short }),
    },
    (form) => update((entry) => ({ ...entry, form })),
  );

  /** Puts the items in their order; what is not asked is hidden. */
  const arrange = () => {
    const now = kept()?.seed ?? seed;
    const order = asked().map(({ id }) => id);
    if (arranged === (arranged = [now, ...order].join())) return;
    const counted = shuffle.includes("items") || Object.keys(draw).length > 0;
    for (const view of items) if (!order.includes(view.id)) view.place(undefined, undefined);
    for (const [index, view] of viewsOf(asked()).entries()) {
      const authored = items.indexOf(view) + 1;
      view.place(counted ? index + 1 : authored, shuffle.includes("choices") ? now : undefined);
    }
  };

  const refresh = () => {
    arrange();
    const entry = kept();
    const shown = new Map(
      items.map(({ id, show }) => [
        id,
        show(entry?.answers[id], entry?.checked.includes(id) ?? false),
      ]),
    );
    const now = asked();
    const done = now.filter(({ id }) => shown.get(id)?.checked).length;
    const finished = done === now.length;
    progress.textContent = messages.text("progress", { done, total: now.length });
    const score = scoreQuiz(quiz, entry?.answers, now);
    const second = sureness?.show(score.items, entry?.confidence);
    if (finished) result.show(score, missed(), second);
    else result.hide();
    if (key) key.hidden = !finished;
    checkAll.hidden = !quiz.asSet || finished;
    length.set(entry?.form ?? "");
    const count = dueAgain().length;
    due.hidden = !count;
    const again = makeButton(messages.text("ask-again"), "quiet", () => retry(dueAgain()));
    due.replaceChildren(messages.text("due", { count }), " ", again);
    notices.refresh();
    return [...shown.values()].some(({ answered }) => answered);
  };

  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.before(notices.element, ...(short ? [length.element] : []), progress, due);
  form?.after(...(quiz.asSet ? [make("div", { class: "kam-actions" }, checkAll, status)] : []), result.element);
  notices.restored(refresh());
  return refresh;
});

/** @type {() => number} */
function freshSeed() {
  return Number(crypto.getRandomValues(new Uint32Array(1))[0]);
}

/** @type {Kam.ViewResult} */
export function viewResult(messages, key, on) {
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
    show({ points, max, mark, passed, band }, missed, second) {
      hide();
      body.hidden = false;
      element.dataset["result"] = passed ? "passed" : "not-passed";
      status.append(
        make("p", { class: "kam-result__score" }, messages.text("score", { points, max })),
        make("p", {}, messages.text(passed ? "passed" : "not-passed", { mark })),
      );
      const meaning = band && findBy(key, "data-band", band)?.querySelector(".kam-key__feedback");
      if (meaning) status.append(make("p", { class: "kam-result__band" }, ...contentsOf(meaning)));
      if (second) status.append(make("p", {}, second));
      passages.replaceChildren(
        ...missed.map((item) => make("li", { value: item.number }, ...item.rereadLink())),
      );
      reread.hidden = again.hidden = !missed.length;
    },
  };
}
