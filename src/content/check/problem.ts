/** What the check says, in both languages of the interface. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}

export type Severity = 'error' | 'warning';
export type Path = readonly (string | number)[];

/** Something to mend, with the place a teacher can jump to. Any error keeps the whole bank out. */
export interface CheckProblem {
  readonly severity: Severity;
  /** Name of the rule, stable: `keys`, `tex-error`, … */
  readonly rule: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  readonly question?: string;
  readonly message: Message;
}

/** A problem as a rule reports it: where in the data, not yet where in the file. */
export interface Finding {
  readonly severity: Severity;
  readonly rule: string;
  readonly path: Path;
  /** Place inside the text at `path`, in UTF-16 units of the decoded text. */
  readonly offset?: number;
  /** Point at the property's name instead of its value. */
  readonly atName?: boolean;
  readonly question?: string;
  readonly message: Message;
}
