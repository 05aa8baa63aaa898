import { describe, expect, it } from 'vitest';
import {
  attemptTime,
  clockText,
  movedOffset,
  settledOffset,
  startClock,
  timeLeft,
} from '../../src/domain/clock.ts';

const at = (wallMs: number, monotonicMs: number) => ({ wallMs, monotonicMs });

describe('attempt time', () => {
  it('passes while the page is hidden: 10 minutes take 10 minutes', () => {
    const clock = startClock(at(1_000_000, 50));
    expect(attemptTime(clock, at(1_600_000, 600_050)) - attemptTime(clock, at(1_000_000, 50))).toBe(600_000);
  });
  it('neither gains nor loses when the device clock is moved', () => {
    const clock = startClock(at(1_000_000, 0));
    expect(attemptTime(clock, at(1_000_000 + 3_600_000, 60_000))).toBe(1_060_000);
    expect(attemptTime(clock, at(1_000_000 - 3_600_000, 60_000))).toBe(1_060_000);
  });
  it('reports how far the device clock was moved, and ignores drift', () => {
    const clock = startClock(at(0, 0));
    expect(movedOffset(clock, at(3_660_000, 60_000))).toBe(3_600_000);
    expect(movedOffset(clock, at(60_400, 60_000))).toBeNull();
  });
  it('goes on by the recorded offset after a reload', () => {
    const moved = movedOffset(startClock(at(0, 0)), at(3_660_000, 60_000))!;
    const afterReload = startClock(at(3_670_000, 0), moved);
    expect(attemptTime(afterReload, at(3_670_000, 0))).toBe(70_000);
  });
});

describe('time left', () => {
  it('is the distance to the deadline and never negative', () => {
    expect(timeLeft(1000, 60_000, 31_000)).toBe(30_000);
    expect(timeLeft(1000, 60_000, 99_000)).toBe(0);
    expect(timeLeft(1000, null, 99_000)).toBeNull();
  });
  it('reads as a clock, rounded up, so that 0:00 means over', () => {
    expect(clockText(7_199_001)).toBe('2:00:00');
    expect(clockText(61_000)).toBe('1:01');
    expect(clockText(1)).toBe('0:01');
    expect(clockText(0)).toBe('0:00');
  });
});

describe('the offset of a device clock, with another clock to ask', () => {
  const hourMs = 3_600_000;
  it.each([
    ['is the one from before when the device only slept', [0, hourMs], 10_000_000, 0],
    ['is the new one when the clock was moved', [0, hourMs], 10_000_000 - hourMs, hourMs],
    ['is the known one, exactly, when both clocks agree to within drift', [70], 10_000_000 - 1_000, 70],
    ['is what the other clock says when it is none of the known ones', [0, hourMs], 9_400_000, 600_000],
  ] as const)('%s', (_name, known, trueTime, offset) => {
    expect(settledOffset(known, at(10_000_000, 0), trueTime)).toBe(offset);
  });
});
