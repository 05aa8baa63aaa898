import { describe, expect, test } from 'vitest';
import {
  changedWhileSat,
  firstUnchecked,
  neighbour,
  placesIn,
  revisedQuestions,
  reviewFilterOf,
  unscoredReason,
} from '../../src/domain/review.ts';
import { daysBetween, readiness } from '../../src/domain/readiness.ts';
import { noProgress } from '../../src/domain/progress.ts';
import { meta, started, stateAfter } from '../support/attempt-builder.ts';

const verdict = (outcome: 'right' | 'partial' | 'wrong' | 'blank' | 'ungraded', hash = 'h') => ({
  outcome,
  credit: outcome === 'right' ? 1 : 0,
  hash,
});
const answered = (question: string) =>
  ({ type: 'answered', question, answer: { kind: 'choice', choice: 'a' } }) as const;

describe('placesIn', () => {
  const state = stateAfter(started(), [
    answered('q1'),
    { type: 'confidence', question: 'q1', value: 3 },
    answered('q2'),
    { type: 'confidence', question: 'q2', value: 1 },
    { type: 'flagged', question: 'q3', on: true },
    { type: 'submitted', by: 'learner' },
    { type: 'judged', verdicts: { q1: verdict('wrong'), q2: verdict('right'), q3: verdict('blank') } },
  ]);
  test.each([
    ['all', [1, 2, 3]],
    ['wrong', [1]],
    ['flagged', [3]],
    ['unsure', [2]],
    ['unanswered', [3]],
    ['sure-wrong', [1]],
  ] as const)('%s', (filter, places) => {
    expect(placesIn(state, filter)).toEqual(places);
  });
  test('a partly right answer is among the wrong ones', () => {
    const partly = stateAfter(started(), [
      answered('q1'),
      { type: 'judged', verdicts: { q1: verdict('partial') } },
    ]);
    expect(placesIn(partly, 'wrong')).toEqual([1]);
  });
});

test('neighbours are found from a place outside the filter too', () => {
  expect(neighbour([2, 5, 9], 5, 1)).toBe(9);
  expect(neighbour([2, 5, 9], 4, -1)).toBe(2);
  expect(neighbour([2, 5, 9], 9, 1)).toBeNull();
  expect(neighbour([2, 5, 9], 2, -1)).toBeNull();
});

test('an unknown filter in a link shows everything', () => {
  expect(reviewFilterOf('nonsense')).toBe('all');
  expect(reviewFilterOf(null)).toBe('all');
  expect(reviewFilterOf('wrong')).toBe('wrong');
});

test('a question is unscored for its figure, for want of a key, or until the learner judged it', () => {
  const state = stateAfter(started(), [
    { type: 'excluded', question: 'q1', on: true },
    { type: 'checked', question: 'q3', verdict: verdict('ungraded') },
  ]);
  expect(unscoredReason(state, 'q1')).toBe('figure');
  expect(unscoredReason(state, 'q2')).toBe('not-judged');
  expect(unscoredReason(state, 'q3')).toBe('self');
});

test('only questions whose content is known to differ count as revised', () => {
  const state = stateAfter(started(), [
    { type: 'judged', verdicts: { q1: verdict('right', 'old'), q2: verdict('right', 'old') } },
  ]);
  const now: Record<string, string> = { q1: 'new', q3: 'new' };
  expect(revisedQuestions(state, (item) => now[item.id])).toEqual(['q1']);
});

test('a practice goes on at its first unchecked question', () => {
  const start = started({ mode: 'practice', durationMs: null });
  const first = stateAfter(start, [{ type: 'checked', question: 'q1', verdict: verdict('right') }]);
  expect(firstUnchecked(first)).toBe(2);
  const all = stateAfter(
    start,
    ['q1', 'q2', 'q3'].map((question) => ({ type: 'checked', question, verdict: verdict('wrong') }) as const),
  );
  expect(firstUnchecked(all)).toBeNull();
});

test('readiness counts questions that were fully right the last time', () => {
  const questions = [meta({ id: 'a' }), meta({ id: 'b' }), meta({ id: 'c' }), meta({ id: 'd' })];
  const progress = new Map([
    ['a', { ...noProgress('a'), judged: 2, lastCredit: 1 }],
    ['b', { ...noProgress('b'), judged: 1, lastCredit: 0.5 }],
    ['c', { ...noProgress('c'), met: 1 }],
  ]);
  const dl = readiness(questions, (id) => progress.get(id)).find((r) => r.area === 'dl');
  expect(dl).toEqual({ area: 'dl', questions: 4, judged: 2, right: 1 });
});

test('days are calendar days, over a change of summer time too', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-02', '2026-03-01')).toBe(-1);
});

test('a question whose content changed after the start is known by what it was judged on', () => {
  const state = stateAfter(started(), [
    { type: 'submitted', by: 'learner' },
    { type: 'judged', verdicts: { q1: verdict('right', 'another'), q2: verdict('right', 'hash-q2') } },
  ]);
  expect(state.start.items.filter((i) => changedWhileSat(state, i)).map((i) => i.id)).toEqual(['q1']);
});
