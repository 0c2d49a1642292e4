/** One item of a quiz on the page: its parts, the button that checks it, and the verdict. */
import { contentsOf, findBy, make, makeButton, unseen } from "./dom.js";
import { isAnswered, isRight, knownAnswer, scoreItem } from "./quiz_scoring.js";
import { own, ownString, withEntry } from "./records.js";

const ICONS = { right: "✓", partly: "◐", wrong: "✗" };

/** @type {Kam.ViewItem} */
export function viewItem(host, item, key, messages, on) {
  const parts = item.parts.map((part) => {
    const keyPart = findBy(key, "data-key-part", part.id);
    const place = findBy(host, "data-part", part.id) ?? host;
    const marks = makeMarks(keyPart, messages);
    const view = part.type === "matching" ? matching(place, part, marks) : choices(place, part, marks);
    return { part, keyPart, view };
  });
  const [named, number] = [...host.querySelectorAll(".kam-item__number > *")].map((one) => one.textContent ?? "");
  // There from the start, so that a screen reader tells what comes into it.
  const verdict = make("p", { class: "kam-verdict", role: "status" });
  const after = make("div", { class: "kam-item__after" });
  const check = makeButton(messages.text("check"), "primary", () => {
    const open = parts.find(({ part, view }) => !isAnswered(part, view.read()));
    if (!open) return on.check();
    const notice = open.part.type === "matching" ? "answer-all-lines" : "answer-first";
    verdict.textContent = messages.text(notice);
  });
  const retry = makeButton(messages.text("retry-item"), "quiet", on.retry);
  for (const button of [check, retry]) button.append(unseen(`: ${named}`));
  host.append(make("div", { class: "kam-item__foot" }, check, verdict, retry), after);
  let shown = "";

  const focus = () => /** @type {HTMLElement?} */ (host.querySelector("input, select"))?.focus();

  const rereadLink = () => contentsOf(key?.querySelector(".kam-key__reread"));

  /** @type {(done: boolean) => void} */
  const lock = (done) => {
    const focused = document.activeElement;
    for (const field of host.querySelectorAll("fieldset")) field.disabled = done;
    check.hidden = done;
    retry.hidden = !done;
    if (done && focused === check) retry.focus({ preventScroll: true });
    if (!done && focused === retry) focus();
  };

  /** @type {(score: Kam.ItemScore) => void} */
  const tell = (score) => {
    const kind = isRight(score) ? "right" : score.points > 0 ? "partly" : "wrong";
    host.dataset["verdict"] = kind;
    verdict.append(
      make("span", { class: "kam-verdict__icon", "aria-hidden": "true" }, ICONS[kind]),
      messages.text(kind, { points: score.points, max: 1 }),
    );
    for (const { keyPart } of parts) {
      after.append(make("p", {}, ...contentsOf(keyPart?.querySelector(".kam-key__explanation"))));
    }
    after.append(make("p", { class: "kam-reread" }, ...rereadLink()));
  };

  return {
    id: item.id,
    number: number ?? "",
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
        if (checked) marks.add(row, right, "your-answer");
        else marks.add(row, null, single ? "right-answer" : "missed");
      }
    },
    unmark: marks.remove,
  };
}

/** @type {Kam.ViewPart<Kam.MatchingPart>} */
function matching(host, { key }, marks) {
  const rows = [...host.querySelectorAll("select")].map((select) => {
    const row = /** @type {HTMLElement} */ (select.closest("[data-premise]"));
    return { select, row, premise: String(row.dataset["premise"]) };
  });
  return {
    read() {
      const chosen = rows.filter(({ select }) => select.value);
      if (!chosen.length) return undefined;
      return Object.fromEntries(chosen.map(({ premise, select }) => [premise, select.value]));
    },
    write(answer) {
      for (const { premise, select } of rows) select.value = ownString(answer, premise);
    },
    mark() {
      for (const { row, premise, select } of rows) {
        const right = ownString(key, premise);
        marks.add(row, select.value === right, "your-answer");
        if (select.value !== right) {
          const option = [...select.options].find(({ value }) => value === right);
          marks.add(row, null, "right-answer", option?.text);
        }
        marks.explain(row, premise, row);
      }
    },
    unmark: marks.remove,
  };
}

/** @type {(key: HTMLElement | null, messages: Kam.Messages) => Kam.Marks} */
function makeMarks(key, messages) {
  /** @type {Element[]} */
  const added = [];
  return {
    add(row, right, label, text) {
      const look = right === null ? "missed" : right ? "right" : "wrong";
      const icon = make("span", { "aria-hidden": "true" }, right === false ? "✗ " : "✓ ");
      const mark = make("span", { class: `kam-mark kam-mark--${look}` }, icon, messages.text(label));
      if (text) mark.append(`: ${text}`);
      if (right !== null) mark.append(unseen(`: ${messages.text(right ? "right" : "wrong")}`));
      row.append(mark);
      row.dataset["mark"] ??= look;
      added.push(mark);
    },
    explain(row, id, inside) {
      const feedback = findBy(key, "data-feedback", id)?.querySelector(".kam-key__feedback");
      const text = make("p", { class: "kam-feedback" }, ...contentsOf(feedback));
      if (inside) inside.append(text);
      else row.after(text);
      added.push(text);
    },
    remove() {
      for (const element of added.splice(0)) {
        delete element.parentElement?.dataset["mark"];
        element.remove();
      }
    },
  };
}
