import type { GraderOf } from './grader.ts';

/** Exactly one choice is right. */
export const gradeChoice: GraderOf<'choice'> = (key, answer) =>
  answer.choice === key.correct ? { outcome: 'right', credit: 1 } : { outcome: 'wrong', credit: 0 };
