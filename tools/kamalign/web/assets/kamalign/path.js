/** `<kam-path>` and `<kam-paths>`: steps to tick, and how far each path has been followed. */
import { define, findBy, make, makeNotices, unseen } from "./dom.js";
import { makeMessages } from "./messages.js";
import { listOf, number, own, ownString, recordOf } from "./records.js";
import { browserStore } from "./state.js";

const store = browserStore();

/** @type {(data: unknown) => { id: string, minutes: Record<string, number> }} */
const parsePath = (data) => ({ id: ownString(data, "id"), minutes: recordOf(own(data, "minutes"), number) });

/** Steps that are done, among those that the path has today. @type {(path: { id: string, minutes: Record<string, number> }) => { done: string[], total: number, left: number }} */
function progressOf({ id, minutes }) {
  const steps = Object.keys(minutes);
  const kept = store.get("paths", id) ?? [];
  const done = steps.filter((step) => kept.includes(step));
  const left = steps.filter((step) => !kept.includes(step)).reduce((sum, step) => sum + Number(minutes[step]), 0);
  return { done, total: steps.length, left };
}

define("kam-path", store, (host, data) => {
  const path = parsePath(own(data, "path"));
  const messages = makeMessages(own(data, "messages"));
  const notices = makeNotices(messages, store);
  const status = make("p", { class: "kam-path__progress", role: "status" });
  const bar = make("progress", { class: "kam-path__bar", "aria-hidden": "true" });
  const boxes = Object.keys(path.minutes).map((id, index) => {
    const box = make("input", { type: "checkbox" });
    const words = unseen(messages.text("step", { number: index + 1 }));
    const row = findBy(host, "data-step", id);
    row?.append(make("label", { class: "kam-tick" }, box, make("span", {}, messages.text("done"), words)));
    box.addEventListener("change", () => {
      store.update("paths", path.id, (kept = []) => {
        const others = kept.filter((step) => step !== id);
        const now = box.checked ? [...others, id] : others;
        return now.length ? now : undefined;
      });
      refresh();
    });
    return { id, box, row };
  });

  const refresh = () => {
    const { done, total, left } = progressOf(path);
    for (const { id, box, row } of boxes) {
      box.checked = done.includes(id);
      row?.classList.toggle("kam-step--done", box.checked);
    }
    status.textContent = messages.text(done.length === total ? "finished" : "progress", { done: done.length, total, left });
    bar.max = total || 1;
    bar.value = done.length;
    notices.refresh();
  };

  host.querySelector(".kam-path__steps")?.before(notices.element, status, bar);
  notices.restored(false);
  refresh();
  return refresh;
});

define("kam-paths", store, (host, data) => {
  const messages = makeMessages(own(data, "messages"));
  host.querySelector("thead tr")?.append(make("th", { scope: "col", role: "columnheader" }, messages.text("yours")));
  const rows = listOf(own(data, "paths"), parsePath).map((path) => {
    const cell = make("td", { role: "cell", "data-label": messages.text("yours") });
    findBy(host, "data-path", path.id)?.append(cell);
    return { path, cell };
  });
  const refresh = () => {
    for (const { path, cell } of rows) {
      const { done, total } = progressOf(path);
      cell.textContent = messages.text("of", { done: done.length, total });
    }
  };
  refresh();
  return refresh;
});
