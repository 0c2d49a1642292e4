/** Shapes of the self-assessment beyond scoring: answer sheets, codes, plans, history, teams. */
declare namespace Kam {
  interface Assessment {
    /** One-letter codes of the respondent groups. */
    groups: string[];
  }

  /** What a code carries. Empty strings: one who assesses alone; a scope that was not chosen. */
  interface Sheet {
    edition: number;
    group: string;
    scope: string;
    /** A random number that tells two people with the same answers apart. */
    mark: number;
    /** Rating ids by statement. */
    answers: Record<string, string>;
  }

  /** Answers as they are kept: rating ids by statement, and short texts by what they are about. */
  interface StoredSheet {
    edition: number;
    answers: Record<string, string>;
    /** `group`, `scope`, `account`, `mark`, `date`, `evidence/<statement>`, `target/<element>`. */
    notes: Record<string, string>;
  }

  interface StoredAssessment extends StoredSheet {
    /** Rows of the plan: `action`, `owner`, `due`, `element`. */
    plan: Record<string, string>[];
    snapshots: StoredSheet[];
  }

  /** What the parts of the assessment page share. */
  interface Desk {
    assessment: Assessment;
    messages: Messages;
    store: Store;
    host: HTMLElement;
    /** The reader's own sheet. */
    mine(): StoredAssessment;
    /** Replaces parts of the reader's own sheet. */
    change(part: (entry: StoredAssessment) => Partial<StoredAssessment>): void;
    /** Shows a sheet read-only instead of the reader's own, or the own one again. */
    visit(sheet: StoredSheet | null): void;
    score(sheet: StoredSheet): AssessmentScore;
    nameOf(score: { id: string }): string;
    levelOf(level: number | null): string;
  }

  /** A part that is loaded when its details are opened first. */
  type Tool = (desk: Desk) => { element: HTMLElement; refresh(): void };

  type Decoded =
    | { sheet: Sheet; reason?: undefined }
    | { sheet?: undefined; reason: "wrong" | "cut" | "edition" };

  interface TeamCodes {
    sheets: Sheet[];
    /** In the order of `sheets`. */
    codes: string[];
    /** Lines, counted from one, that hold no code. */
    problems: { line: number; reason: string }[];
    /** Codes that stood there before; each counts once. */
    duplicates: number;
  }

  /** What the files of a team are made of. */
  interface TeamDesk {
    assessment: Assessment;
    messages: Messages;
    codes: string[];
    result: TeamScore;
    textOf(statement: string): string;
    noticeOf(statement: TeamStatement): string;
  }

  /** One statement over all sheets. While `hidden`, too few rated it to show anything. */
  interface TeamStatement {
    id: string;
    hidden: boolean;
    rated: number;
    /** Of ratings 1 to 5. */
    counts: number[];
    cannotJudge: number;
    notApplicable: number;
    median: number | null;
    /** Of the parts K, T+H+F and X; null where too few rated. */
    medians: (number | null)[];
    /** Between the highest and the lowest of `medians`. */
    gap: number;
    apart: boolean;
    /** A third or more of those who answered cannot judge. */
    invisible: boolean;
    /** Empty below five raters. */
    agreement: "" | "close" | "some" | "far";
    /** "Those who rated `low` or less … `high` or more". */
    low: number;
    high: number;
    /** The wider of the gap and the middle half of the ratings. */
    spread: number;
  }

  interface Talk {
    statement: TeamStatement;
    kind: "apart" | "invisible" | "low" | "";
  }

  interface TeamScore {
    respondents: number;
    /** How many of the five groups took part. */
    groups: number;
    /** Three sheets or more. */
    enough: boolean;
    /** Nine respondents from three groups. */
    picture: boolean;
    parts: { part: string; size: number; shown: boolean }[];
    /** How many kinds of scope there are; more than one should not be mixed. */
    scopes: number;
    elements: { id: string; statements: TeamStatement[]; level: number | null; counts: number[] }[];
    talk: Talk[];
  }
}
