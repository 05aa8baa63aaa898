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
    const hits = [true, false, true, true, false];
    const truths = 4;
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
    const question = questionOf(bank, 'number', 'object-detection-average-precision');
    expect(Math.abs(question.value - area)).toBeLessThanOrEqual(1e-6);
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
});
