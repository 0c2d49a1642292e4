/** Earlier results of the same account and group: kept on request, drawn as a trend, with a table. */
import { make, makeButton } from "./dom.js";
import { dayOf } from "./files.js";
import { draw } from "./svg.js";

/** How many of the latest are drawn. */
const SHOWN = 8;
const STEP = 22;

/** Levels over time; a gap where there is none. @type {(levels: (number | null)[], label: string) => SVGElement} */
function trend(levels, label) {
  const at = (/** @type {number} */ index, /** @type {number} */ level) => ({ x: 8 + index * STEP, y: 46 - level * 8 });
  const chart = draw("svg", { class: "kam-trend", viewBox: `0 0 ${16 + (SHOWN - 1) * STEP} 46`, role: "img", "aria-label": label });
  for (const level of [1, 2, 3, 4, 5]) {
    const { y } = at(0, level);
    chart.append(draw("line", { x1: 0, x2: 16 + (SHOWN - 1) * STEP, y1: y, y2: y }));
  }
  levels.forEach((level, index) => {
    if (level === null) return;
    const [here, before] = [at(index, level), levels[index - 1]];
    if (before) {
      const from = at(index - 1, before);
      chart.append(draw("line", { class: "kam-trend__line", x1: from.x, y1: from.y, x2: here.x, y2: here.y }));
    }
    chart.append(draw("circle", { cx: here.x, cy: here.y, r: 3.5 }));
  });
  return chart;
}

/** @type {(sheet: Kam.StoredSheet) => string} */
const kindOf = ({ notes }) => JSON.stringify([notes["group"] ?? "", notes["scope"] ?? "", (notes["account"] ?? "").trim()]);

/** @type {Kam.Tool} */
export function open({ assessment, messages, mine, change, score, nameOf, levelOf }) {
  const text = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) => messages.text(`history.${key}`, values);
  const dates = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" });
  const body = make("div");
  const status = make("p", { role: "status", class: "kam-progress" });

  const keep = makeButton(text("keep"), "primary", () => {
    const date = dayOf(new Date());
    change(({ edition, answers, notes, snapshots }) => {
      const now = { edition, answers, notes: { ...notes, date } };
      const others = snapshots.filter((one) => one.notes["date"] !== date || kindOf(one) !== kindOf(now));
      return { snapshots: [...others, now] };
    });
    status.textContent = text("kept");
  });

  const show = () => {
    const own = mine();
    const all = own.snapshots.filter((one) => kindOf(one) === kindOf(own)).sort((a, b) => String(a.notes["date"]).localeCompare(String(b.notes["date"])));
    const shown = all.slice(-SHOWN);
    const parts = [];
    const known = new Set(assessment.elements.flatMap(({ statements }) => statements));
    const scores = shown.map((sheet) => score(sheet));
    const nameOfDay = (/** @type {Kam.StoredSheet} */ { notes }) => {
      const date = new Date(String(notes["date"]));
      return Number.isNaN(date.getTime()) ? "?" : dates.format(date);
    };
    if (shown.length) {
      const head = [text("trend"), ...shown.map(nameOfDay)];
      const rows = assessment.elements.map((element, index) => {
        const levels = scores.map(({ elements }) => elements[index]?.level ?? null);
        const label = `${nameOf(element)}: ${levels.map((level) => level ?? "–").join(", ")}`;
        return make(
          "tr",
          {},
          make("th", { scope: "row" }, nameOf(element)),
          make("td", {}, trend(levels, label)),
          ...levels.map((level) => make("td", {}, level === null ? "–" : levelOf(level))),
        );
      });
      const table = make(
        "table",
        { class: "kam-table" },
        make("caption", {}, text("caption")),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, messages.text("element")), ...head.map((cell) => make("th", { scope: "col" }, cell)))),
        make("tbody", {}, ...rows),
      );
      parts.push(make("div", { class: "kam-scroll", tabindex: "0", role: "group", "aria-label": text("caption") }, table));
      const removers = shown.map((sheet) => {
        const date = nameOfDay(sheet);
        return makeButton(text("remove", { date }), "quiet", () => {
          change(({ snapshots }) => ({ snapshots: snapshots.filter((one) => one.notes["date"] !== sheet.notes["date"] || kindOf(one) !== kindOf(sheet)) }));
          keep.focus();
        });
      });
      parts.push(make("div", { class: "kam-actions" }, ...removers));
    } else parts.push(make("p", {}, text("none")));
    for (const sheet of shown) {
      if (sheet.edition === assessment.edition) continue;
      const gone = Object.keys(sheet.answers).filter((id) => !known.has(id)).length;
      parts.push(make("p", { class: "kam-notice" }, text("edition", { date: nameOfDay(sheet), edition: sheet.edition, gone })));
    }
    if (all.length < own.snapshots.length) parts.push(make("p", {}, text("others", { number: own.snapshots.length - all.length })));
    if (all.length > shown.length) parts.push(make("p", {}, text("earlier", { number: all.length - shown.length })));
    body.replaceChildren(...parts);
  };

  return {
    element: make("div", {}, make("p", {}, text("hint")), make("div", { class: "kam-actions" }, keep), status, body),
    refresh: show,
  };
}
