import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/active-and-meta-learning');

describe('active-and-meta-learning', () => {
  it('ranks the four samples by each criterion of uncertainty sampling', () => {
    const { stem } = questionOf(bank, 'blanks', 'active-three-criteria');
    if (typeof stem !== 'string') throw new Error('one stem expected');
    const rows = [...stem.matchAll(/\| (\$x_\d\$) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|/g)].map(
      (m) => ({ name: m[1]!, p: [m[2], m[3], m[4], m[5]].map(Number) }),
    );
    expect(rows).toHaveLength(4);
    for (const { p } of rows) expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    const first = (uncertainty: (p: number[]) => number) =>
      rows.toSorted((a, b) => uncertainty(b.p) - uncertainty(a.p))[0]!.name;
    const sorted = (p: number[]) => p.toSorted((a, b) => b - a);
    expect(blankKeys(bank, 'active-three-criteria')).toEqual({
      ア: first((p) => 1 - Math.max(...p)),
      イ: first((p) => sorted(p)[1]! - sorted(p)[0]!),
      ウ: first((p) => p.reduce((h, x) => (x > 0 ? h - x * Math.log(x) : h), 0)),
    });
    for (const [head, values] of [
      [[0.9, 0.48, 0.47, 0.43, 0.4, 0.3], '0.095 | 0.352 | 0.355 | 0.363 | 0.367 | 0.361'],
      [[0.19, 0.05, 0.03, 0.02], '0.316 | 0.150 | 0.105 | 0.078'],
    ] as const) {
      expect(head.map((p) => (-p * Math.log(p)).toFixed(3)).join(' | ')).toBe(values);
      expect(stem).toContain(values);
    }
  });

  // Two tasks with a scalar parameter: L_i(θ) = ½ (θ − c_i)².
  const loss = (i: number, theta: number) => 0.5 * (theta - [2, 6][i]!) ** 2;
  const slope = (f: (x: number) => number, x: number) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
  const adapted = (i: number, theta: number) => theta - 0.5 * slope((x) => loss(i, x), theta);
  const total = (f: (i: number) => number) => f(0) + f(1);

  it('takes one meta-step by differentiating through the inner step', () => {
    const q = questionOf(bank, 'number', 'maml-one-step-number');
    const meta = slope((theta) => total((i) => loss(i, adapted(i, theta))), 0);
    expect(q.value).toBeCloseTo(-0.1 * meta, 4);
    const firstOrder = total((i) => slope((x) => loss(i, x), adapted(i, 0)));
    const before = total((i) => slope((x) => loss(i, x), 0));
    const slips = [-0.1 * firstOrder, -0.1 * before, (-0.1 * meta) / 2, 0.1 * meta];
    q.slips!.forEach((slip, k) => {
      expect(slip.value).toBeCloseTo(slips[k]!, 4);
      expect(Math.abs(slip.value - q.value)).toBeGreaterThan(q.tolerance ?? 0);
    });
  });

  it('descends the losses after adaptation with the key only', () => {
    const steps: Record<string, number> = {
      "$\\theta\\leftarrow\\theta-\\beta\\nabla_\\theta\\sum_i\\mathcal{L}_i(\\theta'_i)$":
        -0.1 * slope((theta) => total((i) => loss(i, adapted(i, theta))), 0),
      '$\\theta\\leftarrow\\theta-\\beta\\nabla_\\theta\\sum_i\\mathcal{L}_i(\\theta)$':
        -0.1 * slope((theta) => total((i) => loss(i, theta)), 0),
      "$\\theta\\leftarrow\\theta+\\beta\\sum_i(\\theta'_i-\\theta)$": 0.1 * total((i) => adapted(i, 0)),
      "$\\theta\\leftarrow\\theta-\\beta\\sum_i\\nabla_{\\theta'_i}\\mathcal{L}_i(\\theta'_i)$":
        -0.1 * total((i) => slope((x) => loss(i, x), adapted(i, 0))),
    };
    // Exact gradient of Σ ½ (θ'_i − c_i)² with θ'_i = θ − 0.5 (θ − c_i), at θ = 0.
    const exact = -0.1 * total((i) => 0.5 * (0.5 * [2, 6][i]! - [2, 6][i]!));
    expect(steps[keyText(bank, 'maml-meta-update')]).toBeCloseTo(exact, 4);
    for (const wrong of wrongTexts(bank, 'maml-meta-update')) {
      expect(Math.abs(steps[wrong]! - exact)).toBeGreaterThan(0.05);
    }
  });
});
