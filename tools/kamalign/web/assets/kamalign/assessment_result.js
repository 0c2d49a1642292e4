/** The result of a self-assessment: the weakest first, chart, table, next steps, limits. */
import { contentsOf, findBy, make } from "./dom.js";
import { drawRadar } from "./radar.js";

/** @type {Kam.ViewProfile} */
export function viewProfile({ assessment, messages, host, nameOf, levelOf }) {
  const id = `${assessment.id}-result`;
  const heading = make("h3", { id, tabindex: "-1" }, messages.text("result"));
  const body = make("div");
  const element = make("section", { class: "kam-result", "aria-labelledby": id }, heading, body);
  const say = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) =>
    make("p", {}, messages.text(key, values));

  /** @type {(score: Kam.ElementScore) => HTMLElement} */
  const nextStep = (score) => {
    const level = assessment.levels.find((one) => one.level === score.level);
    if (!level) {
      const key = score.asked < 3 ? "next-step-few" : "next-step-none";
      return make("p", { class: "kam-next" }, messages.text(key));
    }
    const step = findBy(host, "data-step", `${score.id}/${level.id}`);
    const label = messages.text("next-step", { level: level.level });
    return make(
      "p",
      { class: "kam-next" },
      make("span", { class: "kam-label" }, `${label}: `),
      ...contentsOf(step?.querySelector("dd")),
    );
  };

  /** @type {(result: Kam.AssessmentScore) => HTMLElement} */
  const first = ({ weakest }) => {
    const names = weakest.map(nameOf);
    const title = messages.text("weakest", { element: messages.list(names, "disjunction") });
    const part = make("div", { class: "kam-first" }, make("h4", {}, title));
    if (weakest.length > 1) {
      const elements = messages.list(names, "conjunction");
      part.append(make("p", {}, `${messages.text("tied", { elements })} ${messages.text("tie-rule")}`));
    }
    for (const score of weakest) {
      if (weakest.length > 1) part.append(make("h5", {}, nameOf(score)));
      part.append(nextStep(score));
    }
    return part;
  };

  /** What to be careful about. @type {(result: Kam.AssessmentScore) => HTMLElement[]} */
  const cautions = ({ ahead, weakest, elements }) => {
    const claimed = elements.reduce((sum, score) => sum + score.claimed, 0);
    const parts = [];
    if (ahead.length) {
      const names = messages.list(ahead.map(nameOf), "conjunction");
      const behind = messages.list(weakest.map(nameOf), "conjunction");
      parts.push(say("imbalance", { ahead: names, behind }));
    }
    if (claimed) parts.push(say("claimed-count", { number: claimed }));
    return parts.map((part) => (part.classList.add("kam-notice", "kam-notice--problem"), part));
  };

  /** @type {(result: Kam.AssessmentScore) => HTMLElement} */
  const chart = ({ elements }) => {
    const axes = elements.map((score) => ({ name: nameOf(score), level: score.level, target: score.target }));
    const figures = elements.map((score) => {
      const goal = score.target ? ` (${messages.text("target")}: ${score.target})` : "";
      return `${nameOf(score)}: ${levelOf(score.level)}${goal}`;
    });
    const text = `${messages.text("chart")} ${figures.join("; ")}.`;
    const radar = drawRadar(axes, `${id}-radar`, messages.text("result"), text);
    const legend = elements.some(({ target }) => target) ? [make("figcaption", {}, messages.text("target-legend"))] : [];
    return make("figure", { class: "kam-chart" }, radar, ...legend);
  };

  /** @type {(result: Kam.AssessmentScore) => HTMLElement} */
  const table = ({ ranking }) => {
    const head = ["element", "level", "target", "answered"].map((key) => make("th", { scope: "col" }, messages.text(key)));
    const rows = ranking.map((score) => {
      const answered = [messages.text("rated", { rated: score.rated, asked: score.asked })];
      if (score.cannotJudge) answered.push(messages.text("cannot-judge", { count: score.cannotJudge }));
      if (score.notApplicable) answered.push(messages.text("not-applicable", { count: score.notApplicable }));
      if (score.claimed) answered.push(`${messages.text("claimed")}: ${score.claimed}`);
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, nameOf(score)),
        make("td", {}, levelOf(score.level)),
        make("td", {}, score.target ? String(score.target) : "–"),
        make("td", {}, answered.join(", ")),
      );
    });
    return make(
      "table",
      { class: "kam-table" },
      make("caption", {}, messages.text("table")),
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...rows),
    );
  };

  return {
    element,
    focus() {
      heading.focus();
      heading.scrollIntoView();
    },
    show(result, { notes }) {
      const others = result.ranking.filter((score) => !result.weakest.includes(score));
      const scope = notes["scope"] === "account" && notes["account"] ? [say("scope-of", { account: notes["account"] })] : [];
      body.replaceChildren(
        ...scope,
        first(result),
        ...cautions(result),
        make("div", { class: "kam-profile" }, chart(result), table(result)),
        ...others.flatMap((score) => [make("h4", {}, nameOf(score)), nextStep(score)]),
      );
      const limits = host.querySelector(".kam-limits");
      const title = make("h4", {}, ...contentsOf(limits?.querySelector("h3")));
      body.append(title, make("ul", {}, ...contentsOf(limits?.querySelector("ul"))));
    },
  };
}
