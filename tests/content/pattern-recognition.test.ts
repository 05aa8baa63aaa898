import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/pattern-recognition');
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

describe('pattern-recognition', () => {
  it('k nearest neighbours, with the points of the figure', () => {
    const alt = bank.sets?.[0]?.figure?.alt ?? '';
    const points = (label: string, until: string) => {
      const part = alt.slice(alt.indexOf(`${label}が`), alt.indexOf(until, alt.indexOf(`${label}が`)));
      return [...part.matchAll(/\((-?\d+), (-?\d+)\)/g)].map((m) => ({
        label,
        distance: Math.hypot(Number(m[1]), Number(m[2])),
      }));
    };
    const all = [...points('●', '▲'), ...points('▲', '。')].toSorted((a, b) => a.distance - b.distance);
    expect(all).toHaveLength(7);
    const vote = (k: number) => (all.slice(0, k).filter((p) => p.label === '●').length > k / 2 ? '●' : '▲');
    const result = [1, 3, 5].map((k) => `$k=${k}$ は${vote(k)}`).join('、');
    const id = 'pattern-knn-majority';
    expect(keyText(bank, id)).toBe(result);
    expect(wrongTexts(bank, id)).not.toContain(result);
    for (const k of [1, 3, 5]) expect(all[k]!.distance).toBeGreaterThan(all[k - 1]!.distance);
  });

  it('Lp distances', () => {
    const [x, y] = [
      [1, -2, 4],
      [4, 2, 4],
    ];
    const diff = x.map((v, i) => Math.abs(v - y[i]!));
    const expected: Record<string, number> = {
      ア: sum(diff),
      イ: Math.sqrt(sum(diff.map((d) => d * d))),
      ウ: Math.max(...diff),
    };
    const id = 'pattern-lp-distances';
    const keys = blankKeys(bank, id);
    const pool = (questionOf(bank, 'blanks', id).pool ?? []).map((c) => numberIn(String(c.text)));
    for (const [blank, value] of Object.entries(expected)) {
      expect(numberIn(keys[blank]!)).toBeCloseTo(value, 10);
      expect(pool.filter((p) => Math.abs(p - value) < 1e-9)).toHaveLength(1);
    }
  });

  it('cosine distance', () => {
    const [a, b] = [
      [1, 2, 2],
      [2, 2, 1],
    ];
    const result = 1 - sum(a.map((v, i) => v * b[i]!)) / (Math.hypot(...a) * Math.hypot(...b));
    const question = questionOf(bank, 'number', 'pattern-cosine-distance');
    expect(Math.abs(question.value - result)).toBeLessThan(0.0006);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - result)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('Mahalanobis distance', () => {
    const [[a, b], [c, d]] = [
      [2, 1],
      [1, 2],
    ] as const;
    const det = a * d - b * c;
    const distance = (x: number, y: number) => Math.sqrt((x * (d * x - b * y) + y * (-c * x + a * y)) / det);
    const result = [distance(1, 1), distance(1, -1)];
    /** `\sqrt2`, `\sqrt6` or `\sqrt{2/3}`. */
    const roots = (text: string) =>
      [...text.matchAll(/\\sqrt(?:\{(\d+)\/(\d+)\}|(\d))/g)].map((m) =>
        Math.sqrt(m[3] ? Number(m[3]) : Number(m[1]) / Number(m[2])),
      );
    const same = (text: string) => roots(text).every((r, i) => Math.abs(r - result[i]!) < 1e-9);
    const id = 'pattern-mahalanobis-correlated';
    expect(roots(keyText(bank, id))).toHaveLength(2);
    expect(same(keyText(bank, id))).toBe(true);
    for (const wrong of wrongTexts(bank, id)) expect(same(wrong)).toBe(false);
  });
});
