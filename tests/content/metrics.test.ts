import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/metrics');
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** The counts are read from the description of the figure. */
const [TP, FN, FP, TN] = [...(bank.sets?.[0]?.figure?.alt ?? '').matchAll(/(\d+) 件/g)].map((m) =>
  Number(m[1]),
) as [number, number, number, number];
const P = TP / (TP + FP);
const R = TP / (TP + FN);

function nearest(id: string, result: number, gap: number) {
  expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.0006);
  for (const wrong of wrongTexts(bank, id)) {
    expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(gap);
  }
}

function accepted(id: string, result: number) {
  const question = questionOf(bank, 'number', id);
  expect(Math.abs(question.value - result)).toBeLessThan(0.0006);
  for (const slip of question.slips ?? []) {
    expect(Math.abs(slip.value - result)).toBeGreaterThan(2 * (question.tolerance ?? 0));
  }
}

describe('metrics', () => {
  it('the figure shows 200 cases', () => {
    expect([TP, FN, FP, TN]).toHaveLength(4);
    expect(TP + FN + FP + TN).toBe(200);
  });

  it('F1', () => nearest('metrics-f1-binary', 2 / (1 / P + 1 / R), 0.005));
  it('false positive rate', () => accepted('metrics-false-positive-rate', FP / (FP + TN)));
  it('F2', () => nearest('metrics-f-beta', (5 * P * R) / (4 * P + R), 0.01));

  it('micro and macro precision', () => {
    const cm = [
      [80, 10, 10],
      [5, 40, 5],
      [5, 0, 5],
    ];
    const stem = String(questionOf(bank, 'blanks', 'metrics-micro-macro-precision').stem);
    for (const row of cm) expect(stem).toContain(`| ${row.join(' | ')} |`);
    const predicted = cm.map((_, j) => sum(cm.map((row) => row[j]!)));
    const hits = cm.map((row, i) => row[i]!);
    const expected: Record<string, number> = {
      ア: sum(hits.map((h, i) => h / predicted[i]!)) / cm.length,
      イ: sum(hits) / sum(predicted),
    };
    const id = 'metrics-micro-macro-precision';
    const keys = blankKeys(bank, id);
    const pool = (questionOf(bank, 'blanks', id).pool ?? []).map((c) => numberIn(String(c.text)));
    for (const [blank, value] of Object.entries(expected)) {
      expect(Math.abs(numberIn(keys[blank]!) - value)).toBeLessThan(0.0006);
      expect(pool.filter((p) => Math.abs(p - value) < 0.01)).toHaveLength(1);
    }
  });

  it('perplexity', () => {
    const p = [1 / 2, 1 / 4, 1 / 8, 1 / 4];
    nearest('metrics-perplexity-tokens', Math.exp(-sum(p.map(Math.log)) / p.length), 0.3);
  });

  it('F1 from IoU, on masks of every overlap', () => {
    const id = 'metrics-f1-from-iou';
    const forms: Record<string, (j: number) => number> = {
      '$\\dfrac{J}{2-J}$': (j) => j / (2 - j),
      '$\\dfrac{2J}{1+J}$': (j) => (2 * j) / (1 + j),
      '$\\dfrac{1+J}{2}$': (j) => (1 + j) / 2,
      '$\\dfrac{2J}{2+J}$': (j) => (2 * j) / (2 + j),
    };
    const holds = (text: string) =>
      [1, 2, 4, 6].every((shared) => {
        const truth = Array.from({ length: 20 }, (_, k) => k < 8);
        const guess = Array.from({ length: 20 }, (_, k) => k >= 8 - shared && k < 14);
        const count = (of: (t: boolean, g: boolean) => boolean) =>
          truth.filter((t, k) => of(t, guess[k]!)).length;
        const precision = count((t, g) => t && g) / count((_, g) => g);
        const recall = count((t, g) => t && g) / count((t) => t);
        const iou = count((t, g) => t && g) / count((t, g) => t || g);
        return Math.abs(forms[text]!(iou) - 2 / (1 / precision + 1 / recall)) < 1e-9;
      });
    expect(holds(keyText(bank, id))).toBe(true);
    for (const wrong of wrongTexts(bank, id)) expect(holds(wrong)).toBe(false);
  });

  it('AUC, as the area under the ROC curve', () => {
    const positive = [0.9, 0.6, 0.4];
    const negative = [0.7, 0.5, 0.3, 0.2];
    const thresholds = [Infinity, ...[...positive, ...negative].sort((x, y) => y - x)];
    const points = thresholds.map((t) => ({
      x: negative.filter((s) => s >= t).length / negative.length,
      y: positive.filter((s) => s >= t).length / positive.length,
    }));
    const area = sum(points.slice(1).map((q, i) => ((q.x - points[i]!.x) * (q.y + points[i]!.y)) / 2));
    nearest('metrics-auc-pairs', area, 0.05);
  });

  it('average precision', () => {
    const hits = [true, false, true, true, false];
    const precisions = hits.map((_, i) => hits.slice(0, i + 1).filter(Boolean).length / (i + 1));
    nearest('metrics-average-precision', sum(precisions.filter((_, i) => hits[i])) / 4, 0.05);
  });

  it('accuracy of an all-negative classifier', () => {
    const truth = Array.from({ length: 1000 }, (_, i) => i < 10);
    const predicted = truth.map(() => false);
    const accuracy = truth.filter((t, i) => t === predicted[i]).length / truth.length;
    const recall = truth.filter((t, i) => t && predicted[i]).length / truth.filter(Boolean).length;
    const read = (text: string) => [...text.matchAll(/[01](?:\.\d+)?/g)].map((m) => Number(m[0]));
    const id = 'metrics-accuracy-imbalance';
    expect(read(keyText(bank, id))).toEqual([accuracy, recall]);
    for (const wrong of wrongTexts(bank, id)) expect(read(wrong)).not.toEqual([accuracy, recall]);
  });

  it('RMSE', () => {
    const errors = [2, -1, -2, 4];
    accepted('metrics-rmse-errors', Math.hypot(...errors) / Math.sqrt(errors.length));
  });
});
