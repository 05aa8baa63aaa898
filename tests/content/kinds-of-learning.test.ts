import { describe, expect, it } from 'vitest';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('2-ml/kinds-of-learning');

describe('kinds-of-learning', () => {
  it('posterior under other priors', () => {
    const question = questionOf(bank, 'number', 'kinds-prior-correction');
    // A population that was sampled to equal shares: count the items instead of using the formula.
    const likelihood = [0.75, 0.25]; // shares of C1 and C2 among inputs like x, classes being equally many
    const count = [0.1, 0.9].map((prior, k) => prior * likelihood[k]!);
    const result = count[0]! / (count[0]! + count[1]!);
    expect(Math.abs(question.value - result)).toBeLessThan(1e-9);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - result)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });
});
