import { describe, expect, it } from 'vitest';
import type { BankText } from '../../src/content/schema.ts';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/adaptive-optimisers');
const textOf = (text: BankText) => (typeof text === 'string' ? text : text.pytorch);
const bare = (text: string) => numberIn(text.replaceAll('$', ''));
const gradients = [2, 4];

describe('adaptive-optimisers', () => {
  it('takes the second AdaGrad step', () => {
    const id = 'adaptive-adagrad-second-step';
    let h = 0;
    let size = 0;
    for (const g of gradients) {
      h += g * g;
      size = (0.3 * g) / Math.sqrt(h);
    }
    expect(Math.abs(bare(keyText(bank, id)) - size)).toBeLessThan(0.0006);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(bare(wrong) - size)).toBeGreaterThan(0.02);
  });

  it('takes the second RMSProp step', () => {
    const question = questionOf(bank, 'number', 'adaptive-rmsprop-second-step');
    let h = 0;
    let size = 0;
    for (const g of gradients) {
      h = 0.5 * h + 0.5 * g * g;
      size = (0.3 * g) / Math.sqrt(h);
    }
    const tolerance = question.tolerance ?? 0;
    expect(Math.abs(question.value - size)).toBeLessThanOrEqual(tolerance);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - size)).toBeGreaterThan(tolerance);
  });

  it('averages a constant gradient from zero', () => {
    const candidates: Record<string, (b: number, t: number) => number> = {
      '\\mathrm{E}[m_t]=\\mu': () => 1,
      '\\mathrm{E}[m_t]=\\beta_1^t\\mu': (b, t) => b ** t,
      '\\mathrm{E}[m_t]=(1-\\beta_1)^t\\mu': (b, t) => (1 - b) ** t,
      '\\mathrm{E}[m_t]=(1-\\beta_1^t)\\mu': (b, t) => 1 - b ** t,
    };
    const mean = (b: number, t: number) => {
      let m = 0;
      for (let k = 0; k < t; k++) m = b * m + (1 - b);
      return m;
    };
    for (const choice of questionOf(bank, 'choice', 'adaptive-adam-bias').choices) {
      const f = candidates[textOf(choice.text).replaceAll('$', '')]!;
      const gaps = [1, 2, 5].map((t) => Math.abs(f(0.9, t) - mean(0.9, t)));
      expect(Math.max(...gaps) < 1e-9).toBe(choice.correct === true);
    }
  });

  it('gives the uniform distribution the Glorot variance', () => {
    for (const choice of questionOf(bank, 'choice', 'init-glorot-uniform-bound').choices) {
      const numerator = Number(/\\dfrac\{(\d+)\}/.exec(textOf(choice.text))![1]);
      const fans = 300 + 500;
      const a = Math.sqrt(numerator / fans);
      const steps = 20000;
      let variance = 0;
      for (let k = 0; k < steps; k++) variance += (-a + (2 * a * (k + 0.5)) / steps) ** 2 / steps;
      expect(Math.abs(variance / (2 / fans) - 1) < 1e-4).toBe(choice.correct === true);
    }
  });

  it('keeps equal hidden units equal while every weight changes', () => {
    const hidden = 4;
    const w = Array.from({ length: hidden }, () => [0.1, 0.1]);
    const c = Array.from({ length: hidden }, () => 0);
    const v = Array.from({ length: 2 }, () => Array.from({ length: hidden }, () => 0.1));
    const d = [0, 0];
    const data: [number[], number[]][] = [
      [
        [1, -2],
        [1, 0],
      ],
      [
        [0.5, 1.5],
        [-1, 2],
      ],
      [
        [-1, 0.3],
        [0.2, -0.4],
      ],
    ];
    for (let round = 0; round < 50; round++) {
      const [x, t] = data[(round * 7) % 3]!;
      const h = w.map((row, j) => Math.tanh(row[0]! * x[0]! + row[1]! * x[1]! + c[j]!));
      const delta = v.map((row, k) => row.reduce((sum, a, j) => sum + a * h[j]!, d[k]!) - t[k]!);
      const back = h.map((z, j) => (1 - z * z) * v.reduce((sum, row, k) => sum + row[j]! * delta[k]!, 0));
      v.forEach((row, k) => row.forEach((_, j) => (row[j]! -= 0.1 * delta[k]! * h[j]!)));
      delta.forEach((e, k) => (d[k]! -= 0.1 * e));
      w.forEach((row, j) => row.forEach((_, i) => (row[i]! -= 0.1 * back[j]! * x[i]!)));
      back.forEach((e, j) => (c[j]! -= 0.1 * e));
    }
    for (let j = 1; j < hidden; j++) {
      expect(w[j]).toEqual(w[0]);
      for (const row of v) expect(row[j]).toBe(row[0]);
    }
    expect(Math.abs(w[0]![0]! - 0.1)).toBeGreaterThan(0.01);
    expect(Math.abs(v[0]![0]! - 0.1)).toBeGreaterThan(0.01);
    expect(keyText(bank, 'init-constant-symmetry')).toContain('互いに同じ値を出力し続ける');
  });

  it('follows the signal through four ReLU layers', () => {
    const id = 'init-relu-signal-scale';
    const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    let half = 0;
    for (let z = 0.0005; z < 9; z += 0.001) half += z * z * density(z) * 0.001;
    const ratio = Math.sqrt(200 * 0.05 ** 2 * half) ** 4;
    expect(Math.abs(bare(keyText(bank, id)) - ratio)).toBeLessThan(0.0001);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(bare(wrong) - ratio)).toBeGreaterThan(0.01);
  });
});
