import { describe, expect, it } from 'vitest';
import type { BankText } from '../../src/content/schema.ts';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('3-dl/backpropagation');
const textOf = (text: BankText) => (typeof text === 'string' ? text : text.pytorch);

describe('backpropagation', () => {
  it('passes the delta back through one layer', () => {
    const weightsIn = [
      [0.4, -0.7],
      [0.9, 0.3],
    ];
    const weightsOut = [
      [1.1, -0.5],
      [0.2, 0.8],
    ];
    const input = [0.6, -1.2];
    const dot = (m: number[][], v: number[]) => m.map((row) => row.reduce((sum, w, k) => sum + w * v[k]!, 0));
    const transposed = (m: number[][]) => m[0]!.map((_, k) => m.map((row) => row[k]!));
    const slope = (x: number) => 1 - Math.tanh(x) ** 2;
    const above = (u: number[]) => dot(weightsOut, u.map(Math.tanh));
    const loss = (u: number[]) => above(u).reduce((sum, v, k) => sum + Math.sin(v + k), 0);
    const u = dot(weightsIn, input);
    const h = 1e-6;
    const truth = u.map((_, k) => {
      const moved = (by: number) => u.map((x, j) => (j === k ? x + by : x));
      return (loss(moved(h)) - loss(moved(-h))) / (2 * h);
    });
    const next = above(u).map((v, k) => Math.cos(v + k));
    const by = (factors: number[], v: number[]) => v.map((x, k) => x * factors[k]!);
    const candidates: [RegExp, number[]][] = [
      [/^f\(/, by(u.map(Math.tanh), dot(transposed(weightsOut), next))],
      [/\\\{W\^\{\(l\+1\)\}/, by(u.map(slope), dot(weightsOut, next))],
      [/\(W\^\{\(l\+1\)\}\)\^\\top/, by(u.map(slope), dot(transposed(weightsOut), next))],
      [/\(W\^\{\(l\)\}\)\^\\top/, by(u.map(slope), dot(transposed(weightsIn), next))],
    ];
    const seen = new Set<number>();
    for (const choice of questionOf(bank, 'choice', 'backpropagation-delta-recursion').choices) {
      const text = textOf(choice.text).replaceAll('$', '');
      const at = candidates.findIndex(([pattern]) => pattern.test(text));
      seen.add(at);
      const gap = Math.max(...candidates[at]![1].map((x, k) => Math.abs(x - truth[k]!)));
      expect(gap < 1e-6).toBe(choice.correct === true);
    }
    expect(seen.size).toBe(4);
  });

  it('adds the gradients of every path', () => {
    const question = questionOf(bank, 'number', 'backpropagation-branch-gradient');
    const loss = (x: number, y: number) => {
      const u = x * y;
      const v = x + u;
      return u * v;
    };
    const h = 1e-5;
    const slope = (loss(3 + h, 2) - loss(3 - h, 2)) / (2 * h);
    expect(loss(3, 2)).toBe(54);
    expect(question.value).toBeCloseTo(slope, 5);
    for (const slip of question.slips ?? []) expect(Math.abs(slip.value - slope)).toBeGreaterThan(1);
  });
});
