/** Matching: a response for each premise. */
import { views } from "./quiz_item.js";
import { ownString } from "./records.js";

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
        marks.add(row, select.value === right, marks.text("your-answer"));
        if (select.value !== right) {
          const option = [...select.options].find(({ value }) => value === right);
          marks.add(row, null, marks.text("right-answer"), option?.text);
        }
        marks.explain(row, premise, row);
      }
    },
    unmark: marks.remove,
  };
}

views.set("matching", matching);
