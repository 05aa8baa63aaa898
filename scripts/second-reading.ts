/**
 * Takes the answers of a cold second reading into tests/content/second-reading.json.
 * Usage: tsx scripts/second-reading.ts <folder with <bank>.answers.json>
 * An answer that agrees with the key is recorded with the question's content hash. A disagreement is printed
 * and not recorded: it is settled by the primary source first, or the question goes.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionHash } from '../src/content/compile.ts';
import type { BankQuestion } from '../src/content/schema.ts';
import { foldShort } from '../src/domain/grading/short.ts';
import { checkBankFiles, readBankFiles } from './bank-files.ts';

interface Reading {
  readonly hash: string;
  readonly answer: unknown;
  readonly agreed: true;
  /** What the reader remarked, and how it was settled. */
  readonly settled?: string;
}
interface Given {
  readonly answer: unknown;
  readonly remark?: string;
  /** Added by whoever settled what the comparison could not: why the answer agrees all the same. */
  readonly settled?: string;
}

const record = 'tests/content/second-reading.json';
const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: tsx scripts/second-reading.ts <folder>');

const readings: Record<string, Reading> = existsSync(record)
  ? (JSON.parse(readFileSync(record, 'utf8')) as Record<string, Reading>)
  : {};
const given: Record<string, Given> = {};
for (const file of readdirSync(folder).filter((f) => f.endsWith('.answers.json'))) {
  Object.assign(given, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, Given>);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const sorted = (list: readonly string[]) => list.toSorted();

function agrees(question: BankQuestion, answer: unknown): boolean {
  switch (question.kind) {
    case 'choice':
      return question.choices.some((c) => c.correct === true && c.id === answer);
    case 'multiple':
      return (
        Array.isArray(answer) &&
        same(sorted(answer as string[]), sorted(question.choices.filter((c) => c.correct).map((c) => c.id)))
      );
    case 'blanks': {
      const keys = question.blanks.map(
        (b) => [b.id, b.answer ?? b.choices?.find((c) => c.correct)?.id] as const,
      );
      const answers = answer as Record<string, string>;
      return keys.every(([blank, key]) => answers[blank] === key);
    }
    case 'number':
      return Math.abs(Number(answer) - question.value) <= (question.tolerance ?? 0) + 1e-9;
    case 'short': {
      const text = foldShort(String(answer));
      return (question.accepts ?? []).some((a) => text.includes(foldShort(a)));
    }
  }
}

let agreed = 0;
const ids = new Set<string>();
for (const { bank } of checkBankFiles(readBankFiles('questions')).values()) {
  for (const question of bank?.questions ?? []) {
    ids.add(question.id);
    const reading = given[question.id];
    if (!reading) continue;
    const set = bank?.sets?.find((s) => s.id === question.set) ?? null;
    const settled = reading.settled !== undefined;
    if (settled || agrees(question, reading.answer)) {
      readings[question.id] = {
        hash: questionHash(question, set),
        answer: reading.answer,
        agreed: true,
        ...(reading.settled !== undefined && { settled: reading.settled }),
      };
      agreed += 1;
    } else {
      console.log(
        `DISAGREED ${question.id} [${question.kind}]: ${JSON.stringify(reading.answer)} ${reading.remark ?? ''}`,
      );
    }
  }
}
for (const id of Object.keys(readings)) if (!ids.has(id)) delete readings[id];
const inOrder = Object.fromEntries(Object.entries(readings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(record, `${JSON.stringify(inOrder, null, 1)}\n`);
console.log(`${agreed} agreed; ${Object.keys(inOrder).length} of ${ids.size} questions have a reading.`);
