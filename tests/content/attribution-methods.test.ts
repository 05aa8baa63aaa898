import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/attribution-methods');
const stemOf = (id: string): string => {
  const { stem } = questionOf(bank, 'choice', id);
  if (typeof stem !== 'string') throw new Error('one stem expected');
  return stem;
};
/** The 2×2 matrices written in a text, each as its four numbers row by row. */
const matrices = (text: string): number[][] =>
  [...text.matchAll(/\\begin\{pmatrix\}(.+?)\\end\{pmatrix\}/g)].map((m) =>
    m[1]!.split(/&|\\\\/).map(Number),
  );

describe('attribution-methods', () => {
  it('weights the feature maps by their mean gradient and clips below 0', () => {
    const [a1, g1, a2, g2] = matrices(stemOf('attribution-grad-cam-value')) as [
      number[],
      number[],
      number[],
      number[],
    ];
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const sum = a1.map((v, i) => mean(g1) * v + mean(g2) * a2[i]!);
    const map = sum.map((v) => Math.max(0, v));
    expect(matrices(keyText(bank, 'attribution-grad-cam-value'))).toEqual([map]);
    const wrong = wrongTexts(bank, 'attribution-grad-cam-value').flatMap(matrices);
    const slips = [
      sum,
      a1.map((v, i) => Math.max(0, v * g1[i]! + a2[i]! * g2[i]!)),
      a1.map((v, i) => v + a2[i]!),
    ];
    expect(wrong).toEqual(slips);
    for (const other of wrong) expect(other).not.toEqual(map);
  });

  it('adds the squared errors of LIME once weighted', () => {
    const rows = [...stemOf('attribution-lime-loss').matchAll(/\| \d \|([ \d.|]+)\|/g)].map(
      (m) => m[1]!.split('|').map(Number) as [number, number, number],
    );
    expect(rows).toHaveLength(3);
    const total = (term: (w: number, e: number) => number) =>
      rows.reduce((sum, [w, f, g]) => sum + term(w, Math.abs(f - g)), 0);
    const value = total((w, e) => w * e * e);
    expect(numberIn(keyText(bank, 'attribution-lime-loss'))).toBeCloseTo(value, 9);
    const wrong = wrongTexts(bank, 'attribution-lime-loss').map(numberIn);
    const slips = [total((_, e) => e * e), total((w, e) => w * e), total((w, e) => w * w * e * e)];
    slips.forEach((slip, i) => {
      expect(Math.abs(wrong[i]! - slip)).toBeLessThanOrEqual(0.0005);
      expect(Math.abs(wrong[i]! - value)).toBeGreaterThan(0.01);
    });
  });

  it('gives coalitions weights that average over all orders', () => {
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    const orders = (n: number): number[][] =>
      n === 0
        ? [[]]
        : orders(n - 1).flatMap((o) => Array.from({ length: n }, (_, k) => o.toSpliced(k, 0, n)));
    const players = 4;
    for (let size = 0; size < players; size++) {
      // share of orders in which exactly {1, …, size} stands before the last player
      const share =
        orders(players).filter((o) => {
          const before = o.slice(0, o.indexOf(players));
          return before.length === size && before.every((p) => p <= size);
        }).length / factorial(players);
      expect((factorial(size) * factorial(players - size - 1)) / factorial(players)).toBeCloseTo(share, 9);
    }
    expect(keyText(bank, 'attribution-shapley-weight')).toBe('$\\frac{|S|!\\,(M-|S|-1)!}{M!}$');
  });

  it('attributes a linear model of independent features over both orders', () => {
    const stem = stemOf('attribution-linear-shap');
    expect(stem).toContain('f(x_1,x_2)=3x_1-2x_2+4');
    const f = (x1: number, x2: number) => 3 * x1 - 2 * x2 + 4;
    const mean = [1, 2].map((i) => Number(new RegExp(`E\\}\\[x_${i}\\]=(\\d+)`).exec(stem)![1])) as [
      number,
      number,
    ];
    const x = /\(x_1,x_2\)=\((\d+),(\d+)\)/.exec(stem)!.slice(1).map(Number) as [number, number];
    // E[f | known features]: an unknown independent feature of a linear model is replaced by its mean
    const v = (one: boolean, two: boolean) => f(one ? x[0] : mean[0], two ? x[1] : mean[1]);
    const first = (v(true, false) - v(false, false) + v(true, true) - v(false, true)) / 2;
    const second = (v(false, true) - v(false, false) + v(true, true) - v(true, false)) / 2;
    expect(v(false, false) + first + second).toBe(v(true, true));
    const pair = (text: string) => [...text.matchAll(/=(-?\d+)/g)].map((m) => Number(m[1]));
    expect(pair(keyText(bank, 'attribution-linear-shap'))).toEqual([first, second]);
    for (const wrong of wrongTexts(bank, 'attribution-linear-shap')) {
      expect(pair(wrong)).not.toEqual([first, second]);
    }
  });
});
