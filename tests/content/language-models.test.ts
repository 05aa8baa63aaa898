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

  it('samples with temperature 2', () => {
    const exps = /順に (\d+)、(\d+)、(\d+)/.exec(stemOf('gpt-temperature'))!.slice(1).map(Number);
    const first = (temperature: number) => {
      const scaled = exps.map((e) => Math.exp(Math.log(e) / temperature));
      return scaled[0]! / scaled.reduce((a, b) => a + b, 0);
    };
    const value = first(2);
    expect(numberIn(keyText(bank, 'gpt-temperature'))).toBeCloseTo(value, 2);
    const wrong = wrongTexts(bank, 'gpt-temperature').map(numberIn);
    [first(0.5), first(1), first(1) / 2].forEach((slip, i) => {
      expect(wrong[i]).toBeCloseTo(slip, 2);
      expect(wrong[i]).not.toBeCloseTo(value, 2);
    });
  });
});
