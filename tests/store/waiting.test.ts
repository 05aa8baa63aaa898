import { describe, expect, it } from 'vitest';
import {
  type AttemptAction,
  type AttemptEvent,
  type AttemptStart,
  applyEvent,
  beginAttempt,
  questionState,
} from '../../src/domain/attempt.ts';
import { type Waiting, rebase, withWaiting } from '../../src/store/waiting.ts';
import { following, started } from '../support/attempt-builder.ts';

const start = started();
const answer = (question: string, choice: string, at: number) =>
  ({ type: 'answered', question, answer: { kind: 'choice', choice }, at }) as const;
type Timed = AttemptAction & { readonly at: number };

/** What this tab did after the start and could not write. */
function waitingAfter(from: AttemptStart, actions: readonly Timed[]): Waiting[] {
  let before = beginAttempt(from);
  return following(from, actions).map((event) => {
    const after = applyEvent(before, event);
    const one = { event, before, after };
    before = after;
    return one;
  });
}
const written = (actions: readonly Timed[]): AttemptEvent[] => [start, ...following(start, actions)];
const kinds = (waiting: readonly Waiting[]) =>
  waiting.map(({ event, aside }) => `${aside ? 'aside ' : ''}${event.type} ${event.seq}`);

describe('what waits while another tab goes on', () => {
  it('comes behind what that tab wrote, each in its new place', () => {
    const based = rebase(
      written([answer('q2', 'b', 9_000)]),
      waitingAfter(start, [
        answer('q1', 'a', 5_000),
        { type: 'flagged', question: 'q1', on: true, at: 6_000 },
      ]),
    )!;
    expect(kinds(based.waiting)).toEqual(['answered 2', 'flagged 3']);
    expect(questionState(based.state, 'q1')).toMatchObject({ answer: { choice: 'a' }, flagged: true });
    expect(based.waiting.at(-1)!.after).toEqual(based.state);
  });

  it('is set aside where that tab did something newer about the same, and only there', () => {
    const based = rebase(
      written([answer('q1', 'd', 9_000)]),
      waitingAfter(start, [answer('q1', 'a', 5_000), answer('q2', 'b', 6_000)]),
    )!;
    expect(kinds(based.waiting)).toEqual(['aside answered 1', 'answered 2']);
    expect(questionState(based.state, 'q1').answer).toEqual({ kind: 'choice', choice: 'd' });
    // What waits was made from the record as it is, not as this tab had it.
    expect(questionState(based.waiting[1]!.before, 'q1').answer).toEqual({ kind: 'choice', choice: 'd' });
  });

  it('takes the place of what that tab did earlier', () => {
    const based = rebase(
      written([answer('q1', 'd', 5_000)]),
      waitingAfter(start, [answer('q1', 'a', 9_000)]),
    )!;
    expect(questionState(based.state, 'q1').answer).toEqual({ kind: 'choice', choice: 'a' });
  });

  it('is forgotten where it only says which question was open', () => {
    const based = rebase(
      written([{ type: 'seen', question: 'q2', at: 9_000 }]),
      waitingAfter(start, [{ type: 'seen', question: 'q1', at: 5_000 }]),
    )!;
    expect(based.waiting).toEqual([]);
    expect(based.state.open?.question).toBe('q2');
  });

  it('changes no answer of a practice that was judged there, and brings no verdict on another answer', () => {
    const verdict = { outcome: 'right', credit: 1, hash: 'h' } as const;
    const practice = started({ mode: 'practice', title: 'practice', durationMs: null });
    const log = [
      practice,
      ...following(practice, [
        answer('q1', 'd', 4_000),
        { type: 'checked', question: 'q1', verdict: { ...verdict, outcome: 'wrong', credit: 0 }, at: 4_500 },
        answer('q2', 'd', 4_800),
      ]),
    ];
    const ours = waitingAfter(practice, [
      answer('q1', 'a', 5_000),
      { type: 'checked', question: 'q2', verdict, at: 6_000 },
    ]);
    expect(kinds(rebase(log, ours)!.waiting)).toEqual(['aside answered 1', 'aside checked 2']);
  });

  it('is not written twice when its write went through and only the word of it was lost', () => {
    const ours = waitingAfter(start, [answer('q1', 'a', 5_000), answer('q2', 'b', 6_000)]);
    const based = rebase([start, ours[0]!.event], ours)!;
    expect(kinds(based.waiting)).toEqual(['answered 2']);
  });

  it('makes no attempt of its own when the start is nowhere', () => {
    expect(rebase([], waitingAfter(start, [answer('q1', 'a', 5_000)]))).toBeNull();
  });
});

it('a file never has two events in one place: what lost its place stands beside them', () => {
  const log = written([answer('q1', 'd', 9_000)]);
  const ours = waitingAfter(start, [answer('q1', 'a', 5_000), answer('q2', 'b', 6_000)]);
  const file = withWaiting(log, ours);
  expect(file.events.map((e) => e.seq)).toEqual([0, 1, 2]);
  expect(file.aside).toEqual([ours[0]!.event]);
});
