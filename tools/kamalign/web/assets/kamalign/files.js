/** Files that a reader takes away: CSV (RFC 4180), iCalendar (RFC 5545), Markdown. Pure but `download`. */

/** A cell that a spreadsheet would take for a formula gets an apostrophe. @type {(cell: string) => string} */
const cellOf = (cell) => {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** With a byte order mark, by which spreadsheets know UTF-8. @type {(rows: (string | number)[][]) => string} */
export const csv = (rows) =>
  `\ufeff${rows.map((row) => `${row.map((cell) => cellOf(String(cell))).join(",")}\r\n`).join("")}`;

/** @type {(rows: string[][]) => string} */
export function markdownTable(rows) {
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell) => cell.replace(/[\\|`*_<[\]]/g, "\\$&").replace(/\s+/g, " ")).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...body.map(line), ""].join("\n");
}

const bytes = new TextEncoder();

/** Lines of 75 octets at most, never cut inside a character. @type {(line: string) => string} */
function fold(line) {
  let [folded, room] = ["", 75];
  for (const sign of line) {
    const size = bytes.encode(sign).length;
    if (size > room) [folded, room] = [`${folded}\r\n `, 74];
    folded += sign;
    room -= size;
  }
  return `${folded}\r\n`;
}

const escaped = (/** @type {string} */ text) =>
  text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");

/** Whether a text is a day of the calendar, `2026-02-28`. @type {(text: string | undefined) => boolean} */
export const isDay = (text) => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

/** All-day events; rows without a day are left out. @type {(rows: Record<string, string>[], now: Date) => string} */
export function icalendar(rows, now) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KAM Alignment Library//Plan//EN", "CALSCALE:GREGORIAN"];
  for (const { id = "", action = "", owner = "", due } of rows) {
    if (!isDay(due) || !action) continue;
    lines.push("BEGIN:VEVENT", `UID:${escaped(id)}@kam-alignment-library.invalid`, `DTSTAMP:${stamp}`);
    lines.push(`DTSTART;VALUE=DATE:${due?.replaceAll("-", "")}`);
    lines.push(`SUMMARY:${escaped(owner ? `${owner}: ${action}` : action)}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR"].map(fold).join("");
}

/** @type {(name: string, type: string, text: string) => void} */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The day of a moment, where the reader is. @type {(date: Date) => string} */
export const dayOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
