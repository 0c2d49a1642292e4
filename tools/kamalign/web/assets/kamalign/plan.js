/** The plan of 90 days: rows of action, owner and date that the reader edits and takes away. */
import { findBy, make, makeButton } from "./dom.js";
import { csv, dayOf, download, icalendar, isDay, markdownTable } from "./files.js";

const FIELDS = /** @type {const} */ (["action", "owner", "due"]);
const DAYS = [30, 60, 90];
const day = (/** @type {number} */ days) => dayOf(new Date(Date.now() + days * 864e5));
const newId = () => Math.random().toString(36).slice(2) + Date.now().toString(36);

/** @type {Kam.Tool} */
export function open({ assessment, messages, host, mine, change, score, nameOf }) {
  const text = (/** @type {string} */ key) => messages.text(`plan.${key}`);
  const list = make("ol", { class: "kam-plan" });
  const paper = make("div", { class: "kam-paper" });
  const status = make("p", { role: "status", class: "kam-progress" });
  /** @type {Map<string, HTMLInputElement | HTMLTextAreaElement>} */
  const controls = new Map();
  let shown = "";

  const edit = (/** @type {(rows: Record<string, string>[]) => Record<string, string>[]} */ how) =>
    change(({ plan }) => ({ plan: how(plan) }));

  const rowView = (/** @type {string} */ id, /** @type {number} */ number) => {
    const parts = FIELDS.map((field) => {
      const control = field === "action" ? make("textarea", { rows: "2" }) : make("input", { type: field === "due" ? "date" : "text" });
      if (field !== "due") control.setAttribute("maxlength", "500");
      control.addEventListener("input", () =>
        edit((rows) => rows.map((row) => (row["id"] === id ? { ...row, [field]: control.value } : row))),
      );
      controls.set(`${id}/${field}`, control);
      return make("label", { class: `kam-line kam-plan__${field}` }, make("span", {}, text(field)), control);
    });
    const remove = makeButton(text("remove"), "quiet", () => {
      edit((rows) => rows.filter((row) => row["id"] !== id));
      add.focus();
    });
    remove.setAttribute("aria-label", `${text("remove")}: ${number}`);
    return make("li", {}, ...parts, remove);
  };

  const suggest = makeButton(text("suggest"), "primary", () => {
    const { ranking } = score(mine());
    edit((rows) => {
      const steps = ranking.slice(0, DAYS.length).flatMap((one, index) => {
        const level = assessment.levels.find(({ level: value }) => value === one.level);
        const step = level && findBy(host, "data-step", `${one.id}/${level.id}`)?.querySelector("dd")?.firstChild;
        const action = `${nameOf(one)}: ${step?.textContent?.trim()}`;
        const known = rows.some((row) => row["action"] === action);
        return step && !known ? [{ id: newId(), action, owner: "", due: day(DAYS[index] ?? 0) }] : [];
      });
      status.textContent = steps.length ? "" : text("nothing");
      return [...rows, ...steps];
    });
  });
  const add = makeButton(text("add"), "quiet", () => {
    const id = newId();
    edit((rows) => [...rows, { id, action: "", owner: "", due: day(90) }]);
    controls.get(`${id}/action`)?.focus();
  });

  const table = () => [
    FIELDS.map(text),
    ...mine().plan.map((row) => FIELDS.map((field) => row[field] ?? "")),
  ];
  const take = (/** @type {string} */ label, /** @type {string} */ end, /** @type {string} */ type, /** @type {() => string} */ content) =>
    makeButton(label, "quiet", () => download(`${text("file")}.${end}`, type, content()));
  const files = make(
    "div",
    { class: "kam-actions" },
    take("Markdown", "md", "text/markdown", () => `# ${text("title")}\n\n${markdownTable(table())}`),
    take("CSV", "csv", "text/csv", () => csv(table())),
    take("iCalendar", "ics", "text/calendar", () => icalendar(mine().plan, new Date())),
    makeButton(messages.text("print"), "quiet", () => window.print()),
  );

  return {
    element: make("div", {}, make("p", {}, text("hint")), list, make("div", { class: "kam-actions" }, suggest, add), status, files, paper),
    refresh() {
      const { plan } = mine();
      const ids = plan.map(({ id = "" }) => id);
      if (ids.join() !== shown || !list.childElementCount) {
        shown = ids.join();
        controls.clear();
        list.replaceChildren(...ids.map((id, index) => rowView(id, index + 1)));
      }
      for (const row of plan) {
        for (const field of FIELDS) {
          const control = controls.get(`${row["id"]}/${field}`);
          const value = row[field] ?? "";
          if (control && control.value !== value && (field !== "due" || isDay(value))) control.value = value;
        }
      }
      files.hidden = !plan.length;
      const [head = [], ...body] = table();
      const cells = (/** @type {string[]} */ row, /** @type {"th" | "td"} */ tag) => make("tr", {}, ...row.map((cell) => make(tag, {}, cell)));
      paper.replaceChildren(make("table", { class: "kam-table" }, cells(head, "th"), ...body.map((row) => cells(row, "td"))));
      paper.hidden = !plan.length;
    },
  };
}
