import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/distances-and-neighbours');
type Vector = readonly [number, number];

describe('distances-and-neighbours', () => {
  it('unit contours, at the points the figure draws', () => {
    const svg = readFileSync(
      new URL('../../questions/2-ml/figures/unit-distance-contours.svg', import.meta.url),
      'utf8',
    );
    const [square = '', diamond = ''] = [...svg.matchAll(/<path class="a" d="([^"]+)"/g)].map((m) => m[1]!);
    expect(square).toMatch(/^M[\d.]+ [\d.]+H[\d.]+V[\d.]+H[\d.]+Z$/);
    expect(diamond).toMatch(/L/);
    const ellipse = /<ellipse [^>]*rx="([\d.]+)" ry="([\d.]+)" transform="rotate\((-?\d+)/.exec(svg)!;
    // rotate(-45) turns the long axis to the upper right, since y points down.
    const [long, short] = [Number(ellipse[1]) ** 2, Number(ellipse[2]) ** 2];
    expect(Number(ellipse[3])).toBe(-45);
    const covariance = (long - short) / 2;
    const names: Record<string, (p: Vector) => number> = {
      マンハッタン距離: ([x, y]) => Math.abs(x) + Math.abs(y),
      ユークリッド距離: ([x, y]) => Math.hypot(x, y),
      '$L_\\infty$ 距離（チェビシェフ距離）': ([x, y]) => Math.max(Math.abs(x), Math.abs(y)),
    };
    const half = Math.SQRT1_2;
    const drawn: Record<string, Vector[]> = {
      ア: [
        [1, 1],
        [1, 0],
        [0.3, 1],
      ],
      ウ: [
        [1, 0],
        [0.5, 0.5],
        [0, 1],
      ],
      エ: [
        [1, 0],
        [half, half],
        [0.6, 0.8],
      ],
    };
    const keys = blankKeys(bank, 'distances-unit-contours');
    for (const [blank, points] of Object.entries(drawn)) {
      const fits = Object.keys(names).filter((n) => points.every((p) => Math.abs(names[n]!(p) - 1) < 1e-12));
      expect(fits).toEqual([keys[blank]]);
    }
    expect(keys['イ']).toBe(`マハラノビス距離（共分散が${covariance > 0 ? '正' : '負'}）`);
  });

  it('whitening', () => {
    const angle = 0.7;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const values: Vector = [3, 0.5];
    const d: Vector = [1.3, -0.4];
    const forward = ([x, y]: Vector): Vector => [c * x - s * y, s * x + c * y]; // U v
    const back = ([x, y]: Vector): Vector => [c * x + s * y, -s * x + c * y]; // Uᵀ v
    const scale = (power: number, [x, y]: Vector): Vector => [values[0] ** power * x, values[1] ** power * y];
    const rest = '(\\mathbf{x}-\\boldsymbol{\\mu})$';
    const forms: Record<string, Vector> = {
      [`$\\boldsymbol{\\Lambda}^{1/2}\\mathbf{U}^\\top${rest}`]: scale(0.5, back(d)),
      [`$\\boldsymbol{\\Lambda}^{-1}\\mathbf{U}^\\top${rest}`]: scale(-1, back(d)),
      [`$\\boldsymbol{\\Lambda}^{-1/2}\\mathbf{U}^\\top${rest}`]: scale(-0.5, back(d)),
      [`$\\mathbf{U}\\boldsymbol{\\Lambda}^{-1/2}${rest}`]: forward(scale(-0.5, d)),
    };
    // Σ entry by entry, and its inverse by the 2×2 formula.
    const [a, b, e] = [
      values[0] * c * c + values[1] * s * s,
      (values[0] - values[1]) * c * s,
      values[0] * s * s + values[1] * c * c,
    ];
    const det = a * e - b * b;
    const distance = Math.sqrt((e * d[0] ** 2 - 2 * b * d[0] * d[1] + a * d[1] ** 2) / det);
    const id = 'distances-whitening';
    expect(Math.hypot(...forms[keyText(bank, id)]!)).toBeCloseTo(distance, 10);
    for (const wrong of wrongTexts(bank, id)) {
      expect(Math.abs(Math.hypot(...forms[wrong]!) - distance)).toBeGreaterThan(0.01);
    }
  });

  it('Euclidean distance of unit vectors', () => {
    const theta = 1.1;
    const squared = (Math.cos(theta) - 1) ** 2 + Math.sin(theta) ** 2;
    const forms: Record<string, number> = {
      '$1-\\cos\\theta$': 1 - Math.cos(theta),
      '$2-2\\cos\\theta$': 2 - 2 * Math.cos(theta),
      '$2-2\\cos^2\\theta$': 2 - 2 * Math.cos(theta) ** 2,
      '$2-\\cos\\theta$': 2 - Math.cos(theta),
    };
    const id = 'distances-euclid-cosine';
    expect(forms[keyText(bank, id)]).toBeCloseTo(squared, 12);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(forms[wrong]! - squared)).toBeGreaterThan(0.01);
  });

  it('kd-tree pruning', () => {
    const id = 'distances-kd-tree-pruning';
    const stem = String(questionOf(bank, 'choice', id).stem);
    const point = (pattern: RegExp) => pattern.exec(stem)!.slice(1).map(Number);
    const [q1, q2] = point(/\\mathbf\{q\}=\((\d),(\d)\)/) as [number, number];
    const [n1, n2] = point(/最近傍は \$\((\d),(\d)\)/) as [number, number];
    const [cut1] = point(/\$x_1=(\d)\$/) as [number];
    const [cut2] = point(/\$x_2=(\d)\$/) as [number];
    const best = Math.hypot(n1 - q1, n2 - q2);
    expect(q1 >= cut1 && n1 >= cut1 && q2 < cut2 && n2 < cut2).toBe(true);
    const [first, second] = [Math.abs(q1 - cut1) < best, Math.abs(q2 - cut2) < best];
    expect([first, second]).toEqual([true, false]);
    const said = (text: string) => {
      const parts = /^\$x_1=4\$ の反対側(.+?)\$x_2=6\$ の反対側(.+)$/.exec(text)!;
      const both = parts[1] === 'も ' || parts[1] === 'も';
      const searched = (part: string) => !part.includes('調べず') && !part.includes('調べない');
      return [searched(both ? parts[2]! : parts[1]!), searched(parts[2]!)];
    };
    expect(said(keyText(bank, id))).toEqual([first, second]);
    for (const wrong of wrongTexts(bank, id)) expect(said(wrong)).not.toEqual([first, second]);
  });
});
