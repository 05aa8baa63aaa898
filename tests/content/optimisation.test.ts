import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/optimisation');
const bare = (text: string) => numberIn(text.replaceAll('$', ''));
const pairIn = (text: string) => [...text.matchAll(/[-−]?\d+(?:\.\d+)?/g)].map((m) => Number(m[0]));
const loss = (w: number, b: number) => 0.5 * (Math.max(0, w * 2 + b) - 5) ** 2;
const slopes = (w: number, b: number, h = 1e-6) => [
  (loss(w + h, b) - loss(w - h, b)) / (2 * h),
  (loss(w, b + h) - loss(w, b - h)) / (2 * h),
];

describe('optimisation', () => {
  it('differentiates the graph numerically', () => {
    const question = questionOf(bank, 'number', 'optimisation-graph-weight-gradient');
    const [dw] = slopes(3, -4);
    expect(question.value).toBeCloseTo(dw!, 5);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - dw!)).toBeGreaterThan(1);
  });

  it('takes one step on w and b together', () => {
    const id = 'optimisation-graph-one-step-loss';
    const [dw, db] = slopes(3, -4);
    const after = loss(3 - 0.1 * dw!, -4 - 0.1 * db!);
    expect(bare(keyText(bank, id))).toBeCloseTo(after, 5);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(bare(wrong) - after)).toBeGreaterThan(0.1);
  });

  it('has no gradient below the kink', () => {
    const id = 'optimisation-graph-dead-unit';
    const result = slopes(3, -7);
    const differs = (text: string) => Math.max(...pairIn(text).map((x, k) => Math.abs(x - result[k]!)));
    expect(pairIn(keyText(bank, id))).toHaveLength(2);
    expect(differs(keyText(bank, id))).toBeLessThan(1e-6);
    for (const wrong of wrongTexts(bank, id)) expect(differs(wrong)).toBeGreaterThan(1);
  });

  it('runs two steps of momentum', () => {
    const question = questionOf(bank, 'number', 'optimisation-momentum-two-steps');
    let theta = 1;
    let v = 0;
    for (let step = 0; step < 2; step++) {
      v = 0.5 * v - 0.1 * 2 * theta;
      theta += v;
    }
    const tolerance = question.tolerance ?? 0;
    expect(Math.abs(question.value - theta)).toBeLessThanOrEqual(tolerance);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - theta)).toBeGreaterThan(tolerance);
  });

  it('converges below the bound on the learning rate and diverges above it', () => {
    const id = 'optimisation-stable-learning-rate';
    const converges = (eta: number) => {
      let [a, b] = [1, 1];
      for (let step = 0; step < 5000; step++) {
        a -= eta * a;
        b -= eta * 100 * b;
      }
      return Math.hypot(a, b) < 1e-3;
    };
    const isBound = (c: number) => converges(c * 0.99) && !converges(c * 1.01);
    expect(isBound(bare(keyText(bank, id)))).toBe(true);
    for (const wrong of wrongTexts(bank, id)) expect(isBound(bare(wrong))).toBe(false);
  });

  it('computes the Glorot standard deviation', () => {
    const id = 'optimisation-xavier-std';
    const std = Math.sqrt(2 / (300 + 500));
    expect(bare(keyText(bank, id))).toBeCloseTo(std, 6);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(bare(wrong) - std)).toBeGreaterThan(0.005);
  });
});
