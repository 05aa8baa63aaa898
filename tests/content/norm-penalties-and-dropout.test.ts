import { describe, expect, it } from 'vitest';
import type { BankText } from '../../src/content/schema.ts';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/norm-penalties-and-dropout');
const textOf = (text: BankText) => (typeof text === 'string' ? text : text.pytorch);
const bare = (text: string) => numberIn(text.replaceAll('$', ''));

describe('norm-penalties-and-dropout', () => {
  it('minimises the quadratic with an L2 penalty', () => {
    const candidates: [string, (l: number, a: number) => number][] = [
      ['\\dfrac{\\alpha}{\\lambda_i+\\alpha}', (l, a) => a / (l + a)],
      ['\\dfrac{1}{1+\\alpha}', (_, a) => 1 / (1 + a)],
      ['\\dfrac{\\lambda_i-\\alpha}{\\lambda_i}', (l, a) => (l - a) / l],
      ['\\dfrac{\\lambda_i}{\\lambda_i+\\alpha}', (l, a) => l / (l + a)],
    ];
    for (const choice of questionOf(bank, 'choice', 'norm-l2-eigen-shrink').choices) {
      const [, factor] = candidates.find(([tex]) => textOf(choice.text).includes(tex))!;
      const gaps = [
        [3, 0.7],
        [0.5, 2],
      ].map(([l, a]) => {
        let w = 0;
        for (let step = 0; step < 4000; step++) w -= 0.05 * (l! * (w - 1.7) + a! * w);
        return Math.abs(factor(l!, a!) * 1.7 - w);
      });
      expect(Math.max(...gaps) < 1e-6).toBe(choice.correct === true);
    }
  });

  it('meets the diamond in a corner and the circle off the axes', () => {
    const loss = (a: number, b: number) => 0.8 * (a - 0.95) ** 2 + 1.2 * (b - 1.9) ** 2;
    const best = (point: (s: number) => [number, number]) =>
      Array.from({ length: 40000 }, (_, k) => point(k / 40000)).reduce((p, q) =>
        loss(...q) < loss(...p) ? q : p,
      );
    const circle = best((s) => [Math.cos(2 * Math.PI * s), Math.sin(2 * Math.PI * s)]);
    const diamond = best((s) => {
      const side = Math.floor(4 * s);
      const u = 4 * s - side;
      const [a, b] = [1 - u, u];
      return (
        [
          [a, b],
          [-b, a],
          [-a, -b],
          [b, -a],
        ] as [number, number][]
      )[side]!;
    });
    expect(Math.min(Math.abs(circle[0]), Math.abs(circle[1]))).toBeGreaterThan(0.3);
    expect(diamond[0]).toBeCloseTo(0, 3);
    expect(diamond[1]).toBeCloseTo(1, 3);
    expect(keyText(bank, 'norm-constraint-regions')).toMatch(/①：L2.*②：L1.*②$/);
  });

  const products = [2 * 1, 2 * -0.5, 1 * 4];
  const outcomes = Array.from({ length: 8 }, (_unused, mask) => {
    const kept = products.map((_, k) => ((mask >> k) & 1) === 1);
    return {
      p: kept.reduce((p, keep) => p * (keep ? 0.8 : 0.2), 1),
      y: products.reduce((sum, x, k) => sum + (kept[k] ? x : 0), 0),
    };
  });
  const mean = outcomes.reduce((sum, o) => sum + o.p * o.y, 0);

  it('scales the weights to the mean over all masks', () => {
    const question = questionOf(bank, 'number', 'dropout-linear-inference');
    const tolerance = question.tolerance ?? 0;
    expect(Math.abs(question.value - mean)).toBeLessThanOrEqual(tolerance);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - mean)).toBeGreaterThan(tolerance);
  });

  it('computes the variance over all masks', () => {
    const id = 'dropout-linear-variance';
    const variance = outcomes.reduce((sum, o) => sum + o.p * (o.y - mean) ** 2, 0);
    expect(bare(keyText(bank, id))).toBeCloseTo(variance, 6);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(bare(wrong) - variance)).toBeGreaterThan(0.1);
  });

  it('raises the learning rate by equal steps', () => {
    const question = questionOf(bank, 'number', 'schedule-large-batch-rate');
    const target = 0.1 * (1024 / 256);
    const perEpoch = 100;
    let rate = 0.1;
    for (let step = 0; step < 2 * perEpoch; step++) rate += (target - 0.1) / (5 * perEpoch);
    const tolerance = question.tolerance ?? 0;
    expect(Math.abs(question.value - rate)).toBeLessThanOrEqual(tolerance);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - rate)).toBeGreaterThan(tolerance);
  });

  it('finds the schedule that falls from the maximum to the minimum', () => {
    const [low, delta, total] = [0.01, 0.09, 50];
    const candidates: [string, (t: number) => number][] = [
      [
        '\\dfrac{\\Delta}{2}\\left(1-\\cos\\dfrac{\\pi t}{T}',
        (t) => 0.5 * (1 - Math.cos((Math.PI * t) / total)),
      ],
      ['\\dfrac{2\\pi t}{T}', (t) => 0.5 * (1 + Math.cos((2 * Math.PI * t) / total))],
      [
        '\\dfrac{\\Delta}{2}\\left(1+\\cos\\dfrac{\\pi t}{T}',
        (t) => 0.5 * (1 + Math.cos((Math.PI * t) / total)),
      ],
      ['+\\Delta\\left(1+', (t) => 1 + Math.cos((Math.PI * t) / total)],
    ];
    for (const choice of questionOf(bank, 'choice', 'schedule-cosine-formula').choices) {
      const [, share] = candidates.find(([tex]) => textOf(choice.text).includes(tex))!;
      const rates = Array.from({ length: total + 1 }, (_, t) => low + delta * share(t));
      const fits =
        Math.abs(rates[0]! - (low + delta)) < 1e-9 &&
        Math.abs(rates[total]! - low) < 1e-9 &&
        rates.every((r, t) => t === 0 || r < rates[t - 1]!);
      expect(fits).toBe(choice.correct === true);
    }
  });
});
