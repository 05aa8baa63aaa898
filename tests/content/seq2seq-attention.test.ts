import { describe, expect, it } from 'vitest';
import { keyText, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/seq2seq-attention');

/** `$(2,10/3)^\top$` → [2, 10/3] */
function vectorIn(text: string): number[] {
  const inside = /\(([^)]*)\)/.exec(text)?.[1] ?? '';
  return inside.split(',').map((part) => {
    const [over, under] = part.split('/').map(Number);
    return over! / (under ?? 1);
  });
}

describe('attention-context-vector', () => {
  const hs = [
    [4, 0],
    [2, 2],
    [0, 8],
  ];
  const exps = [0, Math.log(2), 0].map(Math.exp);
  const total = exps.reduce((a, b) => a + b, 0);
  const mix = (weights: number[]) =>
    [0, 1].map((k) => hs.reduce((sum, h, j) => sum + weights[j]! * h[k]!, 0));
  const context = mix(exps.map((e) => e / total));
  const near = (a: number[], b: number[]) => a.every((v, k) => Math.abs(v - b[k]!) < 1e-9);

  it('is the softmax-weighted sum of the encoder states', () => {
    expect(near(vectorIn(keyText(bank, 'attention-context-vector')), context)).toBe(true);
  });
  it('has the named mistakes as wrong choices', () => {
    const wrong = wrongTexts(bank, 'attention-context-vector').map(vectorIn);
    const slips = [mix(exps), hs[1]!, mix([1 / 3, 1 / 3, 1 / 3])];
    slips.forEach((slip, k) => {
      expect(near(wrong[k]!, slip)).toBe(true);
      expect(near(wrong[k]!, context)).toBe(false);
    });
  });
});
