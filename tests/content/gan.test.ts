import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/gan');

/** The discriminator output that maximises p log d + q log(1 - d), found by search. */
function best(p: number, q: number): number {
  const gain = (d: number) => p * Math.log(d) + q * Math.log(1 - d);
  let found = 0.0001;
  for (let i = 1; i < 10000; i++) if (gain(i / 10000) > gain(found)) found = i / 10000;
  return found;
}

describe('gan', () => {
  it('finds the optimal discriminator', () => {
    const d = best(0.6, 0.2);
    expect(numberIn(keyText(bank, 'gan-optimal-discriminator'))).toBeCloseTo(d, 3);
    for (const wrong of wrongTexts(bank, 'gan-optimal-discriminator'))
      expect(Math.abs(numberIn(wrong) - d)).toBeGreaterThan(0.05);
  });

  it('evaluates the objective at the optimal discriminator', () => {
    const data = [3 / 4, 1 / 4];
    const generated = [1 / 4, 3 / 4];
    const value = data.reduce((sum, p, i) => {
      const q = generated[i]!;
      const d = best(p, q);
      return sum + p * Math.log(d) + q * Math.log(1 - d);
    }, 0);
    const question = questionOf(bank, 'number', 'gan-value-at-optimum');
    expect(Math.abs(question.value - value)).toBeLessThanOrEqual(question.tolerance ?? 0);
    for (const slip of question.slips ?? [])
      expect(Math.abs(slip.value - value)).toBeGreaterThan(question.tolerance ?? 0);
  });
});
