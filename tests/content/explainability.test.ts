import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/explainability');

describe('explainability', () => {
  it('integrates the gradient of x1² x2 along the line from the origin to (2, 3)', () => {
    const steps = 20000;
    const x = [2, 3] as const;
    let first = 0;
    let second = 0;
    for (let k = 0; k < steps; k++) {
      const a = (k + 0.5) / steps;
      first += (x[0] * (2 * a * x[0] * a * x[1])) / steps;
      second += (x[1] * (a * x[0]) ** 2) / steps;
    }
    expect(first + second).toBeCloseTo(x[0] ** 2 * x[1], 4);
    expect(numberIn(keyText(bank, 'xai-ig-value'))).toBeCloseTo(first, 4);
    for (const wrong of wrongTexts(bank, 'xai-ig-value')) expect(numberIn(wrong)).not.toBeCloseTo(first, 1);
  });

  it('averages the marginal contribution of player 3 over the six orders', () => {
    const { stem } = questionOf(bank, 'choice', 'xai-shapley-three-players');
    if (typeof stem !== 'string') throw new Error('one stem expected');
    const worth = new Map<string, number>([['', 0]]);
    for (const row of stem.matchAll(/\$\\\{([\d,]+)\\\}\$ \| \$(\d+)\$/g)) {
      worth.set(row[1]!.replaceAll(',', ''), Number(row[2]));
    }
    expect(worth.size).toBe(8);
    const of = (players: string[]) => worth.get(players.toSorted().join(''))!;
    const orders = ['123', '132', '213', '231', '312', '321'].map((o) => [...o]);
    const shapley = (player: string) =>
      orders.reduce((sum, order) => {
        const before = order.slice(0, order.indexOf(player));
        return sum + of([...before, player]) - of(before);
      }, 0) / orders.length;
    expect(shapley('1') + shapley('2') + shapley('3')).toBeCloseTo(of(['1', '2', '3']), 9);
    expect([shapley('1'), shapley('2')]).toEqual([20, 20]); // as the explanation states
    const value = shapley('3');
    expect(numberIn(keyText(bank, 'xai-shapley-three-players'))).toBeCloseTo(value, 9);
    for (const wrong of wrongTexts(bank, 'xai-shapley-three-players')) {
      expect(numberIn(wrong)).not.toBeCloseTo(value, 1);
    }
  });
});
