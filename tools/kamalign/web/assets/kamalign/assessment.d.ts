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

  type Decoded =
    | { sheet: Sheet; reason?: undefined }
    | { sheet?: undefined; reason: "wrong" | "cut" | "edition" };

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
