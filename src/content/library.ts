import type { QuestionMeta } from '../domain/question.ts';
import type { BankKeys, BankPaper, BankSummary, CompiledBank } from './compiled.ts';

/** What the site's build says of one built-in bank. */
export interface CatalogueEntry extends BankSummary {
  /** Questions that are not retired. */
  readonly count: number;
  readonly paper: string;
  readonly keys: string;
}

export interface Catalogue {
  readonly index: string;
  readonly banks: readonly CatalogueEntry[];
}

/** An imported bank as it is kept; compiled when it is needed. */
export interface ImportedBank {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** `figures/<name>` → `data:` address. */
  readonly figures: Readonly<Record<string, string>>;
}

/** A bank that could not be used. It is refused whole; every other bank still works. */
export class BankUnavailable extends Error {
  readonly bank: string;
  readonly reason: 'unknown' | 'network' | 'damaged' | 'refused';

  constructor(bank: string, reason: BankUnavailable['reason'], detail = '') {
    super(`bank ${bank}: ${reason}${detail ? ` (${detail})` : ''}`);
    this.name = 'BankUnavailable';
    this.bank = bank;
    this.reason = reason;
  }
}

export interface LibraryOptions {
  readonly catalogue: Catalogue;
  /** Reads one of the site's own files as JSON; rejects when it cannot be had. */
  readonly fetchJson: (url: string) => Promise<unknown>;
  readonly imported: () => Promise<readonly ImportedBank[]>;
  /** Checks and compiles an imported bank; null when it is refused. Loaded only when there is one. */
  readonly compile: (bank: ImportedBank) => Promise<CompiledBank | null>;
}

export interface BankIndex {
  readonly questions: readonly QuestionMeta[];
  /** Banks that had to be left out. */
  readonly failures: readonly BankUnavailable[];
}

/**
 * Every bank there is, loaded when it is first asked for and kept for as long as the page lives. A load that
 * failed is tried again at the next request.
 */
export interface Library {
  summaries(): Promise<readonly (BankSummary & { readonly count: number | null })[]>;
  /** All questions that can be drawn. */
  index(): Promise<BankIndex>;
  paper(bank: string): Promise<BankPaper>;
  keys(bank: string): Promise<BankKeys>;
  /** The paper if it is here already: lets a screen paint without waiting. */
  loadedPaper(bank: string): BankPaper | undefined;
  loadedKeys(bank: string): BankKeys | undefined;
  /** Forgets an imported bank that was changed or removed. */
  forget(bank: string): void;
}

export function createLibrary({ catalogue, fetchJson, imported, compile }: LibraryOptions): Library {
  const entries = new Map(catalogue.banks.map((entry) => [entry.id, entry]));
  const papers = new Map<string, BankPaper>();
  const keys = new Map<string, BankKeys>();
  const loading = new Map<string, Promise<unknown>>();

  /** One load at a time for each name; a failed one is forgotten. */
  function once<T>(name: string, load: () => Promise<T>): Promise<T> {
    const running = loading.get(name) as Promise<T> | undefined;
    if (running) return running;
    const promise = load();
    loading.set(name, promise);
    promise.catch(() => loading.delete(name));
    return promise;
  }

  async function fetchBank<T extends BankPaper | BankKeys>(
    bank: string,
    url: string,
    whole: (value: T) => boolean,
  ): Promise<T> {
    let value: unknown;
    try {
      value = await fetchJson(url);
    } catch (error) {
      throw new BankUnavailable(bank, error instanceof SyntaxError ? 'damaged' : 'network', String(error));
    }
    const file = value as T | null;
    if (typeof file !== 'object' || file === null || file.id !== bank || !whole(file)) {
      throw new BankUnavailable(bank, 'damaged');
    }
    return file;
  }

  const compiled = (bank: string): Promise<CompiledBank> =>
    once(`compiled/${bank}`, async () => {
      const source = (await imported()).find((b) => b.id === bank);
      if (!source) throw new BankUnavailable(bank, 'unknown');
      const result = await compile(source);
      if (!result) throw new BankUnavailable(bank, 'refused', source.title);
      return result;
    });

  return {
    async summaries() {
      const own = (await imported()).map((b) => ({
        id: b.id,
        title: b.title,
        language: 'ja' as const,
        chapter: null,
        license: '',
        description: null,
        count: null,
      }));
      return [...catalogue.banks, ...own];
    },

    async index() {
      const failures: BankUnavailable[] = [];
      const builtIn = once('index', async () => {
        try {
          return (await fetchJson(catalogue.index)) as readonly QuestionMeta[];
        } catch (error) {
          throw new BankUnavailable(
            'index',
            error instanceof SyntaxError ? 'damaged' : 'network',
            String(error),
          );
        }
      }).catch((error: unknown) => {
        if (!(error instanceof BankUnavailable)) throw error;
        failures.push(error);
        return [];
      });
      const questions = [...(await builtIn)];
      for (const bank of await imported()) {
        try {
          questions.push(...(await compiled(bank.id)).metas);
        } catch (error) {
          if (!(error instanceof BankUnavailable)) throw error;
          failures.push(error);
        }
      }
      return { questions, failures };
    },

    paper: (bank) =>
      once(`paper/${bank}`, async () => {
        const entry = entries.get(bank);
        const paper = entry
          ? await fetchBank<BankPaper>(bank, entry.paper, (p) => typeof p.questions === 'object')
          : (await compiled(bank)).paper;
        papers.set(bank, paper);
        return paper;
      }),

    keys: (bank) =>
      once(`keys/${bank}`, async () => {
        const entry = entries.get(bank);
        const file = entry
          ? await fetchBank<BankKeys>(bank, entry.keys, (k) => typeof k.keys === 'object')
          : (await compiled(bank)).keys;
        keys.set(bank, file);
        return file;
      }),

    loadedPaper: (bank) => papers.get(bank),
    loadedKeys: (bank) => keys.get(bank),

    forget(bank) {
      papers.delete(bank);
      keys.delete(bank);
      for (const kind of ['paper', 'keys', 'compiled']) loading.delete(`${kind}/${bank}`);
    },
  };
}
