/** The result of a self-assessment: the weakest first, chart, table, next steps, limits. */
import { contentsOf, findBy, make } from "./dom.js";
import { drawRadar } from "./radar.js";

/** @type {Kam.ViewProfile} */
export function viewProfile(assessment, messages, host) {
  const id = `${assessment.id}-result`;
  const heading = make("h3", { id, tabindex: "-1" }, messages.text("result"));
  const body = make("div");
  const element = make("section", { class: "kam-result", "aria-labelledby": id }, heading, body);

  const nameOf = (/** @type {Kam.ElementScore} */ score) =>
    assessment.elements.find((one) => one.id === score.id)?.name ?? score.id;

  const levelOf = (/** @type {Kam.ElementScore} */ score) => {
    const level = assessment.levels.find((one) => one.level === score.level);
    return level ? `${level.level}\u00a0· ${level.name}` : messages.text("no-level");
  };

  /** @type {(score: Kam.ElementScore) => HTMLElement} */
  const nextStep = (score) => {
    const level = assessment.levels.find((one) => one.level === score.level);
    if (!level) return make("p", { class: "kam-next" }, messages.text("next-step-none"));
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

  /** @type {(result: Kam.AssessmentScore) => HTMLElement} */
  const chart = ({ elements }) => {
    const axes = elements.map((score) => ({ name: nameOf(score), level: score.level }));
    const figures = elements.map((score) => `${nameOf(score)}: ${levelOf(score)}`).join("; ");
    const text = `${messages.text("chart")} ${figures}.`;
    return make("figure", { class: "kam-chart" }, drawRadar(axes, `${id}-radar`, messages.text("result"), text));
  };

  /** @type {(result: Kam.AssessmentScore) => HTMLElement} */
  const table = ({ ranking }) => {
    const head = ["element", "level", "answered"].map((key) => make("th", { scope: "col" }, messages.text(key)));
    const rows = ranking.map((score) => {
      const answered = [messages.text("rated", { rated: score.rated })];
      if (score.cannotJudge) answered.push(messages.text("cannot-judge", { count: score.cannotJudge }));
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, nameOf(score)),
        make("td", {}, levelOf(score)),
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
    show(result) {
      const others = result.ranking.filter((score) => !result.weakest.includes(score));
      body.replaceChildren(
        first(result),
        make("div", { class: "kam-profile" }, chart(result), table(result)),
        ...others.flatMap((score) => [make("h4", {}, nameOf(score)), nextStep(score)]),
      );
      const limits = host.querySelector(".kam-limits");
      const title = make("h4", {}, ...contentsOf(limits?.querySelector("h3")));
      body.append(title, make("ul", {}, ...contentsOf(limits?.querySelector("ul"))));
    },
  };
}
