import { describe, expect, it } from 'vitest';
import { keyText, numberIn, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/learning-paradigms');

describe('learning-paradigms', () => {
  const anchor = [0.6, 0.8];
  const positive = [0.8, 0.6];
  const negative = [1, 0];
  const squared = (u: number[], v: number[]) => u.reduce((sum, x, i) => sum + (x - v[i]!) ** 2, 0);
  const inside = (margin: number, a = anchor) => squared(a, positive) - squared(a, negative) + margin;

  it('computes the triplet loss with squared distances and margin 1', () => {
    const value = Math.max(0, inside(1));
    expect(numberIn(keyText(bank, 'lp-triplet-loss-value'))).toBeCloseTo(value, 9);
    for (const wrong of wrongTexts(bank, 'lp-triplet-loss-value')) {
      expect(numberIn(wrong)).not.toBeCloseTo(value, 2);
    }
  });

  it('leaves neither loss nor gradient with margin 0.2, also near the anchor', () => {
    for (const shift of [-0.01, 0, 0.01]) {
      expect(Math.max(0, inside(0.2, [0.6 + shift, 0.8 - shift]))).toBe(0);
    }
    expect(keyText(bank, 'lp-triplet-easy-gradient')).toContain('損失も勾配も 0');
  });
});
