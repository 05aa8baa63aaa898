import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AttemptAction,
  applyEvent,
  beginAttempt,
  isAnswered,
  isOpen,
  judge,
  questionState,
  replay,
} from '../../src/domain/attempt.ts';
import { following, item, minuteMs, started, stateAfter } from '../support/attempt-builder.ts';

const choose = (question: string, choice: string): AttemptAction => ({
  type: 'answered',
  question,
  answer: { kind: 'choice', choice },
});

const anyAction = fc.oneof(
  fc.constantFrom('q1', 'q2', 'q3').chain((question) =>
    fc.oneof(
      fc.constantFrom('a', 'b').map((choice) => choose(question, choice)),
      fc.boolean().map((on): AttemptAction => ({ type: 'flagged', question, on })),
      fc.constant<AttemptAction>({ type: 'seen', question }),
      fc
        .constantFrom(1, 2, 3)
        .map((value): AttemptAction => ({ type: 'confidence', question, value: value as 1 })),
      fc.boolean().map((on): AttemptAction => ({ type: 'struck', question, choice: 'c', on })),
    ),
  ),
  fc.constant<AttemptAction>({ type: 'left' }),
);

describe('replay', () => {
  it('makes the same state from the same events in any order', () => {
    fc.assert(
      fc.property(
        fc.array(anyAction, { maxLength: 40 }),
        fc.infiniteStream(fc.nat(1000)),
        (actions, keys) => {
          const start = started();
          const events = [start, ...following(start, actions)];
          const mixed = events
            .map((event) => ({ event, key: keys.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ event }) => event);
          expect(replay(mixed)).toEqual(events.slice(1).reduce(applyEvent, beginAttempt(start)));
        },
      ),
    );
  });
  it('refuses events of two attempts, and events without a start', () => {
    const start = started();
    const other = { ...following(started(), [choose('q1', 'a')])[0]!, attempt: 'a2' };
    expect(replay([start, other])).toBeNull();
    expect(replay(following(start, [choose('q1', 'a')]))).toBeNull();
  });
});

describe('an attempt', () => {
  it('keeps the first answer, and the last one as the answer', () => {
    const q1 = questionState(stateAfter(started(), [choose('q1', 'a'), choose('q1', 'b')]), 'q1');
    expect(q1.firstAnswer).toEqual({ kind: 'choice', choice: 'a' });
    expect(q1.answer).toEqual({ kind: 'choice', choice: 'b' });
  });
  it('counts the time a question was on screen, without the time the page was hidden', () => {
    const state = stateAfter(started(), [
      { type: 'seen', question: 'q1', at: 0 },
      { type: 'left', at: 10_000 },
      { type: 'seen', question: 'q1', at: 600_000 },
      { type: 'seen', question: 'q2', at: 605_000 },
    ]);
    expect(questionState(state, 'q1').timeMs).toBe(15_000);
  });
  it('changes nothing after it is submitted, and is submitted once', () => {
    const state = stateAfter(started(), [
      choose('q1', 'a'),
      { type: 'submitted', by: 'learner', at: 5000 },
      choose('q1', 'b'),
      { type: 'submitted', by: 'time', at: 9000 },
    ]);
    expect(questionState(state, 'q1').answer).toEqual({ kind: 'choice', choice: 'a' });
    expect(state.submitted).toEqual({ at: 5000, by: 'learner' });
  });
  it('is closed by its deadline', () => {
    const state = stateAfter(started({ durationMs: 15 * minuteMs }), []);
    expect(isOpen(state, 15 * minuteMs - 1)).toBe(true);
    expect(isOpen(state, 15 * minuteMs)).toBe(false);
  });
  it('counts an emptied field as unanswered', () => {
    const state = stateAfter(started(), [
      { type: 'answered', question: 'q1', answer: { kind: 'number', text: ' ' } },
      { type: 'answered', question: 'q2', answer: { kind: 'blanks', choices: {} } },
      choose('q3', 'a'),
    ]);
    expect(['q1', 'q2', 'q3'].map((q) => isAnswered(state, q))).toEqual([false, false, true]);
  });
});

describe('judging', () => {
  const start = started({ items: [item({ id: 'q1' }), item({ id: 'q2', bank: 'gone' })] });
  it('judges against the key of now and notes the content it was judged on', () => {
    const verdicts = judge(stateAfter(start, [choose('q1', 'a')]), (i) =>
      i.bank === 'gone' ? null : { key: { kind: 'choice', correct: 'a' }, hash: 'h1' },
    );
    expect(verdicts).toEqual({ q1: { outcome: 'right', credit: 1, hash: 'h1' } });
  });
  it('keeps the old verdict in the log when a corrected key is judged again', () => {
    const first = { q1: { outcome: 'right', credit: 1, hash: 'h1' } } as const;
    const second = { q1: { outcome: 'wrong', credit: 0, hash: 'h2' } } as const;
    const events = following(start, [
      { type: 'submitted', by: 'learner' },
      { type: 'judged', verdicts: first },
      { type: 'judged', verdicts: second },
    ]);
    const upTo = (n: number) => questionState(replay([start, ...events.slice(0, n)])!, 'q1').verdict;
    expect(upTo(2)).toEqual(first.q1);
    expect(upTo(3)).toEqual(second.q1);
  });
});
