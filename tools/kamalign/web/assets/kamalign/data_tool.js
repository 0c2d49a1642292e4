/** The reader's own data: taken away, brought back, deleted. */
import { backup, forget, restore } from "./backup.js";
import { make, makeButton, makeConfirmed } from "./dom.js";
import { dayOf, download } from "./files.js";
import { serialise } from "./state.js";

const storage = () => localStorage;

/** @type {Kam.Tool} */
export function open({ assessment: { id }, messages, store, mine }) {
  const text = (/** @type {string} */ key) => messages.text(`data.${key}`);
  const status = make("p", { role: "status", class: "kam-progress" });
  const file = make("input", { type: "file", accept: ".json,application/json" });
  const tell = (/** @type {string} */ key) => void (status.textContent = text(key));

  const take = () => {
    const inMemory = () => serialise({ quizzes: {}, assessments: { [id]: mine() }, paths: {} });
    download(`kam-alignment-${dayOf(new Date())}.json`, "application/json", backup(storage) ?? inMemory());
  };
  const bring = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return tell("choose");
    const result = restore(storage, await chosen.text());
    if (result === "imported") store.refresh();
    tell(result);
  };
  const erase = () => {
    forget(storage);
    store.update("assessments", id, () => undefined);
    forget(storage);
    store.refresh();
    tell("deleted");
  };
  return {
    element: make(
      "div",
      {},
      make("p", {}, text("hint")),
      make("label", { class: "kam-line" }, make("span", {}, text("file")), file),
      make(
        "div",
        { class: "kam-actions" },
        makeButton(text("download"), "quiet", take),
        makeConfirmed(text("import"), text("import-confirm"), messages, () => void bring()),
        makeConfirmed(text("delete"), text("delete-confirm"), messages, erase),
      ),
      status,
    ),
    refresh: () => {},
  };
}
