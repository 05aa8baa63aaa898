import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/rnn');

describe('rnn-forward-scalar', () => {
  const question = questionOf(bank, 'number', 'rnn-forward-scalar');
  const run = (f: (u: number) => number, w: number, b: number) =>
    [1, 0, 2, 1].reduce((z, x) => f(2 * x + w * z + b), 0);
  const relu = (u: number) => Math.max(0, u);

  it('is the state after four steps', () => {
    expect(question.value).toBeCloseTo(run(relu, 0.5, -1), 10);
  });
  it('has slips that are the named mistakes and not the value', () => {
    const skipped = 2 * 1 + 0.5 * relu(2 * 2 + 0.5 * (0.5 * relu(2 - 1) - 1) - 1) - 1;
    const slips = [skipped, run(relu, 0, -1), run(relu, 0.5, 0)];
    expect(question.slips?.map((s) => s.value)).toEqual(slips);
    for (const slip of slips) {
      expect(Math.abs(slip - question.value)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });
});

describe('rnn-bptt-scalar-gradient', () => {
  const loss = (w: number) => {
    const y = [2, 1, 3].reduce((z, x) => w * z + x, 0);
    return 0.5 * (y - 2) ** 2;
  };
  const step = 1e-5;
  const gradient = (loss(0.5 + step) - loss(0.5 - step)) / (2 * step);

  it('equals the central difference of the loss', () => {
    expect(numberIn(keyText(bank, 'rnn-bptt-scalar-gradient'))).toBeCloseTo(gradient, 6);
  });
  it('differs from every wrong choice', () => {
    for (const text of wrongTexts(bank, 'rnn-bptt-scalar-gradient')) {
      expect(Math.abs(numberIn(text) - gradient)).toBeGreaterThan(0.5);
    }
  });
});

describe('BPTT formulas', () => {
  // Two hidden units, one input, one output, tanh, squared error at every step.
  const wIn = [0.7, -0.4];
  const wOut = [0.9, 0.6];
  const xs = [0.5, -1.2, 0.8];
  const ds = [0.1, 0.4, -0.3];
  const w0 = [
    [0.3, -0.8],
    [0.5, 0.2],
  ];
  const states = (w: number[][]) => {
    const zs = [[0, 0]];
    for (const x of xs) {
      const last = zs.at(-1)!;
      zs.push(w.map((row, k) => Math.tanh(wIn[k]! * x + row[0]! * last[0]! + row[1]! * last[1]!)));
    }
    return zs;
  };
  const output = (z: number[]) => wOut[0]! * z[0]! + wOut[1]! * z[1]!;
  const loss = (w: number[][]) =>
    states(w)
      .slice(1)
      .reduce((sum, z, t) => sum + 0.5 * (output(z) - ds[t]!) ** 2, 0);

  it('δ with the transposed W and the sum of δ_t z_{t-1}ᵀ give the gradient of W', () => {
    const zs = states(w0);
    const gradient = [
      [0, 0],
      [0, 0],
    ];
    let next = [0, 0];
    for (let t = xs.length; t >= 1; t -= 1) {
      const z = zs[t]!;
      const out = output(z) - ds[t - 1]!;
      const delta = z.map(
        (v, k) => (1 - v * v) * (wOut[k]! * out + w0[0]![k]! * next[0]! + w0[1]![k]! * next[1]!),
      );
      for (const k of [0, 1]) for (const l of [0, 1]) gradient[k]![l]! += delta[k]! * zs[t - 1]![l]!;
      next = delta;
    }
    for (const k of [0, 1]) {
      for (const l of [0, 1]) {
        const moved = (by: number) =>
          w0.map((row, r) => row.map((v, c) => (r === k && c === l ? v + by : v)));
        expect(gradient[k]![l]).toBeCloseTo((loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5, 6);
      }
    }
    expect(keyText(bank, 'rnn-bptt-delta')).toContain('W^\\top\\boldsymbol{\\delta}_{t+1}\\right)');
    expect(keyText(bank, 'rnn-bptt-recurrent-gradient')).toContain('\\boldsymbol{z}_{t-1}^\\top');
  });
});
