import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('1-math/bayes-and-likelihood');
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const gauss = (x: number, mean: number, variance: number) =>
  Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

function nearest(id: string, result: number, gap: number) {
  expect(Math.abs(numberIn(keyText(bank, id)) - result)).toBeLessThan(0.0006);
  for (const wrong of wrongTexts(bank, id)) {
    expect(Math.abs(numberIn(wrong) - result)).toBeGreaterThan(gap);
  }
}

/** The key's formula gives `result`, no other choice does. */
function formula(id: string, values: Record<string, number>, result: number, digits = 6) {
  expect(values[keyText(bank, id)]).toBeCloseTo(result, digits);
  for (const wrong of wrongTexts(bank, id)) {
    expect(values[wrong]).toBeTypeOf('number');
    expect(Math.abs(values[wrong]! - result)).toBeGreaterThan(0.01);
  }
}

/** The point of a grid where `f` is largest. */
function argmax(f: (x: number) => number, low: number, high: number, steps = 200_000) {
  let best = low;
  for (let i = 1; i < steps; i += 1) {
    const x = low + ((high - low) * i) / steps;
    if (f(x) > f(best)) best = x;
  }
  return best;
}

/** Posterior over μ on a grid: prior N(0, 4), noise variance 4, `n` observations with mean 5. */
function posterior(n: number) {
  const grid = Array.from({ length: 40_001 }, (_, i) => -10 + i / 2000);
  const log = grid.map((mu) => -(mu ** 2) / 8 - (n * (mu - 5) ** 2) / 8);
  const top = Math.max(...log);
  const weight = log.map((v) => Math.exp(v - top));
  const total = sum(weight);
  const mean = sum(grid.map((mu, i) => mu * weight[i]!)) / total;
  const variance = sum(grid.map((mu, i) => (mu - mean) ** 2 * weight[i]!)) / total;
  return { mean, variance };
}

describe('bayes-and-likelihood', () => {
  it('prior, likelihood and posterior of a Gaussian mean', () => {
    const { mean, variance } = posterior(4);
    // In the figure the tallest is solid, the widest dashed, the rightmost dotted.
    const height = { p1: gauss(0, 0, 4), p2: gauss(5, 5, 4 / 4), p3: gauss(mean, mean, variance) };
    expect(height.p3).toBeGreaterThan(height.p2);
    expect(height.p2).toBeGreaterThan(height.p1);
    expect(mean).toBeGreaterThan(0);
    expect(mean).toBeLessThan(5);
    const keys = blankKeys(bank, 'bayes-gaussian-mean-curves');
    expect(keys['ア']).toContain('事後分布');
    expect(keys['イ']).toContain('事前分布');
    expect(keys['ウ']).toContain('尤度');
  });

  it('posterior mean', () => {
    const { mean } = posterior(4);
    const question = questionOf(bank, 'number', 'bayes-gaussian-mean-posterior');
    expect(Math.abs(question.value - mean)).toBeLessThan(0.001);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - mean)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('posterior with many observations', () => {
    const { mean, variance } = posterior(20_000);
    expect(mean).toBeCloseTo(5, 2);
    expect(variance).toBeLessThan(0.001);
    expect(keyText(bank, 'bayes-gaussian-mean-limit')).toBe('平均は 5 に近づき、分散は 0 に近づく。');
  });

  it('two alarms in a row', () => {
    let odds = 0.01 / 0.99;
    for (let i = 0; i < 2; i += 1) odds *= 0.9 / 0.1;
    nearest('bayes-sequential-tests', odds / (1 + odds), 0.1);
  });

  it('evidence: a coin with prior 2θ, two heads in two tosses', () => {
    const n = 100_000;
    const grid = Array.from({ length: n }, (_, i) => (i + 0.5) / n);
    const prior = (t: number) => 2 * t;
    const likelihood = (t: number) => t * t;
    const integral = (f: (t: number) => number) => sum(grid.map(f)) / n;
    // P(two heads) = E[θ²] under Beta(2, 1): a(a + 1) / ((a + b)(a + b + 1)).
    const evidence = (2 * 3) / (3 * 4);
    const product = integral((t) => likelihood(t) * prior(t));
    formula(
      'bayes-evidence-formula',
      {
        '$\\int p(\\mathcal{D}\\mid\\theta)\\,d\\theta$': integral(likelihood),
        '$\\int p(\\mathcal{D}\\mid\\theta)\\,p(\\theta)\\,d\\theta$': product,
        '$\\int p(\\theta\\mid\\mathcal{D})\\,p(\\theta)\\,d\\theta$': integral(
          (t) => ((likelihood(t) * prior(t)) / product) * prior(t),
        ),
        '$\\max_\\theta\\,p(\\mathcal{D}\\mid\\theta)\\,p(\\theta)$': Math.max(
          ...grid.filter((_, i) => i % 10 === 0).map((t) => likelihood(t) * prior(t)),
        ),
      },
      evidence,
    );
  });

  it('Laplace prior as an L1 penalty', () => {
    // One weight, t = w x + noise: the MAP estimate on a grid against the minimiser of each objective.
    const [x, t, variance, b] = [[1, 2, 0.5], [2.2, 3.1, 1.4], 0.8, 0.3] as const;
    const errors = (w: number) => sum(x.map((v, i) => (t[i]! - w * v) ** 2));
    const logPosterior = (w: number) =>
      sum(x.map((v, i) => Math.log(gauss(t[i]!, w * v, variance)))) +
      Math.log(Math.exp(-Math.abs(w) / b) / (2 * b));
    const map = argmax(logPosterior, -1, 4);
    const minimiser = (penalty: (w: number) => number) => argmax((w) => -errors(w) / 2 - penalty(w), -1, 4);
    formula(
      'bayes-map-laplace-penalty',
      {
        '$\\dfrac{\\sigma^2}{b}\\|\\mathbf{w}\\|_1$': minimiser((w) => (variance / b) * Math.abs(w)),
        '$\\dfrac{b}{\\sigma^2}\\|\\mathbf{w}\\|_1$': minimiser((w) => (b / variance) * Math.abs(w)),
        '$\\dfrac{1}{b}\\|\\mathbf{w}\\|_1$': minimiser((w) => Math.abs(w) / b),
        '$\\dfrac{\\sigma^2}{2b}\\|\\mathbf{w}\\|_2^2$': minimiser((w) => (variance / (2 * b)) * w * w),
      },
      map,
      4,
    );
  });

  it('maximum likelihood of the exponential distribution', () => {
    const x = [0.5, 1.2, 3, 0.8];
    const best = argmax((rate) => sum(x.map((v) => Math.log(rate) - rate * v)), 0.001, 5);
    formula(
      'bayes-mle-exponential',
      {
        '$\\dfrac{N}{\\sum_n x_n}$': x.length / sum(x),
        '$\\dfrac{1}{N}\\sum_n x_n$': sum(x) / x.length,
        '$\\dfrac{1}{N}\\sum_n\\dfrac{1}{x_n}$': sum(x.map((v) => 1 / v)) / x.length,
        '$\\dfrac{N}{\\sum_n x_n^2}$': x.length / sum(x.map((v) => v * v)),
      },
      best,
      4,
    );
  });

  it('multinomial naive Bayes', () => {
    const counts = [
      [5, 0, 2],
      [3, 9, 5],
    ];
    const prior = [0.4, 0.6];
    const document = [2, 1, 0];
    const joint = counts.map((row, k) => {
      const total = sum(row) + row.length;
      return document.reduce((acc, n, i) => acc * ((row[i]! + 1) / total) ** n, prior[k]!);
    });
    nearest('bayes-naive-multinomial', joint[0]! / sum(joint), 0.05);
  });

  it('MAP estimate with a Dirichlet prior', () => {
    const [n, alpha] = [
      [4, 1, 2],
      [2, 3, 1.5],
    ] as const;
    // Maximise over the simplex: on a grid of θ1 and θ2.
    let best = { value: -Infinity, first: 0 };
    for (let i = 1; i < 800; i += 1) {
      for (let j = 1; i + j < 800; j += 1) {
        const theta = [i / 800, j / 800, (800 - i - j) / 800];
        const value = sum(theta.map((v, k) => (n[k]! + alpha[k]! - 1) * Math.log(v)));
        if (value > best.value) best = { value, first: theta[0]! };
      }
    }
    const [N, a0, K] = [sum([...n]), sum([...alpha]), 3];
    const id = 'bayes-dirichlet-map';
    const values: Record<string, number> = {
      '$\\dfrac{n_k+\\alpha_k-1}{N+\\alpha_0-K}$': (n[0] + alpha[0] - 1) / (N + a0 - K),
      '$\\dfrac{n_k+\\alpha_k}{N+\\alpha_0}$': (n[0] + alpha[0]) / (N + a0),
      '$\\dfrac{n_k+\\alpha_k-1}{N+\\alpha_0-1}$': (n[0] + alpha[0] - 1) / (N + a0 - 1),
      '$\\dfrac{n_k}{N}$': n[0] / N,
    };
    expect(Math.abs(values[keyText(bank, id)]! - best.first)).toBeLessThan(0.002);
    for (const wrong of wrongTexts(bank, id)) {
      expect(Math.abs(values[wrong]! - best.first)).toBeGreaterThan(0.01);
    }
  });

  it('negative log-likelihood with a predicted variance', () => {
    // A constant is allowed: compare the difference between two predictions.
    const [t, first, second] = [1, { mean: 0.4, variance: 0.5 }, { mean: 1.8, variance: 3 }];
    type Prediction = typeof first;
    const difference = (loss: (p: Prediction) => number) => loss(first) - loss(second);
    const square = (p: Prediction) => (t - p.mean) ** 2;
    formula(
      'bayes-heteroscedastic-nll',
      {
        '$\\dfrac12\\ln\\sigma^2+\\dfrac{(t-\\mu)^2}{2\\sigma^2}$': difference(
          (p) => Math.log(p.variance) / 2 + square(p) / (2 * p.variance),
        ),
        '$\\dfrac{(t-\\mu)^2}{2\\sigma^2}$': difference((p) => square(p) / (2 * p.variance)),
        '$-\\dfrac12\\ln\\sigma^2+\\dfrac{(t-\\mu)^2}{2\\sigma^2}$': difference(
          (p) => -Math.log(p.variance) / 2 + square(p) / (2 * p.variance),
        ),
        '$\\dfrac12\\ln\\sigma^2+\\dfrac{(t-\\mu)^2}{2}$': difference(
          (p) => Math.log(p.variance) / 2 + square(p) / 2,
        ),
      },
      difference((p) => -Math.log(gauss(t, p.mean, p.variance))),
    );
  });

  it('a likelihood does not integrate to one, and MAP moves under a change of variable', () => {
    const n = 10_000;
    const integral = sum(Array.from({ length: n }, (_, i) => (i + 0.5) / n)) / n;
    expect(integral).toBeCloseTo(0.5, 6);
    // θ with density 6θ(1−θ): mode 1/2; φ = θ² has density 6θ(1−θ)/(2θ) = 3(1−√φ): mode at φ → 0.
    const mode = argmax((v) => 6 * v * (1 - v), 0.001, 0.999, 10_000);
    const moved = argmax((v) => 3 * (1 - Math.sqrt(v)), 0.001, 0.999, 10_000);
    expect(Math.abs(Math.sqrt(moved) - mode)).toBeGreaterThan(0.1);
    expect(keyText(bank, 'bayes-posterior-false')).toContain('積分すると必ず 1 になる');
  });
});
