import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/word-vectors');

describe('word-vectors', () => {
  it('counts the pairs of a sentence of seven words with two words on each side', () => {
    const question = questionOf(bank, 'number', 'word-vectors-skipgram-pairs');
    const [words, window] = [7, 2];
    expect(question.stem).toContain(`${words} 語からなる`);
    expect(question.stem).toContain(`それぞれ ${window} 語まで`);
    let pairs = 0;
    for (let centre = 0; centre < words; centre++) {
      for (let other = 0; other < words; other++) {
        if (other !== centre && Math.abs(other - centre) <= window) pairs += 1;
      }
    }
    expect(question.value).toBe(pairs);
    for (const slip of question.slips!) expect(slip.value).not.toBe(pairs);
  });

  it('draws negatives in proportion to the 3/4 power of the counts', () => {
    const { stem } = questionOf(bank, 'choice', 'word-vectors-noise-distribution');
    if (typeof stem !== 'string') throw new Error('one stem expected');
    const counts = /出現回数 \|([ \d|]+)\|/.exec(stem)![1]!.split('|').map(Number);
    expect(counts).toHaveLength(4);
    const share = (power: number) => {
      const weights = counts.map((n) => n ** power);
      return weights[2]! / weights.reduce((a, b) => a + b, 0);
    };
    expect(numberIn(keyText(bank, 'word-vectors-noise-distribution'))).toBeCloseTo(share(0.75), 9);
    const wrong = wrongTexts(bank, 'word-vectors-noise-distribution').map(numberIn);
    [share(1), share(0), share(0.5)].forEach((slip, i) => {
      expect(wrong[i]).toBeCloseTo(slip, 2);
      expect(wrong[i]).not.toBeCloseTo(share(0.75), 2);
    });
  });
});
