/** A radar chart of levels 1 to 5: first where everything lies, then the drawing. */
import { draw } from "./svg.js";

const LEVELS = [1, 2, 3, 4, 5];
const RADIUS = 92;
/** From the outer ring to the labels. */
const GAP = 12;
const LINE = 15;
/** A generous guess at the width of a letter at the chart's 13 units, so that nothing is cut off. */
const LETTER = 7.4;
const LONGEST_LINE = 12;

/** @type {(angle: number, radius: number) => Kam.Point} */
const polar = (angle, radius) => ({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });

/** @type {(name: string) => string[]} */
function wrap(name) {
  /** @type {string[]} */
  const lines = [];
  for (const word of name.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && longer.length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @type {(axes: Kam.RadarAxis[]) => Kam.Radar} */
export function layOut(axes) {
  const angles = axes.map((_, index) => (index / axes.length) * 2 * Math.PI - Math.PI / 2);
  const placed = axes.map(({ name, level, target }, index) => {
    const angle = angles[index] ?? 0;
    const { x, y } = polar(angle, RADIUS + GAP);
    const lines = [...wrap(name), level === null ? "–" : String(level)];
    const width = LETTER * Math.max(...lines.map((line) => line.length));
    // 1 with the label wholly right of its place, 0 wholly left, ½ in the middle.
    const side = Math.abs(x) < RADIUS / 5 ? 0.5 : x > 0 ? 1 : 0;
    const top = y + ((Math.sin(angle) - 1) / 2) * LINE * lines.length;
    const on = (/** @type {number} */ value) => polar(angle, (RADIUS / 5) * value);
    return { level, lines, x, top, side, width, end: on(5), at: on(level ?? 0), goal: target ? on(target) : null };
  });
  const left = Math.min(-RADIUS, ...placed.map(({ x, side, width }) => x - (1 - side) * width));
  const right = Math.max(RADIUS, ...placed.map(({ x, side, width }) => x + side * width));
  const above = Math.min(-RADIUS, ...placed.map(({ top }) => top));
  const below = Math.max(RADIUS, ...placed.map(({ top, lines }) => top + LINE * lines.length));
  return {
    box: { x: left - 4, y: above - 4, width: right - left + 8, height: below - above + 8 },
    rings: LEVELS.map((level) => angles.map((angle) => polar(angle, (RADIUS / 5) * level))),
    axes: placed,
  };
}

/** @type {(points: Kam.Point[], look: string) => SVGElement} */
const polygon = (points, look) =>
  draw("polygon", { class: `kam-radar__${look}`, points: points.map(({ x, y }) => `${x},${y}`).join(" ") });

/** @type {(from: Kam.Point, to: Kam.Point, look: string) => SVGElement} */
const line = (from, to, look) =>
  draw("line", { class: `kam-radar__${look}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y });

/**
 * @type {(axes: Kam.RadarAxis[], id: string, title: string, description: string) => SVGElement}
 */
export function drawRadar(axes, id, title, description) {
  const { box, rings, axes: placed } = layOut(axes);
  const chart = draw("svg", {
    class: "kam-radar",
    viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`,
    role: "img",
    "aria-labelledby": `${id}-title`,
    "aria-describedby": `${id}-text`,
  });
  chart.append(
    draw("title", { id: `${id}-title` }, title),
    draw("desc", { id: `${id}-text` }, description),
    ...rings.map((ring) => polygon(ring, "ring")),
    ...placed.map(({ end }) => line({ x: 0, y: 0 }, end, "axis")),
    polygon(placed.map(({ at }) => at), "area"),
  );
  placed.forEach((axis, index) => {
    const next = placed[(index + 1) % placed.length] ?? axis;
    const gap = axis.level === null || next.level === null;
    chart.append(line(axis.at, next.at, gap ? "gap" : "edge"));
  });
  placed.forEach(({ goal }, index) => {
    const next = placed[(index + 1) % placed.length]?.goal;
    if (goal && next) chart.append(line(goal, next, "target"));
    if (goal) chart.append(draw("circle", { cx: goal.x, cy: goal.y, r: 6, class: "kam-radar__goal" }));
  });
  for (const { at, level, lines, x, top, side } of placed) {
    const anchor = side === 1 ? "start" : side === 0 ? "end" : "middle";
    const label = draw("text", { class: "kam-radar__label", "text-anchor": anchor });
    lines.forEach((text, index) => {
      const look = index === lines.length - 1 ? "value" : "name";
      const y = top + LINE * (index + 0.8);
      label.append(draw("tspan", { class: `kam-radar__${look}`, x, y }, text));
    });
    const dot = draw("circle", { cx: at.x, cy: at.y, r: 4, class: `kam-radar__${level === null ? "none" : "dot"}` });
    chart.append(dot, label);
  }
  for (const level of LEVELS) {
    chart.append(draw("text", { class: "kam-radar__tick", x: 4, y: (-RADIUS / 5) * level + 11 }, String(level)));
  }
  return chart;
}
