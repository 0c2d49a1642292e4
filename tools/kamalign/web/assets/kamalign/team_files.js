/** What a team takes away: its result as a table, or codes and result for opening it again. */
import { csv, download } from "./files.js";

/** @type {(kind: "csv" | "json", team: Kam.TeamDesk) => void} */
export function save(kind, { assessment, messages: { text }, codes, result, textOf, noticeOf }) {
  if (kind === "json") {
    const { id, edition } = assessment;
    const whole = { library: "kam-alignment", assessment: id, edition, codes, team: result };
    return download("team.json", "application/json", `${JSON.stringify(whole, null, 1)}\n`);
  }
  const head = ["statement", "1", "2", "3", "4", "5", "cannot-judge", "not-applicable", "median", "K", "T+H+F", "X", "notice"];
  const rows = result.elements
    .flatMap(({ statements }) => statements)
    .map((one) => {
      const few = (/** @type {number} */ count) => (one.hidden ? "" : count);
      const medians = [one.median, ...one.medians].map((value) => value ?? "");
      return [textOf(one.id), ...one.counts.map(few), few(one.cannotJudge), few(one.notApplicable), ...medians, noticeOf(one)];
    });
  download("team.csv", "text/csv", csv([head.map((key) => (/^[a-z]/.test(key) ? text(key) : key)), ...rows]));
}
