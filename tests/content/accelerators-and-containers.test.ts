import { describe, expect, it } from 'vitest';
import { keyText, numberIn, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/accelerators-and-containers');

describe('accelerators-and-containers', () => {
  it('runs the two paths of a divergent warp one after the other', () => {
    const threads = Array.from({ length: 32 }, (_, i) => (i < 20 ? 10 : 6));
    const cycles = [...new Set(threads)].reduce((sum, path) => sum + path, 0);
    expect(numberIn(keyText(bank, 'ac-warp-divergence'))).toBe(cycles);
    for (const wrong of wrongTexts(bank, 'ac-warp-divergence')) expect(numberIn(wrong)).not.toBe(cycles);
  });

  it('multiplies units, two operations and the clock for the peak of the first TPU', () => {
    const peak = (256 * 256 * 2 * 700e6) / 1e12;
    const distance = (text: string) => Math.abs(numberIn(text) - peak);
    const key = distance(keyText(bank, 'ac-tpu-peak-throughput'));
    expect(key).toBeLessThan(0.5);
    for (const wrong of wrongTexts(bank, 'ac-tpu-peak-throughput'))
      expect(distance(wrong)).toBeGreaterThan(40);
  });
});
