/**
 * Takes the answers of a cold second reading into tests/content/second-reading.json.
 * Usage: tsx scripts/second-reading.ts <folder with <bank>.answers.json>
 * An answer that agrees with the key is recorded with the question's content hash. A disagreement is printed
 * and not recorded: it is settled by the primary source first, or the question goes.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerKey, questionHash } from '../src/content/compile.ts';
import type { BankQuestion } from '../src/content/schema.ts';
import { grade } from '../src/domain/grading/grade.ts';
import { foldShort } from '../src/domain/grading/short.ts';
import type { Answer, QuestionKind } from '../src/domain/question.ts';
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

/** The reader's answer as the app would have it; blanks and letters that are missing are wrong. */
function answerOf(kind: QuestionKind, answer: unknown): Answer {
  switch (kind) {
    case 'choice':
      return { kind, choice: String(answer) };
    case 'multiple':
      return { kind, choices: answer as readonly string[] };
    case 'blanks':
      return { kind, choices: answer as Readonly<Record<string, string>> };
    case 'number':
    case 'short':
      return { kind, text: String(answer) };
  }
}

/** A reader writes a short answer in a sentence: the accepted spelling may stand anywhere in it. */
function agrees(question: BankQuestion, answer: unknown): boolean {
  const key = answerKey(question);
  if (key.kind === 'short') {
    const text = foldShort(String(answer));
    return key.accepts.some((accepted) => text.includes(foldShort(accepted)));
  }
  return grade(key, answerOf(question.kind, answer)).outcome === 'right';
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
