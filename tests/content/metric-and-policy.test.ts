import { describe, expect, it } from 'vitest';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('4-applications/metric-and-policy');

describe('metric-and-policy', () => {
  it('bootstraps three rewards and subtracts the value of the first state', () => {
    const question = questionOf(bank, 'number', 'a3c-advantage-value');
    const stem = bank.sets?.find((s) => s.id === 'a3c-worker-steps')?.stem;
    if (typeof stem !== 'string') throw new Error('one stem expected');
    const read = (pattern: RegExp) => Number(pattern.exec(stem)![1]);
    const rewards = [/r_t=(\d+)/, /r_\{t\+1\}=(\d+)/, /r_\{t\+2\}=(\d+)/].map(read);
    const gamma = read(/\\gamma=([\d.]+)/);
    const now = read(/V\(s_t\)=(\d+)/);
    const last = read(/V\(s_\{t\+3\}\)=(\d+)/);
    const gain = rewards.reduce((sum, r, k) => sum + gamma ** k * r, 0);
    const value = gain + gamma ** rewards.length * last - now;
    expect(question.value).toBeCloseTo(value, 9);
    const slips = [
      gain - now,
      value + now,
      gain + last - now,
      rewards.reduce((a, b) => a + b, 0) + last - now,
    ];
    question.slips!.forEach((slip, i) => {
      expect(slip.value).toBeCloseTo(slips[i]!, 9);
      expect(Math.abs(slip.value - value)).toBeGreaterThan(question.tolerance!);
    });
  });

  it('keeps the expected gradient under a baseline, whose variance may fall or rise', () => {
    // two actions, softmax with one free score: ∂log π(0) = 1−p, ∂log π(1) = −p
    const p = 0.3;
    const gain = [5, 7];
    const moments = (b: number) => {
      const terms = [(gain[0]! - b) * (1 - p), (gain[1]! - b) * -p];
      const mean = p * terms[0]! + (1 - p) * terms[1]!;
      return { mean, variance: p * (terms[0]! - mean) ** 2 + (1 - p) * (terms[1]! - mean) ** 2 };
    };
    const plain = moments(0);
    for (const b of [-20, 6, 20]) expect(moments(b).mean).toBeCloseTo(plain.mean, 9);
    expect(moments(6).variance).toBeLessThan(plain.variance);
    expect(moments(-20).variance).toBeGreaterThan(plain.variance);
  });

  it('sorts negatives into hard, semi-hard and easy as the table says', () => {
    const margin = 0.2;
    const loss = (dp: number, dn: number) => Math.max(0, dp - dn + margin);
    expect(loss(0.5, 0.4)).toBeGreaterThan(margin);
    expect(loss(0.5, 0.6)).toBeGreaterThan(0);
    expect(loss(0.5, 0.6)).toBeLessThan(margin);
    expect(loss(0.5, 0.8)).toBe(0);
  });
});
