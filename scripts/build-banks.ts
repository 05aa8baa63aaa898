import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { CheckedBank } from '../src/content/check/check.ts';
import { compileBank } from '../src/content/compile.ts';
import type { CompiledBank } from '../src/content/compiled.ts';
import type { Catalogue, CatalogueEntry } from '../src/content/library.ts';
import { checkBankFiles, readBankFiles, type BankFile } from './bank-files.ts';
import { imageSize } from '../src/content/image-size.ts';

export interface BuiltBanks {
  readonly checked: ReadonlyMap<string, CheckedBank>;
  readonly compiled: readonly CompiledBank[];
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

/** Checks and compiles every bank below `dir`; a bank with an error is left out whole. */
function buildBanks(dir: string): BuiltBanks {
  const started = performance.now();
  const files = readBankFiles(dir);
  const checked = checkBankFiles(files);
  const between = performance.now();
  const assets = new Map<string, string | Uint8Array>();
  const compiled = files.flatMap((file) => {
    const bank = checked.get(file.file)?.bank;
    return bank
      ? [compileBank(bank, { chapter: file.chapter, figure: (path) => figure(file, path, assets) })]
      : [];
  });
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
  const index = json(
    'banks/index.*.json',
    compiled.flatMap((c) => c.metas),
  );
  const milliseconds = { check: between - started, compile: performance.now() - between };
  return { checked, compiled, catalogue: { index, banks }, assets, milliseconds };
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
