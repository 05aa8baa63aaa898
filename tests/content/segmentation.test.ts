import { describe, expect, it } from 'vitest';
import { keyText, numberIn, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/segmentation');

describe('segmentation', () => {
  it('measures a transposed convolution by scattering its kernel', () => {
    const [size, kernel, stride, padding] = [14, 3, 2, 1];
    const touched = new Set<number>();
    for (let i = 0; i < size; i++) for (let k = 0; k < kernel; k++) touched.add(i * stride + k);
    const out = touched.size - 2 * padding; // padding crops both ends
    const answer = `$${out}\\times${out}$`;
    expect(keyText(bank, 'segmentation-transposed-conv-size')).toBe(answer);
    expect(wrongTexts(bank, 'segmentation-transposed-conv-size')).not.toContain(answer);
  });

  it('computes mean IoU from the pixels of the table', () => {
    const table = [
      [60, 10],
      [20, 10],
    ];
    const pixels = table.flatMap((row, truth) =>
      row.flatMap((count, guess) => Array.from({ length: count }, () => ({ truth, guess }))),
    );
    const ious = [0, 1].map((c) => {
      const both = pixels.filter((p) => p.truth === c && p.guess === c).length;
      return both / pixels.filter((p) => p.truth === c || p.guess === c).length;
    });
    const mean = (ious[0]! + ious[1]!) / 2;
    expect(numberIn(keyText(bank, 'segmentation-mean-iou'))).toBeCloseTo(mean, 3);
    for (const wrong of wrongTexts(bank, 'segmentation-mean-iou'))
      expect(Math.abs(numberIn(wrong) - mean)).toBeGreaterThan(0.05);
  });
});
