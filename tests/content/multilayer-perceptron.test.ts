import { describe, expect, it } from 'vitest';
import type { BankText } from '../../src/content/schema.ts';
import { blankKeys, questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('3-dl/multilayer-perceptron');
const textOf = (text: BankText) => (typeof text === 'string' ? text : text.pytorch);
const step = (u: number) => (u > 0 ? 1 : 0);
const corners: [number, number][] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const table = (f: (x: number, y: number) => number) => corners.map(([x, y]) => f(x, y)).join('');
const named: Record<string, string> = {
  AND: table((x, y) => x * y),
  OR: table((x, y) => Math.max(x, y)),
  NAND: table((x, y) => 1 - x * y),
  NOR: table((x, y) => 1 - Math.max(x, y)),
  XOR: table((x, y) => (x + y) % 2),
  XNOR: table((x, y) => 1 - ((x + y) % 2)),
};

describe('multilayer-perceptron', () => {
  it('evaluates the threshold network', () => {
    const h1 = (x: number, y: number) => step(x + y - 1.5);
    const h2 = (x: number, y: number) => step(-x - y + 0.5);
    const out = (x: number, y: number) => step(h1(x, y) + h2(x, y) - 0.5);
    const keys = blankKeys(bank, 'mlp-threshold-functions');
    expect(named[keys['ア']!]).toBe(table(h1));
    expect(named[keys['イ']!]).toBe(table(h2));
    expect(named[keys['ウ']!]).toBe(table(out));
    expect(new Set(Object.values(named)).size).toBe(6);
  });

  it('finds which functions a linear hidden layer can represent', () => {
    const separable = new Set<string>();
    const values = [-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3];
    for (const a of values)
      for (const b of values) for (const c of values) separable.add(table((x, y) => step(a * x + b * y + c)));
    const tables: [string, string][] = [
      ['NAND', named['NAND']!],
      ['OR', named['OR']!],
      ['XOR', named['XOR']!],
      ['$x_1$ が 1 で $x_2$ が 0', table((x, y) => x * (1 - y))],
    ];
    const { choices } = questionOf(bank, 'choice', 'mlp-identity-hidden');
    for (const choice of choices) {
      const [, truth] = tables.find(([name]) => textOf(choice.text).startsWith(name))!;
      expect(separable.has(truth)).toBe(choice.correct !== true);
    }
  });

  it('composes two affine layers', () => {
    type Matrix = [[number, number], [number, number]];
    type Vector = [number, number];
    const apply = (m: Matrix, v: Vector): Vector => [
      m[0][0] * v[0] + m[0][1] * v[1],
      m[1][0] * v[0] + m[1][1] * v[1],
    ];
    const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1]];
    const w1: Matrix = [
      [1, 2],
      [-1, 3],
    ];
    const w2: Matrix = [
      [2, -1],
      [0.5, 4],
    ];
    const b1: Vector = [0.7, -1.2];
    const b2: Vector = [2.1, 0.4];
    const x: Vector = [1.3, -0.6];
    const truth = plus(apply(w2, plus(apply(w1, x), b1)), b2);
    const candidates: Record<string, Vector> = {
      'W=W_2W_1,\\quad\\mathbf{b}=\\mathbf{b}_1+\\mathbf{b}_2': plus(apply(w2, apply(w1, x)), plus(b1, b2)),
      'W=W_1W_2,\\quad\\mathbf{b}=W_1\\mathbf{b}_2+\\mathbf{b}_1': plus(
        apply(w1, apply(w2, x)),
        plus(apply(w1, b2), b1),
      ),
      'W=W_2W_1,\\quad\\mathbf{b}=W_2\\mathbf{b}_1+\\mathbf{b}_2': plus(
        apply(w2, apply(w1, x)),
        plus(apply(w2, b1), b2),
      ),
      'W=W_2W_1,\\quad\\mathbf{b}=W_1\\mathbf{b}_2+\\mathbf{b}_1': plus(
        apply(w2, apply(w1, x)),
        plus(apply(w1, b2), b1),
      ),
    };
    for (const choice of questionOf(bank, 'choice', 'mlp-linear-composition').choices) {
      const value = candidates[textOf(choice.text).replaceAll('$', '')]!;
      const gap = Math.hypot(value[0] - truth[0], value[1] - truth[1]);
      expect(gap < 1e-9).toBe(choice.correct === true);
    }
  });

  it('writes tanh with the sigmoid function', () => {
    const s = (x: number) => 1 / (1 + Math.exp(-x));
    const candidates: Record<string, (x: number) => number> = {
      '\\tanh x=2\\sigma(2x)-1': (x) => 2 * s(2 * x) - 1,
      '\\tanh x=2\\sigma(x)-1': (x) => 2 * s(x) - 1,
      '\\tanh x=\\sigma(2x)-\\frac{1}{2}': (x) => s(2 * x) - 0.5,
      '\\tanh x=1-2\\sigma(2x)': (x) => 1 - 2 * s(2 * x),
    };
    for (const choice of questionOf(bank, 'choice', 'mlp-tanh-from-sigmoid').choices) {
      const f = candidates[textOf(choice.text).replaceAll('$', '')]!;
      const gap = Math.max(...[-2, -0.3, 0.4, 1, 3].map((x) => Math.abs(f(x) - Math.tanh(x))));
      expect(gap < 1e-9).toBe(choice.correct === true);
    }
  });

  it('has the slopes and the dip that the statements on activations name', () => {
    const s = (x: number) => 1 / (1 + Math.exp(-x));
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const grid = Array.from({ length: 8001 }, (_, k) => -4 + k / 1000);
    expect(Math.max(...grid.map((x) => s(x) * (1 - s(x))))).toBeCloseTo(0.25, 9);
    expect(Math.max(...grid.map((x) => 1 - Math.tanh(x) ** 2))).toBeCloseTo(1, 9);
    let phi = 3.167e-5;
    const gelu = grid.map((x, k) => {
      if (k > 0) phi += (density(x) + density(x - 0.001)) / 2000;
      return x * phi;
    });
    const lowest = gelu.indexOf(Math.min(...gelu));
    expect(grid[lowest]!).toBeCloseTo(-0.75, 2);
    expect(gelu[lowest]!).toBeCloseTo(-0.17, 2);
  });
});
