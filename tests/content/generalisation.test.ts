import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/generalisation');
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('generalisation', () => {
  it('expected squared error, averaged over every pair of model and noise', () => {
    const predictions = [3, 4, 4, 5];
    const noise = [-Math.sqrt(0.3), Math.sqrt(0.3)]; // mean 0, variance 0.3
    const result = mean(predictions.flatMap((y) => noise.map((e) => (5 + e - y) ** 2)));
    const question = questionOf(bank, 'number', 'generalisation-expected-error');
    expect(Math.abs(question.value - result)).toBeLessThan(1e-9);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - result)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('decomposition into bias, variance and noise', () => {
    const h = 5;
    const predictions = [3, 4.5, 4, 7, 2];
    const noise = [-0.8, 0.8];
    const s2 = mean(noise.map((e) => e * e));
    const error = mean(predictions.flatMap((y) => noise.map((e) => (h + e - y) ** 2)));
    const bar = mean(predictions);
    const variance = mean(predictions.map((y) => (y - bar) ** 2));
    const around = mean(predictions.map((y) => (y - h) ** 2));
    const E = '\\mathbb{E}_{\\mathcal{D}}';
    const values: Record<string, number> = {
      [`$(\\bar y-h)^2+${E}[(y_{\\mathcal{D}}-\\bar y)^2]+\\sigma^2$`]: (bar - h) ** 2 + variance + s2,
      [`$(\\bar y-h)+${E}[(y_{\\mathcal{D}}-\\bar y)^2]+\\sigma^2$`]: bar - h + variance + s2,
      [`$(\\bar y-h)^2+${E}[(y_{\\mathcal{D}}-\\bar y)^2]-\\sigma^2$`]: (bar - h) ** 2 + variance - s2,
      [`$(\\bar y-h)^2+${E}[(y_{\\mathcal{D}}-h)^2]+\\sigma^2$`]: (bar - h) ** 2 + around + s2,
    };
    const id = 'generalisation-bias-variance-formula';
    expect(values[keyText(bank, id)]!).toBeCloseTo(error, 10);
    for (const wrong of wrongTexts(bank, id)) {
      expect(Math.abs(values[wrong]! - error)).toBeGreaterThan(0.05);
    }
  });

  it('outer shell of a hypercube', () => {
    const result = 100 * (1 - 0.9 ** 20);
    const id = 'generalisation-curse-hypercube';
    expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.06);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(1);
  });

  it('counts of a cross-validation', () => {
    const items = Array.from({ length: 1000 }, (_, i) => i);
    const rest = items.slice(items.length * 0.2);
    const folds = Array.from({ length: 5 }, (_, f) => rest.filter((i) => i % 5 === f));
    let fits = 0;
    for (let candidate = 0; candidate < 12; candidate++) fits += folds.length;
    const expected: Record<string, number> = {
      ア: rest.length - folds[0]!.length,
      イ: folds[0]!.length,
      ウ: fits,
    };
    const id = 'generalisation-cv-counts';
    const keys = blankKeys(bank, id);
    for (const blank of questionOf(bank, 'blanks', id).blanks) {
      const value = expected[blank.id]!;
      expect(numberIn(keys[blank.id]!)).toBe(value);
      expect(blank.choices!.filter((c) => numberIn(String(c.text)) === value)).toHaveLength(1);
    }
  });
});
