import assert from "node:assert/strict";
import { test } from "node:test";

import { csv, dayOf, icalendar, isDay, markdownTable } from "../../tools/kamalign/web/assets/kamalign/files.js";

test("CSV by RFC 4180, with a byte order mark", () => {
  assert.equal(csv([["a", 1], ['say "hi"', "x,y"], ["two\nlines", ""]]), '\ufeffa,1\r\n"say ""hi""","x,y"\r\n"two\nlines",\r\n');
});

test("no cell is a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]) {
    const [cell] = csv([[`${start}cmd|' /C calc'!A0`]]).slice(1).replace(/^"/, "");
    assert.equal(cell, "'", JSON.stringify(start));
  }
  assert.equal(csv([["harmless - text"]]), "\ufeffharmless - text\r\n");
});

test("a Markdown table holds what would be markup as text", () => {
  const text = markdownTable([["Action", "Owner"], ["a|b\n<b> *c* [d](e) `f`", "Jana_K"]]);
  assert.equal(text, "| Action | Owner |\n| --- | --- |\n| a\\|b \\<b> \\*c\\* \\[d\\](e) \\`f\\` | Jana\\_K |\n");
});

const NOW = new Date("2026-03-01T08:09:10Z");
const eventsOf = (...rows) => icalendar(rows, NOW);

test("an all-day event per row", () => {
  const lines = eventsOf({ id: "r1", action: "Call; ask, note\\", owner: "Jana", due: "2026-03-31" }).split("\r\n");
  assert.deepEqual(lines, [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//KAM Alignment Library//Plan//EN", "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT", "UID:r1@kam-alignment-library.invalid", "DTSTAMP:20260301T080910Z", "DTSTART;VALUE=DATE:20260331",
    "SUMMARY:Jana: Call\\; ask\\, note\\\\", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
  ]);
});

test("rows without a day or an action are left out", () => {
  for (const due of ["", "soon", "2026-02-30", "2026-13-01", undefined]) {
    assert.doesNotMatch(eventsOf({ id: "r", action: "x", due }), /VEVENT/);
    assert.equal(isDay(due), false);
  }
  assert.doesNotMatch(eventsOf({ id: "r", action: "", due: "2026-02-28" }), /VEVENT/);
});

test("no text makes a line of its own, and no line is longer than 75 octets", () => {
  const action = `${"Příliš žluťoučký kůň ".repeat(20)}\r\nEND:VCALENDAR\nATTACH:http://a.example\u0000 🙂`;
  const text = eventsOf({ id: "r\nX:1", action, owner: "Äiti", due: "2026-02-28" });
  const lines = text.split("\r\n");
  for (const line of lines) assert.ok(new TextEncoder().encode(line).length <= 75, line);
  assert.doesNotMatch(text, /[^\r]\n|\r[^\n]|\0/);
  assert.equal(lines.filter((line) => line === "END:VCALENDAR").length, 1);
  const unfolded = text.replace(/\r\n /g, "");
  assert.match(unfolded, /SUMMARY:Äiti: Příliš.*\\nEND:VCALENDAR\\nATTACH:http:\/\/a\.example 🙂\r\n/);
});

test("a day is the reader's own", () => assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), "2026-01-05"));
