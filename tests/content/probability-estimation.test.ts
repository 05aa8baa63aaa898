import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('1-math/probability-estimation');
const percent = (text: string) => numberIn(text) / 100;
const fraction = (text: string) => {
  const match = /(\d+)\/(\d+)/.exec(text);
  if (!match) throw new Error(`no fraction in ${text}`);
  return Number(match[1]) / Number(match[2]);
};

describe('probability-estimation', () => {
  it('posterior of a defect', () => {
    const joint = 0.02 * 0.95;
    const result = joint / (joint + (1 - 0.02) * 0.04);
    const id = 'probability-bayes-inspection';
    expect(percent(keyText(bank, id))).toBeCloseTo(result, 3);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(percent(wrong) - result)).toBeGreaterThan(0.01);
  });

  it('naive Bayes posterior', () => {
    const spam = (40 / 100) * (24 / 40) * (1 - 4 / 40);
    const ham = (60 / 100) * (6 / 60) * (1 - 30 / 60);
    const result = spam / (spam + ham);
    const id = 'probability-naive-bayes-posterior';
    expect(numberIn(keyText(bank, id))).toBeCloseTo(result, 3);
    for (const wrong of wrongTexts(bank, id))
      expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(0.01);
  });

  it('Laplace smoothing', () => {
    const counts = { present: 0, absent: 60 };
    const smoothed = Object.values(counts).map((n) => n + 1);
    const result = smoothed[0]! / smoothed.reduce((sum, n) => sum + n, 0);
    const id = 'probability-naive-bayes-laplace';
    expect(fraction(keyText(bank, id))).toBeCloseTo(result, 12);
    for (const wrong of wrongTexts(bank, id))
      expect(Math.abs(fraction(wrong) - result)).toBeGreaterThan(1e-4);
  });

  it('variance by maximum likelihood', () => {
    const x = [2, 4, 4, 6, 9];
    const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
    // Maximise the log-likelihood over a grid instead of restating the formula.
    const logLikelihood = (variance: number) =>
      x.reduce((sum, v) => sum - 0.5 * Math.log(variance) - (v - mean) ** 2 / (2 * variance), 0);
    const grid = Array.from({ length: 30000 }, (_, i) => 0.5 + i * 0.001);
    const best = grid.reduce((a, b) => (logLikelihood(b) > logLikelihood(a) ? b : a));
    const question = questionOf(bank, 'number', 'probability-gaussian-mle-variance');
    expect(Math.abs(question.value - best)).toBeLessThan(0.01);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - best)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('ML, MAP and posterior mean of a coin', () => {
    const grid = Array.from({ length: 100_001 }, (_, i) => i / 100_000);
    const argmax = (f: (t: number) => number) => grid.reduce((a, b) => (f(b) > f(a) ? b : a));
    const likelihood = (t: number) => t ** 8 * (1 - t) ** 2;
    const posterior = (t: number) => likelihood(t) * t ** 2 * (1 - t) ** 2;
    const mass = grid.reduce((sum, t) => sum + posterior(t), 0);
    const expected: Record<string, number> = {
      ア: argmax(likelihood),
      イ: argmax(posterior),
      ウ: grid.reduce((sum, t) => sum + t * posterior(t), 0) / mass,
    };
    const id = 'probability-beta-estimates';
    const keys = blankKeys(bank, id);
    const pool = (questionOf(bank, 'blanks', id).pool ?? []).map((c) => numberIn(String(c.text)));
    for (const [blank, value] of Object.entries(expected)) {
      expect(Math.abs(numberIn(keys[blank]!) - value)).toBeLessThan(0.0006);
      expect(pool.filter((p) => Math.abs(p - value) < 0.002)).toHaveLength(1);
    }
  });

  it('ridge coefficient of a Gaussian prior', () => {
    // One weight, so the MAP estimate can be found by brute force on the log posterior.
    const data = [
      [1, 2.1],
      [2, 3.7],
      [-1, -1.5],
    ] as const;
    const [s2, t2] = [0.5, 2];
    const grid = Array.from({ length: 400_001 }, (_, i) => i / 100_000);
    const negLogPosterior = (w: number) =>
      data.reduce((sum, [x, t]) => sum + (t - w * x) ** 2 / (2 * s2), 0) + w ** 2 / (2 * t2);
    const map = grid.reduce((a, b) => (negLogPosterior(b) < negLogPosterior(a) ? b : a));
    const ridge = (lambda: number) =>
      data.reduce((sum, [x, t]) => sum + x * t, 0) / (data.reduce((sum, [x]) => sum + x * x, 0) + lambda);
    const candidates: Record<string, number> = {
      '$\\dfrac{\\sigma^2}{\\tau^2}$': s2 / t2,
      '$\\dfrac{\\tau^2}{\\sigma^2}$': t2 / s2,
      '$\\dfrac{1}{\\tau^2}$': 1 / t2,
      '$\\sigma^2\\tau^2$': s2 * t2,
    };
    const id = 'probability-map-ridge';
    expect(Math.abs(ridge(candidates[keyText(bank, id)]!) - map)).toBeLessThan(1e-4);
    for (const wrong of wrongTexts(bank, id)) {
      expect(Math.abs(ridge(candidates[wrong]!) - map)).toBeGreaterThan(1e-3);
    }
  });
});
