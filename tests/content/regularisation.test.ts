import { describe, expect, it } from 'vitest';
import { keyText, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/regularisation');
const numbersIn = (text: string) => [...text.matchAll(/[-−]?\d+(?:\.\d+)?/g)].map((m) => Number(m[0]));

describe('regularisation', () => {
  it('derives the weight-decay update from the penalised loss', () => {
    const id = 'regularisation-l2-update';
    const [eta, lambda, w] = [0.1, 0.3, 2];
    const plain = (x: number) => Math.sin(x);
    const penalised = (x: number) => plain(x) + (lambda / 2) * x * x;
    const slope = (f: (x: number) => number) => (f(w + 1e-5) - f(w - 1e-5)) / 2e-5;
    const next = w - eta * slope(penalised);
    const g = slope(plain);
    const start = '$\\mathbf{w}\\leftarrow';
    const end = '\\mathbf{w}-\\eta\\nabla E(\\mathbf{w})';
    const formulas: Record<string, number> = {
      [`${start}(1-\\lambda)${end}$`]: (1 - lambda) * w - eta * g,
      [`${start}(1-\\eta\\lambda)${end}$`]: (1 - eta * lambda) * w - eta * g,
      [`${start}(1+\\eta\\lambda)${end}$`]: (1 + eta * lambda) * w - eta * g,
      [`${start}${end}-\\eta\\lambda\\,\\mathrm{sign}(\\mathbf{w})$`]:
        w - eta * g - eta * lambda * Math.sign(w),
    };
    expect(formulas[keyText(bank, id)]).toBeCloseTo(next, 8);
    for (const wrong of wrongTexts(bank, id)) {
      expect(formulas[wrong]).toBeDefined();
      expect(Math.abs(formulas[wrong]! - next)).toBeGreaterThan(1e-3);
    }
  });

  it('minimises the L1-penalised distance on a fine grid', () => {
    const id = 'regularisation-l1-soft-threshold';
    const minimiser = [1.5, -0.3, 0.6, -2].map((z) => {
      let best = 0;
      let least = Infinity;
      for (let k = -3000; k <= 3000; k++) {
        const w = k / 1000;
        const value = 0.5 * (w - z) ** 2 + 0.5 * Math.abs(w);
        if (value < least - 1e-12) [best, least] = [w, value];
      }
      return best;
    });
    const distance = (text: string) => {
      const w = numbersIn(text.replace('^\\top', ''));
      expect(w).toHaveLength(4);
      return Math.max(...w.map((x, k) => Math.abs(x - minimiser[k]!)));
    };
    expect(distance(keyText(bank, id))).toBeLessThan(1e-6);
    for (const wrong of wrongTexts(bank, id)) expect(distance(wrong)).toBeGreaterThan(0.1);
  });

  it('stops early as the rule of the stem says, on the losses of the stem', () => {
    const id = 'regularisation-early-stopping-epoch';
    const stem = bank.questions.find((q) => q.id === id)!.stem as string;
    const row = stem.split('\n').find((line) => line.startsWith('| 検証損失'))!;
    const losses = numbersIn(row);
    expect(losses).toHaveLength(10);
    let best = Infinity;
    let bestEpoch = 0;
    let misses = 0;
    let stopped = 0;
    for (const [k, value] of losses.entries()) {
      if (value < best) [best, bestEpoch, misses] = [value, k + 1, 0];
      else misses += 1;
      if (misses === 3) {
        stopped = k + 1;
        break;
      }
    }
    expect(numbersIn(keyText(bank, id))).toEqual([stopped, bestEpoch]);
    for (const wrong of wrongTexts(bank, id)) expect(numbersIn(wrong)).not.toEqual([stopped, bestEpoch]);
  });
});
