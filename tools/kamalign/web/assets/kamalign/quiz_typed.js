/** Typed answers: a number in the reader's format, or a few words. */
import { formatNumber, parseNumber } from "./numbers.js";
import { views } from "./quiz_item.js";
import { scorePart } from "./quiz_scoring.js";

/** @type {Kam.ViewPart<Kam.NumberPart | Kam.TextPart>} */
function typed(host, part, marks) {
  const input = /** @type {HTMLInputElement} */ (host.querySelector(".kam-typed input"));
  const row = /** @type {HTMLElement} */ (input.parentElement);

  const numeric = part.type === "numeric";

  const read = () => {
    if (!numeric) return input.value.trim() || undefined;
    const value = parseNumber(input.value, marks.locale);
    return value === undefined ? undefined : String(value);
  };

  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    const check = input.closest(".kam-item")?.querySelector(".kam-item__foot button:not([hidden])");
    if (check instanceof HTMLElement) check.click();
  });

  return {
    read,
    write(answer) {
      // What cannot be read as a number yet is left for the reader to mend.
      if (read() === answer) return;
      input.value = numeric && answer ? formatNumber(Number(answer), marks.locale) : String(answer ?? "");
    },
    mark() {
      const right = scorePart(part, read()) === 1;
      marks.add(row, right, marks.text("your-answer"));
      if (!right) marks.add(row, null, marks.text("right-answer"), marks.answer);
    },
    unmark: marks.remove,
  };
}

views.set("numeric", typed);
views.set("short-text", typed);
