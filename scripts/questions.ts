/**
 * Checks every bank and note of questions/ and says what they cover.
 *   npm run questions -- [--lang ja|en] [--errors] [--json] [part of a path …]
 * All banks are always read (ids must be unique across them); parts of paths choose what is printed.
 * Another folder: ETUDE_QUESTIONS=<folder>.
 * Exit code 1 when a printed bank or note has an error, or when the whole of this project's questions/ misses a
 * target of coverage-targets.json. Warnings do not fail.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkBankFiles, checkNoteFiles, listProblems, readBankFiles, readNoteFiles } from './bank-files.ts';
import { coverageShortfalls, coverageTable } from './coverage.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string' },
    json: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});
const lang = (values.lang ?? (process.env['LANG']?.startsWith('en') ? 'en' : 'ja')) === 'en' ? 'en' : 'ja';
const dir = process.env['ETUDE_QUESTIONS'] ?? 'questions';
const whole = positionals.length === 0;
const own = resolve(dir) === fileURLToPath(new URL('../questions', import.meta.url));

const files = readBankFiles(dir);
const wanted = (file: string): boolean => whole || positionals.some((part) => file.includes(part));
const checked = new Map([...checkBankFiles(files)].filter(([file]) => wanted(file)));
const notes = new Map([...checkNoteFiles(readNoteFiles(dir))].filter(([file]) => wanted(file)));
const problems = [...checked.values(), ...notes.values()].flatMap((c) => c.problems);
const errors = problems.filter((p) => p.severity === 'error').length;
const banks = files.flatMap(({ file, chapter }) => {
  const bank = checked.get(file)?.bank;
  return bank ? [{ chapter, bank }] : [];
});
const usableNotes = [...notes.values()].filter((n) => n.note).length;
const lacking = whole && own ? coverageShortfalls(banks, lang) : [];

if (values.json) {
  const counts = { banks: checked.size, notes: notes.size, errors };
  console.log(JSON.stringify({ ...counts, problems, coverage: lacking }, null, 2));
} else {
  const shown = [...checked, ...notes].map(
    ([file, c]) =>
      [file, { problems: c.problems.filter((p) => !values.errors || p.severity === 'error') }] as const,
  );
  for (const line of listProblems(new Map(shown), lang)) console.log(line);
  if (whole) for (const line of [...coverageTable(banks, lang), '']) console.log(line);
  if (lacking.length > 0) {
    console.log(lang === 'ja' ? '出題範囲の目標に足りないもの' : 'What the targets of coverage still lack');
    for (const line of lacking) console.log(`  ${line}`);
    console.log('');
  }
  const count = banks.reduce((n, { bank }) => n + bank.questions.length, 0);
  const warnings = problems.length - errors;
  console.log(
    lang === 'ja'
      ? `問題集 ${checked.size} 件(使えるもの ${banks.length} 件、${count} 問)、要点 ${notes.size} 件(使えるもの ${usableNotes} 件)、誤り ${errors} 件、注意 ${warnings} 件、目標に足りないもの ${lacking.length} 件。`
      : `${checked.size} banks (${banks.length} usable, ${count} questions), ${notes.size} notes (${usableNotes} usable), ${errors} errors, ${warnings} warnings, ${lacking.length} targets missed.`,
  );
}
process.exitCode = errors > 0 || lacking.length > 0 ? 1 : 0;
