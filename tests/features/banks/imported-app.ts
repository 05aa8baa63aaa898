import { compileImported } from '../../../src/content/imported.ts';
import { type Library, createLibrary } from '../../../src/content/library.ts';
import type { Bank } from '../../../src/content/schema.ts';
import { type TestApp, anApp } from '../../support/app-builder.tsx';
import { fileOf } from '../../support/bank-builder.ts';

/** An app with the banks that are kept in its storage, as the real one has them; `builtIn` are the site's. */
export async function anAppWithImports(
  imported: readonly (Bank | { readonly id: string; readonly title: string; readonly text: string })[],
  builtIn: readonly Bank[] = [],
): Promise<TestApp> {
  const app = await anApp({ banks: builtIn });
  for (const bank of imported) {
    const text = 'text' in bank ? bank.text : fileOf(bank);
    await app.storage.saveBank({
      id: bank.id,
      title: bank.title,
      text,
      figures: {},
      importedAt: Date.UTC(2026, 7, 1),
    });
  }
  const own = createLibrary({
    catalogue: { index: 'index', banks: [], notes: {} },
    fetchJson: () => Promise.resolve({ banks: [], questions: [] }),
    imported: () => app.storage.banks(),
    compile: (bank) => Promise.resolve(compileImported(bank)),
  });
  return { ...app, library: joined(app.library, own) };
}

/** The site's banks out of memory, and beside them the imported ones. */
function joined(site: Library, own: Library): Library {
  const of = (bank: string) => (site.isBuiltIn(bank) ? site : own);
  return {
    ...site,
    summaries: async () => [...(await site.summaries()), ...(await own.summaries())],
    index: async () => {
      const [a, b] = [await site.index(), await own.index()];
      return { questions: [...a.questions, ...b.questions], failures: [...a.failures, ...b.failures] };
    },
    paper: (bank) => of(bank).paper(bank),
    keys: (bank) => of(bank).keys(bank),
    loadedPaper: (bank) => of(bank).loadedPaper(bank),
    loadedKeys: (bank) => of(bank).loadedKeys(bank),
    forget: (bank) => own.forget(bank),
  };
}
