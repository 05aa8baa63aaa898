import type { Answer, Key, QuestionKind } from '../question.ts';

/**
 * How an answer stands against the key. `blank`: nothing answered, which is not the same as wrong;
 * `ungraded`: a short answer only the learner can judge.
 */
export type Outcome = 'right' | 'partial' | 'wrong' | 'blank' | 'ungraded';

/** `credit` in [0, 1]: 1 right, 0 wrong or blank, a share for blanks scored one by one. */
export interface Grade {
  readonly outcome: Outcome;
  readonly credit: number;
}

export type GraderOf<K extends QuestionKind> = (
  key: Extract<Key, { kind: K }>,
  answer: Extract<Answer, { kind: K }>,
) => Grade;
