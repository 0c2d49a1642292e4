/** Ordering: two buttons on each line move it up or down; what has moved is told. */
import { make, makeButton, unseen } from "./dom.js";
import { views } from "./quiz_item.js";
import { isStrings } from "./records.js";

/** @type {Kam.ViewPart<Kam.OrderingPart>} */
function ordering(host, { key }, marks) {
  const list = /** @type {HTMLElement} */ (host.querySelector(".kam-ordering"));
  const rows = /** @type {HTMLElement[]} */ ([...list.children]);
  const idOf = (/** @type {Element} */ row) => row.getAttribute("data-entry") ?? "";
  const start = rows.map(idOf);
  // There from the start, so that a screen reader tells what comes into it.
  const status = unseen("");
  let moved = false;

  const settle = () => {
    for (const [up, down] of buttons) {
      up?.setAttribute("aria-disabled", String(!up.closest("li")?.previousElementSibling));
      down?.setAttribute("aria-disabled", String(!down.closest("li")?.nextElementSibling));
    }
  };

  const buttons = rows.map((row) => {
    const text = row.textContent.trim();
    const pair = ["up", "down"].map((way) => {
      const button = makeButton(way === "up" ? "↑" : "↓", "quiet", () => {
        // The neighbour moves, so that the button keeps the focus.
        if (way === "up" && row.previousElementSibling) row.after(row.previousElementSibling);
        else if (way === "down" && row.nextElementSibling) row.before(row.nextElementSibling);
        moved = true;
        settle();
        const place = [...list.children].indexOf(row) + 1;
        status.textContent = marks.text("moved", { text, place, total: rows.length });
        list.dispatchEvent(new Event("change", { bubbles: true }));
      });
      button.setAttribute("aria-label", marks.text(`move-${way}`, { text }));
      return button;
    });
    row.append(make("span", { class: "kam-entry__moves" }, ...pair));
    return pair;
  });
  status.setAttribute("role", "status");
  list.after(status);
  list.classList.add("kam-ordering--live");

  return {
    read: () => (moved ? [...list.children].map(idOf) : undefined),
    write(answer) {
      const ids = isStrings(answer) ? answer : [];
      moved = ids.length > 0;
      const order = [...ids, ...start.filter((id) => !ids.includes(id))];
      const byId = new Map(rows.map((row) => [idOf(row), row]));
      const now = [...list.children].map(idOf);
      if (now.join() !== order.join()) list.append(...order.flatMap((id) => byId.get(id) ?? []));
      settle();
    },
    mark() {
      status.textContent = "";
      for (const [index, row] of [...list.children].entries()) {
        if (!(row instanceof HTMLElement)) continue;
        const place = key.indexOf(idOf(row));
        const right = place === index;
        marks.add(row, right, marks.text(right ? "right-place" : "belongs", { place: place + 1 }));
        marks.explain(row, idOf(row), row);
      }
    },
    unmark: marks.remove,
  };
}

views.set("ordering", ordering);
