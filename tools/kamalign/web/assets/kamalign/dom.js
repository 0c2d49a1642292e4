/** Elements, and the controls that every component has. Nothing is ever parsed as HTML. */

/** @type {Kam.Make} */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Text for screen readers alone. @type {(text: string) => HTMLElement} */
export const unseen = (text) => make("span", { class: "kam-visually-hidden" }, text);

/** @type {Kam.FindBy} */
export function findBy(root, attribute, value) {
  for (const element of root?.querySelectorAll(`[${attribute}]`) ?? []) {
    if (element instanceof HTMLElement && element.getAttribute(attribute) === value) return element;
  }
  return null;
}

/** Copies of what an element holds. @type {(source: Element | null | undefined) => Node[]} */
export const contentsOf = (source) =>
  [...(source?.childNodes ?? [])].map((node) => node.cloneNode(true));

/** @type {Kam.Define} */
export function define(name, store, view) {
  customElements.define(
    name,
    class extends HTMLElement {
      ready = false;

      connectedCallback() {
        if (this.ready) return;
        this.ready = true;
        const data = JSON.parse(this.querySelector("script.kam-data")?.textContent ?? "null");
        store.listen(view(this, data));
      }
    },
  );
}

/** @type {Kam.MakeButton} */
export function makeButton(text, look, press) {
  const button = make("button", { type: "button", class: `kam-button kam-button--${look}` }, text);
  button.addEventListener("click", ({ detail }) => {
    if (detail < 2) press();
  });
  button.addEventListener("keydown", (event) => {
    if (event.repeat && event.key !== "Tab") event.preventDefault();
  });
  return button;
}

/** @type {Kam.MakeConfirmed} */
export function makeConfirmed(text, question, messages, act) {
  const turn = (/** @type {boolean} */ asking) => {
    opener.hidden = asking;
    group.hidden = !asking;
    (asking ? no : opener).focus();
  };
  const opener = makeButton(text, "quiet", () => turn(true));
  const no = makeButton(messages.text("no"), "quiet", () => turn(false));
  const yes = makeButton(messages.text("yes"), "danger", () => {
    turn(false);
    act();
  });
  const group = make("span", { class: "kam-confirm", role: "group", "aria-label": question });
  group.append(make("span", {}, question), yes, no);
  group.hidden = true;
  group.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") turn(false);
  });
  return make("span", {}, opener, group);
}

/** @type {Kam.MakeNotices} */
export function makeNotices(messages, store) {
  const restored = make("p", { class: "kam-notice" }, messages.text("restored"));
  const problems = make("div", { role: "status" });
  return {
    element: make("div", { class: "kam-notices" }, restored, problems),
    restored: (shown) => void (restored.hidden = !shown),
    refresh() {
      for (const problem of store.takeProblems()) {
        const text = messages.text(`storage.${problem}`);
        problems.append(make("p", { class: "kam-notice kam-notice--problem" }, text));
      }
    },
  };
}
