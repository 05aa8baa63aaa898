/**
 * Checks every bank of questions/ and says what they cover.
 *   npm run questions -- [--lang ja|en] [--errors] [--json] [part of a path …]
 * All banks are always read (ids must be unique across them); parts of paths choose what is printed.
 * Exit code 1 when a printed bank has an error. Warnings do not fail.
 */
import { parseArgs } from 'node:util';
import { checkBankFiles, listProblems, readBankFiles } from './bank-files.ts';
import { coverage } from './coverage.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string' },
    json: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});
const lang = (values.lang ?? (process.env['LANG']?.startsWith('en') ? 'en' : 'ja')) === 'en' ? 'en' : 'ja';

const files = readBankFiles('questions');
const wanted = (file: string): boolean =>
  positionals.length === 0 || positionals.some((part) => file.includes(part));
const checked = new Map([...checkBankFiles(files)].filter(([file]) => wanted(file)));
const problems = [...checked.values()].flatMap((c) => c.problems);
const errors = problems.filter((p) => p.severity === 'error').length;
const banks = [...checked.values()].flatMap((c) => (c.bank ? [c.bank] : []));

if (values.json) {
  console.log(JSON.stringify({ banks: checked.size, errors, problems }, null, 2));
} else {
  const shown = values.errors
    ? new Map(
        [...checked].map(([f, c]) => [f, { problems: c.problems.filter((p) => p.severity === 'error') }]),
      )
    : checked;
  for (const line of listProblems(shown, lang)) console.log(line);
  if (positionals.length === 0) for (const line of coverage(banks, lang)) console.log(line);
  const count = banks.reduce((n, b) => n + b.questions.length, 0);
  const warnings = problems.length - errors;
  console.log(
    lang === 'ja'
      ? `問題集 ${checked.size} 件(使えるもの ${banks.length} 件、${count} 問)、誤り ${errors} 件、注意 ${warnings} 件。`
      : `${checked.size} banks (${banks.length} usable, ${count} questions), ${errors} errors, ${warnings} warnings.`,
  );
}
process.exitCode = errors > 0 ? 1 : 0;
