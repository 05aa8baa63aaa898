import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckedBank } from '../src/content/check/check.ts';
import type { CheckedNote } from '../src/content/check/note.ts';
import { compileBank, compileNote } from '../src/content/compile.ts';
import type { CompiledBank, CompiledNote } from '../src/content/compiled.ts';
import type { Catalogue, CatalogueEntry, SiteIndex } from '../src/content/library.ts';
import { imageSize } from '../src/content/image-size.ts';
import { chapters } from '../src/domain/syllabus.ts';
import { checkBankFiles, checkNoteFiles, readBankFiles, readNoteFiles, type BankFile } from './bank-files.ts';

export interface BuiltBanks {
  readonly checked: ReadonlyMap<string, CheckedBank>;
  readonly checkedNotes: ReadonlyMap<string, CheckedNote>;
  readonly compiled: readonly CompiledBank[];
  readonly notes: readonly CompiledNote[];
  readonly catalogue: Catalogue;
  /** Contents by address relative to the site (`banks/…`). */
  readonly assets: ReadonlyMap<string, string | Uint8Array>;
  readonly milliseconds: { readonly check: number; readonly compile: number };
}

const kept = new Map<string, BuiltBanks>();

/** As `buildBanks`, done once for all plugins of a build. */
export function builtBanks(dir: string): BuiltBanks {
  const built = kept.get(dir) ?? buildBanks(dir);
  kept.set(dir, built);
  return built;
}

/** Has the next `builtBanks` read the files again. */
export function forgetBanks(dir: string): void {
  kept.delete(dir);
}

/** Checks and compiles every bank and note below `dir`; one with an error is left out whole. */
function buildBanks(dir: string): BuiltBanks {
  const started = performance.now();
  const files = readBankFiles(dir);
  const checked = checkBankFiles(files);
  const checkedNotes = checkNoteFiles(readNoteFiles(dir));
  const between = performance.now();
  const assets = new Map<string, string | Uint8Array>();
  const secondRead = readSecondReadings();
  const compiled = files.flatMap((file) => {
    const bank = checked.get(file.file)?.bank;
    const { chapter } = file;
    return bank
      ? [compileBank(bank, { chapter, figure: (path) => figure(file, path, assets), secondRead })]
      : [];
  });
  const items = chapters.flatMap((c) => c.items.map((item) => item.id));
  const notes = [...checkedNotes.values()]
    .flatMap(({ note }) => (note ? [compileNote(note)] : []))
    .toSorted((a, b) => items.indexOf(a.item) - items.indexOf(b.item));
  const json = (name: string, value: unknown): string => {
    const text = JSON.stringify(value);
    const path = name.replace('*', hash8(text));
    assets.set(path, text);
    return path;
  };
  const banks: CatalogueEntry[] = compiled.map(({ summary, metas, paper, keys }) => ({
    ...summary,
    count: metas.length,
    paper: json(`banks/${summary.id}.*.paper.json`, paper),
    keys: json(`banks/${summary.id}.*.keys.json`, keys),
  }));
  const siteIndex: SiteIndex = { banks, questions: compiled.flatMap((c) => c.metas) };
  const index = json('banks/index.*.json', siteIndex);
  const noteAddresses = Object.fromEntries(
    notes.map((note) => [note.item, json(`banks/notes/${note.item}.*.json`, note)]),
  );
  const milliseconds = { check: between - started, compile: performance.now() - between };
  const catalogue = { index, banks: banks.map(({ id }) => id), notes: noteAddresses };
  return { checked, checkedNotes, compiled, notes, catalogue, assets, milliseconds };
}

/** Which questions, as they are written now, a second reader answered without the key and agreed on. */
function readSecondReadings(): (question: string, hash: string) => boolean {
  const file = fileURLToPath(new URL('../tests/content/second-reading.json', import.meta.url));
  const readings = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, { hash: string; agreed: boolean }>>)
    : {};
  return (question, hash) => {
    const reading = Object.hasOwn(readings, question) ? readings[question] : undefined;
    return reading?.hash === hash && reading.agreed;
  };
}

function figure(file: BankFile, path: string, assets: Map<string, string | Uint8Array>) {
  const bytes = readFileSync(join(dirname(resolve(file.file)), path));
  const [name, type] = basename(path).split('.');
  const src = `banks/figures/${file.chapter}-${name}.${hash8(bytes)}.${type}`;
  assets.set(src, bytes);
  return { src, ...imageSize(bytes, path) };
}

/** First eight hex digits of the content's SHA-256: a new content is a new address. */
function hash8(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
