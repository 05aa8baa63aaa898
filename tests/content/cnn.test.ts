import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/cnn');
const bare = (text: string) => numberIn(text.replaceAll('{,}', ',').replaceAll('$', ''));

/** How many places a kernel can stand on the padded input, counted one by one. */
function places(size: number, kernel: number, stride: number, padding: number): number {
  let count = 0;
  for (let left = 0; left + kernel <= size + 2 * padding; left += stride) count += 1;
  return count;
}

/** Weights of a convolution, counted filter by filter; each filter sees one group of the input. */
function weights(kernel: number, input: number, output: number, groups: number): number {
  let count = 0;
  for (let filter = 0; filter < output; filter++) count += kernel * kernel * (input / groups);
  return count;
}

function expectKey(id: string, result: number, tolerance = 0) {
  expect(Math.abs(bare(keyText(bank, id)) - result)).toBeLessThanOrEqual(tolerance);
  const wrong = wrongTexts(bank, id).map(bare);
  expect(new Set(wrong).size).toBe(3);
  for (const value of wrong) expect(Math.abs(value - result)).toBeGreaterThan(10 * tolerance);
}

describe('cnn', () => {
  it('counts the output positions of the layer', () => {
    const question = questionOf(bank, 'number', 'cnn-set-output-size');
    const height = places(32, 5, 2, 1);
    expect(question.value).toBe(height);
    for (const slip of question.slips ?? []) expect(slip.value).not.toBe(height);
  });

  it('counts the parameters of the layer, ordinary and grouped', () => {
    expectKey('cnn-set-parameter-count', weights(5, 16, 32, 1) + 32);
    expectKey('cnn-set-grouped-parameters', weights(5, 16, 32, 4) + 32);
  });

  it('walks the receptive field back to the input', () => {
    const layers = [
      [3, 1],
      [2, 2],
      [3, 1],
      [2, 2],
      [3, 1],
    ] as const;
    let [first, last] = [0, 0];
    for (const [kernel, stride] of [...layers].reverse()) {
      first = first * stride;
      last = last * stride + kernel - 1;
    }
    expectKey('cnn-receptive-field', last - first + 1);
  });

  it('fills the im2col matrix row by row', () => {
    const [n, c, h, w, k] = [2, 3, 8, 8, 3];
    const rows: number[] = [];
    for (let sample = 0; sample < n; sample++)
      for (let y = 0; y + k <= h; y++) for (let x = 0; x + k <= w; x++) rows.push(c * k * k);
    const shape = [rows.length, rows[0]!];
    const shapeIn = (text: string) => [...text.matchAll(/\d+/g)].map((m) => Number(m[0]));
    expect(shapeIn(keyText(bank, 'cnn-im2col-shape'))).toEqual(shape);
    for (const wrong of wrongTexts(bank, 'cnn-im2col-shape')) expect(shapeIn(wrong)).not.toEqual(shape);
  });

  it('compares the multiply-adds of a separable convolution', () => {
    const perPixel = weights(3, 32, 64, 1);
    const separable = weights(3, 32, 32, 32) + weights(1, 32, 64, 1);
    expectKey('cnn-separable-cost', (100 * separable) / perPixel, 0.05);
  });

  it('names each drawing by the weights it has', () => {
    const keys = blankKeys(bank, 'cnn-grouped-figure');
    for (const [id, groups, name] of [
      ['1', 1, '通常'],
      ['2', 2, 'グループ化'],
      ['3', 4, 'depth-wise'],
    ] as const) {
      expect(keys[id]).toContain(`重み ${weights(3, 4, 4, groups)} 個`);
      expect(keys[id]).toContain(name);
    }
  });

  it('inverts the size of a convolution for the transposed one', () => {
    const id = 'cnn-transposed-output-size';
    const formulas: Record<string, (h: number, k: number, s: number, p: number) => number> = {
      '$(H-1)S-2P+K$': (h, k, s, p) => (h - 1) * s - 2 * p + k,
      '$(H-1)S+2P-K$': (h, k, s, p) => (h - 1) * s + 2 * p - k,
      '$\\lfloor(H+2P-K)/S\\rfloor+1$': (h, k, s, p) => Math.floor((h + 2 * p - k) / s) + 1,
      '$HS-2P+K$': (h, k, s, p) => h * s - 2 * p + k,
    };
    /** Spreads each input pixel over the output and cuts P from both ends. */
    const spread = (h: number, k: number, s: number, p: number) => {
      let end = 0;
      for (let i = 0; i < h; i++) end = Math.max(end, i * s + k);
      return end - 2 * p;
    };
    const cases: [number, number, number, number][] = [
      [7, 4, 2, 1],
      [5, 3, 2, 0],
      [4, 2, 2, 0],
      [6, 5, 3, 2],
    ];
    const holds = (text: string) => cases.every((c) => formulas[text]!(...c) === spread(...c));
    for (const c of cases) expect(places(spread(...c), c[1], c[2], c[3])).toBe(c[0]);
    expect(holds(keyText(bank, id))).toBe(true);
    for (const wrong of wrongTexts(bank, id)) expect(holds(wrong)).toBe(false);
  });
});
