import { expect, it } from 'vitest';
import type { QuestionMeta } from '../../src/domain/question.ts';
import { supplyByArea } from '../../src/domain/supply.ts';

const meta = (id: string, syllabus: string, kind: QuestionMeta['kind'] = 'choice'): QuestionMeta => ({
  id,
  bank: 'b',
  hash: 'h',
  syllabus,
  kind,
  level: 1,
  skill: 'concept',
  set: null,
});

it('counts what can be drawn and what was never met, chapters 3 and 4 as one area', () => {
  const questions = [
    meta('a', '3.1.ii'),
    meta('b', '4.1.i'),
    meta('self-graded', '3.1.ii', 'short'),
    meta('not examined', '1.1.i'),
  ];
  const seenCount = (id: string) => (id === 'a' ? 2 : 0);
  const supplies = supplyByArea({
    questions,
    drawn: [questions[1]!],
    chapters: ['1', '3', '4'],
    includeOptional: false,
    seenCount,
  });
  expect(supplies).toEqual([
    { area: 'math', drawn: 0, held: 0, unseen: 0 },
    { area: 'dl', drawn: 1, held: 2, unseen: 1 },
  ]);
});
