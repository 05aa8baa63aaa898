import type { Answer, Key, QuestionKind } from '../question.ts';
import { gradeBlanks } from './blanks.ts';
import { gradeChoice } from './choice.ts';
import { gradeMultiple } from './multiple.ts';
import { gradeNumber } from './number.ts';
import { gradeShort } from './short.ts';

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

/** One grader for each kind: a kind without a grader does not compile. */
const graders: { readonly [K in QuestionKind]: GraderOf<K> } = {
  choice: gradeChoice,
  multiple: gradeMultiple,
  blanks: gradeBlanks,
  number: gradeNumber,
  short: gradeShort,
};

/**
 * Grades one answer.
 * @throws when the answer is of another kind than the key: a programmer's error, not a learner's.
 */
export function grade(key: Key, answer: Answer | undefined): Grade {
  if (answer === undefined) return { outcome: 'blank', credit: 0 };
  if (answer.kind !== key.kind)
    throw new Error(`answer of kind ${answer.kind} for a key of kind ${key.kind}`);
  const grader = graders[key.kind] as (key: Key, answer: Answer) => Grade;
  return grader(key, answer);
}
