import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BankText } from '../../src/content/schema.ts';
import { keyText, questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('3-dl/augmentation-ensembles-tuning');
const textOf = (text: BankText) => (typeof text === 'string' ? text : text.pytorch);

describe('augmentation-ensembles-tuning', () => {
  it('averages equally correlated errors', () => {
    const candidates: [string, (m: number, r: number) => number][] = [
      ['\\dfrac{1}{M}', (m) => 1 / m],
      ['\\rho\\sigma^2+\\dfrac{1-\\rho}{M}', (m, r) => r + (1 - r) / m],
      ['(1-\\rho)\\sigma^2+\\dfrac{\\rho}{M}', (m, r) => 1 - r + r / m],
      ['\\dfrac{1+\\rho}{M}', (m, r) => (1 + r) / m],
    ];
    for (const choice of questionOf(bank, 'choice', 'ensemble-average-variance').choices) {
      const [, variance] = candidates.find(([tex]) => textOf(choice.text).startsWith(`$${tex}`))!;
      const gaps = [3, 4, 10].map((m) => {
        let sum = 0;
        for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) sum += i === j ? 1 : 0.3;
        return Math.abs(variance(m, 0.3) - sum / m ** 2);
      });
      expect(Math.max(...gaps) < 1e-9).toBe(choice.correct === true);
      expect(choice.correct === true || Math.min(...gaps) > 0.001).toBe(true);
    }
  });

  it('reweights the data as AdaBoost does', () => {
    const question = questionOf(bank, 'number', 'ensemble-adaboost-weight');
    const wrong = Array.from({ length: 10 }, (_, k) => k < 2);
    const error = wrong.filter(Boolean).length * 0.1;
    const alpha = 0.5 * Math.log((1 - error) / error);
    const scaled = wrong.map((w) => 0.1 * Math.exp(w ? alpha : -alpha));
    const weight = scaled[0]! / scaled.reduce((sum, w) => sum + w, 0);
    const tolerance = question.tolerance ?? 0;
    expect(Math.abs(question.value - weight)).toBeLessThanOrEqual(tolerance);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - weight)).toBeGreaterThan(tolerance);
  });

  it('counts the values of A in the drawing', () => {
    const file = fileURLToPath(
      new URL('../../questions/3-dl/figures/tuning-grid-random.svg', import.meta.url),
    );
    const xs = [...readFileSync(file, 'utf8').matchAll(/<circle class="t" cx="([\d.]+)"/g)].map((m) =>
      Number(m[1]),
    );
    expect(xs).toHaveLength(18);
    const left = new Set(xs.filter((x) => x < 200));
    const right = new Set(xs.filter((x) => x > 200));
    const key = keyText(bank, 'tuning-grid-random-figure');
    expect(key).toContain(`ランダムサーチ（${left.size} 通り）`);
    expect(key).toContain(`グリッドサーチ（${right.size} 通り）`);
  });

  it('integrates the expected improvement', () => {
    const [best, m, s] = [1, 1.3, 0.8];
    let [gain, loss, probability] = [0, 0, 0];
    for (let z = -8; z < 8; z += 0.001) {
      const p = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * 0.001;
      const f = m + s * z;
      gain += p * Math.max(best - f, 0);
      loss += p * Math.max(f - best, 0);
      probability += f < best ? p : 0;
    }
    const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const z = (best - m) / s;
    const improvement = s * (z * probability + density(z));
    const candidates: Record<string, number> = {
      '\\mathrm{E}[\\max(f(\\mathbf{x})-f^*,\\,0)]': loss,
      'P(f(\\mathbf{x})<f^*)': probability,
      'f^*-\\mathrm{E}[f(\\mathbf{x})]': best - m,
      '\\mathrm{E}[\\max(f^*-f(\\mathbf{x}),\\,0)]': gain,
    };
    for (const choice of questionOf(bank, 'choice', 'tuning-expected-improvement').choices) {
      const value = candidates[textOf(choice.text).replaceAll('$', '')]!;
      expect(Math.abs(value - improvement) < 0.001).toBe(choice.correct === true);
    }
  });
});
