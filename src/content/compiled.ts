import type { Framework, Key, Level, QuestionMeta, Skill } from '../domain/question.ts';

/**
 * Banks as the app reads them: every text already safe HTML. Built-in banks are compiled when the site is
 * built, imported ones in the browser by the same function. What a learner may see while sitting (`BankPaper`)
 * and what gives the key away (`BankKeys`) are two files, so that no key is in the page during a mock.
 */

declare const safe: unique symbol;
/** HTML made by `content/render` and by nothing else; the only string `views/RichText` sets. */
export type SafeHtml = string & { readonly [safe]: true };

export interface CompiledFigure {
  /** Address relative to the site's base (`banks/…`), or a `data:` URL for an imported bank. */
  readonly src: string;
  readonly alt: string;
  /** Intrinsic size in CSS pixels, so that nothing jumps when the drawing arrives. */
  readonly width: number;
  readonly height: number;
  readonly caption: string | null;
}

export interface CompiledChoice {
  readonly id: string;
  readonly html: SafeHtml;
  readonly pin: 'first' | 'last' | null;
}

export interface Stimulus {
  readonly stem: SafeHtml;
  /** Highlighted code block, or null. */
  readonly code: SafeHtml | null;
  readonly figure: CompiledFigure | null;
}

interface CompiledBase extends Stimulus {
  readonly id: string;
  readonly hash: string;
  readonly syllabus: string;
  readonly level: Level | null;
  readonly skill: Skill;
  readonly set: string | null;
  /** True for 誤っているものを選べ. */
  readonly asksFalse: boolean;
  readonly shuffle: boolean;
  readonly convention: string | null;
}

export type CompiledQuestion = CompiledBase &
  (
    | { readonly kind: 'choice'; readonly choices: readonly CompiledChoice[] }
    | {
        readonly kind: 'multiple';
        readonly choices: readonly CompiledChoice[];
        /** How many to choose; null: all that apply. */
        readonly choose: number | null;
      }
    | {
        readonly kind: 'blanks';
        readonly blanks: readonly { readonly id: string; readonly choices: readonly CompiledChoice[] }[];
        /** True when all blanks draw from one list (shown once). */
        readonly pooled: boolean;
      }
    | { readonly kind: 'number'; readonly unit: string | null }
    | { readonly kind: 'short' }
  );

export interface CompiledSource {
  readonly title: string;
  readonly url: string | null;
}

/** Everything that gives a question's key away. */
export interface CompiledKey {
  readonly key: Key;
  /** Reason by choice id; for blanks by `blank.choice` (own choices or pool), plus by blank id when given. */
  readonly reasons: Readonly<Record<string, SafeHtml>>;
  readonly explanation: SafeHtml;
  readonly sources: readonly CompiledSource[];
  /** `number` only. */
  readonly slips: readonly { readonly value: number; readonly reason: SafeHtml }[];
  /** `short` only: model answer and what to look for. */
  readonly model: SafeHtml | null;
  readonly rubric: readonly SafeHtml[];
  readonly verified: readonly string[];
}

/** One value, or one for each framework where they differ. */
export type ByFramework<T> = { readonly any: T } | { readonly [F in Framework]: T };

export interface BankPaper {
  readonly id: string;
  readonly title: string;
  readonly language: 'ja' | 'en';
  readonly sets: Readonly<Record<string, ByFramework<Stimulus>>>;
  readonly questions: Readonly<Record<string, ByFramework<CompiledQuestion>>>;
}

export interface BankKeys {
  readonly id: string;
  readonly keys: Readonly<Record<string, ByFramework<CompiledKey>>>;
}

export interface BankSummary {
  readonly id: string;
  readonly title: string;
  readonly language: 'ja' | 'en';
  /** Folder of a built-in bank (`3-dl`), or null for an imported one. */
  readonly chapter: string | null;
  readonly license: string;
  readonly description: string | null;
  /** Ids that were used once and are not to be used again. */
  readonly retired: readonly string[];
}

/** One note (要点), compiled: a short page on a syllabus item. */
export interface CompiledNote {
  /** Syllabus item, e.g. `3.6.i`. */
  readonly item: string;
  readonly language: 'ja' | 'en';
  readonly lead: SafeHtml;
  /** Titles are one line, without a block around them. */
  readonly sections: readonly { readonly title: SafeHtml; readonly html: SafeHtml }[];
  readonly slips: readonly { readonly claim: SafeHtml; readonly holds: SafeHtml }[];
  readonly sources: readonly CompiledSource[];
}

/** One bank, compiled. `metas` excludes retired questions; papers and keys keep them for old attempts. */
export interface CompiledBank {
  readonly summary: BankSummary;
  readonly metas: readonly QuestionMeta[];
  readonly paper: BankPaper;
  readonly keys: BankKeys;
}

export function forFramework<T>(value: ByFramework<T>, framework: Framework): T {
  return 'any' in value ? value.any : value[framework];
}
