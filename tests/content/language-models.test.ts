import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/language-models');
const stemOf = (id: string): string => {
  const { stem } = questionOf(bank, 'choice', id);
  if (typeof stem !== 'string') throw new Error('one stem expected');
  return stem;
};

describe('language-models', () => {
  it('finds the one best span that does not end before it starts', () => {
    const rows = [...stemOf('bert-span-best').matchAll(/\| \$\\mathbf\{[se]\}[^|]*\|([ \d|]+)\|/g)];
    const [start, end] = rows.map((m) => m[1]!.split('|').map(Number)) as [number[], number[]];
    expect([start.length, end.length]).toEqual([5, 5]);
    const spans = start.flatMap((s, i) => end.map((e, j) => ({ i: i + 1, j: j + 1, score: s + e })));
    const valid = spans.filter(({ i, j }) => j >= i).toSorted((p, q) => q.score - p.score);
    expect(valid[0]!.score).toBeGreaterThan(valid[1]!.score);
    expect(Math.max(...spans.map((s) => s.score))).toBeGreaterThan(valid[0]!.score); // the trap
    const name = ({ i, j }: { i: number; j: number }) => `トークン ${i} から ${j} まで`;
    expect(keyText(bank, 'bert-span-best')).toBe(name(valid[0]!));
    const others = valid.slice(1).map(name);
    for (const wrong of wrongTexts(bank, 'bert-span-best')) expect(others).toContain(wrong);
  });

  it('keeps the fewest tokens whose probabilities reach p', () => {
    const id = 'gpt-nucleus-sampling';
    const stem = stemOf(id);
    const p = Number(/p=([\d.]+)/.exec(stem)![1]);
    const probabilities = /\n\|( 0\.[\d. |]+)\|\n/.exec(stem)![1]!.split('|').map(Number);
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    const total = (n: number) => probabilities.slice(0, n).reduce((a, b) => a + b, 0);
    const kept = probabilities.findIndex((_, k) => total(k + 1) >= p) + 1;
    const second = probabilities[1]!;
    const value = second / total(kept);
    expect(numberIn(keyText(bank, id))).toBeCloseTo(value, 3);
    const slips = [second, second / total(kept - 1), second / p];
    wrongTexts(bank, id).forEach((wrong, k) => {
      expect(numberIn(wrong)).toBeCloseTo(slips[k]!, 3);
      expect(Math.abs(numberIn(wrong) - value)).toBeGreaterThan(0.01);
    });
  });
});
