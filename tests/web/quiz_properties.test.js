import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { formatNumber, parseNumber } from "../../tools/kamalign/web/assets/kamalign/numbers.js";
import { scoreConfidence } from "../../tools/kamalign/web/assets/kamalign/quiz_confidence.js";
import { askedItems, askedNow, dueOn, INTERVALS, isDue, shuffled } from "../../tools/kamalign/web/assets/kamalign/quiz_form.js";
import { isAnswered, knownAnswer, parseQuiz, scorePart, scoreQuiz } from "../../tools/kamalign/web/assets/kamalign/quiz_scoring.js";

const LOCALES = ["en", "cs", "fi"];
const locale = fc.constantFrom(...LOCALES);

// -- numbers ---------------------------------------------------------------------------------------

const READ = [
  ["1234", "en cs fi", 1234], ["0", "en cs fi", 0], ["-5", "en cs fi", -5], ["−5", "en cs fi", -5],
  ["–5", "en cs fi", -5], ["+5", "en cs fi", 5], [" 7 ", "en cs fi", 7], ["007", "en cs fi", 7],
  ["1,5", "en cs fi", 1.5], ["1.5", "en cs fi", 1.5], [",5", "en cs fi", 0.5], [".5", "en cs fi", 0.5],
  ["1,320", "en", 1320], ["1,320", "cs fi", 1.32], ["1.320", "en", 1.32], ["1.320", "cs fi", undefined],
  ["1,320.5", "en cs fi", 1320.5], ["1.320,5", "en cs fi", 1320.5],
  ["1,320,000", "en cs fi", 1320000], ["1.320.000", "en cs fi", 1320000],
  ["1,320,000.25", "en cs fi", 1320000.25], ["1.320.000,25", "en cs fi", 1320000.25],
  ["1 320", "en cs fi", 1320], ["1\u00a0320", "en cs fi", 1320], ["1\u2009320", "en cs fi", 1320],
  ["1\u202f320", "en cs fi", 1320], ["1\u2007320,5", "en cs fi", 1320.5], ["1 320.5", "en cs fi", 1320.5],
  ["12 345 678,9", "en cs fi", 12345678.9], ["- 5", "en cs fi", -5], ["１２", "en cs fi", 12],
  ["1234,5", "en cs fi", 1234.5], ["1234.567", "cs fi", 1234.567], ["1234,567", "en", 1234.567],
  ["0,125", "cs fi", 0.125], ["12,34,567", "en cs fi", undefined], ["1 32", "en cs fi", undefined],
  ["1 3200", "en cs fi", undefined], ["1,32.5", "en cs fi", undefined], ["1.5.2", "en cs fi", undefined],
  ["1,", "en cs fi", undefined], ["1.", "en cs fi", undefined], ["", "en cs fi", undefined],
  ["-", "en cs fi", undefined], ["abc", "en cs fi", undefined], ["12a", "en cs fi", undefined],
  ["1e3", "en cs fi", undefined], ["0x10", "en cs fi", undefined], ["1/2", "en cs fi", undefined],
  ["Infinity", "en cs fi", undefined], ["NaN", "en cs fi", undefined], ["1 000 5,0", "en cs fi", undefined],
  ["9".repeat(30), "en cs fi", undefined], ["1 320,000.5", "en cs fi", undefined],
];
for (const [text, locales, value] of READ) {
  test(`number: ${JSON.stringify(text)} in ${locales} is ${value}`, () => {
    for (const name of locales.split(" ")) assert.equal(parseNumber(text, name), value, name);
  });
}

test("a number that a language writes is read back, with any of its spaces", () => {
  const value = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 1000);
  const space = fc.constantFrom(" ", "\u00a0", "\u2009", "\u202f", "\u2007");
  fc.assert(
    fc.property(value, locale, space, (number, name, gap) => {
      const text = formatNumber(number, name).replace(/\s/gu, gap);
      assert.equal(parseNumber(text, name), number);
    }),
  );
});

test("any text is a finite number or none", () => {
  const odd = fc.string({ unit: fc.constantFrom(..."0123456789.,-+ \u00a0e") });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), odd), locale, (text, name) => {
      const value = parseNumber(text, name);
      assert.ok(value === undefined || Number.isFinite(value), text);
    }),
    { numRuns: 2000 },
  );
});

// -- order -----------------------------------------------------------------------------------------

const ids = fc.uniqueArray(fc.string({ maxLength: 12 }), { maxLength: 20 });
const seed = fc.nat({ max: 0xffffffff });

test("a shuffle is a permutation, and the same for the same seed", () => {
  fc.assert(
    fc.property(ids, seed, (list, one) => {
      const order = shuffled(list, one);
      assert.deepEqual([...order].sort(), [...list].sort());
      assert.deepEqual(shuffled([...list].reverse(), one), order);
    }),
  );
});

test("one more id leaves the others in their order", () => {
  fc.assert(
    fc.property(ids, seed, fc.string(), (list, one, added) => {
      fc.pre(!list.includes(added));
      const order = shuffled([...list, added], one);
      assert.deepEqual(order.filter((id) => id !== added), shuffled(list, one));
    }),
  );
});

test("every order of three comes up about as often as every other", () => {
  const counts = new Map();
  for (let one = 0; one < 6000; one++) {
    const order = shuffled(["first", "second", "third"], one * 2654435761).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const count of counts.values()) assert.ok(count > 800 && count < 1200, `${count}`);
});

const pooled = (pools, draw) =>
  parseQuiz({
    id: "q", edition: 1, passMark: 1, draw,
    items: pools.map((pool, index) => ({
      id: `i${index}`, pool,
      parts: [{ id: `i${index}`, type: "single-choice", choices: ["a", "b"], key: ["a"] }],
    })),
  });

test("a draw takes as many of each pool as it should, and all that is in none", () => {
  const pools = fc.array(fc.constantFrom("", "p", "r"), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(pools, fc.nat({ max: 5 }), fc.nat({ max: 5 }), seed, (list, p, r, one) => {
      const asked = askedItems(pooled(list, { p, r }), one, undefined);
      const count = (pool, from) => from.filter((name) => name === pool).length;
      const names = asked.map(({ pool }) => pool);
      assert.equal(count("", names), count("", list));
      assert.equal(count("p", names), Math.min(p, count("p", list)));
      assert.equal(count("r", names), Math.min(r, count("r", list)));
    }),
  );
});

// -- scores ----------------------------------------------------------------------------------------

const slug = fc.constantFrom("a", "b", "c", "d", "e");
const part = fc.oneof(
  fc.record({ type: fc.constant("single-choice"), choices: fc.constant(["a", "b", "c"]), key: fc.constant(["b"]) }),
  fc.record({ type: fc.constant("multiple-choice"), choices: fc.constant(["a", "b", "c", "d"]), key: fc.constantFrom(["a"], ["a", "c"], ["b", "c", "d"]) }),
  fc.record({ type: fc.constant("matching"), responses: fc.constant(["a", "b"]), key: fc.constant({ c: "a", d: "b", e: "b" }) }),
  fc.record({ type: fc.constant("ordering"), key: fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 3 }) }),
  fc.record({ type: fc.constant("numeric"), key: fc.record({ answer: fc.integer(), tolerance: fc.nat() }) }),
  fc.record({ type: fc.constant("short-text"), ignore: fc.subarray(["letter_case", "diacritics"]), key: fc.constant({ a: ["b", "Ž"] }) }),
);
const answer = fc.oneof(
  slug, fc.array(slug), fc.dictionary(slug, slug), fc.integer().map(String), fc.jsonValue(), fc.string(),
);
const quiz = fc.array(fc.tuple(part, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 }).map((parts) =>
  parseQuiz({
    id: "q", edition: 1, passMark: 1, bands: { low: 0, high: 60 },
    items: parts.map(([one, points], index) => ({ id: `i${index}`, points, parts: [{ id: "p", ...one }] })),
  }),
);

test("a score lies between nothing and all, whatever the answers are", () => {
  fc.assert(
    fc.property(quiz, fc.array(answer), (one, list) => {
      const answers = Object.fromEntries(list.map((value, index) => [`i${index}`, { p: value }]));
      const { points, max, band, items } = scoreQuiz(one, answers);
      assert.ok(points >= 0 && points <= max + 1e-9);
      assert.ok(items.every((item) => item.points >= 0 && item.points <= item.max + 1e-9));
      assert.equal(band, points * 10 >= 6 * max - 1e-9 ? "high" : "low");
    }),
    { numRuns: 1000 },
  );
});

test("what is known of an answer is known again, and scores the same", () => {
  fc.assert(
    fc.property(part, answer, (data, value) => {
      const [item] = parseQuiz({ id: "q", edition: 1, passMark: 1, items: [{ id: "i", parts: [{ id: "p", ...data }] }] }).items;
      const [one] = item.parts;
      const known = knownAnswer(one, value);
      assert.deepEqual(knownAnswer(one, known), known);
      assert.equal(scorePart(one, known), scorePart(one, value));
      assert.equal(isAnswered(one, known), isAnswered(one, value));
      assert.equal(scorePart(one, value) > 0 && known === undefined, false);
    }),
    { numRuns: 1000 },
  );
});

test("an order earns all only if it is right, and its reverse nothing", () => {
  const key = fc.shuffledSubarray(["a", "b", "c", "d", "e", "f", "g"], { minLength: 3 });
  fc.assert(
    fc.property(key, fc.nat(), (right, swap) => {
      const one = { id: "p", type: "ordering", key: right };
      assert.equal(scorePart(one, right), 1);
      assert.equal(scorePart(one, [...right].reverse()), 0);
      const other = [...right];
      const place = swap % (right.length - 1);
      [other[place], other[place + 1]] = [other[place + 1], other[place]];
      const pairs = (right.length * (right.length - 1)) / 2;
      assert.ok(Math.abs(scorePart(one, other) - (1 - 2 / pairs)) < 1e-9);
    }),
  );
});

// -- confidence ------------------------------------------------------------------------------------

const score = (id, points, max = 1) => ({ id, points, max, answered: true });
for (const [name, scores, given, expected] of [
  ["right, by confidence", [score("a", 1), score("b", 1), score("c", 1)], { a: 1, b: 2, c: 3 }, [6, 9]],
  ["wrong, by confidence", [score("a", 0), score("b", 0), score("c", 0)], { a: 1, b: 2, c: 3 }, [-8, 9]],
  ["partly right is not right", [score("a", 0.5)], { a: 3 }, [-6, 3]],
  ["all points of many are right", [score("a", 4, 4)], { a: 2 }, [2, 3]],
  ["without confidence nothing counts", [score("a", 1), score("b", 0)], {}, [0, 0]],
  ["only what was given counts", [score("a", 1), score("b", 0)], { a: 3 }, [3, 3]],
  ["other numbers are none", [score("a", 1), score("b", 1), score("c", 1)], { a: 0, b: 4, c: 1.5 }, [0, 0]],
  ["ids that objects inherit", [score("constructor", 1)], {}, [0, 0]],
  ["a wrong shape", [score("a", 1)], null, [0, 0]],
]) {
  test(`confidence: ${name}`, () => {
    const { points, max } = scoreConfidence(scores, given);
    assert.deepEqual([points, max], expected);
  });
}

// -- when again ------------------------------------------------------------------------------------

const at = (text) => new Date(text).getTime();

test("an item is due at midnight after 1, 7 and 30 days, and then no more", () => {
  let asked = askedNow(undefined, true, at("2026-03-01T23:30"));
  const days = [];
  while (dueOn(asked)) {
    const due = dueOn(asked).getTime();
    assert.equal(isDue(asked, due - 1), false);
    assert.equal(isDue(asked, due), true);
    days.push(Math.round((due - new Date(asked.at).setHours(0, 0, 0, 0)) / 86_400_000));
    asked = askedNow(asked, true, due + 3_600_000);
  }
  assert.deepEqual(days, INTERVALS);
  assert.equal(isDue(asked, at("2099-01-01")), false);
});

test("a miss begins again, and a right answer before its time changes no interval", () => {
  const once = askedNow(undefined, true, at("2026-03-01T12:00"));
  const twice = askedNow(once, true, at("2026-03-02T12:00"));
  assert.deepEqual(twice, { at: at("2026-03-02T12:00"), step: 1 });
  assert.equal(askedNow(twice, true, at("2026-03-03T12:00")).step, 1);
  assert.equal(askedNow(twice, false, at("2026-03-03T12:00")).step, 0);
});

test("a clock or a state that is off breaks nothing", () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), fc.boolean(), (when, step, now, right) => {
      const asked = { at: when, step };
      assert.equal(typeof isDue(asked, now), "boolean");
      assert.ok(askedNow(asked, right, now).step <= INTERVALS.length || Number.isNaN(step));
    }),
  );
});
