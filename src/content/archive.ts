import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type ImportedFigures, bytesOf, dataAddress, namesake } from './imported.ts';
import type { ImportedBank } from './library.ts';

/** A bank and its figures as one ZIP file, laid out as in `questions/<chapter>/`. */

/** What a ZIP may hold when it is unpacked, bytes. */
const largestUnpacked = 50_000_000;

export interface BankFiles {
  readonly texts: readonly { readonly file: string; readonly text: string }[];
  readonly figures: ImportedFigures;
}

/** A ZIP file that is none, is damaged, or unpacks to more than 50 MB. */
export class BadArchive extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(`${file}: ${String(cause)}`);
    this.name = 'BadArchive';
    this.file = file;
  }
}

export function packBank({ id, text, figures }: ImportedBank): Uint8Array<ArrayBuffer> {
  const files = Object.entries(figures).map(([path, address]) => [path, bytesOf(address)] as const);
  return zipSync({ [`${id}.json`]: strToU8(text), ...Object.fromEntries(files) });
}

/**
 * The banks and figures among some files (JSON, SVG, PNG, or ZIP files of them, in whatever folders). Texts are read as
 * UTF-8; what is none holds U+FFFD then, which the check refuses with the way to mend it.
 * @throws BadArchive naming the ZIP file that cannot be read
 */
export function gatherBanks(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): BankFiles {
  const texts: { file: string; text: string }[] = [];
  const figures: Record<string, string> = {};
  const unpacked = files.flatMap(({ name, bytes }) =>
    /\.zip$/i.test(name) ? unpack(name, bytes) : [[name, bytes] as const],
  );
  for (const [file, bytes] of unpacked) {
    if (/\.json$/i.test(file)) texts.push({ file, text: strFromU8(bytes) });
    else putFigure(figures, `figures/${file}`, dataAddress(file, bytes));
  }
  return { texts, figures };
}

/** Two chapters may each have a figure of one name: none is written over. The check says so where it matters. */
function putFigure(figures: Record<string, string>, path: string, address: string): void {
  let place = path;
  for (let n = 2; place in figures && figures[place] !== address; n += 1) place = namesake(path, n);
  figures[place] = address;
}

/** Name (without folders) and content of every file in a ZIP file that can be part of a bank. */
function unpack(archive: string, content: Uint8Array): [name: string, bytes: Uint8Array][] {
  let total = 0;
  try {
    const entries = unzipSync(content, {
      filter({ name, originalSize }) {
        // `._name` and the like are what systems add, not what the teacher put in.
        if (!/(?:^|\/)[^./][^/]*\.(?:json|svg|png)$/i.test(name)) return false;
        total += originalSize;
        if (total > largestUnpacked) throw new RangeError(`more than ${largestUnpacked} bytes`);
        return true;
      },
    });
    return Object.entries(entries).map(([path, bytes]) => [path.slice(path.lastIndexOf('/') + 1), bytes]);
  } catch (error) {
    throw new BadArchive(archive, error);
  }
}
