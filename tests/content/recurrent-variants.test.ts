import { describe, expect, it } from 'vitest';
import type { BankText } from '../../src/content/schema.ts';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/recurrent-variants');
const textOf = (text: BankText) => (typeof text === 'string' ? text : text.pytorch);
const bare = (text: string) => numberIn(text.replaceAll('$', ''));
type Matrix = number[][];
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));

describe('recurrent-variants', () => {
  it('counts the parameters of the bidirectional network', () => {
    const id = 'birnn-parameter-count';
    const [input, hidden, output] = [10, 20, 5];
    const shapes = [1, 2].flatMap(() => [hidden * input, hidden * hidden, hidden]);
    const total = [...shapes, output * (hidden + hidden), output].reduce((sum, n) => sum + n, 0);
    expect(bare(keyText(bank, id))).toBe(total);
    for (const wrong of wrongTexts(bank, id)) expect(bare(wrong)).not.toBe(total);
  });

  it('finds the states that one input reaches', () => {
    const id = 'birnn-dependency-figure';
    const run = (x: number[]) => {
      const states = new Map<string, number>();
      let [f, g] = [0, 0];
      x.forEach((v, k) => states.set(`f${k + 1}`, (f = Math.tanh(0.7 * v + 0.9 * f + 0.1))));
      for (let k = x.length - 1; k >= 0; k--) states.set(`g${k + 1}`, (g = Math.tanh(0.5 * x[k]! - 0.8 * g)));
      return states;
    };
    const before = run([0.3, -0.4, 0.2, 0.9]);
    const after = run([0.3, -0.4, 0.8, 0.9]);
    const changed = [...before.keys()].filter((name) => before.get(name) !== after.get(name)).toSorted();
    const names = (text: string) =>
      [...text.matchAll(/\\boldsymbol\{([fg])\}_(\d)/g)].map((m) => m[1]! + m[2]!).toSorted();
    expect(names(keyText(bank, id))).toEqual(changed);
    for (const wrong of wrongTexts(bank, id)) expect(names(wrong)).not.toEqual(changed);
  });

  it('multiplies the Jacobians in the right order', () => {
    const w = [
      [0.8, -0.3],
      [0.5, 0.6],
    ];
    const drive = [
      [0, 0],
      [0.2, -0.5],
      [0.7, 0.1],
      [-0.4, 0.9],
    ];
    const u = (t: number, z: number[]) =>
      w.map((row, i) => row.reduce((sum, a, k) => sum + a * z[k]!, drive[t]![i]!));
    const first = u(1, [0.4, -0.2]).map(Math.tanh);
    const second = u(2, first).map(Math.tanh);
    const diagonal = (v: number[]): Matrix =>
      v.map((x, i) => v.map((_, j) => (i === j ? 1 - Math.tanh(x) ** 2 : 0)));
    const matrices: Record<string, Matrix> = {
      W: w,
      D_1: diagonal(u(1, [0.4, -0.2])),
      D_2: diagonal(u(2, first)),
      D_3: diagonal(u(3, second)),
    };
    const last = (z: number[]) => u(3, u(2, z).map(Math.tanh)).map(Math.tanh);
    const h = 1e-6;
    const truth = [0, 1].map((i) =>
      [0, 1].map((j) => {
        const at = (by: number) => last(first.map((x, k) => (k === j ? x + by : x)))[i]!;
        return (at(h) - at(-h)) / (2 * h);
      }),
    );
    for (const choice of questionOf(bank, 'choice', 'bptt-state-jacobian').choices) {
      const factors = textOf(choice.text)
        .match(/D_\d|W/g)!
        .map((name) => matrices[name]!);
      const value = factors.reduce(product);
      const gap = Math.max(...value.flatMap((row, i) => row.map((x, j) => Math.abs(x - truth[i]![j]!))));
      expect(gap < 1e-6).toBe(choice.correct === true);
      expect(choice.correct === true || gap > 0.01).toBe(true);
    }
  });

  it('searches greedily and with a beam of two', () => {
    const id = 'seq2seq-beam-search';
    const stem = textOf(questionOf(bank, 'choice', id).stem);
    const firstP: Record<string, number> = { A: 0.5, B: 0.4, C: 0.1 };
    const rows = [...stem.matchAll(/^\| ([ABC]) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/gm)];
    expect(rows).toHaveLength(3);
    const secondP = Object.fromEntries(rows.map((r) => [r[1]!, r.slice(2).map(Number)]));
    for (const row of Object.values(secondP)) expect(row.reduce((s, p) => s + p, 0)).toBeCloseTo(1, 9);
    const search = (width: number) => {
      const kept = Object.keys(firstP)
        .toSorted((a, b) => firstP[b]! - firstP[a]!)
        .slice(0, width);
      const ends = kept.flatMap((a) =>
        secondP[a]!.map((p, k) => ({ name: `${a} ${'ABC'[k]}`, p: firstP[a]! * p })),
      );
      return ends.reduce((x, y) => (y.p > x.p ? y : x)).name;
    };
    const result = `貪欲法：${search(1)}、ビームサーチ：${search(2)}`;
    expect(keyText(bank, id)).toBe(result);
    expect(wrongTexts(bank, id)).not.toContain(result);
  });
});
