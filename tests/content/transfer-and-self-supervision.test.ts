import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/transfer-and-self-supervision');
const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('one text expected');
  return value;
};

describe('transfer-and-self-supervision', () => {
  it('weights the losses of the source by p_T/p_S', () => {
    const question = questionOf(bank, 'number', 'transfer-weighted-risk-value');
    const rows = [...text(question.stem).matchAll(/\| [AB] \|([ \d.|]+)\|/g)].map((m) => {
      const [source, target, count, loss] = m[1]!.split('|').map(Number) as [number, number, number, number];
      return { source, target, count, loss };
    });
    expect(rows).toHaveLength(2);
    const n = rows.reduce((sum, r) => sum + r.count, 0);
    expect(n).toBe(10);
    const mean = (weight: (r: { source: number; target: number }) => number) =>
      rows.reduce((sum, r) => sum + weight(r) * r.loss, 0) / n;
    const value = mean((r) => r.target / r.source);
    expect(question.value).toBeCloseTo(value, 9);
    const slips = [mean(() => 1), mean((r) => r.source / r.target), mean((r) => r.target)];
    question.slips!.forEach((slip, i) => {
      expect(Math.abs(slip.value - slips[i]!)).toBeLessThanOrEqual(0.005);
      expect(Math.abs(slip.value - value)).toBeGreaterThan(question.tolerance!);
    });
  });

  it('has one unbiased estimator among the four, by enumeration of a discrete input', () => {
    // E over p_S of weight × loss must be E over p_T of loss; two inputs, as the next question has
    const source = [0.8, 0.2];
    const target = [0.3, 0.7];
    const loss = [0.5, 1.2];
    const wanted = target.reduce((sum, p, i) => sum + p * loss[i]!, 0);
    const mean = (weight: (s: number, t: number) => number) =>
      source.reduce((sum, s, i) => sum + s * weight(s, target[i]!) * loss[i]!, 0);
    expect(mean((s, t) => t / s)).toBeCloseTo(wanted, 9);
    for (const weight of [() => 1, (_: number, t: number) => t, (s: number, t: number) => s / t]) {
      expect(mean(weight)).not.toBeCloseTo(wanted, 2);
    }
    expect(keyText(bank, 'transfer-importance-weighting')).toContain(
      '\\frac{p_T(\\mathbf{x}_i)}{p_S(\\mathbf{x}_i)}',
    );
  });

  it('takes the cross entropy of the positive among four candidates', () => {
    const found = /正例で (\d+)、負例で (\d+)、(\d+)、(\d+)/.exec(
      text(questionOf(bank, 'choice', 'self-supervision-infonce-value').stem),
    )!;
    const exps = found.slice(1).map(Number);
    const total = exps.reduce((a, b) => a + b, 0);
    const value = -Math.log(exps[0]! / total);
    expect(numberIn(keyText(bank, 'self-supervision-infonce-value'))).toBeCloseTo(value, 3);
    const wrong = wrongTexts(bank, 'self-supervision-infonce-value').map(numberIn);
    [-Math.log(exps[0]! / (total - exps[0]!)), Math.log(exps[0]!), Math.log(total)].forEach((slip, i) => {
      expect(wrong[i]).toBeCloseTo(slip, 3);
      expect(wrong[i]).not.toBeCloseTo(value, 2);
    });
  });
});
