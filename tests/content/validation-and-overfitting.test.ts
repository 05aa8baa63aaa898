import { describe, expect, it } from 'vitest';
import { keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/validation-and-overfitting');

describe('validation-and-overfitting', () => {
  it('expected error of k-nearest-neighbour regression, over every sign of the noise', () => {
    const [target, near, sigma] = [2, [2.5, 3.2, 1.1], 0.7];
    const k = near.length;
    let sum = 0;
    for (let signs = 0; signs < 2 ** (k + 1); signs += 1) {
      const noise = (i: number) => ((signs >> i) & 1 ? sigma : -sigma);
      const prediction = near.reduce((total, f, i) => total + f + noise(i), 0) / k;
      sum += (target + noise(k) - prediction) ** 2;
    }
    const result = sum / 2 ** (k + 1);
    const bias = target - near.reduce((a, b) => a + b, 0) / k;
    const variance = sigma ** 2;
    const forms: Record<string, number> = {
      '$B^2+\\dfrac{\\sigma^2}{k}$': bias ** 2 + variance / k,
      '$\\sigma^2+B^2+\\dfrac{\\sigma^2}{k}$': variance + bias ** 2 + variance / k,
      '$\\sigma^2+B+\\dfrac{\\sigma^2}{k}$': variance + bias + variance / k,
      '$\\sigma^2+B^2+k\\sigma^2$': variance + bias ** 2 + k * variance,
    };
    const id = 'validation-knn-expected-error';
    expect(forms[keyText(bank, id)]).toBeCloseTo(result, 10);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(forms[wrong]! - result)).toBeGreaterThan(0.01);
  });

  it('one-standard-error rule', () => {
    const id = 'validation-one-standard-error';
    const rows = [
      ...String(questionOf(bank, 'choice', id).stem).matchAll(/\| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|/g),
    ].map((m) => ({ lambda: Number(m[1]), mean: Number(m[2]), error: Number(m[3]) }));
    expect(rows).toHaveLength(5);
    const best = rows.reduce((a, b) => (b.mean < a.mean ? b : a));
    const chosen = Math.max(...rows.filter((r) => r.mean <= best.mean + best.error).map((r) => r.lambda));
    expect(Number(keyText(bank, id))).toBe(chosen);
    for (const wrong of wrongTexts(bank, id)) expect(Number(wrong)).not.toBe(chosen);
  });
});
