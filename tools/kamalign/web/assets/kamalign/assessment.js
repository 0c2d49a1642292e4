/** `<kam-assessment>`: keeps the ratings of the questionnaire in the page and shows a profile. */
import { viewProfile } from "./assessment_result.js";
import { parseAssessment, scoreAssessment } from "./assessment_scoring.js";
import { contentsOf, define, make, makeButton, makeConfirmed, makeNotices } from "./dom.js";
import { makeMessages } from "./messages.js";
import { own, withEntry } from "./records.js";
import { browserStore } from "./state.js";

const store = browserStore();

define("kam-assessment", store, (host, data) => {
  const assessment = parseAssessment(data);
  const { edition, id } = assessment;
  const messages = makeMessages(own(data, "messages"));
  const notices = makeNotices(messages, store);
  const profile = viewProfile(assessment, messages, host);
  const form = host.querySelector("form");
  const inputs = [...host.querySelectorAll("input")];
  const limits = /** @type {HTMLElement?} */ (host.querySelector(".kam-limits"));
  const progress = make("p", { class: "kam-progress" });
  // There from the start, so that a screen reader tells what comes into it.
  const status = make("p", { class: "kam-bar__status", role: "status" });
  let asked = false;

  const answers = () => store.get("assessments", id)?.answers ?? {};

  const show = makeButton(messages.text("show"), "primary", () => {
    asked = true;
    refresh();
    if (profile.element.hidden) status.textContent = messages.text("incomplete");
    else profile.focus();
  });
  const print = makeButton(messages.text("print"), "quiet", () => window.print());
  const question = messages.text("clear-confirm");
  const clear = makeConfirmed(messages.text("clear"), question, messages, () => {
    asked = false;
    store.update("assessments", id, () => undefined);
    refresh();
    notices.restored(false);
    inputs[0]?.focus();
  });

  /** The meaning of each chosen number, in words below it. @type {Map<Element, HTMLElement>} */
  const meanings = new Map();
  for (const statement of host.querySelectorAll("[data-statement]")) {
    const meaning = make("p", { class: "kam-statement__meaning", "aria-hidden": "true" });
    statement.append(meaning);
    meanings.set(statement, meaning);
  }

  const refresh = () => {
    const kept = answers();
    for (const input of inputs) input.checked = own(kept, input.name) === input.value;
    for (const [statement, meaning] of meanings) {
      const chosen = statement.querySelector("input:checked")?.parentElement;
      meaning.replaceChildren(...contentsOf(chosen?.querySelector(".kam-visually-hidden")));
    }
    const score = scoreAssessment(assessment, kept);
    progress.textContent = messages.text("progress", { done: score.answered, total: score.total });
    status.replaceChildren();
    const shown = asked && score.weakest.length > 0;
    profile.element.hidden = print.hidden = !shown;
    clear.hidden = score.answered === 0;
    if (limits) limits.hidden = shown;
    host.classList.toggle("kam-assessment--shown", shown);
    if (shown) profile.show(score);
    notices.refresh();
    return score.answered > 0;
  };

  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { name, value } = target;
    store.update("assessments", id, (entry) => ({
      edition,
      answers: withEntry(entry?.answers, name, value),
    }));
    refresh();
  });
  form?.before(notices.element);
  form?.after(
    make("div", { class: "kam-bar" }, progress, status, show),
    profile.element,
    make("div", { class: "kam-actions" }, print, clear),
  );
  notices.restored(refresh());
  return refresh;
});
