import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/dimension-reduction');
type Vector = readonly [number, number];
const raw: Vector[] = [
  [2, 1],
  [0, -1],
  [-3, -1],
  [4, 3],
  [-1, 0],
  [1, -2],
];
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const centre = [mean(raw.map((p) => p[0])), mean(raw.map((p) => p[1]))] as const;
const points = raw.map(([x, y]): Vector => [x - centre[0], y - centre[1]]);
const [a, b, c] = [
  mean(points.map((p) => p[0] ** 2)),
  mean(points.map((p) => p[0] * p[1])),
  mean(points.map((p) => p[1] ** 2)),
];
/** Direction at this angle, and the mean squares of the three segments of the figure. */
function segments(angle: number) {
  const u: Vector = [Math.cos(angle), Math.sin(angle)];
  const at = points.map(([x, y]) => x * u[0] + y * u[1]);
  return {
    u,
    whole: mean(points.map(([x, y]) => x * x + y * y)),
    along: mean(at.map((t) => t * t)),
    apart: mean(points.map(([x, y], i) => (x - at[i]! * u[0]) ** 2 + (y - at[i]! * u[1]) ** 2)),
  };
}
const all = Array.from({ length: 18_000 }, (_, i) => segments((i * Math.PI) / 18_000));
const most = all.reduce((x, y) => (y.along > x.along ? y : x));
const least = all.reduce((x, y) => (y.apart < x.apart ? y : x));

describe('dimension-reduction', () => {
  it('largest variance and least reconstruction error give one direction', () => {
    expect(most.u[0]).toBeCloseTo(least.u[0], 6);
    for (const one of all.filter((_, i) => i % 1000 === 0)) {
      expect(one.along + one.apart).toBeCloseTo(one.whole, 9);
      expect(one.whole).toBeCloseTo(most.whole, 12);
    }
    expect(blankKeys(bank, 'dimension-pca-two-views')).toEqual({ ア: '②', イ: '③', ウ: '①' });
  });

  it('stationary condition', () => {
    const [x, y] = most.u;
    const image: Vector = [a * x + b * y, b * x + c * y];
    const lambda = most.along;
    expect(image[0]).toBeCloseTo(lambda * x, 3);
    expect(image[1]).toBeCloseTo(lambda * y, 3);
    expect(Math.abs(lambda - lambda ** 2)).toBeGreaterThan(0.1);
    expect(keyText(bank, 'dimension-pca-stationary')).toBe(
      '$\\mathbf{S}\\mathbf{u}=\\lambda\\mathbf{u}$、分散は $\\lambda$',
    );
  });

  it('what the left-out components lose', () => {
    // Diagonal covariance in five dimensions: two points ±√(5λ) on each axis, ten points in all.
    const values = [5, 3, 2, 1.5, 0.5];
    const kept = 2;
    const data = values.flatMap((v, i) =>
      [1, -1].map((s) => values.map((_, j) => (i === j ? s * Math.sqrt(values.length * v) : 0))),
    );
    const loss = mean(data.map((p) => p.slice(kept).reduce((sum, t) => sum + t * t, 0)));
    const add = (list: number[]) => list.reduce((x, y) => x + y, 0);
    const forms: Record<string, number> = {
      '$\\displaystyle\\sum_{i=1}^{M}\\lambda_i$': add(values.slice(0, kept)),
      '$\\displaystyle\\sum_{i=M+1}^{D}\\lambda_i^2$': add(values.slice(kept).map((v) => v * v)),
      '$\\displaystyle\\lambda_{M+1}$': values[kept]!,
      '$\\displaystyle\\sum_{i=M+1}^{D}\\lambda_i$': add(values.slice(kept)),
    };
    const id = 'dimension-pca-residual';
    expect(forms[keyText(bank, id)]).toBeCloseTo(loss, 10);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(forms[wrong]! - loss)).toBeGreaterThan(0.1);
  });

  it('contribution ratio', () => {
    const question = questionOf(bank, 'number', 'dimension-contribution-ratio');
    const [p, q, r] = /pmatrix\}(\d)&(\d)\\\\\d&(\d)/.exec(String(question.stem))!.slice(1).map(Number) as [
      number,
      number,
      number,
    ];
    const variances = Array.from({ length: 200_000 }, (_, i) => {
      const t = (i * Math.PI) / 200_000;
      return p * Math.cos(t) ** 2 + 2 * q * Math.cos(t) * Math.sin(t) + r * Math.sin(t) ** 2;
    });
    const result = variances.reduce((x, y) => Math.max(x, y)) / (p + r);
    expect(Math.abs(question.value - result)).toBeLessThan(0.0005);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - result)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });
});
