import type { Answer, Key, QuestionKind } from '../question.ts';
import { gradeBlanks } from './blanks.ts';
import { gradeChoice } from './choice.ts';
import { gradeMultiple } from './multiple.ts';
import { gradeNumber } from './number.ts';
import type { Grade, GraderOf } from './grader.ts';
import { gradeShort } from './short.ts';

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
