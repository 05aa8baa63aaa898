import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

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

  it('slides the former fully connected layer over a larger map', () => {
    const id = 'segmentation-fcn-output-map';
    const stem = String(questionOf(bank, 'choice', id).stem);
    const kernel = Number(/\$(\d)\\times\d\\times512\$/.exec(stem)![1]);
    const units = Number(/(\d+) ユニット/.exec(stem)![1]);
    const places = [/縦 (\d+)/, /横 (\d+)/].map((pattern) => {
      const size = Number(pattern.exec(stem)![1]) / 32;
      let count = 0;
      for (let start = 0; start + kernel <= size; start++) count += 1;
      return count;
    });
    const answer = `$${places[0]}\\times${places[1]}\\times${units}$`;
    expect(keyText(bank, id)).toBe(answer);
    expect(wrongTexts(bank, id)).not.toContain(answer);
  });

  it('walks through the small U-Net without padding', () => {
    const question = questionOf(bank, 'number', 'segmentation-unet-crop');
    const side = Number(/1辺 (\d+) 画素/.exec(String(question.stem))![1]);
    const twice = (n: number) => n - 2 - 2;
    const left = [twice(side)];
    left.push(twice(left[0]! / 2));
    const bottom = twice(left[1]! / 2);
    const middle = 2 * bottom;
    const top = 2 * twice(middle);
    for (const n of [left[0]!, left[1]!]) expect(n % 2).toBe(0);
    const crop = (a: number, b: number) => (a - b) / 2;
    expect(question.value).toBe(crop(left[0]!, top));
    const slips = [left[0]! - top, crop(left[1]!, middle), crop(left[0]!, 2 * middle), 0];
    expect(question.slips!.map((s) => s.value)).toEqual(slips);
    expect(slips).not.toContain(question.value);
    // The sizes that the paper prints: 572 in, 388 out, crops of 4, 16, 40 and 88.
    const sizes = [572];
    for (let k = 0; k < 4; k++) sizes.push(twice(sizes[k]!) / 2);
    let up = twice(sizes[4]!) * 2;
    const crops = [3, 2, 1, 0].map((k) => {
      const cut = crop(twice(sizes[k]!), up);
      up = twice(up) * (k > 0 ? 2 : 1);
      return cut;
    });
    expect([crops, up]).toEqual([[4, 16, 40, 88], 388]);
  });

  it('weighs only pixels near two cells', () => {
    const id = 'segmentation-unet-weight-map';
    const [base, peak, sigma] = [1, 10, 5];
    const forms: Record<string, (near: number, second: number) => number> = {
      '-\\frac{d_1^2}': (a) => -(a ** 2),
      '-\\frac{(d_2-d_1)^2}': (a, b) => -((b - a) ** 2),
      '\\frac{(d_1+d_2)^2}': (a, b) => (a + b) ** 2,
      '-\\frac{(d_1+d_2)^2}': (a, b) => -((a + b) ** 2),
    };
    const weight = (text: string, a: number, b: number) => {
      const exponent = /\\left\((.*?)\{2\\sigma/.exec(text)![1]!;
      return base + peak * Math.exp(forms[exponent]!(a, b) / (2 * sigma ** 2));
    };
    const wanted = (text: string) =>
      weight(text, 1, 1) > base + 0.8 * peak && // a gap between two cells
      weight(text, 1, 40) < base + 0.05 * peak && // the outer border of one cell
      weight(text, 40, 40) < base + 0.05 * peak; // far from both
    expect(wanted(keyText(bank, id))).toBe(true);
    for (const wrong of wrongTexts(bank, id)) expect(wanted(wrong)).toBe(false);
  });
});
