import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedQuestions, mockLinkParams, readMockLink } from '../../src/domain/mock-link.ts';
import { codeLength, drawPaper, mayBeDrawn, questionCode, quotas } from '../../src/domain/paper.ts';
import type { QuestionMeta } from '../../src/domain/question.ts';
import { chapterOf, chapters } from '../../src/domain/syllabus.ts';
import { meta } from '../support/attempt-builder.ts';

const examined = chapters.flatMap((c) => c.items.filter((i) => i.scope === 'examined').map((i) => i.id));
/** `each` questions for every examined syllabus item; every third pair is a set. */
function corpus(each: number): QuestionMeta[] {
  return examined.flatMap((syllabus, s) =>
    Array.from({ length: each }, (_, i) =>
      meta({
        id: `q-${s}-${i}`,
        syllabus,
        bank: `bank-${chapterOf(syllabus)}`,
        set: i < 2 && s % 3 === 0 ? `set-${s}` : null,
      }),
    ),
  );
}
const unseen = () => 0;

describe('the blueprint', () => {
  it('gives the shares of the exam for 104 questions', () => {
    expect(quotas(104).map((q) => q.questions)).toEqual([13, 15, 34, 30, 12]);
  });
  it('adds up to the length asked for, at any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 208 }), (length) => {
        expect(quotas(length).reduce((sum, q) => sum + q.questions, 0)).toBe(length);
      }),
    );
  });
});

describe('a paper', () => {
  it('has the length and the shares of the exam, without a question twice', () => {
    const { questions, shortfall } = drawPaper({
      questions: corpus(12),
      length: 104,
      seed: 's',
      seenCount: unseen,
    });
    expect(shortfall).toEqual([]);
    expect(new Set(questions.map((q) => q.id)).size).toBe(104);
    const counts = ['1', '2', '3', '4', '5'].map(
      (c) => questions.filter((q) => chapterOf(q.syllabus) === c).length,
    );
    expect(counts).toEqual([13, 15, 34, 30, 12]);
  });
  it('is the same for the same seed, in whatever order the banks were loaded', () => {
    const all = corpus(8);
    const ids = (questions: readonly QuestionMeta[]) =>
      drawPaper({ questions, length: 52, seed: 'same', seenCount: unseen }).questions.map((q) => q.id);
    const banks = [...new Set(all.map((q) => q.bank))].map((bank) => all.filter((q) => q.bank === bank));
    expect(banks.length).toBeGreaterThan(1);
    expect(ids(banks.toReversed().flat())).toEqual(ids(all));
  });
  it('keeps every set whole', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 5, max: 104 }), (seed, length) => {
        const all = corpus(6);
        const drawn = drawPaper({ questions: all, length, seed, seenCount: unseen }).questions;
        for (const q of drawn.filter((d) => d.set !== null)) {
          const mates = all.filter((a) => a.set === q.set && a.bank === q.bank);
          expect(mates.every((m) => drawn.includes(m))).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
  it('draws unseen questions first, so that three papers in a row repeat nothing', () => {
    const all = corpus(20);
    const seen = new Map<string, number>();
    const drawn: string[] = [];
    for (const seed of ['one', 'two', 'three']) {
      const paper = drawPaper({ questions: all, length: 104, seed, seenCount: (id) => seen.get(id) ?? 0 });
      for (const q of paper.questions) {
        drawn.push(q.id);
        seen.set(q.id, (seen.get(q.id) ?? 0) + 1);
      }
    }
    expect(new Set(drawn).size).toBe(312);
  });
  it('says which chapters the banks cannot fill', () => {
    const few = corpus(12).filter((q) => chapterOf(q.syllabus) !== '5');
    const { questions, shortfall } = drawPaper({ questions: few, length: 104, seed: 's', seenCount: unseen });
    expect(shortfall).toEqual([{ chapter: '5', wanted: 12, got: 0 }]);
    expect(questions).toHaveLength(92);
  });
  it('leaves out what only the learner can grade and what is not examined, unless asked', () => {
    expect(mayBeDrawn(meta({ id: 'a', kind: 'short' }), true)).toBe(false);
    expect(mayBeDrawn(meta({ id: 'a', syllabus: '4.5.ii' }), false)).toBe(false);
    expect(mayBeDrawn(meta({ id: 'a', syllabus: '4.5.ii' }), true)).toBe(true);
  });
});

describe('a share link', () => {
  it('gives another learner the same paper in the same order, whatever its maker has seen', () => {
    const all = corpus(10);
    const paper = drawPaper({
      questions: all,
      length: 52,
      seed: 'x',
      seenCount: (id) => id.length,
    }).questions;
    const link = mockLinkParams({
      seed: 'x',
      framework: null,
      minutes: 60,
      title: 'custom',
      paper: { codes: paper.map((q) => questionCode(q.id)) },
    });
    const params = new Map(link);
    expect(params.get('q')).toHaveLength(52 * codeLength);
    const read = readMockLink((name) => params.get(name) ?? null);
    if (read === null || 'problems' in read || !('codes' in read.paper))
      throw new Error('not a link of codes');
    // Banks load in any order.
    expect(linkedQuestions(read.paper.codes, all.toReversed())).toEqual({ found: paper, gone: [] });
  });
});
