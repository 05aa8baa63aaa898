import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/vae');

/** KL(N(mu, variance) || N(0, 1)) by summing q (log q - log p) over a fine grid. */
function divergence(mu: number, variance: number): number {
  const log = (x: number, m: number, v: number) => -0.5 * (Math.log(2 * Math.PI * v) + (x - m) ** 2 / v);
  const step = 0.001;
  let sum = 0;
  for (let x = -30; x <= 30; x += step) {
    const q = log(x, mu, variance);
    sum += Math.exp(q) * (q - log(x, 0, 1)) * step;
  }
  return sum;
}

describe('vae', () => {
  it('integrates the KL divergence of the example', () => {
    const value = divergence(1, 1) + divergence(0, 4);
    const question = questionOf(bank, 'number', 'vae-kl-value');
    expect(Math.abs(question.value - value)).toBeLessThanOrEqual(0.005);
    for (const slip of question.slips ?? [])
      expect(Math.abs(slip.value - question.value)).toBeGreaterThan(question.tolerance ?? 0);
  });

  it('computes the gap between log-likelihood and lower bound', () => {
    const [evidence, reconstruction, prior] = [-88, -80, 12];
    const gap = evidence - (reconstruction - prior);
    expect(numberIn(keyText(bank, 'vae-elbo-gap'))).toBe(gap);
    for (const wrong of wrongTexts(bank, 'vae-elbo-gap')) expect(numberIn(wrong)).not.toBe(gap);
  });
});
