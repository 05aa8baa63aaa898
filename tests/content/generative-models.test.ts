import { describe, expect, it } from 'vitest';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('4-applications/generative-models');

describe('generative-models', () => {
  it('follows the variance through two diffusion steps', () => {
    let variance = 0; // x_0 is fixed
    for (const beta of [0.1, 0.2]) variance = (1 - beta) * variance + beta;
    const question = questionOf(bank, 'number', 'generative-models-diffusion-variance');
    expect(question.value).toBeCloseTo(variance, 12);
    for (const slip of question.slips ?? [])
      expect(Math.abs(slip.value - variance)).toBeGreaterThan(question.tolerance ?? 0);
  });
});
