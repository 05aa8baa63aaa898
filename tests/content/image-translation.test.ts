import { describe, expect, it } from 'vitest';
import { keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/image-translation');

/** The side of the input that one output sees: walks back from one output through the layers. */
function receptiveField(strides: readonly number[], kernel: number): number {
  let [from, to] = [0, 0];
  for (const stride of strides.toReversed()) [from, to] = [from * stride, to * stride + kernel - 1];
  return to - from + 1;
}

describe('image-translation', () => {
  it('walks back through the four layers of the patch discriminator', () => {
    const q = questionOf(bank, 'number', 'pix2pix-patch-receptive-field');
    expect(q.value).toBe(receptiveField([2, 2, 1, 1], 4));
    expect(receptiveField([2, 2, 2, 1, 1], 4)).toBe(70); // as the explanation states
    const [ones, twos] = [receptiveField([1, 1, 1, 1], 4), receptiveField([2, 2, 2, 2], 4)];
    let [late, jump] = [1, 1];
    for (const stride of [2, 2, 1, 1]) {
      jump *= stride;
      late += 3 * jump;
    }
    expect(q.slips!.map((s) => s.value)).toEqual([ones, twos, late, 4 * 4]);
    for (const slip of q.slips!) expect(slip.value).not.toBe(q.value);
  });

  it('maximises the value of a conditional GAN over a grid of discriminator outputs', () => {
    // Joint densities of two images and two conditions with the same p(y).
    const prior = [0.3, 0.7];
    const data = [
      [0.9, 0.1],
      [0.4, 0.6],
    ]; // data[y][x]
    const made = [
      [0.5, 0.5],
      [0.2, 0.8],
    ];
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const marginal = (d: number[][], x: number) => sum(prior.map((p, y) => p * d[y]![x]!));
    const share = (a: number, b: number) => a / (a + b);
    const formula: Record<string, (x: number, y: number) => number> = {
      'p_{data}(\\mathbf{x}\\mid y)': (x, y) => share(data[y]![x]!, made[y]![x]!),
      'p_g(\\mathbf{x}\\mid y)': (x, y) => share(made[y]![x]!, data[y]![x]!),
      'p_{data}(\\mathbf{x})': (x) => share(marginal(data, x), marginal(made, x)),
      'p_{data}(y\\mid\\mathbf{x})': (x, y) =>
        share((prior[y]! * data[y]![x]!) / marginal(data, x), (prior[y]! * made[y]![x]!) / marginal(made, x)),
    };
    const largestError = (text: string) => {
      const of = formula[/^\$\\frac\{(.+?\))\}\{/.exec(text)![1]!]!;
      let error = 0;
      for (const y of [0, 1]) {
        for (const x of [0, 1]) {
          const value = (d: number) =>
            prior[y]! * (data[y]![x]! * Math.log(d) + made[y]![x]! * Math.log(1 - d));
          let best = 0.0001;
          for (let d = best; d < 1; d += 0.0001) if (value(d) > value(best)) best = d;
          error = Math.max(error, Math.abs(best - of(x, y)));
        }
      }
      return error;
    };
    expect(largestError(keyText(bank, 'conditional-gan-optimal-discriminator'))).toBeLessThan(0.001);
    for (const wrong of wrongTexts(bank, 'conditional-gan-optimal-discriminator')) {
      expect(largestError(wrong)).toBeGreaterThan(0.01);
    }
  });
});
