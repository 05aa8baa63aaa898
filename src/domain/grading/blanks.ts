import type { GraderOf } from './grader.ts';

/** Credit per blank, or all-or-nothing when the question says so. */
export const gradeBlanks: GraderOf<'blanks'> = (key, answer) => {
  const blanks = Object.keys(key.correct);
  if (blanks.every((blank) => answer.choices[blank] === undefined)) return { outcome: 'blank', credit: 0 };
  const right = blanks.filter((blank) => answer.choices[blank] === key.correct[blank]).length;
  if (right === blanks.length) return { outcome: 'right', credit: 1 };
  if (right === 0 || key.scoring === 'all') return { outcome: 'wrong', credit: 0 };
  return { outcome: 'partial', credit: right / blanks.length };
};
