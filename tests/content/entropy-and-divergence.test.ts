import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('1-math/entropy-and-divergence');
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const entropy = (p: number[], log = Math.log2) => sum(p.map((v) => (v === 0 ? 0 : -v * log(v))));
const kl = (p: number[], q: number[], log = Math.log2) =>
  sum(p.map((v, i) => (v === 0 ? 0 : v * log(v / q[i]!))));
const gauss = (x: number, mean: number, variance: number) =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

/** Integral over the line, by the midpoint rule. */
function integral(f: (x: number) => number, low = -40, high = 40, n = 80_000) {
  const step = (high - low) / n;
  let total = 0;
  for (let i = 0; i < n; i += 1) total += f(low + (i + 0.5) * step);
  return total * step;
}
const continuousKl = (p: (x: number) => number, q: (x: number) => number) =>
  integral((x) => (p(x) < 1e-300 ? 0 : p(x) * Math.log(p(x) / Math.max(q(x), 1e-320))), -12, 12, 24_000);

function nearest(id: string, result: number, gap: number) {
  expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.0006);
  for (const wrong of wrongTexts(bank, id)) {
    expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(gap);
  }
}

/** The number question is right within rounding, and every slip lies outside the tolerance. */
function number(id: string, result: number) {
  const question = questionOf(bank, 'number', id);
  expect(Math.abs(question.value - result)).toBeLessThan(0.0006);
  for (const slip of question.slips ?? []) {
    expect(Math.abs(slip.value - result)).toBeGreaterThan(2 * (question.tolerance ?? 0));
  }
}

/** Mutual information of the channel that flips with probability `e`, uniform input. */
function channel(e: number) {
  const joint = [(1 - e) / 2, e / 2, e / 2, (1 - e) / 2];
  return kl(joint, [0.25, 0.25, 0.25, 0.25]);
}

describe('entropy-and-divergence', () => {
  it('mutual information of the channel', () => {
    nearest('entropy-channel-mutual-information', channel(1 / 4), 0.1);
  });

  it('mutual information as the channel flips more often', () => {
    expect(channel(0)).toBeCloseTo(1, 10);
    expect(channel(1)).toBeCloseTo(1, 10);
    expect(channel(0.5)).toBeCloseTo(0, 10);
    expect(channel(0.9)).toBeCloseTo(channel(0.1), 10);
    expect(keyText(bank, 'entropy-channel-flip')).toContain('$\\varepsilon=0$ と $1$ で 1 bit');
  });

  it('entropy of four symbols', () => {
    number('entropy-four-symbols', entropy([1 / 2, 1 / 4, 1 / 8, 1 / 8]));
  });

  it('differential entropy of a Gaussian', () => {
    const [mean, variance] = [1.5, 2.3];
    const result = integral((x) => {
      const p = gauss(x, mean, variance);
      return p === 0 ? 0 : -p * Math.log(p);
    });
    const twoPi = 2 * Math.PI;
    const values: Record<string, number> = {
      '$\\dfrac12\\ln(2\\pi e\\sigma^2)$': Math.log(twoPi * Math.E * variance) / 2,
      '$\\dfrac12\\ln(2\\pi\\sigma^2)$': Math.log(twoPi * variance) / 2,
      '$\\dfrac12\\ln\\{2\\pi e(\\mu^2+\\sigma^2)\\}$': Math.log(twoPi * Math.E * (mean ** 2 + variance)) / 2,
      '$\\ln(2\\pi e\\sigma^2)$': Math.log(twoPi * Math.E * variance),
    };
    const id = 'entropy-gaussian-differential';
    expect(values[keyText(bank, id)]).toBeCloseTo(result, 6);
    for (const wrong of wrongTexts(bank, id)) expect(Math.abs(values[wrong]! - result)).toBeGreaterThan(0.1);
  });

  it('KL divergence of two Gaussians', () => {
    const result = continuousKl(
      (x) => gauss(x, 1, 1),
      (x) => gauss(x, 0, 4),
    );
    number('entropy-kl-gaussians', result);
    const back = integral((x) => gauss(x, 0, 4) * (Math.log(1 / 2) - x ** 2 / 8 + (x - 1) ** 2 / 2));
    const slips = questionOf(bank, 'number', 'entropy-kl-gaussians').slips ?? [];
    expect(slips[0]!.value).toBeCloseTo(back, 3);
  });

  it('the two directions of the KL divergence', () => {
    const p = (x: number) => 0.5 * gauss(x, -2, 0.25) + 0.5 * gauss(x, 2, 0.25);
    const normal = (mean: number, variance: number) => (x: number) => gauss(x, mean, variance);
    const [wide, narrow] = [normal(0, 4.25), normal(2, 0.25)];
    expect(integral((x) => x * x * p(x))).toBeCloseTo(4.25, 6);
    expect(continuousKl(p, wide)).toBeLessThan(continuousKl(p, narrow));
    expect(continuousKl(narrow, p)).toBeLessThan(continuousKl(wide, p));
    for (const [dm, ratio] of [
      [0.1, 1],
      [-0.1, 1],
      [0, 1.1],
      [0, 0.9],
    ] as const) {
      // Each is a local minimum of its own direction; the narrow one is none of the other.
      expect(continuousKl(p, normal(dm, 4.25 * ratio))).toBeGreaterThan(continuousKl(p, wide));
      expect(continuousKl(normal(2 + dm, 0.25 * ratio), p)).toBeGreaterThan(continuousKl(narrow, p));
    }
    expect(continuousKl(p, normal(1.9, 0.25))).toBeLessThan(continuousKl(p, narrow));
    expect(keyText(bank, 'entropy-kl-direction-figure')).toContain(
      '①は $D_{\\mathrm{KL}}(p\\,\\|\\,q)$ による',
    );
  });

  it('JS divergence of two-point distributions', () => {
    const [p, q] = [
      [1, 0],
      [1 / 2, 1 / 2],
    ] as [number[], number[]];
    const m = p.map((v, i) => (v + q[i]!) / 2);
    nearest('entropy-js-value', (kl(p, m) + kl(q, m)) / 2, 0.05);
  });

  it('JS divergence by entropies', () => {
    const [p, q] = [
      [0.1, 0.6, 0.3],
      [0.5, 0.2, 0.3],
    ] as [number[], number[]];
    const m = p.map((v, i) => (v + q[i]!) / 2);
    const js = (kl(p, m) + kl(q, m)) / 2;
    const [hp, hq, hm] = [entropy(p), entropy(q), entropy(m)];
    const values: Record<string, number> = {
      '$H(m)-\\dfrac{H(p)+H(q)}{2}$': hm - (hp + hq) / 2,
      '$\\dfrac{H(p)+H(q)}{2}-H(m)$': (hp + hq) / 2 - hm,
      '$H(m)-H(p)-H(q)$': hm - hp - hq,
      '$H(p)+H(q)-H(m)$': hp + hq - hm,
    };
    expect(values[keyText(bank, 'entropy-js-entropies')]).toBeCloseTo(js, 10);
    for (const wrong of wrongTexts(bank, 'entropy-js-entropies')) {
      expect(Math.abs(values[wrong]! - js)).toBeGreaterThan(0.05);
    }
  });

  it('perplexity and cross entropy', () => {
    const id = 'entropy-perplexity-cross-entropy';
    const uniform = Math.exp(-sum([3, 1, 4].map(() => Math.log(1 / 5000))) / 3);
    const ratio = Math.exp(3 - Math.LN2) / Math.exp(3);
    const keys = blankKeys(bank, id);
    const value = (text: string) => {
      const fraction = /^(\d+)\/(\d+)/.exec(text);
      return fraction ? Number(fraction[1]) / Number(fraction[2]) : numberIn(text);
    };
    const results: Record<string, number> = { ア: 2 ** 6, イ: uniform, ウ: ratio };
    for (const blank of questionOf(bank, 'blanks', id).blanks) {
      const result = results[blank.id]!;
      expect(value(keys[blank.id]!)).toBeCloseTo(result, 6);
      for (const choice of blank.choices ?? []) {
        if (choice.correct) continue;
        expect(Math.abs(value(choice.text as string) - result)).toBeGreaterThan(0.1);
      }
    }
  });

  it('the false statement on divergences', () => {
    const [p, q] = [
      [0.2, 0.8],
      [0.8, 0.2],
    ] as [number[], number[]];
    expect(kl(p, q)).toBeCloseTo(kl(q, p), 10);
    const [a, b] = [
      [0.5, 0.5],
      [0.9, 0.1],
    ] as [number[], number[]];
    expect(Math.abs(kl(a, b) - kl(b, a))).toBeGreaterThan(0.1);
    // No triangle inequality: a detour can be shorter.
    const [x, y, z] = [
      [0.5, 0.5],
      [0.25, 0.75],
      [0.05, 0.95],
    ] as [number[], number[], number[]];
    expect(kl(x, y) + kl(y, z)).toBeLessThan(kl(x, z));
    expect(keyText(bank, 'entropy-divergence-false')).toContain('必ず異なる値になる');
  });

  it('uncorrelated yet dependent', () => {
    const values = [-1, 0, 1];
    expect(sum(values.map((x) => x ** 3)) / 3).toBe(0);
    const joint = values.map((x) => [0, 1].map((y) => (x * x === y ? 1 / 3 : 0)));
    const py = [0, 1].map((y) => sum(joint.map((row) => row[y]!)));
    const result = kl(
      joint.flat(),
      values.flatMap(() => py.map((v) => v / 3)),
    );
    nearest('entropy-uncorrelated-dependent', result, 0.1);
  });

  it('what the Monte Carlo estimate approaches', () => {
    const p = (x: number) => -(x ** 2) / 2;
    const q = (x: number) => -Math.log(3) - (x - 1) ** 2 / 18;
    const estimate = integral((x) => gauss(x, 1, 9) * (p(x) - q(x)));
    expect(estimate).toBeCloseTo(-3.4, 2);
    expect(keyText(bank, 'entropy-monte-carlo-kl')).toBe('$-D_{\\mathrm{KL}}(q\\,\\|\\,p)$');
  });
});
