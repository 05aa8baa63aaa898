import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('1-math/linear-algebra');
type Matrix = number[][];
const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((acc, v, k) => acc + v * b[k]![j]!, 0)));
const transpose = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const power = (a: Matrix, k: number): Matrix => (k === 1 ? a : multiply(a, power(a, k - 1)));
const inverse = (m: Matrix): Matrix => {
  const [a, b, c, d] = m.flat();
  const det = a! * d! - b! * c!;
  return [
    [d! / det, -b! / det],
    [-c! / det, a! / det],
  ];
};
const distance = (a: Matrix, b: Matrix) =>
  Math.sqrt(a.reduce((acc, row, i) => acc + row.reduce((s, v, j) => s + (v - b[i]![j]!) ** 2, 0), 0));

describe('linear-algebra', () => {
  it('rank, eigenvalue and best approximation from the singular values', () => {
    // A = U Σ Vᵀ with U = a reflection of four axes, V a rotation in the first two of three.
    const [c, s] = [0.6, 0.8];
    const V = [
      [c, -s, 0],
      [s, c, 0],
      [0, 0, 1],
    ];
    const u = [0.5, 0.5, 0.5, 0.5];
    const U = u.map((a, i) => u.map((b, j) => (i === j ? 1 : 0) - 2 * a * b));
    const sigma = [
      [6, 0, 0],
      [0, 3, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    const A = multiply(multiply(U, sigma), transpose(V));
    const gram = multiply(transpose(A), A);
    // Largest eigenvalue by power iteration.
    let v = [[1], [0.3], [0.2]];
    let top = 0;
    for (let i = 0; i < 200; i += 1) {
      const next = multiply(gram, v);
      top = Math.sqrt(next.reduce((acc, [x]) => acc + x! * x!, 0));
      v = next.map(([x]) => [x! / top]);
    }
    // A Gram matrix of rank 2: determinant 0, sum of its 2×2 principal minors not.
    const minor = (i: number, j: number) => gram[i]![i]! * gram[j]![j]! - gram[i]![j]! * gram[j]![i]!;
    const minors = minor(0, 1) + minor(0, 2) + minor(1, 2);
    expect(minors).toBeGreaterThan(1);
    expect(gram[2]!.every((x) => Math.abs(x) < 1e-9)).toBe(true);
    const rankOne = multiply(A, multiply(v, transpose(v)));
    const results: Record<string, number> = { ア: 2, イ: top, ウ: distance(A, rankOne) };
    const question = questionOf(bank, 'blanks', 'linear-algebra-singular-values');
    const keys = blankKeys(bank, 'linear-algebra-singular-values');
    for (const [blank, result] of Object.entries(results)) {
      expect(numberIn(keys[blank]!)).toBeCloseTo(result, 6);
      const same = question.pool?.filter((p) => Math.abs(numberIn(p.text as string) - result) < 1e-6);
      expect(same).toHaveLength(1);
    }
  });

  it('eigenpairs', () => {
    const A = [
      [4, 1],
      [2, 3],
    ];
    const holds = (text: string) => {
      const match = /固有値 \$(\d+)\$、固有ベクトル \$\((-?\d+),\\,(-?\d+)\)/.exec(text);
      const [lambda, x, y] = match!.slice(1).map(Number) as [number, number, number];
      return distance(multiply(A, [[x], [y]]), [[lambda * x], [lambda * y]]) < 1e-9;
    };
    expect(holds(keyText(bank, 'linear-algebra-eigenpairs'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'linear-algebra-eigenpairs')) expect(holds(wrong)).toBe(false);
  });

  it('power of a diagonalised matrix', () => {
    const P = [
      [1, 2],
      [0.5, 3],
    ];
    const D = [
      [2, 0],
      [0, -1],
    ];
    const k = 3;
    const A = multiply(multiply(P, D), inverse(P));
    const three = (a: Matrix, b: Matrix, c: Matrix) => multiply(multiply(a, b), c);
    const values: Record<string, Matrix> = {
      '$P\\,D^k\\,P^{-1}$': three(P, power(D, k), inverse(P)),
      '$P^k\\,D^k\\,P^{-k}$': three(power(P, k), power(D, k), inverse(power(P, k))),
      '$P\\,D^k\\,P^\\top$': three(P, power(D, k), transpose(P)),
      '$P^{-1}\\,D^k\\,P$': three(inverse(P), power(D, k), P),
    };
    const want = power(A, k);
    expect(distance(values[keyText(bank, 'linear-algebra-diagonal-power')]!, want)).toBeLessThan(1e-9);
    for (const wrong of wrongTexts(bank, 'linear-algebra-diagonal-power')) {
      expect(distance(values[wrong]!, want)).toBeGreaterThan(0.1);
    }
  });

  it('the circle and its ellipse', () => {
    const turn = (degrees: number): Matrix => {
      const t = (degrees * Math.PI) / 180;
      return [
        [Math.cos(t), -Math.sin(t)],
        [Math.sin(t), Math.cos(t)],
      ];
    };
    const [U, V, S] = [
      turn(55),
      turn(25),
      [
        [1.6, 0],
        [0, 0.7],
      ],
    ];
    const A = multiply(multiply(U, S), transpose(V));
    const column = (m: Matrix, j: number, by = 1) => m.map((row) => [by * row[j]!]);
    // The unit vector that A stretches most is v1, and goes to σ1 u1; v2 goes to σ2 u2.
    const lengths = Array.from({ length: 1800 }, (_, i) => {
      const t = (i * Math.PI) / 1800;
      const image = multiply(A, [[Math.cos(t)], [Math.sin(t)]]);
      return Math.hypot(image[0]![0]!, image[1]![0]!);
    });
    expect(lengths.indexOf(Math.max(...lengths)) / 10).toBeCloseTo(25, 5);
    expect(distance(multiply(A, column(V, 0)), column(U, 0, 1.6))).toBeLessThan(1e-9);
    expect(distance(multiply(A, column(V, 1)), column(U, 1, 0.7))).toBeLessThan(1e-9);
    expect(blankKeys(bank, 'linear-algebra-svd-figure')).toEqual({
      ア: '$\\mathbf{v}_1$',
      イ: '$\\sigma_1\\mathbf{u}_1$',
      ウ: '$\\sigma_2\\mathbf{u}_2$',
    });
  });
});
