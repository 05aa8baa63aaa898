import { expect, it } from 'vitest';
import { clockMustShow, warningAt } from '../../src/domain/time-warnings.ts';

const minutes = (n: number) => n * 60_000;

it.each([
  [120, 31, null],
  [120, 30, 30],
  [120, 16, 30],
  [120, 15, 15],
  [120, 4.9, 5],
  [120, 0.5, 1],
  // A paper of 15 minutes does not begin with a warning.
  [15, 15, null],
  [15, 5, 5],
  [1, 1, null],
])('a paper of %d min with %d min left warns at %s', (duration, left, warning) => {
  expect(warningAt(minutes(duration), minutes(left))).toBe(warning);
});

it('brings a hidden clock back at 5 minutes', () => {
  expect(clockMustShow(minutes(5) + 1)).toBe(false);
  expect(clockMustShow(minutes(5))).toBe(true);
});
