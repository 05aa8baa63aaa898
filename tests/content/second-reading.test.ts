import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readBankFiles } from '../../scripts/bank-files.ts';
import { questionHash } from '../../src/content/compile.ts';
import type { Bank } from '../../src/content/schema.ts';

/** id → what a reader who did not see the key answered, to the content with this hash. */
type Readings = Readonly<Record<string, { readonly hash: string; readonly agreed: boolean }>>;

it('every question has been read a second time, as it is written now, by a reader who agreed with its key', () => {
  const record = readFileSync(new URL('second-reading.json', import.meta.url), 'utf8');
  const readings = JSON.parse(record) as Readings;
  const lacking = readBankFiles('questions').flatMap(({ text }) => {
    const bank = JSON.parse(text) as Bank;
    return bank.questions
      .filter((question) => !question.retired)
      .flatMap((question) => {
        const set = bank.sets?.find((s) => s.id === question.set) ?? null;
        const reading = Object.hasOwn(readings, question.id) ? readings[question.id] : undefined;
        if (reading?.agreed && reading.hash === questionHash(question, set)) return [];
        return [`${bank.id}: ${question.id}${reading ? ' (changed since it was read)' : ''}`];
      });
  });
  expect(
    lacking,
    'Have these read without the key: scripts/reading-sheet.ts writes the sheet, scripts/second-reading.ts takes the answers.',
  ).toEqual([]);
});
