import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/classical-models');
type Vector = readonly [number, number];
type Matrix = readonly [number, number, number]; // symmetric: a b / b c
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const solve = ([a, b, c]: Matrix, [x, y]: Vector): Vector => {
  const det = a * c - b * b;
  return [(c * x - b * y) / det, (a * y - b * x) / det];
};

describe('classical-models', () => {
  it('ridge regression', () => {
    const X: Vector[] = [
      [1, 2],
      [0.5, -1],
      [2, 0.3],
    ];
    const y = [1, 0.4, -0.7];
    const lambda = 0.6;
    const gram: Matrix = [
      sum(X.map((r) => r[0] ** 2)),
      sum(X.map((r) => r[0] * r[1])),
      sum(X.map((r) => r[1] ** 2)),
    ];
    const moment: Vector = [sum(X.map((r, i) => r[0] * y[i]!)), sum(X.map((r, i) => r[1] * y[i]!))];
    const plus = (k: number): Matrix => [gram[0] + k, gram[1], gram[2] + k];
    const cost = ([v, w]: Vector) =>
      sum(X.map((r, i) => (y[i]! - r[0] * v - r[1] * w) ** 2)) + lambda * (v * v + w * w);
    // Gradient descent finds the least cost without any of the formulas.
    let best: Vector = [0, 0];
    for (let step = 0; step < 5000; step += 1) {
      const h = 1e-5;
      best = [
        best[0] - (0.02 * (cost([best[0] + h, best[1]]) - cost([best[0] - h, best[1]]))) / (2 * h),
        best[1] - (0.02 * (cost([best[0], best[1] + h]) - cost([best[0], best[1] - h]))) / (2 * h),
      ];
    }
    const plain = solve(gram, moment);
    const forms: Record<string, Vector> = {
      '$(\\mathbf{X}^\\top\\mathbf{X}+\\lambda\\mathbf{I})^{-1}\\mathbf{X}^\\top\\mathbf{y}$': solve(
        plus(lambda),
        moment,
      ),
      '$(\\mathbf{X}^\\top\\mathbf{X}-\\lambda\\mathbf{I})^{-1}\\mathbf{X}^\\top\\mathbf{y}$': solve(
        plus(-lambda),
        moment,
      ),
      // With the best w put in on the right.
      '$(\\mathbf{X}^\\top\\mathbf{X})^{-1}(\\mathbf{X}^\\top\\mathbf{y}+\\lambda\\mathbf{w})$': solve(gram, [
        moment[0] + lambda * best[0],
        moment[1] + lambda * best[1],
      ]),
      '$(1+\\lambda)^{-1}(\\mathbf{X}^\\top\\mathbf{X})^{-1}\\mathbf{X}^\\top\\mathbf{y}$': [
        plain[0] / (1 + lambda),
        plain[1] / (1 + lambda),
      ],
    };
    const away = (v: Vector) => Math.hypot(v[0] - best[0], v[1] - best[1]);
    const id = 'classical-ridge-solution';
    expect(away(forms[keyText(bank, id)]!)).toBeLessThan(1e-5);
    for (const wrong of wrongTexts(bank, id)) expect(away(forms[wrong]!)).toBeGreaterThan(0.01);
  });

  it('two identical columns', () => {
    const [x, y, lambda] = [[1, -2, 0.5], [2, -3, 1], 0.5];
    const error = (v: number, w: number) => sum(x.map((xi, i) => (y[i]! - xi * (v + w)) ** 2));
    const costs: Record<string, (v: number, w: number) => number> = {
      最小二乗法: error,
      Ridge: (v, w) => error(v, w) + lambda * (v * v + w * w),
      Lasso: (v, w) => error(v, w) + lambda * (Math.abs(v) + Math.abs(w)),
    };
    const grid = Array.from({ length: 401 }, (_, i) => (i - 100) / 100);
    const minima = Object.fromEntries(
      Object.entries(costs).map(([name, cost]) => {
        const least = grid.flatMap((v) => grid.map((w) => cost(v, w))).reduce((a, b) => Math.min(a, b));
        const at = grid.flatMap((v) =>
          grid.filter((w) => cost(v, w) < least + 1e-9).map((w): Vector => [v, w]),
        );
        return [name, at];
      }),
    );
    expect(minima['最小二乗法']!.length).toBeGreaterThan(1);
    expect(minima['Lasso']!.length).toBeGreaterThan(1);
    expect(minima['Lasso']![0]![0] + minima['Lasso']![0]![1]).not.toBe(0);
    // On the grid of step 0.01 the only minimum of ridge lies on the diagonal, off zero.
    expect(minima['Ridge']!.every(([v, w]) => Math.abs(v - w) < 0.011 && v > 0.1)).toBe(true);
    expect(keyText(bank, 'classical-identical-columns')).toBe('Ridge の解は一意に定まり、$w_1=w_2$ である');
  });

  it('odds ratio', () => {
    const logit = Math.log(0.2 / 0.8) + Math.log(2);
    const result = 1 / (1 + Math.exp(-logit));
    const id = 'classical-logistic-odds';
    expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.0005);
    for (const wrong of wrongTexts(bank, id))
      expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(0.01);
  });

  it('SVM margin and slack', () => {
    const id = 'classical-svm-margin-slack';
    const y = (p: Vector) => 3 * p[0] + 4 * p[1] - 5;
    const slack = (p: Vector, t: number) => Math.max(0, 1 - t * y(p));
    // From a point of y = 1, along the normal, until y = -1.
    const from: Vector = [2, 0];
    expect(y(from)).toBe(1);
    let [low, high] = [0, 2];
    for (let i = 0; i < 60; i += 1) {
      const middle = (low + high) / 2;
      if (y([from[0] - (3 / 5) * middle, from[1] - (4 / 5) * middle]) > -1) low = middle;
      else high = middle;
    }
    const expected: Record<string, number> = {
      ア: low,
      イ: slack([1, 0.9], 1),
      ウ: slack([1, 0.6], 1),
      エ: slack([1, 1], -1),
    };
    const keys = blankKeys(bank, id);
    const pool = (questionOf(bank, 'blanks', id).pool ?? []).map((c) => numberIn(String(c.text)));
    for (const [blank, value] of Object.entries(expected)) {
      expect(numberIn(keys[blank]!)).toBeCloseTo(value, 9);
      expect(pool.filter((v) => Math.abs(v - value) < 1e-6)).toHaveLength(1);
    }
  });

  it('feature map of the polynomial kernel', () => {
    const [x, z]: Vector[] = [
      [1.3, -0.7],
      [0.4, 2.1],
    ];
    const kernel = (x![0] * z![0] + x![1] * z![1]) ** 2;
    const maps: Record<string, (v: Vector) => number[]> = {
      '$(x_1^2,\\ x_1x_2,\\ x_2^2)^\\top$': ([a, b]) => [a * a, a * b, b * b],
      '$(x_1,\\ \\sqrt2\\,x_1x_2,\\ x_2)^\\top$': ([a, b]) => [a, Math.SQRT2 * a * b, b],
      '$(x_1^2,\\ \\sqrt2\\,x_1x_2,\\ x_2^2)^\\top$': ([a, b]) => [a * a, Math.SQRT2 * a * b, b * b],
      '$(x_1^2,\\ 2x_1x_2,\\ x_2^2)^\\top$': ([a, b]) => [a * a, 2 * a * b, b * b],
    };
    const inner = (text: string) => sum(maps[text]!(x!).map((v, i) => v * maps[text]!(z!)[i]!));
    const id = 'classical-polynomial-kernel';
    expect(inner(keyText(bank, id))).toBeCloseTo(kernel, 10);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(inner(wrong) - kernel)).toBeGreaterThan(0.01);
  });

  it('decrease of Gini impurity', () => {
    const gini = (counts: number[]) => {
      // Probability that two items drawn with replacement differ in class.
      const n = sum(counts);
      return sum(counts.map((a, i) => sum(counts.map((b, j) => (i === j ? 0 : (a * b) / (n * n))))));
    };
    const [left, right] = [
      [8, 0],
      [2, 10],
    ] as const;
    const result = gini([10, 10]) - (8 * gini([...left]) + 12 * gini([...right])) / 20;
    const id = 'classical-gini-decrease';
    expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.0005);
    for (const wrong of wrongTexts(bank, id))
      expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(0.01);
  });

  it("Ward's method", () => {
    // Explicit members with the given sizes and means; the increase does not depend on their spread.
    const clusters: Record<string, number[]> = { P: [-1, 1, -2, 2], Q: [2, 4, 2.5, 3.5], R: [7] };
    const squares = (list: number[]) => sum(list.map((v) => (v - sum(list) / list.length) ** 2));
    const increase = (a: string, b: string) =>
      squares([...clusters[a]!, ...clusters[b]!]) - squares(clusters[a]!) - squares(clusters[b]!);
    const pairs = [
      ['P', 'Q'],
      ['Q', 'R'],
      ['P', 'R'],
    ].map(([a, b]) => ({ name: `${a} と ${b}`, value: increase(a!, b!) }));
    const least = pairs.reduce((a, b) => (b.value < a.value ? b : a));
    const right = (text: string) =>
      text.startsWith(least.name) && Math.abs(numberIn(text.split('増加量は')[1]!) - least.value) < 1e-9;
    const id = 'classical-ward-merge';
    expect(right(keyText(bank, id))).toBe(true);
    for (const wrong of wrongTexts(bank, id)) expect(right(wrong)).toBe(false);
  });
});
