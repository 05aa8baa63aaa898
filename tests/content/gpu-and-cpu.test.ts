import { describe, expect, it } from 'vitest';
import { keyText, numberIn, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/gpu-and-cpu');

const SPEEDUPS: Record<string, (p: number, s: number) => number> = {
  '$(1-p)+ps$': (p, s) => 1 - p + p * s,
  '$\\dfrac{1}{p+(1-p)/s}$': (p, s) => 1 / (p + (1 - p) / s),
  '$\\dfrac{s}{(1-p)+p/s}$': (p, s) => s / (1 - p + p / s),
  '$\\dfrac{1}{(1-p)+p/s}$': (p, s) => 1 / (1 - p + p / s),
};

/** Whether the option equals the time before over the time after, with times taken apart. */
const isSpeedup = (tex: string) =>
  [
    [0.9, 10, 100],
    [0.3, 4, 60],
  ].every(([p, s, total]) => {
    const moved = p! * total!;
    const after = total! - moved + moved / s!;
    return Math.abs(SPEEDUPS[tex]!(p!, s!) - total! / after) < 1e-9;
  });

describe('gpu-and-cpu', () => {
  it('limits the vector addition by peak and bandwidth', () => {
    const bytes = 3 * 4;
    const gflops = Math.min(12_000, (600 * 1) / bytes);
    expect(numberIn(keyText(bank, 'gc-roofline-vector-add'))).toBeCloseTo(gflops, 9);
    for (const wrong of wrongTexts(bank, 'gc-roofline-vector-add')) {
      expect(Math.abs(numberIn(wrong) - gflops)).toBeGreaterThan(1);
    }
  });

  it('divides the time before by the time after', () => {
    expect(isSpeedup(keyText(bank, 'gc-amdahl-speedup'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'gc-amdahl-speedup')) expect(isSpeedup(wrong)).toBe(false);
  });
});
