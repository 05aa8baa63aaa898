import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { checkBanks, type CheckedBank } from '../src/content/check/check.ts';
import { checkNote, type CheckedNote } from '../src/content/check/note.ts';
import type { CheckProblem } from '../src/content/check/problem.ts';

export interface BankFile {
  /** Path from the working directory, with `/`. */
  readonly file: string;
  /** Folder below `questions/`, e.g. `3-dl`. */
  readonly chapter: string;
  readonly text: string;
}

export interface NoteFile {
  /** Path from the working directory, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** The folder of notes (要点) below `questions/`; every other folder there is a chapter of banks. */
const NOTES = 'notes';

/** Every `<dir>/<chapter>/*.json`, in order of path. */
export function readBankFiles(dir: string): BankFile[] {
  const chapters = readdirSync(dir, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== NOTES,
  );
  return chapters
    .flatMap(({ name: chapter }) =>
      readdirSync(join(dir, chapter))
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(dir, chapter, name)),
    )
    .map((path) => ({
      file: nameOf(path),
      chapter: basename(dirname(path)),
      text: readFileSync(path, 'utf8'),
    }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** Every `<dir>/notes/*.json`, in order of path; none when there is no such folder. */
export function readNoteFiles(dir: string): NoteFile[] {
  const folder = join(dir, NOTES);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name))
    .map((path) => ({ file: nameOf(path), text: readFileSync(path, 'utf8') }));
}

const nameOf = (path: string) => relative(process.cwd(), path).replaceAll('\\', '/');

/** Checks notes, each by itself: a note is alone with its item, for its file is called after it. */
export function checkNoteFiles(files: readonly NoteFile[]): ReadonlyMap<string, CheckedNote> {
  return new Map(files.map(({ file, text }) => [file, checkNote(text, file)]));
}

/** Checks files of this machine; figures are looked for beside each bank. */
export function checkBankFiles(files: readonly BankFile[]): ReadonlyMap<string, CheckedBank> {
  return checkBanks(files, {
    figureExists: (path, file) => existsSync(join(dirname(resolve(file)), path)),
  });
}

/** Problems as lines, grouped by file: `  12:5  error  [rule] question: what, and how to mend it`. */
export function listProblems(
  checked: ReadonlyMap<string, { readonly problems: readonly CheckProblem[] }>,
  lang: 'ja' | 'en',
): string[] {
  const words = lang === 'ja' ? { error: '誤り', warning: '注意' } : { error: 'error', warning: 'warning' };
  return [...checked].flatMap(([file, { problems }]) =>
    problems.length === 0
      ? []
      : [
          file,
          ...problems.map((p) => {
            const question = p.question === undefined ? '' : `${p.question}: `;
            return `  ${p.line}:${p.column}\t${words[p.severity]} [${p.rule}] ${question}${p.message[lang]}`;
          }),
          '',
        ],
  );
}
