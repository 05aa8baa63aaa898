import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptAction, Verdict } from '../../src/domain/attempt.ts';
import {
  calibration,
  changedAnswers,
  missedQuestions,
  nextStep,
  pace,
  percentOf,
  score,
} from '../../src/domain/score.ts';
import { item, minuteMs, started, stateAfter } from '../support/attempt-builder.ts';

const verdict = (outcome: Verdict['outcome'], credit: number): Verdict => ({ outcome, credit, hash: 'h' });
const right = verdict('right', 1);
const wrong = verdict('wrong', 0);
const judged = (verdicts: Record<string, Verdict>): AttemptAction => ({ type: 'judged', verdicts });
const submitted: AttemptAction = { type: 'submitted', by: 'learner' };

const four = started({
  items: [
    item({ id: 'math', syllabus: '1.3.i' }),
    item({ id: 'ml', syllabus: '2.1.xi', firstSight: false }),
    item({ id: 'basic', syllabus: '3.6.i' }),
    item({ id: 'applied', syllabus: '4.6.ii' }),
    item({ id: 'ops', syllabus: '5.1.i' }),
  ],
});

describe('the score', () => {
  it('reports the four areas of the result mail, both deep-learning chapters as one', () => {
    const { areas, total, firstSight } = score(
      stateAfter(four, [
        submitted,
        judged({
          math: right,
          ml: wrong,
          basic: right,
          applied: verdict('partial', 0.5),
          ops: verdict('blank', 0),
        }),
      ]),
    );
    expect(percentOf(areas.math)).toBe(100);
    expect(percentOf(areas.ml)).toBe(0);
    expect(areas.dl).toEqual({ questions: 2, credit: 1.5, right: 1, blank: 0 });
    expect(areas.ops.blank).toBe(1);
    expect(total.credit).toBe(2.5);
    expect(firstSight.questions).toBe(4);
  });
  it('leaves out a question whose figure could not be shown, from every sum', () => {
    const result = score(
      stateAfter(four, [
        { type: 'excluded', question: 'math', on: true },
        submitted,
        judged({ math: wrong, ml: right }),
      ]),
    );
    expect(result.total).toEqual({ questions: 1, credit: 1, right: 1, blank: 0 });
  });
  it('does not depend on the order of the questions', () => {
    const verdicts = { math: right, ml: wrong, basic: right, applied: wrong, ops: right };
    fc.assert(
      fc.property(fc.shuffledSubarray([...four.items], { minLength: 5 }), (items) => {
        const state = stateAfter({ ...four, items }, [submitted, judged(verdicts)]);
        expect(score(state).total.credit).toBe(3);
      }),
    );
  });
});

describe('pace', () => {
  it('names what was wrong in a hurry and right at length', () => {
    const start = { ...four, durationMs: 5 * minuteMs };
    const state = stateAfter(start, [
      { type: 'seen', question: 'math', at: 0 },
      { type: 'seen', question: 'ml', at: 10_000 },
      { type: 'seen', question: 'basic', at: 170_000 },
      { ...submitted, at: 200_000 },
      judged({ math: wrong, ml: right, basic: right }),
    ]);
    const { fastWrong, slowRight, planMs, meanMs } = pace(state);
    expect(planMs).toBe(minuteMs);
    expect(fastWrong).toEqual(['math']);
    expect(slowRight).toEqual(['ml']);
    expect(meanMs).toBeCloseTo((10_000 + 160_000 + 30_000) / 3);
  });
});

describe('changed answers', () => {
  const key = { kind: 'choice', correct: 'a' } as const;
  const choose = (question: string, choice: string): AttemptAction => ({
    type: 'answered',
    question,
    answer: { kind: 'choice', choice },
  });
  it('tells what changing gained and lost', () => {
    const state = stateAfter(four, [
      choose('math', 'b'),
      choose('math', 'a'),
      choose('ml', 'a'),
      choose('ml', 'b'),
      choose('basic', 'b'),
      choose('basic', 'c'),
      choose('ops', 'a'),
      submitted,
      judged({ math: right, ml: wrong, basic: wrong, ops: right }),
    ]);
    expect(changedAnswers(state, () => key)).toEqual([
      { question: 'math', effect: 'gained' },
      { question: 'ml', effect: 'lost' },
      { question: 'basic', effect: 'same' },
    ]);
  });
  it('does not call typing on, or ticking the next box, a change of mind; coming back and changing is one', () => {
    const start = started({
      items: [item({ id: 'n', kind: 'number' }), item({ id: 'm', kind: 'multiple' })],
    });
    const numberKey = { kind: 'number', value: 0.5, tolerance: 0 } as const;
    const multipleKey = { kind: 'multiple', correct: ['a', 'b'] } as const;
    const type = (text: string): AttemptAction => ({
      type: 'answered',
      question: 'n',
      answer: { kind: 'number', text },
    });
    const tick = (...choices: string[]): AttemptAction => ({
      type: 'answered',
      question: 'm',
      answer: { kind: 'multiple', choices },
    });
    const see = (question: string): AttemptAction => ({ type: 'seen', question });
    const sitting = [see('n'), type('0'), type('0.'), type('0.4'), see('m'), tick('b'), tick('b', 'a')];
    const end = [submitted, judged({ n: right, m: right })];
    const effects = (actions: AttemptAction[]) =>
      changedAnswers(stateAfter(start, [...sitting, ...actions, ...end]), (id) =>
        id === 'n' ? numberKey : multipleKey,
      );
    expect(effects([])).toEqual([]);
    expect(effects([see('n'), type('0.5'), see('m'), tick('a', 'b')])).toEqual([
      { question: 'n', effect: 'gained' },
    ]);
  });
  it('does not call filling the next blank a change of mind', () => {
    const start = started({ items: [item({ id: 'b', kind: 'blanks' })] });
    const blanks = (choices: Record<string, string>): AttemptAction => ({
      type: 'answered',
      question: 'b',
      answer: { kind: 'blanks', choices },
    });
    const state = stateAfter(start, [
      blanks({ ア: 'a' }),
      blanks({ ア: 'a', イ: 'b' }),
      submitted,
      judged({ b: right }),
    ]);
    const blanksKey = { kind: 'blanks', correct: { ア: 'a', イ: 'b' }, scoring: 'each' } as const;
    expect(changedAnswers(state, () => blanksKey)).toEqual([]);
  });
});

describe('confidence and what to do next', () => {
  const sure = (question: string): AttemptAction => ({ type: 'confidence', question, value: 3 });
  const choose = (question: string): AttemptAction => ({
    type: 'answered',
    question,
    answer: { kind: 'choice', choice: 'a' },
  });
  it('sets confidence against correctness', () => {
    const state = stateAfter(four, [
      choose('math'),
      sure('math'),
      choose('ml'),
      sure('ml'),
      choose('ops'),
      submitted,
      judged({ math: right, ml: wrong, ops: right }),
    ]);
    const rows = calibration(state);
    expect(rows[0]).toEqual({ confidence: 3, tally: { questions: 2, credit: 1, right: 1, blank: 0 } });
    expect(rows[3]).toMatchObject({ confidence: null, tally: { questions: 1 } });
    expect(nextStep(state)).toEqual({ kind: 'confident-misses', count: 1 });
    expect(missedQuestions(state)).toEqual(['ml']);
    // Nothing of a bank that is gone can be read or tried again.
    const gone = [state.start.items.find((item) => item.id === 'ml')!.bank];
    expect(missedQuestions(state, gone)).toEqual([]);
    expect(nextStep(state, gone)).toBeNull();
  });
  it('sends on to a longer mock only when everything was right', () => {
    const all = { math: right, ml: right, basic: right, applied: right, ops: right };
    expect(nextStep(stateAfter(four, [submitted, judged(all)]))).toEqual({ kind: 'longer-mock' });
    expect(nextStep(stateAfter(four, [submitted, judged({ ...all, ops: wrong })]))).toEqual({
      kind: 'retry-wrong',
      count: 1,
    });
  });
});
