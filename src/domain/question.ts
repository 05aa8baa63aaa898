/**
 * What the rules need to know of a question. How it looks (stem, options, figures) is `content/compiled`.
 */

export type QuestionKind = 'choice' | 'multiple' | 'blanks' | 'number' | 'short';
export type Skill = 'concept' | 'formula' | 'calculation' | 'code' | 'figure';
export type Level = 1 | 2 | 3;
export type Framework = 'pytorch' | 'tensorflow';

/** One question as a paper, a filter or a statistic sees it. */
export interface QuestionMeta {
  readonly id: string;
  readonly bank: string;
  /** Hash of everything that can change how an answer is judged or read. */
  readonly hash: string;
  /** Syllabus item, e.g. `3.6.i`. */
  readonly syllabus: string;
  readonly kind: QuestionKind;
  readonly level: Level | null;
  readonly skill: Skill;
  /** Set (shared stimulus) inside the bank, or null. */
  readonly set: string | null;
}

/** The key of a question, by choice id; never by letter or position. */
export type Key =
  | { readonly kind: 'choice'; readonly correct: string }
  | { readonly kind: 'multiple'; readonly correct: readonly string[] }
  | {
      readonly kind: 'blanks';
      /** Correct choice id by blank id. */
      readonly correct: Readonly<Record<string, string>>;
      readonly scoring: 'each' | 'all';
    }
  | { readonly kind: 'number'; readonly value: number; readonly tolerance: number }
  | { readonly kind: 'short'; readonly accepts: readonly string[] };

/** What a learner gave. A question without an answer has none of these (blank is not wrong). */
export type Answer =
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'multiple'; readonly choices: readonly string[] }
  | { readonly kind: 'blanks'; readonly choices: Readonly<Record<string, string>> }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'short'; readonly text: string };
