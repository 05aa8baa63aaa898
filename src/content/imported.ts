import { checkBank } from './check/check.ts';
import type { CheckProblem, Path } from './check/problem.ts';
import { mapSource } from './check/source-map.ts';
import { compileBank } from './compile.ts';
import type { CompiledBank } from './compiled.ts';
import { imageSize } from './image-size.ts';
import type { ImportedBank } from './library.ts';
import type { Bank } from './schema.ts';

/**
 * Banks a teacher brings into the running app. The same check and the same renderer as for built-in ones,
 * loaded only when there is such a bank.
 */

/**
 * Figures that came with a bank: `figures/<name>` → `data:` address. Shown as images, so they cannot run script.
 * Where several different files of one name came, the others stand under `namesake(…)`: a bank that shows the figure
 * is refused.
 */
export type ImportedFigures = Readonly<Record<string, string>>;

export interface ImportCheck {
  /** Null when anything is an error. */
  readonly bank: Bank | null;
  readonly problems: readonly CheckProblem[];
}

/** Place of the n-th (2, 3, …) file with the name of a figure (`figures/<name>`). */
export function namesake(path: string, n: number): string {
  return `${n}/${path}`;
}

/** Ids that are in use: by bank, the ids of its questions. */
export type TakenIds = ReadonlyMap<string, readonly string[]>;

/**
 * Checks a bank file before it is taken: everything `npm run questions` checks, and that its ids are free.
 * @param taken ids of the banks that stay beside it (without the bank it replaces)
 */
export function checkImport(
  text: string,
  file: string,
  figures: ImportedFigures,
  taken: TakenIds,
): ImportCheck {
  const checked = checkBank(text, file, {
    figureExists: (path) => path in figures,
    figureRepeated: (path) => namesake(path, 2) in figures,
  });
  if (checked.bank === null) return checked;
  const clashes = clashesWith(checked.bank, text, file, taken);
  return { bank: clashes.length > 0 ? null : checked.bank, problems: [...checked.problems, ...clashes] };
}

function clashesWith(bank: Bank, text: string, file: string, taken: TakenIds): CheckProblem[] {
  const source = mapSource(text.replace(/^\uFEFF/, ''));
  const owners = new Map(
    [...taken].flatMap(([owner, questions]) => questions.map((q) => [q, owner] as const)),
  );
  const problem = (path: Path, ja: string, en: string, question?: string): CheckProblem => ({
    severity: 'error',
    rule: 'duplicate-id',
    file,
    ...source.placeOf(path),
    ...(question !== undefined && { question }),
    message: { ja, en },
  });
  const found: CheckProblem[] = [];
  if (taken.has(bank.id)) {
    found.push(
      problem(
        ['id'],
        `問題集 ID「${bank.id}」はすでに使われています。別の id に変えてください。`,
        `The bank id "${bank.id}" is in use. Choose another id.`,
      ),
    );
  }
  for (const [i, { id }] of bank.questions.entries()) {
    const owner = owners.get(id);
    if (owner !== undefined) {
      found.push(
        problem(
          ['questions', i, 'id'],
          `問題 ID「${id}」は問題集「${owner}」にあります。別の id に変えてください。`,
          `The question id "${id}" belongs to the bank "${owner}". Choose another id.`,
          id,
        ),
      );
    }
  }
  return found;
}

/** Compiles a kept bank; null when it does not pass the check (any more), or is another than it is kept as. */
export function compileImported({ id, text, figures }: ImportedBank): CompiledBank | null {
  const { bank } = checkBank(text, `${id}.json`, { figureExists: (path) => path in figures });
  if (bank?.id !== id) return null;
  return compileBank(bank, {
    chapter: null,
    figure(path) {
      const src = figures[path];
      if (src === undefined) return null;
      try {
        return { src, ...imageSize(bytesOf(src), path) };
      } catch {
        return { src, width: 640, height: 480 };
      }
    },
  });
}

/** A figure's file as a `data:` address. */
export function dataAddress(name: string, bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  const type = /\.svg$/i.test(name) ? 'image/svg+xml' : 'image/png';
  return `data:${type};base64,${btoa(binary)}`;
}

/** The bytes of a base64 `data:` address. */
export function bytesOf(address: string): Uint8Array {
  const binary = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
