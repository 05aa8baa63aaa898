import { useState } from 'react';
import type { BankFiles } from '../../content/archive.ts';
import type { ImportedFigures } from '../../content/imported.ts';
import type { SavedBank } from '../../store/saved.ts';
import { useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { type Report, checkFiles } from './check-files.ts';
import { banksMessages } from './messages.ts';

const largestBytes = 5_000_000;

/** The check of bank files before they are taken: the report first, then the learner's word, then one write. */
export interface Examination {
  readonly busy: boolean;
  /** Why nothing could be checked or added, in words. */
  readonly refusal: string | null;
  readonly reports: readonly Report[];
  /** The bank added last. */
  readonly added: { readonly id: string; readonly title: string } | null;
  readonly examine: (texts: BankFiles['texts'], figures: ImportedFigures) => Promise<void>;
  readonly take: (files: readonly File[]) => Promise<void>;
  /** @returns whether the bank is written */
  readonly add: (report: Report) => Promise<boolean>;
}

/**
 * @param imported the banks that are here already, which a file of the same id replaces
 * @param onAdded a bank was written
 */
export function useExamination(imported: readonly SavedBank[], onAdded: () => void): Examination {
  const words = useMessages(banksMessages);
  const { library, storage } = useApp();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [reports, setReports] = useState<readonly Report[]>([]);
  const [added, setAdded] = useState<Examination['added']>(null);

  const check = (texts: BankFiles['texts'], figures: ImportedFigures) =>
    checkFiles(library, imported, texts, figures);

  async function examine(texts: BankFiles['texts'], figures: ImportedFigures) {
    setBusy(true);
    startOver();
    try {
      setReports(await check(texts, figures));
    } catch {
      setRefusal(words.checkFailed);
    } finally {
      setBusy(false);
    }
  }

  /** What was said of other files is no longer true of these. */
  function startOver(problem: string | null = null) {
    setAdded(null);
    setReports([]);
    setRefusal(problem);
  }

  async function take(files: readonly File[]) {
    for (const { name, size } of files) {
      if (!/\.(?:json|svg|png|zip)$/i.test(name)) return startOver(words.notText(name));
      if (size > largestBytes) return startOver(words.tooLarge(name));
    }
    setBusy(true);
    startOver();
    try {
      const { BadArchive, gatherBanks } = await import('../../content/archive.ts');
      const contents = files.map(async (f) => ({
        name: f.name,
        bytes: new Uint8Array(await f.arrayBuffer()),
      }));
      try {
        const { texts, figures } = gatherBanks(await Promise.all(contents));
        if (texts.length === 0) return startOver(words.noJson);
        return await examine(texts, figures);
      } catch (error) {
        if (!(error instanceof BadArchive)) throw error;
        return startOver(words.badArchive(error.file));
      }
    } catch {
      return startOver(words.checkFailed);
    } finally {
      setBusy(false);
    }
  }

  async function add(report: Report) {
    const { bank, text, figures } = report;
    if (!bank) return false;
    try {
      await storage.saveBank({ id: bank.id, title: bank.title, text, figures, importedAt: Date.now() });
    } catch {
      setRefusal(words.addFailed);
      return false;
    }
    library.forget(bank.id);
    setAdded({ id: bank.id, title: bank.title });
    setReports([]);
    onAdded();
    // The others of the same choice wait for their word; their ids must be free of this one's too.
    const others = reports.filter((r) => r !== report);
    await check(others, figures).then(setReports, () => setRefusal(words.checkFailed));
    return true;
  }

  return { busy, refusal, reports, added, examine, take, add };
}
