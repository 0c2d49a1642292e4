/** One item of a quiz on the page: its parts, the button that checks it, and the verdict. */
import { contentsOf, findBy, make, makeButton, unseen } from "./dom.js";
import { shuffled } from "./quiz_form.js";
import { isAnswered, isRight, knownAnswer, scoreItem } from "./quiz_scoring.js";
import { own, withEntry } from "./records.js";

const ICONS = { right: "✓", partly: "◐", wrong: "✗" };
/** What to say if a part of this type is open. @type {Record<string, string>} */
const OPEN = {
  matching: "answer-all-lines",
  ordering: "answer-order",
  numeric: "answer-number",
  "short-text": "answer-words",
};

/** Views by type of item. A page loads the modules that it needs; each adds itself here. @type {Map<string, Kam.ViewPart<any>>} */
export const views = new Map();

/** Filled by `quiz_confidence.js` on the pages that load it. @type {{ view?: Kam.ViewConfidence }} */
export const confidence = {};

/** @type {Kam.ViewItem} */
export function viewItem(host, item, key, messages, on) {
  const parts = item.parts.map((part) => {
    const keyPart = findBy(key, "data-key-part", part.id);
    const place = findBy(host, "data-part", part.id) ?? host;
    const view = (views.get(part.type) ?? /** @type {Kam.ViewPart<any>} */ (choices))(place, part, makeMarks(keyPart, messages));
    return { part, place, keyPart, view };
  });
  const numbers = [...host.querySelectorAll(".kam-item__number > *")];
  const named = () => numbers[0]?.textContent ?? "";
  const names = [unseen(`: ${named()}`), unseen(`: ${named()}`)];
  // There from the start, so that a screen reader tells what comes into it.
  const verdict = make("p", { class: "kam-verdict", role: "status" });
  const after = make("div", { class: "kam-item__after" });

  const isWhole = (/** @type {boolean} */ tell) => {
    const open = parts.find(({ part, view }) => !isAnswered(part, view.read()));
    if (open && tell) verdict.textContent = messages.text(OPEN[open.part.type] ?? "answer-first");
    return !open;
  };
  const check = makeButton(messages.text("check"), "primary", () => {
    if (isWhole(true)) on.check?.();
  });
  const retry = makeButton(messages.text("retry-item"), "quiet", on.retry);
  check.append(names[0] ?? "");
  retry.append(names[1] ?? "");
  host.append(make("div", { class: "kam-item__foot" }, check, verdict, retry), after);
  let shown = "";

  const focus = () =>
    /** @type {HTMLElement?} */ (host.querySelector(".kam-part :is(input, select, button)"))?.focus();

  const rereadLink = () => contentsOf(key?.querySelector(".kam-key__reread"));

  /** @type {(done: boolean) => void} */
  const lock = (done) => {
    const focused = document.activeElement;
    for (const field of host.querySelectorAll("fieldset")) field.disabled = done;
    check.hidden = done || !on.check;
    retry.hidden = !done || !on.check;
    if (done && host.contains(focused)) retry.focus({ preventScroll: true });
    if (!done && focused === retry) focus();
  };

  /** @type {(score: Kam.ItemScore) => void} */
  const tell = (score) => {
    const { points, max } = score;
    const kind = isRight(score) ? "right" : points > 0 ? "partly" : "wrong";
    host.dataset["verdict"] = kind;
    verdict.append(
      make("span", { class: "kam-verdict__icon", "aria-hidden": "true" }, ICONS[kind]),
      messages.text(kind, { points, max }),
    );
    for (const { keyPart } of parts) {
      after.append(make("p", {}, ...contentsOf(keyPart?.querySelector(".kam-key__explanation"))));
    }
    after.append(make("p", { class: "kam-reread" }, ...rereadLink()));
  };

  return {
    id: item.id,
    get number() {
      return numbers[1]?.textContent ?? "";
    },
    place(number, seed) {
      host.hidden = number === undefined;
      if (key) key.hidden = host.hidden;
      if (number === undefined) return;
      for (const one of [...numbers, ...names]) {
        one.textContent = String(one.textContent).replace(/\d+/, String(number));
      }
      host.parentElement?.append(host);
      key?.setAttribute("value", String(number));
      key?.parentElement?.append(key);
      if (seed === undefined) return;
      for (const { part, place } of parts) {
        if (!("choices" in part)) continue;
        for (const id of shuffled(part.choices, seed)) {
          const row = findBy(place, "data-choice", id);
          row?.parentElement?.append(row);
        }
      }
    },
    isWhole,
    answersOver(stored) {
      for (const { part, view } of parts) stored = withEntry(stored, part.id, view.read());
      return stored && Object.keys(stored).length ? stored : undefined;
    },
    show(answers, checked) {
      const score = scoreItem(item, answers);
      const known = parts.map(({ part }) => knownAnswer(part, own(answers, part.id)));
      const done = checked && score.answered;
      const now = JSON.stringify([done, known]);
      if (now !== shown) {
        shown = now;
        delete host.dataset["verdict"];
        verdict.replaceChildren();
        after.replaceChildren();
        parts.forEach(({ view }, index) => {
          view.unmark();
          view.write(known[index]);
          if (done) view.mark();
        });
        lock(done);
        if (done) tell(score);
      }
      return { answered: known.some((answer) => answer !== undefined), checked: done };
    },
    focus,
    rereadLink,
  };
}

/** @type {Kam.ViewPart<Kam.ChoicePart>} */
function choices(host, part, marks) {
  const inputs = [...host.querySelectorAll("input")];
  const single = part.type === "single-choice";
  return {
    read() {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      return single || !chosen.length ? chosen[0] : chosen;
    },
    write(answer) {
      const chosen = [answer ?? []].flat();
      for (const input of inputs) input.checked = chosen.includes(input.value);
    },
    mark() {
      for (const { checked, value, parentElement: row } of inputs) {
        const right = part.key.includes(value);
        if (!row || !(checked || right)) continue;
        marks.explain(row, value);
        if (checked) marks.add(row, right, marks.text("your-answer"));
        else marks.add(row, null, marks.text(single ? "right-answer" : "missed"));
      }
    },
    unmark: marks.remove,
  };
}

/** @type {Kam.MakeRadios} */
export function makeRadios(legend, name, labels, pick) {
  const inputs = Object.keys(labels).map((value) => make("input", { type: "radio", name, value }));
  const rows = inputs.map((input) => make("label", { class: "kam-choice" }, input, String(labels[input.value])));
  const element = make("fieldset", { class: "kam-radios" }, make("legend", {}, legend), ...rows);
  element.addEventListener("change", (event) => {
    event.stopPropagation();
    const chosen = inputs.find(({ checked }) => checked);
    if (chosen) pick(chosen.value);
  });
  return {
    element,
    set(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

/** @type {(key: HTMLElement | null, messages: Kam.Messages) => Kam.Marks} */
function makeMarks(key, { text, locale }) {
  /** @type {Element[]} */
  const added = [];
  return {
    text,
    locale,
    answer: key?.querySelector(".kam-key__answer")?.textContent ?? "",
    add(row, right, label, words) {
      const look = right === null ? "missed" : right ? "right" : "wrong";
      const icon = make("span", { "aria-hidden": "true" }, right === false ? "✗ " : "✓ ");
      const mark = make("span", { class: `kam-mark kam-mark--${look}` }, icon, label);
      if (words) mark.append(`: ${words}`);
      if (right !== null) mark.append(unseen(`: ${text(right ? "right" : "wrong")}`));
      row.append(mark);
      row.dataset["mark"] ??= look;
      added.push(mark);
    },
    explain(row, id, inside) {
      const feedback = findBy(key, "data-feedback", id)?.querySelector(".kam-key__feedback");
      const words = make("p", { class: "kam-feedback" }, ...contentsOf(feedback));
      if (inside) inside.append(words);
      else row.after(words);
      added.push(words);
    },
    remove() {
      for (const element of added.splice(0)) {
        delete element.parentElement?.dataset["mark"];
        element.remove();
      }
    },
  };
}
