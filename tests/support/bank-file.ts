import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bank, BankQuestion } from '../../src/content/schema.ts';

type Of<K extends BankQuestion['kind']> = Extract<BankQuestion, { kind: K }>;

/** Reads a bank of `questions/` as it stands in the file, e.g. `readBank('1-math/information-theory')`. */
export function readBank(path: string): Bank {
  const file = fileURLToPath(new URL(`../../questions/${path}.json`, import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')) as Bank;
}

/** The question with this id and kind; throws when the bank has none, so a renamed question fails its test. */
export function questionOf<K extends BankQuestion['kind']>(bank: Bank, kind: K, id: string): Of<K> {
  const found = bank.questions.find((q) => q.id === id);
  if (!found) throw new Error(`${bank.id} has no question ${id}`);
  if (found.kind !== kind) throw new Error(`${id} is ${found.kind}, not ${kind}`);
  return found as Of<K>;
}

/** The text of the one correct choice of a `choice` question. */
export function keyText(bank: Bank, id: string): string {
  const keys = questionOf(bank, 'choice', id).choices.filter((c) => c.correct === true);
  if (keys.length !== 1) throw new Error(`${id} has ${keys.length} keys`);
  return plain(keys[0]!.text);
}

/** The texts of the wrong choices of a `choice` question. */
export function wrongTexts(bank: Bank, id: string): string[] {
  return questionOf(bank, 'choice', id)
    .choices.filter((c) => c.correct !== true)
    .map((c) => plain(c.text));
}

/** The key's text for each blank of a `blanks` question, by blank id. */
export function blankKeys(bank: Bank, id: string): Record<string, string> {
  const question = questionOf(bank, 'blanks', id);
  return Object.fromEntries(
    question.blanks.map((blank) => {
      const key = blank.choices
        ? blank.choices.find((c) => c.correct === true)
        : question.pool?.find((c) => c.id === blank.answer);
      if (!key) throw new Error(`${id}: blank ${blank.id} has no key`);
      return [blank.id, plain(key.text)];
    }),
  );
}

/** The first number written in a text (`$0.469$ bit` → 0.469; `73,728` → 73728; `-1.5e-3` too). */
export function numberIn(text: string): number {
  const match = /[-−]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?/.exec(text);
  if (!match) throw new Error(`no number in ${JSON.stringify(text)}`);
  return Number(match[0].replace('−', '-').replaceAll(',', ''));
}

function plain(text: Bank['questions'][number]['stem']): string {
  return typeof text === 'string' ? text : text.pytorch;
}
