import { describe, expect, it } from 'vitest';
import { keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/alphago');

describe('alphago', () => {
  it('selects the move with the largest Q + u of the table', () => {
    const { stem } = questionOf(bank, 'choice', 'alphago-tree-selection');
    if (typeof stem !== 'string') throw new Error('one stem expected');
    const rows = [...stem.matchAll(/\| (\$a_\d\$) \| ([\d.]+) \| ([\d.]+) \| (\d+) \|/g)].map((m) => ({
      move: m[1]!,
      q: Number(m[2]),
      p: Number(m[3]),
      n: Number(m[4]),
    }));
    expect(rows).toHaveLength(4);
    const total = rows.reduce((sum, row) => sum + row.n, 0);
    const best = (score: (row: (typeof rows)[number]) => number) =>
      rows.toSorted((a, b) => score(b) - score(a))[0]!.move;
    const chosen = best((row) => row.q + (row.p * Math.sqrt(total)) / (1 + row.n));
    expect(keyText(bank, 'alphago-tree-selection')).toBe(chosen);
    const slips = [best((row) => row.q), best((row) => row.n), best((row) => row.p)];
    expect(slips.toSorted()).toEqual(wrongTexts(bank, 'alphago-tree-selection').toSorted());
    expect(slips).not.toContain(chosen);
  });
});
