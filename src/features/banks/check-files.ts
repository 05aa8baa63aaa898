import type { BankFiles } from '../../content/archive.ts';
import type { CheckProblem } from '../../content/check/problem.ts';
import type { ImportedFigures, TakenIds } from '../../content/imported.ts';
import type { Library } from '../../content/library.ts';
import type { Bank } from '../../content/schema.ts';
import type { SavedBank } from '../../store/saved.ts';

/** What the check says of one file. */
export interface Report {
  readonly file: string;
  readonly text: string;
  readonly figures: ImportedFigures;
  readonly bank: Bank | null;
  readonly problems: readonly CheckProblem[];
}

/**
 * Checks bank files against every bank that stays beside them.
 * @param imported the banks that are here already, which a file of the same id replaces
 * @throws when the check's code or the list of questions cannot be fetched
 */
export async function checkFiles(
  library: Library,
  imported: readonly SavedBank[],
  texts: BankFiles['texts'],
  figures: ImportedFigures,
): Promise<Report[]> {
  const [{ checkImport }, { questions }, banks] = await Promise.all([
    import('../../content/imported.ts'),
    library.index(),
    library.summaries(),
  ]);
  return texts.map(({ file, text }) => {
    const own = idOf(text);
    // A bank may replace the imported one of the same id; of all others its ids must be free.
    const replaced = imported.some((b) => b.id === own) ? own : null;
    const taken = new Map<string, string[]>();
    for (const bank of banks) if (bank.id !== replaced) taken.set(bank.id, [...bank.retired]);
    for (const q of questions) taken.get(q.bank)?.push(q.id);
    return { file, text, figures, ...checkImport(text, file, figures, taken satisfies TakenIds) };
  });
}

/** The id a text claims, if it can be read at all. */
function idOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id
      : null;
  } catch {
    return null;
  }
}
