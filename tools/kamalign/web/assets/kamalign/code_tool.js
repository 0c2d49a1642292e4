/** The reader's code for the team page, and the welcome of a sheet that a link brings. */
import { MARKS, decode, encode } from "./code.js";
import { sheetOf } from "./code_files.js";
import { make, makeButton, makeConfirmed } from "./dom.js";
import { dayOf, download } from "./files.js";
import { ownString } from "./records.js";

/** @type {Kam.Tool} */
export function open({ assessment, messages, mine, change }) {
  const text = (/** @type {string} */ key) => messages.text(`code.${key}`);
  const field = make("input", { type: "text", readonly: "", class: "kam-code", spellcheck: "false" });
  const status = make("p", { role: "status", class: "kam-progress" });
  const copy = async (/** @type {string} */ value) => {
    try {
      await navigator.clipboard.writeText(value);
      status.textContent = text("copied");
    } catch {
      field.select();
      status.textContent = text("select");
    }
  };
  const link = () => `${location.href.split("#")[0]}#a=${field.value}`;
  return {
    element: make(
      "div",
      {},
      make("p", {}, text("hint")),
      make("label", { class: "kam-line" }, make("span", {}, text("label")), field),
      make(
        "div",
        { class: "kam-actions" },
        makeButton(text("copy"), "primary", () => void copy(field.value)),
        makeButton(text("copy-link"), "quiet", () => void copy(link())),
        makeButton(text("save"), "quiet", () => download(`kam-${dayOf(new Date())}.txt`, "text/plain", `${field.value}\r\n`)),
      ),
      status,
    ),
    refresh() {
      const own = mine();
      if (!Object.keys(own.answers).length) field.value = "";
      else if (ownString(own.notes, "mark")) field.value = encode(assessment, sheetOf(own));
      else {
        const [mark = 0] = crypto.getRandomValues(new Uint16Array(1));
        change(({ notes }) => ({ notes: { ...notes, mark: String(mark % MARKS) } }));
      }
    },
  };
}

/** @type {(desk: Kam.Desk, hash: string, done: () => void) => HTMLElement} */
export function welcome(desk, hash, done) {
  const { assessment, messages, mine, change, visit } = desk;
  const { sheet, reason } = decode(assessment, hash);
  const leave = () => {
    history.replaceState(null, "", location.pathname + location.search);
    visit(null);
    done();
  };
  const close = makeButton(messages.text(sheet ? "link.leave" : "link.close"), "quiet", leave);
  if (!sheet) {
    const why = make("p", {}, messages.text(`code.${reason}`));
    return make("div", { class: "kam-notice kam-notice--problem" }, why, close);
  }
  const { edition, answers, group, scope, mark } = sheet;
  const notes = { group, scope, mark: String(mark) };
  const take = () => {
    change(() => ({ edition, answers, notes }));
    leave();
  };
  visit({ edition, answers, notes });
  const label = messages.text("link.take");
  const occupied = Object.keys(mine().answers).length > 0;
  const button = occupied ? makeConfirmed(label, messages.text("link.confirm"), messages, take) : makeButton(label, "primary", take);
  return make(
    "div",
    { class: "kam-notice" },
    make("p", {}, messages.text("link.guest")),
    make("div", { class: "kam-actions" }, button, close),
  );
}
