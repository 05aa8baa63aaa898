import { describe, expect, it } from 'vitest';
import { matches, pickPractice, practiceFromParams } from '../../src/domain/practice.ts';
import { noProgress } from '../../src/domain/progress.ts';
import { meta } from '../support/attempt-builder.ts';

const questions = [
  meta({ id: 'a', bank: 'vae', syllabus: '4.6.ii', level: 1 }),
  meta({ id: 'b', bank: 'vae', syllabus: '4.6.ii', level: 2, set: 's' }),
  meta({ id: 'c', bank: 'vae', syllabus: '4.6.ii', level: 2, set: 's' }),
  meta({ id: 'd', bank: 'gan', syllabus: '4.6.iii', kind: 'number' }),
];
const never = () => undefined;

describe('a practice', () => {
  it('takes what matches every choice', () => {
    const ids = (choice: Parameters<typeof pickPractice>[0]) =>
      pickPractice(choice, questions, never, 's')
        .map((q) => q.id)
        .toSorted();
    expect(ids({ bank: 'vae' })).toEqual(['a', 'b', 'c']);
    expect(ids({ area: 'dl', kind: 'number' })).toEqual(['d']);
    expect(ids({ bank: 'vae', level: 2 })).toEqual(['b', 'c']);
    expect(ids({ area: 'ops' })).toEqual([]);
  });
  it('keeps sets together and stays within the number asked for', () => {
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const picked = pickPractice({ bank: 'vae', count: 2 }, questions, never, seed).map((q) => q.id);
      expect(picked.length).toBeLessThanOrEqual(2);
      expect(picked.includes('b')).toBe(picked.includes('c'));
    }
  });
  it('asks what was never judged first', () => {
    const progressOf = (id: string) => (id === 'd' ? undefined : { ...noProgress(id), judged: 2 });
    expect(pickPractice({}, questions, progressOf, 's')[0]?.id).toBe('d');
  });
  it('gives a retry exactly its questions, in their order', () => {
    const picked = pickPractice({ questions: ['d', 'a'] }, questions, never, 's').map((q) => q.id);
    expect(picked).toEqual(['d', 'a']);
  });
  it('tells first sight, wrong, flagged and met without an answer apart', () => {
    const q = questions[0]!;
    const none = noProgress('a');
    expect(matches({ state: 'new' }, q, undefined)).toBe(true);
    expect(matches({ state: 'new' }, q, { ...none, judged: 1 })).toBe(false);
    expect(matches({ state: 'wrong' }, q, { ...none, judged: 1, lastCredit: 0.5 })).toBe(true);
    expect(matches({ state: 'wrong' }, q, { ...none, judged: 1, lastCredit: 1 })).toBe(false);
    expect(matches({ state: 'flagged' }, q, { ...none, flagged: true })).toBe(true);
    expect(matches({ state: 'unanswered' }, q, { ...none, met: 1 })).toBe(true);
    const blank = { ...none, met: 1, judged: 1, lastCredit: null };
    expect(matches({ state: 'unanswered' }, q, blank)).toBe(true);
    expect(matches({ state: 'wrong' }, q, blank)).toBe(false);
  });
});

describe('a practice link', () => {
  it('reads every choice it knows', () => {
    const { choice, problems } = practiceFromParams(
      new URLSearchParams('bank=vae&area=dl&item=4.6.ii&kind=choice&level=2&state=new&n=5'),
    );
    expect(problems).toEqual([]);
    expect(choice).toEqual({
      bank: 'vae',
      area: 'dl',
      syllabus: '4.6.ii',
      kind: 'choice',
      level: 2,
      state: 'new',
      count: 5,
    });
  });
  it('names each parameter that makes no sense', () => {
    const { choice, problems } = practiceFromParams(
      new URLSearchParams('bank=<script>&level=9&n=-1&item=9.9.i&kind=essay&state=old&q=,,'),
    );
    expect(choice).toEqual({});
    expect(problems).toEqual([
      'bank=<script>',
      'item=9.9.i',
      'kind=essay',
      'level=9',
      'state=old',
      'n=-1',
      'q=,,',
    ]);
  });
});
