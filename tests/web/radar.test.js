import assert from "node:assert/strict";
import { test } from "node:test";

import { layOut } from "../../tools/kamalign/web/assets/kamalign/radar.js";

const NAMES = ["Yhteiset arvot", "Johtamistyyli", "Dovednosti", "Zaměstnanci", "Strategy", "Structure", "Systémy řízení"];
const axesOf = (levels) => NAMES.map((name, index) => ({ name, level: levels[index] }));

test("every label lies inside the chart", () => {
  const { box, axes } = layOut(axesOf([1, 2, 3, 4, 5, null, 3]));
  for (const { x, top, side, width, lines } of axes) {
    assert.ok(x - (1 - side) * width >= box.x, lines.join(" "));
    assert.ok(x + side * width <= box.x + box.width, lines.join(" "));
    assert.ok(top >= box.y && top + 15 * lines.length <= box.y + box.height, lines.join(" "));
  }
});

test("the chart's letters stay legible in a column of 300 px", () => {
  const { box } = layOut(axesOf([1, 2, 3, 4, 5, null, 3]));
  assert.ok((13 * 300) / box.width >= 10, String(box.width));
});

test("a level lies on its ring, and no level in the centre", () => {
  const { rings, axes } = layOut(axesOf([1, 2, 3, 4, 5, null, 3]));
  for (const [index, { at, level }] of axes.entries()) {
    const expected = level === null ? { x: 0, y: 0 } : rings[level - 1][index];
    assert.ok(Math.hypot(at.x - expected.x, at.y - expected.y) < 1e-9);
  }
});

test("names are wrapped at words, and the level stands below", () => {
  const { axes } = layOut(axesOf([1, 2, 3, 4, 5, null, 3]));
  assert.deepEqual(axes[0].lines, ["Yhteiset", "arvot", "1"]);
  assert.deepEqual(axes[5].lines, ["Structure", "–"]);
});
