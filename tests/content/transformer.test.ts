import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/transformer');

describe('attention-scalar-output', () => {
  const question = questionOf(bank, 'number', 'attention-scalar-output');
  const q = [1, 0, 1, 1];
  const keys = [
    [0, 1, 0, 0],
    [1.2, 0.5, 0.4, 0.6],
  ];
  const values = [4, 8];
  const attend = (scale: number, normalise = true) => {
    const exps = keys.map((k) => Math.exp(k.reduce((sum, v, l) => sum + v * q[l]!, 0) / scale));
    const total = normalise ? exps.reduce((a, b) => a + b, 0) : 1;
    return exps.reduce((sum, e, j) => sum + (e / total) * values[j]!, 0);
  };

  it('is scaled dot-product attention', () => {
    expect(Math.abs(question.value - attend(Math.sqrt(q.length)))).toBeLessThan(0.01);
  });
  it('has slips that are the named mistakes and not accepted', () => {
    const slips = [attend(1), attend(q.length), attend(Math.sqrt(q.length), false)];
    const given = question.slips?.map((s) => s.value) ?? [];
    slips.forEach((slip, k) => {
      expect(Math.abs(given[k]! - slip)).toBeLessThan(0.05);
      expect(Math.abs(slip - question.value)).toBeGreaterThan(2 * (question.tolerance ?? 0));
    });
  });
  it('quotes the exponentials rightly', () => {
    const quoted = [...JSON.stringify(question.stem).matchAll(/e\^\{([\d.]+)\}=([\d.]+)/g)];
    expect(quoted).toHaveLength(3);
    for (const [, x, y] of quoted) expect(Math.exp(Number(x)).toFixed(2)).toBe(y);
  });
});

describe('transformer-encoder-layer-parameters', () => {
  const [model, heads, width, hidden] = [512, 8, 64, 2048] as const;
  let total = 0;
  for (let head = 0; head < heads; head += 1) total += 3 * model * width;
  total += heads * width * model;
  total += model * hidden + hidden * model;

  it('counts W^Q, W^K, W^V of each head, W^O, W_1 and W_2', () => {
    expect(numberIn(keyText(bank, 'transformer-encoder-layer-parameters'))).toBe(total);
  });
  it('has the named mistakes as wrong choices', () => {
    const feedForward = 2 * model * hidden;
    const square = model * model;
    expect(wrongTexts(bank, 'transformer-encoder-layer-parameters').map(numberIn)).toEqual([
      feedForward,
      3 * square + feedForward,
      heads * 4 * square + feedForward,
    ]);
  });
});

describe('attention-computation-blanks', () => {
  it('has the shapes that the products give', () => {
    const size: Record<string, [string, string]> = { Q: ['n', 'd_k'], K: ['m', 'd_k'], V: ['m', 'd_v'] };
    const keys = blankKeys(bank, 'attention-computation-blanks');
    const product = /^\$([QKV])([QKV])\^\\top\$$/.exec(keys['ア'] ?? '');
    const left = size[product?.[1] ?? '']!;
    const right = size[product?.[2] ?? '']!;
    expect(left[1]).toBe(right[1]);
    expect(keys['イ']).toBe(`$${left[0]}\\times ${right[0]}$`);
    expect(right[0]).toBe(size['V']![0]);
    expect(keys['オ']).toBe(`$${left[0]}\\times ${size['V']![1]}$`);
  });
});

describe('attention-scaling-variance', () => {
  it('holds for signs, whose mean is 0 and variance 1, summed over all cases', () => {
    const width = 4;
    let squares = 0;
    const cases = 2 ** (2 * width);
    for (let bits = 0; bits < cases; bits += 1) {
      const sign = (k: number) => ((bits >> k) & 1 ? 1 : -1);
      let dot = 0;
      for (let k = 0; k < width; k += 1) dot += sign(k) * sign(width + k);
      squares += dot * dot;
    }
    expect(squares / cases).toBe(width);
    expect(squares / cases / Math.sqrt(width) ** 2).toBe(1);
    expect(keyText(bank, 'attention-scaling-variance')).toBe('$d_k$ と $1$');
  });
});
