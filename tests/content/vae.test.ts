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

  it('counts the parameters of the autoencoder with tied weights', () => {
    const question = questionOf(bank, 'number', 'vae-autoencoder-tied-parameters');
    const stem = String(question.stem);
    const input = Number(/入力が (\d+) 次元/.exec(stem)![1]);
    const hidden = Number(/潜在変数が (\d+) 次元/.exec(stem)![1]);
    const shared = new Set<string>();
    for (let j = 0; j < hidden; j++) for (let i = 0; i < input; i++) shared.add(`w${j},${i}`); // encoder
    for (let i = 0; i < input; i++) for (let j = 0; j < hidden; j++) shared.add(`w${j},${i}`); // transpose
    const weights = shared.size;
    for (let j = 0; j < hidden; j++) shared.add(`b${j}`);
    for (let i = 0; i < input; i++) shared.add(`c${i}`);
    expect(question.value).toBe(shared.size);
    const slips = [2 * weights + hidden + input, weights, weights + hidden, weights + 2 * hidden];
    expect(question.slips!.map((s) => s.value)).toEqual(slips);
    expect(slips).not.toContain(question.value);
  });
});
