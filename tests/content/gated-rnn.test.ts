import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/gated-rnn');

describe('lstm-cell-hidden-value', () => {
  const question = questionOf(bank, 'number', 'lstm-cell-hidden-value');
  const [c, g, i, f, o] = [2, 0.5, 0.8, 0.5, 0.4] as const;

  it('is the output gate times tanh of the new cell state', () => {
    expect(Math.abs(question.value - o * Math.tanh(f * c + i * g))).toBeLessThan(5e-4);
  });
  it('has slips that are the named mistakes and not accepted', () => {
    const slips = [
      o * (f * c + i * g),
      o * Math.tanh(i * c + f * g),
      o * Math.tanh(c + i * g),
      Math.tanh(f * c + i * g),
    ];
    const given = question.slips?.map((s) => s.value) ?? [];
    expect(given).toHaveLength(slips.length);
    slips.forEach((slip, k) => {
      expect(Math.abs(given[k]! - slip)).toBeLessThan(1e-3);
      expect(Math.abs(slip - question.value)).toBeGreaterThan(2 * (question.tolerance ?? 0));
    });
  });
  it('quotes tanh rightly', () => {
    const quoted = [...JSON.stringify(question.stem).matchAll(/tanh ([\d.]+)=([\d.]+)/g)];
    expect(quoted).toHaveLength(3);
    for (const [, x, y] of quoted) expect(Math.tanh(Number(x)).toFixed(3)).toBe(y);
  });
});

describe('lstm-parameter-count', () => {
  const [n, h] = [10, 20] as const;
  // Count entry by entry: three gates and the candidate, each with W (h×n), U (h×h) and b (h).
  const total = ['i', 'f', 'o', 'g'].reduce((sum) => sum + h * n + h * h + h, 0);

  it('counts four transforms', () => {
    expect(numberIn(keyText(bank, 'lstm-parameter-count'))).toBe(total);
  });
  it('has the named mistakes as wrong choices', () => {
    const one = h * n + h * h + h;
    expect(wrongTexts(bank, 'lstm-parameter-count').map(numberIn)).toEqual([one, 3 * one, total - 4 * h]);
  });
});

describe('gru-scalar-step', () => {
  const [x, h, r, z] = [0.2, 0.8, 0.5, 0.25] as const;
  const candidate = Math.tanh(x + r * h);
  const exact = (1 - z) * h + z * candidate;

  it('mixes by the convention of Chung+ 2014', () => {
    expect(Math.abs(numberIn(keyText(bank, 'gru-scalar-step')) - exact)).toBeLessThan(6e-4);
  });
  it('has the named mistakes as wrong choices, all far from the result', () => {
    const slips = [z * h + (1 - z) * candidate, (1 - z) * h + z * Math.tanh(x + h), h + z * candidate];
    const given = wrongTexts(bank, 'gru-scalar-step').map(numberIn);
    slips.forEach((slip, k) => {
      expect(Math.abs(given[k]! - slip)).toBeLessThan(1e-3);
      expect(Math.abs(slip - exact)).toBeGreaterThan(0.02);
    });
  });
  it('quotes tanh rightly', () => {
    expect(Math.tanh(0.6).toFixed(3)).toBe('0.537');
    expect(Math.tanh(1).toFixed(3)).toBe('0.762');
  });
});
