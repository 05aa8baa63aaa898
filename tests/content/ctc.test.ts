import { describe, expect, it } from 'vitest';
import { keyText, numberIn, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/ctc');

type Step = Record<string, number>;

function collapse(path: string): string {
  return Array.from(path)
    .filter((c, t) => c !== '-' && c !== path[t - 1])
    .join('');
}

function paths(steps: readonly Step[]): { path: string; p: number }[] {
  return steps.reduce(
    (all, step) =>
      all.flatMap(({ path, p }) =>
        Object.entries(step).map(([label, q]) => ({ path: path + label, p: p * q })),
      ),
    [{ path: '', p: 1 }],
  );
}

function summed(steps: readonly Step[], label: string): number {
  return paths(steps).reduce((sum, { path, p }) => sum + (collapse(path) === label ? p : 0), 0);
}

type Rule = (before: readonly number[], s: number, y: (label: string) => number, l: string) => number;

/** The recursion of an option, for a label that is no blank and differs from the one before. */
const RULES: Record<string, Rule> = {
  "$\\displaystyle y^t_{l'_s}\\sum_{i=0}^{2}\\alpha_{t-1}(s-i)$": (a, s, y, l) =>
    y(l[s]!) * (a[s]! + a[s - 1]! + a[s - 2]!),
  "$\\displaystyle y^t_{l'_s}\\sum_{i=0}^{1}\\alpha_{t-1}(s-i)$": (a, s, y, l) =>
    y(l[s]!) * (a[s]! + a[s - 1]!),
  "$\\displaystyle y^t_{l'_s}\\max_{0\\le i\\le2}\\alpha_{t-1}(s-i)$": (a, s, y, l) =>
    y(l[s]!) * Math.max(a[s]!, a[s - 1]!, a[s - 2]!),
  "$\\displaystyle \\sum_{i=0}^{2}y^t_{l'_{s-i}}\\alpha_{t-1}(s-i)$": (a, s, y, l) =>
    y(l[s]!) * a[s]! + y(l[s - 1]!) * a[s - 1]! + y(l[s - 2]!) * a[s - 2]!,
};

function forward(steps: readonly Step[], label: string, rule: Rule): number {
  const l = `-${Array.from(label).join('-')}-`;
  let alpha = Array.from(l).map((c, s) => (s < 2 ? (steps[0]![c] ?? 0) : 0));
  for (const step of steps.slice(1)) {
    const y = (c: string) => step[c] ?? 0;
    alpha = alpha.map((_, s) =>
      s >= 2 && l[s] !== '-' && l[s] !== l[s - 2]
        ? rule(alpha, s, y, l)
        : y(l[s]!) * (alpha[s]! + (s > 0 ? alpha[s - 1]! : 0)),
    );
  }
  return alpha.at(-1)! + alpha.at(-2)!;
}

describe('ctc', () => {
  it('merges repeats, then removes blanks', () => {
    const result = collapse('aa-abb-');
    expect(keyText(bank, 'ctc-collapse-path')).toBe(`\`${result}\``);
    for (const wrong of wrongTexts(bank, 'ctc-collapse-path')) expect(wrong).not.toBe(`\`${result}\``);
  });

  it('adds up the paths of a label sequence', () => {
    const steps = [0.8, 0.4, 0.4].map((a) => ({ a, '-': 1 - a }));
    const probability = summed(steps, 'a');
    expect(numberIn(keyText(bank, 'ctc-label-probability'))).toBeCloseTo(probability, 9);
    for (const wrong of wrongTexts(bank, 'ctc-label-probability')) {
      expect(Math.abs(numberIn(wrong) - probability)).toBeGreaterThan(0.01);
    }
  });

  it('has a recursion that equals the sum over all paths', () => {
    const steps: Step[] = [
      { a: 0.5, b: 0.2, '-': 0.3 },
      { a: 0.1, b: 0.6, '-': 0.3 },
      { a: 0.3, b: 0.3, '-': 0.4 },
      { a: 0.2, b: 0.7, '-': 0.1 },
      { a: 0.6, b: 0.1, '-': 0.3 },
    ];
    const right = (text: string) =>
      ['ab', 'aab', 'aba'].every(
        (label) => Math.abs(forward(steps, label, RULES[text]!) - summed(steps, label)) < 1e-9,
      );
    expect(right(keyText(bank, 'ctc-forward-recursion'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'ctc-forward-recursion')) expect(right(wrong)).toBe(false);
  });
});
