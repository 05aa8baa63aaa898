import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/normalisation-and-generalisation');
const bare = (text: string) => numberIn(text.replaceAll('$', ''));
const mean = (x: number[]) => x.reduce((s, v) => s + v, 0) / x.length;
const batchNorm = (x: number, mu: number, variance: number) => (2 * (x - mu)) / Math.sqrt(variance) + 1;

describe('normalisation-and-generalisation', () => {
  it('normalises by the mini-batch in training', () => {
    const id = 'normalisation-set-training-output';
    const batch = [1, 1, 5, 5];
    const mu = mean(batch);
    const result = batchNorm(5, mu, mean(batch.map((v) => (v - mu) ** 2)));
    expect(bare(keyText(bank, id))).toBeCloseTo(result, 9);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(bare(wrong) - result)).toBeGreaterThan(0.5);
  });

  it('normalises by the running statistics in inference', () => {
    const question = questionOf(bank, 'number', 'normalisation-set-inference-output');
    const result = batchNorm(5, 3.2, 0.81);
    expect(question.value).toBeCloseTo(result, 9);
    for (const slip of question.slips ?? [])
      expect(Math.abs(slip.value - result)).toBeGreaterThan(question.tolerance ?? 0);
  });

  it('enumerates all bootstrap samples of five', () => {
    const question = questionOf(bank, 'number', 'generalisation-bootstrap-left-out');
    let without = 0;
    for (let sample = 0; sample < 5 ** 5; sample++) {
      const draws = sample.toString(5).padStart(5, '0');
      if (!draws.includes('0')) without += 1;
    }
    const result = without / 5 ** 5;
    const tolerance = question.tolerance ?? 0;
    expect(Math.abs(question.value - result)).toBeLessThanOrEqual(tolerance);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - result)).toBeGreaterThan(tolerance);
  });

  it('finds the first number of trials that reaches 95 %', () => {
    const id = 'generalisation-random-search-trials';
    let trials = 0;
    let missing = 1;
    while (1 - missing < 0.95) {
      missing *= 0.95;
      trials += 1;
    }
    expect(bare(keyText(bank, id))).toBe(trials);
    for (const wrong of wrongTexts(bank, id)) expect(bare(wrong)).not.toBe(trials);
  });
});
