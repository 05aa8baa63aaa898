import { expect, test } from 'vitest';
import { type AttemptAction, applyEvent, beginAttempt } from '../../src/domain/attempt.ts';
import { type QuestionProgress, applyToProgress, noProgress } from '../../src/domain/progress.ts';
import { following, item, minuteMs, started } from '../support/attempt-builder.ts';

const verdict = (outcome: 'right' | 'wrong' | 'blank', hash = 'h') =>
  ({ outcome, credit: outcome === 'right' ? 1 : 0, hash }) as const;
const judged = (outcome: 'right' | 'wrong' | 'blank'): AttemptAction => ({
  type: 'judged',
  verdicts: { q1: verdict(outcome) },
});

/** Progress of q1 after attempts that are judged at the given minutes. */
function after(
  attempts: readonly (readonly [id: string, ...(readonly [minute: number, AttemptAction])[]])[],
) {
  const all = attempts.flatMap(([id, ...actions]) => {
    const start = started({ attempt: id, items: [item({ id: 'q1' })] });
    const events = following(
      start,
      actions.map(([minute, action]) => ({ ...action, at: minute * minuteMs })),
    );
    let state = beginAttempt(start);
    return events.map((event) => {
      const before = state;
      state = applyEvent(state, event);
      return { event, before };
    });
  });
  return all
    .toSorted((a, b) => a.event.at - b.event.at)
    .reduce<QuestionProgress>(
      (progress, { event, before }) => applyToProgress(progress, event, before),
      noProgress('q1'),
    );
}

test('judging an old attempt again says nothing of what was answered since', () => {
  const progress = after([
    ['old', [1, judged('wrong')], [9, judged('wrong')]],
    ['new', [5, judged('right')]],
  ]);
  expect(progress).toMatchObject({ judged: 2, lastCredit: 1, streak: 1, firstCredit: 0 });
});

test('judging the last attempt again, by a corrected key, counts as the same try', () => {
  const progress = after([['only', [1, judged('wrong')], [9, judged('right')]]]);
  expect(progress).toMatchObject({ judged: 1, lastCredit: 1, streak: 1 });
});

test('a question left blank is neither right nor wrong the last time', () => {
  expect(
    after([
      ['a', [1, judged('right')]],
      ['b', [2, judged('blank')]],
    ]),
  ).toMatchObject({
    judged: 2,
    lastCredit: null,
    streak: 0,
  });
});
