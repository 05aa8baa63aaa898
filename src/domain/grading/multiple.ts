import type { GraderOf } from './grader.ts';

/** All right choices and no other: all or nothing, as the exam's "choose all" is read. */
export const gradeMultiple: GraderOf<'multiple'> = (key, answer) => {
  const given = new Set(answer.choices);
  if (given.size === 0) return { outcome: 'blank', credit: 0 };
  const same = given.size === key.correct.length && key.correct.every((id) => given.has(id));
  return same ? { outcome: 'right', credit: 1 } : { outcome: 'wrong', credit: 0 };
};
