/** `<kam-assessment>`: keeps the answers of the questionnaire in the page and shows a profile. */
import { viewProfile } from "./assessment_result.js";
import { askedOf, parseAssessment, scoreAssessment } from "./assessment_scoring.js";
import { contentsOf, define, findBy, make, makeButton, makeConfirmed, makeNotices } from "./dom.js";
import { makeMessages } from "./messages.js";
import { own, ownString, withEntry } from "./records.js";
import { browserStore } from "./state.js";

const store = browserStore();

/** What is loaded when a reader asks for it. @type {Record<string, () => Promise<{ open: Kam.Tool }>>} */
const TOOLS = {
  plan: () => import("./plan.js"),
  history: () => import("./history.js"),
  code: () => import("./code_tool.js"),
  data: () => import("./data_tool.js"),
};

define("kam-assessment", store, (host, data) => {
  const assessment = parseAssessment(data);
  const { edition, id } = assessment;
  const messages = makeMessages(own(data, "messages"));
  const notices = makeNotices(messages, store);
  const form = host.querySelector("form");
  const inputs = [...(form?.querySelectorAll("input[type=radio]") ?? [])].filter((one) => one instanceof HTMLInputElement);
  const fields = [...host.querySelectorAll("[data-note]")];
  const limits = /** @type {HTMLElement?} */ (host.querySelector(".kam-limits"));
  const tools = /** @type {HTMLElement?} */ (host.querySelector(".kam-tools"));
  const progress = make("p", { class: "kam-progress" });
  // There from the start, so that a screen reader tells what comes into it.
  const status = make("p", { class: "kam-bar__status", role: "status" });
  const banner = make("div", { role: "status" });
  let asked = false;
  /** A sheet from a link. @type {Kam.StoredSheet | null} */
  let guest = null;
  /** @type {(() => void)[]} */
  const opened = [];

  /** @type {() => Kam.StoredAssessment} */
  const blank = () => ({ edition, answers: {}, notes: {}, plan: [], snapshots: [] });

  /** @type {Kam.Desk} */
  const desk = {
    assessment,
    messages,
    store,
    host,
    mine: () => ({ ...blank(), ...store.get("assessments", id) }),
    change(part) {
      store.update("assessments", id, (entry) => {
        const whole = { ...blank(), ...entry };
        return { ...whole, edition, ...part(whole) };
      });
      refresh();
    },
    visit(sheet) {
      guest = sheet;
      asked = sheet !== null;
      refresh();
    },
    score: ({ answers, notes }) => scoreAssessment(assessment, answers, notes),
    nameOf: ({ id: element }) => assessment.elements.find((one) => one.id === element)?.name ?? element,
    levelOf(value) {
      const level = assessment.levels.find((one) => one.level === value);
      return level ? `${level.level}\u00a0· ${level.name}` : messages.text("no-level");
    },
  };
  const profile = viewProfile(desk);
  const beside = make("div");

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
    const { plan, snapshots } = desk.mine();
    const rest = plan.length || snapshots.length ? { ...blank(), plan, snapshots } : undefined;
    store.update("assessments", id, () => rest);
    refresh();
    notices.restored(false);
    inputs[0]?.focus();
  });

  /** The meaning of each chosen number, in words below it. @type {Map<Element, HTMLElement>} */
  const meanings = new Map();
  for (const statement of host.querySelectorAll("[data-statement]")) {
    const meaning = make("p", { class: "kam-statement__meaning", "aria-hidden": "true" });
    statement.querySelector(".kam-ratings")?.after(meaning);
    meanings.set(statement, meaning);
  }

  const refresh = () => {
    const sheet = guest ?? desk.mine();
    const group = ownString(sheet.notes, "group");
    for (const input of inputs) {
      input.checked = own(sheet.answers, input.name) === input.value;
      input.disabled = guest !== null;
    }
    for (const field of fields) {
      const kept = ownString(sheet.notes, field.getAttribute("data-note") ?? "");
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
      if (field.type === "radio") /** @type {HTMLInputElement} */ (field).checked = field.value === kept;
      else if (field.value !== kept) field.value = kept;
      field.disabled = guest !== null;
    }
    for (const element of assessment.elements) {
      const mine = askedOf(element, group);
      for (const one of element.statements) {
        const statement = findBy(host, "data-statement", one);
        if (statement) statement.hidden = !mine.includes(one);
      }
      const section = findBy(host, "data-element", element.id);
      if (section) section.hidden = !mine.length;
    }
    for (const [statement, meaning] of meanings) {
      const chosen = statement.querySelector("input:checked");
      meaning.replaceChildren(...contentsOf(chosen?.parentElement?.querySelector(".kam-visually-hidden")));
      const proof = `evidence/${statement.getAttribute("data-statement")}`;
      if (chosen?.hasAttribute("data-high") && !ownString(sheet.notes, proof).trim()) {
        meaning.append(` · ${messages.text("claimed")}`);
      }
    }
    const score = desk.score(sheet);
    progress.textContent = messages.text("progress", { done: score.answered, total: score.total });
    status.replaceChildren();
    const shown = asked && score.weakest.length > 0;
    profile.element.hidden = print.hidden = !shown;
    clear.hidden = score.answered === 0 || guest !== null;
    if (tools) tools.hidden = guest !== null;
    if (limits) limits.hidden = shown;
    host.classList.toggle("kam-assessment--shown", shown);
    if (shown) {
      profile.show(score, sheet);
      profile.element.append(beside);
      void besideQuizzes(score);
    }
    if (!guest) for (const listener of opened) listener();
    notices.refresh();
    return score.answered > 0;
  };

  /** Quiz results are the reader's own, so they do not stand beside another's sheet. */
  const besideQuizzes = async (/** @type {Kam.AssessmentScore} */ score) => {
    const quizzes = own(data, "quizzes");
    const none = guest !== null || !Array.isArray(quizzes) || !quizzes.length;
    const parts = none ? [] : (await import("./calibration.js")).calibrate(desk, score, quizzes);
    beside.replaceChildren(...parts);
  };

  const visitLink = async () => {
    if (!location.hash.startsWith("#a=")) return;
    const { welcome } = await import("./code_tool.js");
    banner.replaceChildren(welcome(desk, location.hash, () => banner.replaceChildren()));
  };

  form?.addEventListener("submit", (event) => event.preventDefault());
  host.addEventListener("input", ({ target }) => {
    if (guest || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const { name, value } = target;
    const note = target.getAttribute("data-note");
    if (note) desk.change(({ notes }) => ({ notes: withEntry(notes, note, value || undefined) }));
    else if (inputs.some((input) => input === target)) {
      desk.change(({ answers }) => ({ answers: withEntry(answers, name, value) }));
    }
  });
  for (const tool of tools?.querySelectorAll("details") ?? []) {
    tool.addEventListener("toggle", async () => {
      const load = TOOLS[tool.dataset["tool"] ?? ""];
      if (!load || !tool.open || tool.childElementCount > 1) return;
      const place = make("div");
      tool.append(place);
      try {
        const { element, refresh: update } = (await load()).open(desk);
        place.append(element);
        opened.push(update);
        update();
      } catch {
        place.remove();
        tool.open = false;
      }
    });
  }
  host.prepend(banner);
  form?.before(notices.element);
  form?.after(
    make("div", { class: "kam-bar" }, progress, status, show),
    profile.element,
    make("div", { class: "kam-actions" }, print, clear),
  );
  if (tools) form?.parentElement?.append(tools);
  notices.restored(refresh());
  addEventListener("hashchange", visitLink);
  void visitLink();
  return refresh;
});
