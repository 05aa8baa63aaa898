import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AttemptAction, type AttemptEvent, replay } from '../../src/domain/attempt.ts';
import { rebuild } from '../../src/store/projection.ts';
import { following, item, started } from '../support/attempt-builder.ts';

/** An attempt whose times go forward and, where a clock was put right, back. */
const log = (attempt: string) =>
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.array(fc.integer({ min: -30, max: 20 }), { maxLength: 6 }))
    .map(([at, steps]) => {
      const start = started({ attempt, at, items: [item({ id: 'q1' })] });
      let time = at;
      const actions = steps.map((step, i): AttemptAction & { at: number } => {
        time += step;
        return { type: 'flagged', question: 'q1', on: i % 2 === 0, at: time };
      });
      return [start, ...following(start, actions)] as AttemptEvent[];
    });

it('makes of every attempt what its own log makes of it, however its times and those of others run', () => {
  fc.assert(
    fc.property(fc.tuple(log('a'), log('b'), log('c')), fc.infiniteStream(fc.nat()), (logs, order) => {
      const shuffled = logs
        .flat()
        .map((event) => ({ event, key: order.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ event }) => event);
      const { attempts } = rebuild(shuffled);
      expect(attempts.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(logs.map((one) => replay(one)));
    }),
  );
});

it('gives the same progress in whatever order the events come, when times run backwards', () => {
  const one = started({ attempt: 'a', at: 100, items: [item({ id: 'q1' })] });
  const other = started({ attempt: 'b', at: 75, items: [item({ id: 'q1' })] });
  const events = [
    one,
    ...following(one, [{ type: 'flagged', question: 'q1', on: true, at: 40 }]),
    other,
    ...following(other, [{ type: 'flagged', question: 'q1', on: false, at: 60 }]),
  ];
  for (const order of [
    [0, 1, 2, 3],
    [2, 3, 0, 1],
    [3, 1, 2, 0],
    [1, 3, 0, 2],
  ]) {
    const { progress } = rebuild(order.map((i) => events[i]!));
    expect(progress.get('q1')).toMatchObject({ flagged: true, met: 2 });
  }
});
