/** Elements of inline SVG. */

const SVG = "http://www.w3.org/2000/svg";

/** @type {(tag: string, attributes: Record<string, string | number>, ...children: (Node | string)[]) => SVGElement} */
export function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
