import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/fcos-and-one-stage');
const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('one text expected');
  return value;
};
/** All numbers of a text, in order. */
const numbers = (value: string): number[] => (value.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);

describe('fcos-and-one-stage', () => {
  const stem = text(bank.sets?.find((s) => s.id === 'fcos-location')?.stem);
  const stride = numberIn(/\$s=(\d+)\$/.exec(stem)![1]!);
  const [column, row] = numbers(/\(x,y\)=\((\d+,\d+)\)/.exec(stem)![1]!) as [number, number];
  const [x0, y0] = numbers(/左上が \$\((\d+,\d+)\)/.exec(stem)![1]!) as [number, number];
  const [x1, y1] = numbers(/右下が \$\((\d+,\d+)\)/.exec(stem)![1]!) as [number, number];
  const sides = (px: number, py: number) => [px - x0, py - y0, x1 - px, y1 - py] as const;
  const point = [Math.floor(stride / 2) + column * stride, Math.floor(stride / 2) + row * stride] as const;
  const ratio = (u: number, v: number) => Math.min(u, v) / Math.max(u, v);

  it('measures the distances from the mapped point to the four sides', () => {
    const want = [...sides(...point)];
    expect(numbers(keyText(bank, 'fcos-regression-target'))).toEqual(want);
    const wrong = wrongTexts(bank, 'fcos-regression-target').map(numbers);
    for (const other of wrong) expect(other).not.toEqual(want);
    expect(wrong).toContainEqual([...sides(column * stride, row * stride)]); // as the reason says
    expect(wrong).toContainEqual(want.map((d) => d / stride));
  });

  it('computes the centre-ness of that point', () => {
    const question = questionOf(bank, 'number', 'fcos-centerness-value');
    const [l, t, r, b] = sides(...point);
    const value = Math.sqrt(ratio(l, r) * ratio(t, b));
    expect(question.value).toBeCloseTo(value, 9);
    const [l2, t2, r2, b2] = sides(column * stride, row * stride);
    const slips = [
      value ** 2,
      Math.sqrt(ratio(l2, r2) * ratio(t2, b2)),
      Math.sqrt(ratio(l, t) * ratio(r, b)),
    ];
    question.slips!.forEach((slip, i) => {
      expect(slip.value).toBeCloseTo(slips[i]!, 3);
      expect(Math.abs(slip.value - value)).toBeGreaterThan(question.tolerance!);
    });
  });

  it('adds the coordinate terms of the YOLO loss, with roots of width and height and λ = 5', () => {
    const rows = [
      ...text(questionOf(bank, 'choice', 'yolo-coordinate-loss').stem).matchAll(/\| (?:正解|予測) \|(.+)\|/g),
    ];
    const [truth, guess] = rows.map((m) => numbers(m[1]!)) as [number[], number[]];
    const square = (i: number, f = (v: number) => v) => (f(truth[i]!) - f(guess[i]!)) ** 2;
    const centre = square(0) + square(1);
    const size = square(2, Math.sqrt) + square(3, Math.sqrt);
    const value = 5 * (centre + size);
    expect(numberIn(keyText(bank, 'yolo-coordinate-loss'))).toBeCloseTo(value, 6);
    const slips = [5 * (centre + square(2) + square(3)), 5 * centre + size, centre + size];
    wrongTexts(bank, 'yolo-coordinate-loss').forEach((wrong, i) => {
      expect(Math.abs(numberIn(wrong) - slips[i]!)).toBeLessThanOrEqual(0.005);
      expect(numberIn(wrong)).not.toBeCloseTo(value, 2);
    });
  });

  it('counts the outputs of an SSD feature map', () => {
    const question = questionOf(bank, 'number', 'ssd-output-count');
    const [height, width, boxes, classes] = numbers(text(question.stem)) as [number, number, number, number];
    let count = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) for (let k = 0; k < boxes; k++) count += classes + 1 + 4;
    }
    expect(question.value).toBe(count);
    for (const slip of question.slips!) expect(slip.value).not.toBe(count);
  });
});
