import assert from "node:assert/strict";
import { test } from "node:test";

import { makeMessages } from "../../tools/kamalign/web/assets/kamalign/messages.js";

const czech = makeMessages({
  locale: "cs",
  points: { one: "{count} bod", few: "{count} body", many: "{count} bodu", other: "{count} bodů" },
  score: "Výsledek: {points} z {max}.",
});

test("plurals by the language's categories", () => {
  const shown = [1, 2, 5, 1.5, 0].map((count) => czech.text("points", { count }));
  assert.deepEqual(shown, ["1 bod", "2 body", "5 bodů", "1,5 bodu", "0 bodů"]);
});

test("numbers in the reader's format, two decimals at most", () => {
  assert.equal(czech.text("score", { points: 20 / 3, max: 10 }), "Výsledek: 6,67 z 10.");
  const english = makeMessages({ locale: "en", score: "{points} of {max}" });
  assert.equal(english.text("score", { points: 0.5, max: 1 }), "0.5 of 1");
});

test("a plural without its category falls back to other", () => {
  const finnish = makeMessages({ locale: "fi", items: { other: "{count} kpl" } });
  assert.equal(finnish.text("items", { count: 1 }), "1 kpl");
});

test("values are taken as they are, and once", () => {
  const messages = makeMessages({ locale: "en", hello: "{name}, {missing}" });
  assert.equal(messages.text("hello", { name: "{missing} $& <b>" }), "{missing} $& <b>, {missing}");
});

test("an unknown or inherited key shows itself", () => {
  assert.equal(czech.text("nothing"), "nothing");
  assert.equal(czech.text("toString"), "toString");
});

test("lists by language", () => {
  assert.equal(makeMessages({ locale: "en" }).list(["A", "B", "C"], "disjunction"), "A, B, or C");
  assert.equal(czech.list(["A", "B"], "conjunction").replace("\u00a0", " "), "A a B");
});
