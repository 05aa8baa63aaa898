import type { GraderOf } from './grader.ts';

/** Compared without case, width, spaces and the middle dot. */
export function foldShort(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・‐\-_]/g, '');
}

/** Right when it is an accepted spelling; anything else is for the learner to judge beside the model answer. */
export const gradeShort: GraderOf<'short'> = (key, answer) => {
  const given = foldShort(answer.text);
  if (given === '') return { outcome: 'blank', credit: 0 };
  return key.accepts.some((accepted) => foldShort(accepted) === given)
    ? { outcome: 'right', credit: 1 }
    : { outcome: 'ungraded', credit: 0 };
};
