/**
 * Shapes and contracts of the browser modules, kept out of the files that readers download.
 * Read by the type checker only; no page loads this file.
 */
declare namespace Kam {
  /**
   * A choice id, a number with a decimal point, or typed words; choice ids, or entry ids in order;
   * response ids by premise.
   */
  type Answer = string | string[] | Record<string, string>;
  /** Answers of an item, by part. */
  type ItemAnswers = Record<string, Answer>;

  interface ChoicePart {
    id: string;
    type: "single-choice" | "multiple-choice";
    choices: string[];
    /** The right choices. */
    key: string[];
  }

  interface MatchingPart {
    id: string;
    type: "matching";
    responses: string[];
    /** The right response of each premise. */
    key: Record<string, string>;
  }

  interface OrderingPart {
    id: string;
    type: "ordering";
    /** The entries in the right order. */
    key: string[];
  }

  interface NumberPart {
    id: string;
    type: "numeric";
    key: { answer: number; tolerance: number };
  }

  interface TextPart {
    id: string;
    type: "short-text";
    /** What makes no difference. */
    ignore: string[];
    /** Wordings of each accepted answer, in all languages. */
    key: Record<string, string[]>;
  }

  type Part = ChoicePart | MatchingPart | OrderingPart | NumberPart | TextPart;

  /** An item has one part, unless it is a case. */
  interface Item {
    id: string;
    points: number;
    /** Whether it belongs to the short form. */
    short: boolean;
    /** "" if it is always asked. */
    pool: string;
    parts: Part[];
  }

  interface Quiz {
    id: string;
    edition: number;
    /** Points of the whole form. */
    passMark: number;
    /** All items are checked at once. */
    asSet: boolean;
    /** "items", "choices" or both. */
    shuffle: string[];
    /** How many items of each pool are asked. */
    draw: Record<string, number>;
    /** The percentage from which each band holds, lowest first. */
    bands: Record<string, number>;
    items: Item[];
  }

  interface ItemScore {
    id: string;
    /** 0 to `max`, not rounded. */
    points: number;
    max: number;
    answered: boolean;
  }

  interface QuizScore {
    /** Not rounded; round it where it is shown. */
    points: number;
    max: number;
    /** The pass mark of what was asked. */
    mark: number;
    passed: boolean;
    band: string | undefined;
    items: ItemScore[];
  }

  interface AssessmentElement {
    id: string;
    name: string;
    statements: string[];
    /** Of each statement, the codes of the groups it is for. */
    asked: string[];
  }

  interface Assessment {
    id: string;
    edition: number;
    /** The value of each rating; null is "cannot judge", false "not applicable". */
    scale: Record<string, number | null | false>;
    levels: { id: string; level: number; name: string }[];
    elements: AssessmentElement[];
  }

  interface ElementScore {
    id: string;
    level: number | null;
    /** Statements of the respondent's group, those that do not apply left out. */
    asked: number;
    rated: number;
    cannotJudge: number;
    notApplicable: number;
    unanswered: number;
    /** Ratings of 4 and 5 without evidence. */
    claimed: number;
    target: number | null;
    /** Levels from here to the target; 0 without one. */
    gap: number;
  }

  interface AssessmentScore {
    elements: ElementScore[];
    /** Lowest level first, then the larger gap to the target; elements without a level last. */
    ranking: ElementScore[];
    /** All that share the lowest level and the largest gap. */
    weakest: ElementScore[];
    /** Two or more levels ahead of the weakest. */
    ahead: ElementScore[];
    answered: number;
    total: number;
  }

  /** When an item was last checked, and which interval runs since. */
  interface Asked {
    at: number;
    step: number;
  }

  /** What is kept of one quiz or assessment. Ids that a page does not know are kept too. */
  interface Entries {
    quizzes: {
      edition: number;
      answers: Record<string, ItemAnswers>;
      checked: string[];
      /** "short" if the short form was chosen. */
      form?: string;
      /** Decides what is drawn and in which order it stands. */
      seed?: number;
      /** How sure each answer is, 1 to 3. */
      confidence?: Record<string, number>;
      asked?: Record<string, Asked>;
    };
    assessments: StoredAssessment;
    /** Ids of the steps that are done. */
    paths: string[];
  }

  type Section = keyof Entries;
  type State = { [S in Section]: Record<string, Entries[S]> };
  type Problem = "refused" | "damaged" | "newer";
  type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

  interface Store {
    /** The entry of a quiz or an assessment as it was last read. */
    get<S extends Section>(section: S, id: string): Entries[S] | undefined;
    /** Replaces one entry by what `change` makes of the stored one; undefined deletes it. */
    update<S extends Section>(
      section: S,
      id: string,
      change: (entry: Entries[S] | undefined) => Entries[S] | undefined,
    ): void;
    /** Takes over what another tab has stored. */
    refresh(): void;
    /** Calls `listener` when another tab has changed something. */
    listen(listener: () => void): void;
    /** Problems met since the last call; each is told once. */
    takeProblems(): Problem[];
  }

  interface Messages {
    locale: string;
    /** The string of `key` with `{name}` replaced; of a plural, the form that `count` asks for. */
    text(key: string, values?: Record<string, string | number>): string;
    /** Words joined by "and" or by "or". */
    list(words: string[], type: "conjunction" | "disjunction"): string;
  }

  interface Notices {
    element: HTMLElement;
    /** Shows or hides that earlier answers are back. */
    restored(shown: boolean): void;
    /** Tells the store's problems. */
    refresh(): void;
  }

  /** One part of an item on the page. */
  interface PartView {
    read(): Answer | undefined;
    write(answer: Answer | undefined): void;
    /** Shows which answers were right and why. */
    mark(): void;
    unmark(): void;
  }

  /** Marks and feedback beside answers. */
  interface Marks {
    /** `right` is null for an answer that was not taken; `label` is words. */
    add(row: HTMLElement, right: boolean | null, label: string, text?: string | undefined): void;
    text: Messages["text"];
    locale: string;
    /** The right answer to what is typed. */
    answer: string;
    /** Feedback of a choice or premise, after the row or at the end of `inside`. */
    explain(row: HTMLElement, id: string, inside?: HTMLElement): void;
    remove(): void;
  }

  interface ItemView {
    id: string;
    /** As the page counts it. */
    number: string;
    /** Puts the item, and its key, at the end of their lists, or hides them. */
    place(number: number | undefined, seed: number | undefined): void;
    /** Whether every part is answered on the page; if not and `tell`, says so. */
    isWhole(tell: boolean): boolean;
    /** The stored answers with those on the page laid over them. */
    answersOver(stored: ItemAnswers | undefined): ItemAnswers | undefined;
    /** Brings the page in line with what is kept; says what of it this edition can show. */
    show(answers: ItemAnswers | undefined, checked: boolean): { answered: boolean; checked: boolean };
    focus(): void;
    /** A copy of the link to what should be read again. */
    rereadLink(): Node[];
  }

  interface ResultView {
    element: HTMLElement;
    /** `second` is the score with confidence, in words. */
    show(score: QuizScore, missed: ItemView[], second: string | undefined): void;
    /** While items are open. */
    hide(): void;
  }

  type Make = <T extends keyof HTMLElementTagNameMap>(
    tag: T,
    attributes?: Record<string, string>,
    ...children: (Node | string)[]
  ) => HTMLElementTagNameMap[T];

  /** The element below `root` whose `data-…` attribute has this value; ids never become selectors. */
  type FindBy = (
    root: ParentNode | null | undefined,
    attribute: string,
    value: string,
  ) => HTMLElement | null;

  /**
   * Defines a custom element over HTML that stands in the page. `view` takes the page's data and
   * returns what brings the page in line with the store. If it throws, the page stays as it came:
   * readable, with its key or its scoring sheet.
   */
  type Define = (
    name: string,
    store: Store,
    view: (host: HTMLElement, data: unknown) => () => void,
  ) => void;

  /** A button that a double click or a held key presses once, as its place may hold another next. */
  type MakeButton = (
    text: string,
    look: "primary" | "quiet" | "danger",
    press: () => void,
  ) => HTMLButtonElement;

  /** A button that asks in its place before it acts. Focus goes to the answer that changes nothing. */
  type MakeConfirmed = (
    text: string,
    question: string,
    messages: Messages,
    act: () => void,
  ) => HTMLElement;

  type MakeNotices = (messages: Messages, store: Store) => Notices;

  /** `key` is the item in the answer key, where feedback is copied from. */
  type ViewItem = (
    host: HTMLElement,
    item: Item,
    key: HTMLElement | null,
    messages: Messages,
    on: ItemActions,
  ) => ItemView;

  interface ItemActions {
    /** None if all items are checked at once. */
    check: (() => void) | undefined;
    retry: () => void;
  }

  type ViewConfidence = (messages: Messages) => {
    /** Asks how sure an answer is, 1 to 3. */
    ask(place: HTMLElement, id: string, pick: (confidence: number) => void): void;
    /** Shows what was given; returns the second score in words, if there is one. */
    show(scores: ItemScore[], given: Record<string, number> | undefined): string | undefined;
  };

  /** There is one per type of item. */
  type ViewPart<P extends Part> = (host: HTMLElement, part: P, marks: Marks) => PartView;

  /** A choice of one among a few, in the style of an item's choices. */
  type MakeRadios = (
    legend: string,
    name: string,
    labels: Record<string, string>,
    pick: (value: string) => void,
  ) => { element: HTMLElement; set(value: string | undefined): void };

  type ViewResult = (
    messages: Messages,
    key: HTMLElement | null,
    on: { retryMissed: () => void; restart: () => void },
  ) => ResultView;

  interface Profile {
    element: HTMLElement;
    show(score: AssessmentScore, sheet: StoredSheet): void;
    focus(): void;
  }

  type ViewProfile = (desk: Desk) => Profile;

  interface Point {
    x: number;
    y: number;
  }

  interface RadarAxis {
    name: string;
    level: number | null;
    target?: number | null;
  }

  /** Where a radar chart's parts lie, in its own units, with the centre at 0, 0. */
  interface Radar {
    box: Point & { width: number; height: number };
    /** Outlines of levels 1 to 5. */
    rings: Point[][];
    axes: {
      level: number | null;
      end: Point;
      /** The level's place; the centre if there is none. */
      at: Point;
      /** The target's place, if there is one. */
      goal: Point | null;
      /** The name, wrapped, and the level. */
      lines: string[];
      /** Where the label is tied to, and its upper edge. */
      x: number;
      top: number;
      /** The share of the label that lies right of `x`. */
      side: number;
      width: number;
    }[];
  }
}
