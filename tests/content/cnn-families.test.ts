import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/cnn-families');

/** Counts the multiply-adds of a convolution one by one (stride 1, same padding, borders not treated). */
function multiplyAdds(side: number, kernel: number, channelsIn: number, channelsOut: number): number {
  let count = 0;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) count += kernel * kernel * channelsIn * channelsOut;
  }
  return count;
}

describe('cnn-families', () => {
  it('concatenates the last outputs of the four branches of the Inception module', () => {
    const branches = [[96], [64, 128], [32, 64], [32]]; // convolutions of each branch in the figure
    const channels = branches.reduce((sum, branch) => sum + branch.at(-1)!, 0);
    const channelsOf = (text: string) => Number(/\\times(\d+)\$$/.exec(text)?.[1]);
    expect(channelsOf(keyText(bank, 'googlenet-inception-output'))).toBe(channels);
    for (const wrong of wrongTexts(bank, 'googlenet-inception-output')) {
      expect(channelsOf(wrong)).toBeGreaterThan(0);
      expect(channelsOf(wrong)).not.toBe(channels);
    }
    const { alt } = bank.sets!.find((s) => s.id === 'inception-module')!.figure!;
    for (const branch of branches) for (const width of branch) expect(alt).toContain(`（${width}）`);
  });

  it('compares the weights of the 5 x 5 branch with and without the reduction', () => {
    const weights = (k: number, from: number, to: number) => k * k * from * to;
    const percent = ((weights(1, 256, 32) + weights(5, 32, 64)) / weights(5, 256, 64)) * 100;
    expect(numberIn(keyText(bank, 'googlenet-reduction-weights'))).toBeCloseTo(percent, 1);
    const wrong = wrongTexts(bank, 'googlenet-reduction-weights').map(numberIn);
    for (const value of wrong) expect(Math.abs(value - percent)).toBeGreaterThan(1);
    expect(wrong).toContainEqual((weights(5, 32, 64) / weights(5, 256, 64)) * 100);
    expect(wrong).toContainEqual((weights(1, 256, 32) / weights(5, 256, 64)) * 100);
    expect(wrong).toContainEqual(((256 * 32 + 5 * 32 * 64) / (5 * 256 * 64)) * 100);
  });

  it('grows a Dense Block layer by layer and halves it in the transition', () => {
    const q = questionOf(bank, 'number', 'densenet-transition-channels');
    const maps = Array.from({ length: 48 }, () => 'input');
    for (let layer = 0; layer < 8; layer++) maps.push(...Array.from({ length: 24 }, () => `layer ${layer}`));
    expect(q.value).toBe(Math.floor(0.5 * maps.length));
    expect(q.slips!.map((s) => s.value)).toEqual([
      maps.length,
      4 * 24,
      (maps.length - 24) / 2,
      (48 + 24) / 2,
    ]);
    for (const slip of q.slips!) expect(slip.value).not.toBe(q.value);
  });

  it('multiplies depth once, width and resolution twice', () => {
    const cost = (layers: number, side: number, channels: number) =>
      layers * multiplyAdds(side, 3, channels, channels);
    const factor = cost(20, 60, 30) / cost(10, 50, 20);
    expect(numberIn(keyText(bank, 'efficientnet-flops-factor'))).toBeCloseTo(factor, 9);
    for (const wrong of wrongTexts(bank, 'efficientnet-flops-factor')) {
      expect(Math.abs(numberIn(wrong) - factor)).toBeGreaterThan(0.5);
    }
  });

  it('doubles the cost for α β² γ² = 2 and for no other constraint offered', () => {
    const exponents: Record<string, [number, number, number]> = {
      '$\\alpha\\cdot\\beta^2\\cdot\\gamma^2\\approx2$': [1, 2, 2],
      '$\\alpha^2\\cdot\\beta\\cdot\\gamma\\approx2$': [2, 1, 1],
      '$\\alpha\\cdot\\beta\\cdot\\gamma\\approx2$': [1, 1, 1],
      '$\\alpha^2\\cdot\\beta^2\\cdot\\gamma\\approx2$': [2, 2, 1],
    };
    const doubles = (text: string) => {
      const [a, b, c] = exponents[text]!;
      const [beta, gamma] = [1.1, 1.15];
      const alpha = (2 / (beta ** b * gamma ** c)) ** (1 / a);
      const cost = (d: number, w: number, r: number) => 1000 * d * (w * 64) ** 2 * (r * 56) ** 2;
      return Math.abs(cost(alpha, beta, gamma) / cost(1, 1, 1) - 2) < 1e-9;
    };
    expect(doubles(keyText(bank, 'efficientnet-constraint'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'efficientnet-constraint')) expect(doubles(wrong)).toBe(false);
  });

  it('counts a depthwise separable convolution with both multipliers', () => {
    const [K, M, N, F, a, r] = [3, 32, 64, 28, 0.5, 0.75] as const;
    const [m, n, side] = [a * M, a * N, r * F];
    const depthwise = m * multiplyAdds(side, K, 1, 1);
    const count = depthwise + multiplyAdds(side, 1, m, n);
    const value = (text: string) => {
      const rows = text.replace(/\$\\begin\{aligned\}&|\\end\{aligned\}\$/g, '').replace('\\\\&', '');
      const js = rows
        .replaceAll('(\\rho D_F)^2', '*(r*F)**2')
        .replaceAll('\\rho D_F^2', '*r*F**2')
        .replaceAll('D_K^2', 'K**2')
        .replaceAll('\\,', '')
        .replaceAll('\\alpha M', '*a*M')
        .replaceAll('\\alpha N', '*a*N')
        .replace(/(?<=M)N/, '*N')
        .replaceAll('+*', '+');
      return js.split('+').reduce(
        (sum, term) =>
          sum +
          term.split(/(?<!\*)\*(?!\*)/).reduce((product, factor) => {
            const known: Record<string, number> = {
              a,
              M,
              N,
              'K**2': K ** 2,
              '(r': r,
              'F)**2': (r * F) ** 2 / r,
            };
            const plain: Record<string, number> = { r, 'F**2': F ** 2 };
            const number = known[factor] ?? plain[factor];
            if (number === undefined) throw new Error(`${factor} in ${js}`);
            return product * number;
          }, 1),
        0,
      );
    };
    expect(value(keyText(bank, 'mobilenet-multipliers-cost'))).toBeCloseTo(count, 6);
    for (const wrong of wrongTexts(bank, 'mobilenet-multipliers-cost')) {
      expect(Math.abs(value(wrong) - count)).toBeGreaterThan(1);
    }
  });
});
