import { describe, expect, it } from 'vitest';
import { blankKeys, keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('2-ml/evaluation-metrics');
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function onlyKeyGives(id: string, forms: Record<string, number>, result: number): void {
  expect(forms[keyText(bank, id)]).toBeCloseTo(result, 10);
  for (const wrong of wrongTexts(bank, id)) expect(Math.abs(forms[wrong]! - result)).toBeGreaterThan(0.001);
}

describe('evaluation-metrics', () => {
  it('precision by areas', () => {
    const [s1, s2, s3, s4] = [50, 9, 7, 31];
    const data = [
      ...Array.from({ length: s1 }, () => ({ truth: 0, said: 0 })),
      ...Array.from({ length: s2 }, () => ({ truth: 0, said: 1 })),
      ...Array.from({ length: s3 }, () => ({ truth: 1, said: 0 })),
      ...Array.from({ length: s4 }, () => ({ truth: 1, said: 1 })),
    ];
    const precision = mean(data.filter((d) => d.said === 1).map((d) => d.truth));
    onlyKeyGives(
      'evaluation-threshold-precision',
      {
        '$\\dfrac{S_4}{S_3+S_4}$': s4 / (s3 + s4),
        '$\\dfrac{S_1}{S_1+S_2}$': s1 / (s1 + s2),
        '$\\dfrac{S_4}{S_2+S_4}$': s4 / (s2 + s4),
        '$\\dfrac{S_1+S_4}{S_1+S_2+S_3+S_4}$': (s1 + s4) / data.length,
      },
      precision,
    );
  });

  it('a higher threshold: recall never rises, the other claims have counterexamples', () => {
    const rates = (items: [number, number][], t: number) => {
      const said = items.filter(([score]) => score >= t);
      const hit = said.filter(([, y]) => y === 1).length;
      const positives = items.filter(([, y]) => y === 1).length;
      const miss = said.length - hit;
      return {
        recall: hit / positives,
        precision: hit / said.length,
        accuracy: (hit + items.length - positives - miss) / items.length,
        falsePositive: miss / (items.length - positives),
      };
    };
    const seen = { recallUp: 0, precisionDown: 0, accuracyDown: 0, falsePositiveDown: 0 };
    for (let labels = 1; labels < 2 ** 6 - 1; labels += 1) {
      const items = Array.from({ length: 6 }, (_, i): [number, number] => [i, (labels >> i) & 1]);
      for (let t = 0; t < 5; t += 1) {
        const [low, high] = [rates(items, t), rates(items, t + 1)];
        seen.recallUp += Number(high.recall > low.recall);
        seen.precisionDown += Number(high.precision < low.precision);
        seen.accuracyDown += Number(high.accuracy < low.accuracy);
        seen.falsePositiveDown += Number(high.falsePositive < low.falsePositive);
      }
    }
    expect(seen.recallUp).toBe(0);
    expect(Math.min(seen.precisionDown, seen.accuracyDown, seen.falsePositiveDown)).toBeGreaterThan(0);
    expect(keyText(bank, 'evaluation-threshold-shift')).toBe('再現率は増えることがない');
  });

  it('precision and the share of positives', () => {
    const [pi, r, f] = [0.2, 0.8, 0.3];
    const total = 10_000;
    const [tp, fp] = [total * pi * r, (total - total * pi) * f];
    onlyKeyGives(
      'evaluation-precision-prevalence',
      {
        '$\\dfrac{r}{r+f}$': r / (r + f),
        '$\\dfrac{\\pi r}{\\pi r+(1-\\pi)(1-f)}$': (pi * r) / (pi * r + (1 - pi) * (1 - f)),
        '$\\dfrac{\\pi r}{\\pi r+\\pi(1-r)}$': (pi * r) / (pi * r + pi * (1 - r)),
        '$\\dfrac{\\pi r}{\\pi r+(1-\\pi)f}$': (pi * r) / (pi * r + (1 - pi) * f),
      },
      tp / (tp + fp),
    );
  });

  it('perplexities per token brought to bits per character', () => {
    const id = 'evaluation-perplexity-per-character';
    const stem = String(questionOf(bank, 'choice', id).stem);
    const characters = Number(/([\d,]+) 文字/.exec(stem)![1]!.replace(',', ''));
    const rows = [...stem.matchAll(/\| [PQ] \| (\d+) \| (\d+) \|/g)].map((m) => m.slice(1).map(Number));
    expect(rows).toHaveLength(2);
    const each = (of: (tokens: number, perplexity: number) => number) =>
      rows.map(([tokens, perplexity]) => of(tokens!, perplexity!));
    const read = (text: string) => [...text.matchAll(/\d+\.\d/g)].map((m) => Number(m[0]));
    const near = (a: number[], b: number[]) =>
      a.length === 2 && a.every((x, k) => Math.abs(x - b[k]!) < 0.05);
    // The probability of the whole text, token by token, then its length in bits.
    const bits = each((tokens, perplexity) => {
      let sum = 0;
      for (let k = 0; k < tokens; k += 1) sum -= Math.log2(1 / perplexity);
      return sum / characters;
    });
    expect(near(read(keyText(bank, id)), bits)).toBe(true);
    const slips = [
      each((_, perplexity) => Math.log2(perplexity)),
      each((tokens, perplexity) => (perplexity * tokens) / characters),
      each((tokens, perplexity) => (Math.log2(perplexity) * characters) / tokens),
    ];
    wrongTexts(bank, id).forEach((wrong, k) => {
      expect(near(read(wrong), slips[k]!)).toBe(true);
      expect(near(read(wrong), bits)).toBe(false);
    });
  });

  it('constant predictions', () => {
    const id = 'evaluation-constant-prediction';
    const values = [1, 2, 3, 4, 40];
    expect(String(questionOf(bank, 'blanks', id).stem)).toContain('$1,\\ 2,\\ 3,\\ 4,\\ 40$');
    const grid = Array.from({ length: 4001 }, (_, i) => i / 100);
    const best = (loss: (c: number) => number) => grid.reduce((a, c) => (loss(c) < loss(a) ? c : a));
    const mae = (c: number) => mean(values.map((v) => Math.abs(v - c)));
    const expected: Record<string, number> = {
      ア: best((c) => mean(values.map((v) => (v - c) ** 2))),
      イ: best(mae),
      ウ: mae(best(mae)),
    };
    const keys = blankKeys(bank, id);
    const pool = (questionOf(bank, 'blanks', id).pool ?? []).map((c) => numberIn(String(c.text)));
    for (const [blank, value] of Object.entries(expected)) {
      expect(numberIn(keys[blank]!)).toBeCloseTo(value, 9);
      expect(pool.filter((x) => Math.abs(x - value) < 1e-6)).toHaveLength(1);
    }
  });
});
