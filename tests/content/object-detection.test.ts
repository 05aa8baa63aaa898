import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/object-detection');

interface Box {
  name: string;
  at: [number, number, number, number];
  score: number;
}

/** The boxes as the table of the set prints them. */
function boxesOf(stem: unknown): Box[] {
  const rows = String(stem).matchAll(/^\| ([PQRS]) \|([^\n]+)\|$/gm);
  return [...rows].map(([, name = '', cells = '']) => {
    const [x = 0, y = 0, right = 0, bottom = 0, score = 0] = cells.split('|').map(Number);
    return { name, at: [x, y, right, bottom], score };
  });
}

/** Counts unit squares, so that no formula for IoU is repeated here. */
function iou(a: Box, b: Box): number {
  const inside = ({ at }: Box, x: number, y: number) => x >= at[0] && x < at[2] && y >= at[1] && y < at[3];
  let both = 0;
  let either = 0;
  for (let x = 0; x < 130; x++)
    for (let y = 0; y < 130; y++) {
      const [p, q] = [inside(a, x, y), inside(b, x, y)];
      if (p && q) both += 1;
      if (p || q) either += 1;
    }
  return both / either;
}

describe('object-detection', () => {
  const boxes = boxesOf(bank.sets?.find((s) => s.id === 'object-detection-nms-boxes')?.stem);
  const box = (name: string) => boxes.find((b) => b.name === name)!;

  it('reads four boxes from the table', () => {
    expect(boxes.map((b) => b.name)).toEqual(['P', 'Q', 'R', 'S']);
  });

  it('computes the IoU of P and Q', () => {
    const value = iou(box('P'), box('Q'));
    expect(numberIn(keyText(bank, 'object-detection-iou-value'))).toBeCloseTo(value, 9);
    for (const wrong of wrongTexts(bank, 'object-detection-iou-value'))
      expect(Math.abs(numberIn(wrong) - value)).toBeGreaterThan(0.05);
  });

  it('runs NMS on the table', () => {
    let left = [...boxes].sort((a, b) => b.score - a.score);
    const kept: string[] = [];
    for (let best = left.shift(); best; best = left.shift()) {
      const taken = best;
      kept.push(taken.name);
      left = left.filter((other) => iou(taken, other) <= 0.5);
    }
    const answer = kept.sort().join('、');
    expect(keyText(bank, 'object-detection-nms-result')).toBe(answer);
    expect(wrongTexts(bank, 'object-detection-nms-result')).not.toContain(answer);
  });

  it('computes the shift of the rounded RoI corner', () => {
    const [dx, dy] = [36, 52].map((pixel) => Math.abs(Math.round(pixel / 16) * 16 - pixel));
    const answer = `$x$ 方向に${dx}画素、$y$ 方向に${dy}画素`;
    expect(keyText(bank, 'object-detection-roi-pooling-offset')).toBe(answer);
    expect(wrongTexts(bank, 'object-detection-roi-pooling-offset')).not.toContain(answer);
  });

  it('interpolates the RoIAlign sample', () => {
    const grid = [
      { x: 2, y: 3, value: 8 },
      { x: 3, y: 3, value: 4 },
      { x: 2, y: 4, value: 2 },
      { x: 3, y: 4, value: 10 },
    ];
    const [x, y] = [36 / 16, 52 / 16];
    const value = grid.reduce(
      (sum, g) => sum + g.value * (1 - Math.abs(g.x - x)) * (1 - Math.abs(g.y - y)),
      0,
    );
    expect(numberIn(keyText(bank, 'object-detection-roialign-bilinear'))).toBeCloseTo(value, 9);
    for (const wrong of wrongTexts(bank, 'object-detection-roialign-bilinear'))
      expect(numberIn(wrong)).not.toBeCloseTo(value, 2);
  });

  it('integrates the interpolated precision-recall curve', () => {
    const question = questionOf(bank, 'number', 'object-detection-average-precision');
    const row = /\| 判定 \|([^\n]+)\|/.exec(String(question.stem))![1]!;
    const hits = row.split('|').map((cell) => cell.trim() === 'TP');
    expect(hits).toHaveLength(5);
    const truths = Number(/全部で(\d)個/.exec(String(question.stem))![1]);
    let found = 0;
    const points = hits.map((hit, i) => {
      found += hit ? 1 : 0;
      return { precision: found / (i + 1), recall: found / truths };
    });
    const steps = 4000;
    let area = 0;
    for (let i = 0; i < steps; i++) {
      const recall = (i + 0.5) / steps;
      area += Math.max(0, ...points.filter((p) => p.recall >= recall).map((p) => p.precision)) / steps;
    }
    expect(Math.abs(question.value - area)).toBeLessThanOrEqual(0.0005);
    const own = points.filter((_, i) => hits[i]);
    expect(own.reduce((sum, p) => sum + p.precision, 0) / truths).toBeCloseTo(question.slips![0]!.value, 3);
    expect(area / Math.max(...points.map((p) => p.recall))).toBeCloseTo(question.slips![2]!.value, 3);
    for (const slip of question.slips ?? [])
      expect(Math.abs(slip.value - area)).toBeGreaterThan(question.tolerance ?? 0);
  });

  it('counts the YOLO output per cell', () => {
    const box = ['x', 'y', 'w', 'h', 'confidence'];
    const cell = [...Array<string[]>(3).fill(box).flat(), ...Array<string>(4).fill('class')];
    const answer = `$5\\times5\\times${cell.length}$`;
    expect(keyText(bank, 'object-detection-yolo-output-shape')).toBe(answer);
    expect(wrongTexts(bank, 'object-detection-yolo-output-shape')).not.toContain(answer);
  });

  it('decodes the box from its anchor by searching for the offsets', () => {
    const id = 'object-detection-anchor-decoding';
    const stem = String(questionOf(bank, 'choice', id).stem);
    const read = (pattern: RegExp) => Number(pattern.exec(stem)![1]);
    const anchor = {
      x: read(/\$\((\d+),\d+\)\$/),
      y: read(/\$\(\d+,(\d+)\)\$/),
      w: read(/幅 (\d+)/),
      h: read(/高さ (\d+)/),
    };
    const given = [
      read(/t_x=([-\d.]+)/),
      read(/t_y=([-\d.]+)/),
      Math.log(read(/t_w=\\ln ([\d.]+)/)),
      Math.log(read(/t_h=\\ln ([\d.]+)/)),
    ];
    const numbers = (text: string) => [...text.matchAll(/[\d.]+/g)].map((m) => Number(m[0]));
    // Encodes each choice as the paper does and compares with the given offsets.
    const fits = (text: string) => {
      const [x, y, w, h] = numbers(text) as [number, number, number, number];
      const { log } = Math;
      const code = [
        (x - anchor.x) / anchor.w,
        (y - anchor.y) / anchor.h,
        log(w / anchor.w),
        log(h / anchor.h),
      ];
      return Math.max(...code.map((t, k) => Math.abs(t - given[k]!)));
    };
    expect(fits(keyText(bank, id))).toBeLessThan(1e-9);
    for (const wrong of wrongTexts(bank, id)) expect(fits(wrong)).toBeGreaterThan(0.05);
  });
});
