import type { GraderOf } from './grader.ts';

/**
 * A short answer as it is compared: without case, width, spaces, the middle dot, and hyphens or underscores between
 * letters (`reverse-mode` is `Reverse mode`). Elsewhere these say something: `-1` is not `1`.
 */
export function foldShort(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・]/g, '')
    .replace(/(?<=\p{L})[‐\-_](?=\p{L})/gu, '');
}

/** Right when it is an accepted spelling; anything else is for the learner to judge beside the model answer. */
export const gradeShort: GraderOf<'short'> = (key, answer) => {
  const given = foldShort(answer.text);
  if (given === '') return { outcome: 'blank', credit: 0 };
  return key.accepts.some((accepted) => foldShort(accepted) === given)
    ? { outcome: 'right', credit: 1 }
    : { outcome: 'ungraded', credit: 0 };
};
