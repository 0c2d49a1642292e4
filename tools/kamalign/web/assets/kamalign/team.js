/** `<kam-team>`: what the sheets of a team show together, from codes that never leave the page. */
import { parseAssessment } from "./assessment_scoring.js";
import { define, findBy, make, makeButton } from "./dom.js";
import { makeMessages } from "./messages.js";
import { own } from "./records.js";
import { browserStore } from "./state.js";
import { draw } from "./svg.js";
import { readCodes } from "./team_codes.js";
import { scoreTeam } from "./team_scoring.js";

/** Let a reader finish typing or pasting. */
const PAUSE = 120;
const LARGEST = 5e6;
const BAR = 44;

define("kam-team", browserStore(), (host, data) => {
  const assessment = parseAssessment(data);
  const messages = makeMessages(own(data, "messages"));
  const { text } = messages;
  const desk = /** @type {HTMLElement?} */ (host.querySelector(".kam-team__desk"));
  const codes = host.querySelector("textarea");
  const files = /** @type {HTMLInputElement?} */ (host.querySelector("input[type=file]"));
  const status = make("p", { class: "kam-progress", role: "status" });
  const problems = make("ul", { class: "kam-team__problems" });
  const summary = make("section", { class: "kam-result" });
  const nameOf = (/** @type {string} */ id) => assessment.elements.find((one) => one.id === id)?.name ?? id;
  const rowOf = (/** @type {string} */ id) => findBy(host, "data-statement", id);
  const textOf = (/** @type {string} */ id) => rowOf(id)?.querySelector(".kam-tally__text")?.textContent ?? id;
  const figure = (/** @type {number | null} */ value) => (value === null ? "–" : text("figure", { value }));
  const partName = (/** @type {string} */ part) => [...part].join("+");
  let result = scoreTeam(assessment, []);
  let read = readCodes(assessment, "");

  const bar = (/** @type {number} */ count, /** @type {number} */ most) => {
    const chart = draw("svg", { class: "kam-tally__bar", viewBox: `0 0 ${BAR} 6`, "aria-hidden": "true" });
    chart.append(draw("rect", { width: (BAR * count) / Math.max(1, most), height: 6 }));
    return make("td", {}, String(count), ...(count ? [chart] : []));
  };

  /** @type {(one: Kam.TeamStatement) => string} */
  const noticeOf = (one) =>
    [
      one.hidden && result.enough ? text("hidden") : "",
      one.apart ? text("apart", { gap: one.gap }) : "",
      one.invisible ? text("invisible") : "",
      one.agreement ? text(`agreement.${one.agreement}`) : "",
    ]
      .filter(Boolean)
      .join("; ");

  const fill = (/** @type {Kam.TeamStatement} */ one) => {
    const row = rowOf(one.id);
    const [head] = row?.children ?? [];
    if (!row || !head) return;
    const most = Math.max(...one.counts);
    const counts = one.counts.map((count) => (one.hidden ? make("td", {}, "–") : bar(count, most)));
    // Of so few, the other answers would say who it was.
    const others = Object.values(assessment.scale)
      .filter((value) => typeof value !== "number")
      .map((value) => make("td", {}, result.enough ? String(value === null ? one.cannotJudge : one.notApplicable) : "–"));
    const medians = one.medians.map((value) => make("td", one.apart ? { class: "kam-tally__apart" } : {}, figure(value)));
    row.replaceChildren(head, ...counts, ...others, ...medians, make("td", {}, noticeOf(one)));
  };

  /** @type {(one: Kam.Talk) => HTMLElement} */
  const talk = ({ statement, kind }) => {
    const { low, high } = statement;
    const ends = {
      low: low > 1 ? text("or-less", { value: low }) : low,
      high: high < 5 ? text("or-more", { value: high }) : high,
    };
    return make(
      "li",
      {},
      make("strong", {}, textOf(statement.id)),
      make("p", {}, noticeOf(statement)),
      make("p", { class: "kam-team__question" }, text(`ask.${kind}`, ends)),
    );
  };

  const overview = () => {
    const most = Math.max(...result.elements.flatMap(({ counts }) => counts));
    const head = [text("element"), text("level"), "1", "2", "3", "4", "5"].map((cell) => make("th", { scope: "col" }, cell));
    const rows = result.elements.map(({ id, level, counts }) =>
      make("tr", {}, make("th", { scope: "row" }, nameOf(id)), make("td", {}, figure(level)), ...counts.map((count) => bar(count, most))),
    );
    const caption = make("caption", {}, text("overview"));
    return make("table", { class: "kam-table" }, caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  };

  const cautions = () =>
    [result.picture ? "" : "no-picture", result.scopes > 1 ? "mixed" : ""]
      .filter(Boolean)
      .map((key) => make("p", { class: "kam-notice" }, text(key)));

  const save = async (/** @type {"csv" | "json"} */ kind) =>
    (await import("./team_files.js")).save(kind, { assessment, messages, codes: read.codes, result, textOf, noticeOf });
  const actions = make(
    "div",
    { class: "kam-actions" },
    makeButton("CSV", "quiet", () => void save("csv")),
    makeButton("JSON", "quiet", () => void save("json")),
    makeButton(text("print"), "quiet", () => window.print()),
  );

  const refresh = () => {
    read = readCodes(assessment, codes?.value ?? "");
    result = scoreTeam(assessment, read.sheets);
    const told = [text("sheets", { count: read.sheets.length })];
    if (read.duplicates) told.push(text("duplicates", { count: read.duplicates }));
    if (read.sheets.length && !result.enough) told.push(text("few"));
    status.textContent = read.sheets.length || read.problems.length ? told.join(" ") : "";
    problems.replaceChildren(
      ...read.problems.slice(0, 20).map(({ line, reason }) => make("li", {}, text("line", { line, problem: text(`code.${reason}`) }))),
    );
    summary.hidden = !result.enough;
    const parts = result.parts
      .map(({ part, size, shown }) => `${partName(part)}: ${size}${size && !shown ? ` (${text("not-alone")})` : ""}`)
      .join(" · ");
    summary.replaceChildren(
      make("h3", {}, text("talk-first")),
      make("ol", {}, ...result.talk.map(talk)),
      make("p", {}, parts),
      ...cautions(),
      overview(),
      actions,
    );
    for (const element of result.elements) element.statements.forEach(fill);
  };

  let timer = 0;
  codes?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  files?.addEventListener("change", async () => {
    const { codesInFile } = await import("./code_files.js");
    const unread = [];
    for (const file of files.files ?? []) {
      const found = file.size > LARGEST ? "" : codesInFile(assessment, await file.text());
      if (found && codes) codes.value = `${codes.value.trim()}\n${found}`.trim();
      else unread.push(file.name);
    }
    files.value = "";
    refresh();
    if (unread.length) status.textContent += ` ${text("no-code", { files: messages.list(unread, "conjunction") })}`;
  });
  if (desk) {
    desk.hidden = false;
    desk.append(status, problems);
    desk.after(summary);
  }
  refresh();
  return () => {};
});
