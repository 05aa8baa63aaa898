import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkImport } from '../../../src/content/imported.ts';
import { readBankFiles } from '../../../scripts/bank-files.ts';
import { bankJsonSchema } from '../../../scripts/json-schema.ts';
import type { Bank } from '../../../src/content/schema.ts';
import { questionOf } from '../../support/bank-file.ts';

const text = readFileSync(resolve('public/sample-bank.json'), 'utf8');
const bank = JSON.parse(text) as Bank;

describe('the sample bank', () => {
  test('passes the check of the app without an error or a warning, beside all built-in banks', () => {
    const taken = new Map(
      readBankFiles(resolve('questions')).map((file) => {
        const { id, questions } = JSON.parse(file.text) as Bank;
        return [id, questions.map((q) => q.id)] as const;
      }),
    );
    expect(checkImport(text, 'sample-bank.json', {}, taken).problems).toEqual([]);
  });

  test('shows every kind of question there is and a set', () => {
    expect(new Set(bank.questions.map((q) => q.kind))).toEqual(
      new Set(['choice', 'multiple', 'blanks', 'number', 'short']),
    );
    const [set] = bank.sets ?? [];
    expect(bank.questions.filter((q) => q.set === set!.id).length).toBeGreaterThan(1);
  });

  test('names the schema that is downloaded beside it, which has a field for all it uses', () => {
    expect(bank.$schema).toBe('./bank.schema.json');
    const schema = bankJsonSchema();
    for (const question of bank.questions) {
      for (const field of Object.keys(question)) expect(schema).toContain(`"${field}"`);
    }
  });

  test('has the keys its own numbers give', () => {
    const [truePositive, falseNegative, falsePositive] = [18, 6, 12];
    expect(bank.sets![0]!.stem).toContain(`| 実際に陽性 | ${truePositive} | ${falseNegative} |`);
    expect(bank.sets![0]!.stem).toContain(`| 実際に陰性 | ${falsePositive} | 64 |`);
    const recall = questionOf(bank, 'number', 'sample-bank-recall');
    expect(recall.value).toBe(truePositive / (truePositive + falseNegative));
    expect(recall.slips?.map((s) => s.value)).toEqual([
      truePositive / (truePositive + falsePositive),
      (truePositive + 64) / 100,
      truePositive / 100,
    ]);
    const kl = (p: readonly number[], q: readonly number[]) =>
      p.reduce((sum, x, i) => sum + x * Math.log2(x / q[i]!), 0);
    const { explanation } = questionOf(bank, 'choice', 'sample-bank-kl');
    expect(explanation).toContain(kl([0.5, 0.5], [0.25, 0.75]).toFixed(3));
    expect(explanation).toContain(kl([0.25, 0.75], [0.5, 0.5]).toFixed(3));
  });
});
