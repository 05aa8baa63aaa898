import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/lightweight-models');

/** Scale and zero point by the TeX of the option. */
const PAIRS: [RegExp, (min: number, max: number) => [number, number]][] = [
  [
    /S&=\\tfrac\{r_\{\\max\}-r_\{\\min\}\}\{255\}.*rd\}\(r_/s,
    (lo, hi) => [(hi - lo) / 255, Math.round((lo * 255) / (hi - lo))],
  ],
  [/S&=\\tfrac\{255\}/, (lo, hi) => [255 / (hi - lo), Math.round((-lo * 255) / (hi - lo))]],
  [
    /S&=\\tfrac\{r_\{\\max\}-r_\{\\min\}\}\{255\}.*rd\}\(-r_/s,
    (lo, hi) => [(hi - lo) / 255, Math.round((-lo * 255) / (hi - lo))],
  ],
  [/S&=\\tfrac\{r_\{\\max\}\}\{255\}/, (lo, hi) => [hi / 255, Math.round((-lo * 255) / hi)]],
];

/** Whether q = 0 and q = 255 restore the ends of the range, up to one step. */
function coversRange(tex: string): boolean {
  const found = PAIRS.filter(([pattern]) => pattern.test(tex));
  expect(found).toHaveLength(1);
  return [
    [-1, 4.1],
    [-3, 1],
    [-0.5, 0.5],
  ].every(([lo, hi]) => {
    const [s, z] = found[0]![1](lo!, hi!);
    return Math.abs(s * (0 - z) - lo!) <= s && Math.abs(s * (255 - z) - hi!) <= s && s < hi! - lo!;
  });
}

describe('lightweight-models', () => {
  it('maps the ends of the range to the ends of the integers', () => {
    expect(coversRange(keyText(bank, 'lm-scale-zero-point'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'lm-scale-zero-point')) expect(coversRange(wrong)).toBe(false);
  });

  it('counts the weights left after removing filters', () => {
    const kernel = 3 * 3;
    const kept = 128 - 64;
    const left = kernel * 64 * kept + kernel * kept * 256;
    expect(numberIn(keyText(bank, 'lm-filter-pruning-weights'))).toBe(left);
    for (const wrong of wrongTexts(bank, 'lm-filter-pruning-weights')) {
      expect(numberIn(wrong)).not.toBe(left);
    }
  });

  it('asks for four different techniques', () => {
    const { blanks } = questionOf(bank, 'blanks', 'lm-technique-names');
    expect(new Set(blanks.map((b) => b.answer)).size).toBe(4);
  });
});
