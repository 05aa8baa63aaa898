import { describe, expect, it } from 'vitest';
import { keyText, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/dialogue-and-graphs');

describe('dialogue-and-graphs', () => {
  it('takes the coefficient between nodes 1 and 4 from the matrix product', () => {
    const edges = [
      [1, 2],
      [1, 3],
      [1, 4],
      [4, 5],
    ] as const;
    const size = 5;
    const adjacency = [...Array(size).keys()].map((i) =>
      [...Array(size).keys()].map((j) =>
        i === j || edges.some(([a, b]) => (a === i + 1 && b === j + 1) || (b === i + 1 && a === j + 1))
          ? 1
          : 0,
      ),
    );
    const multiply = (a: number[][], b: number[][]) =>
      a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
    const degrees = adjacency.map((row) => row.reduce<number>((sum, value) => sum + value, 0));
    const power = (p: number) => degrees.map((d, i) => degrees.map((_, j) => (i === j ? d ** p : 0)));
    const normalised = multiply(multiply(power(-0.5), adjacency), power(-0.5));
    const value = (text: string) => 1 / Math.sqrt(Number(/sqrt\{(\d+)\}/.exec(text)![1]));
    expect(value(keyText(bank, 'gcn-normalised-coefficient'))).toBeCloseTo(normalised[0]![3]!, 9);
    const wrong = wrongTexts(bank, 'gcn-normalised-coefficient').map(value);
    for (const slip of wrong) expect(Math.abs(slip - normalised[0]![3]!)).toBeGreaterThan(0.03);
    expect(wrong[1]).toBeCloseTo(multiply(power(-1), adjacency)[0]![3]!, 9);
    expect(wrong[2]).toBeCloseTo(multiply(multiply(power(-1), adjacency), power(-1))[0]![3]!, 9);
  });

  it('bounds log P(w_n | w_<n) from below with the key, and not with the other expressions', () => {
    const prior = [0.6, 0.4]; // P(z | past)
    const likelihood = [0.1, 0.5]; // P(w | z, past)
    const evidence = prior.reduce((sum, p, z) => sum + p * likelihood[z]!, 0);
    const posterior = prior.map((p, z) => (p * likelihood[z]!) / evidence);
    const kl = (a: number[], b: number[]) => a.reduce((sum, p, i) => sum + p * Math.log(p / b[i]!), 0);
    const fit = (q: number[]) => q.reduce((sum, p, z) => sum + p * Math.log(likelihood[z]!), 0);
    const key = (q: number[]) => fit(q) - kl(q, prior);
    for (let p = 0.01; p < 1; p += 0.01) {
      expect(key([p, 1 - p])).toBeLessThanOrEqual(Math.log(evidence) + 1e-12);
    }
    expect(key(posterior)).toBeCloseTo(Math.log(evidence), 12);
    expect(fit(posterior) + kl(posterior, prior)).toBeGreaterThan(Math.log(evidence) + 0.01);
    expect(Math.abs(fit(posterior) - kl(prior, posterior) - Math.log(evidence))).toBeGreaterThan(0.01);
    expect(keyText(bank, 'vhred-lower-bound')).toContain(
      '-D_{KL}(Q_\\psi\\,\\|\\,P_\\theta(\\mathbf{z}_n\\mid\\mathbf{w}_{<n}))',
    );
  });
});
