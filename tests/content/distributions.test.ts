import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('1-math/distributions');

describe('distributions', () => {
  it('variance of a difference', () => {
    // X = 2a, Y = 3(0.5 a + √0.75 b) with a, b independent of variance 1 has the given moments.
    const x = [2, 0];
    const y = [3 * 0.5, 3 * Math.sqrt(0.75)];
    const result = x.reduce((acc, v, i) => acc + (v - y[i]!) ** 2, 0);
    const question = questionOf(bank, 'number', 'distributions-variance-of-difference');
    expect(question.value).toBeCloseTo(result, 10);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - result)).toBeGreaterThan(0.5);
  });

  it('variance of a Gaussian mixture', () => {
    const density = (x: number) =>
      (0.75 * Math.exp(-(x ** 2) / 2) + 0.25 * Math.exp(-((x - 4) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
    const moment = (k: number) => {
      let total = 0;
      for (let i = 0; i < 40_000; i += 1) {
        const x = -15 + (i + 0.5) * 0.001;
        total += x ** k * density(x) * 0.001;
      }
      return total;
    };
    const result = moment(2) - moment(1) ** 2;
    const id = 'distributions-mixture-variance';
    expect(numberIn(keyText(bank, id))).toBeCloseTo(result, 4);
    for (const wrong of wrongTexts(bank, id)) {
      expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(0.5);
    }
  });

  it('central limit theorem for a Bernoulli mean', () => {
    // Exact mean and variance of the sample mean, from the binomial distribution.
    const [n, p] = [100, 0.2];
    let mass = (1 - p) ** n;
    let [first, second] = [0, 0];
    for (let k = 0; k <= n; k += 1) {
      first += mass * (k / n);
      second += mass * (k / n) ** 2;
      mass *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    const variance = second - first ** 2;
    const gap = (text: string) => {
      const match = /N\}\(([\d.]+),\\,([\d.]+)\)/.exec(text);
      const [m, v] = match!.slice(1).map(Number) as [number, number];
      return Math.abs(m - first) + Math.abs(v - variance);
    };
    const id = 'distributions-central-limit';
    expect(gap(keyText(bank, id))).toBeLessThan(1e-9);
    for (const wrong of wrongTexts(bank, id)) expect(gap(wrong)).toBeGreaterThan(0.01);
  });
});
