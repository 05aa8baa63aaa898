import type { QuestionMeta } from '../domain/question.ts';
import type { BankKeys, BankPaper, BankSummary, CompiledBank, CompiledNote } from './compiled.ts';

/** What the site's build says of one built-in bank. */
export interface CatalogueEntry extends BankSummary {
  /** Questions that are not retired. */
  readonly count: number;
  readonly paper: string;
  readonly keys: string;
}

/** The index file: all that is known of the built-in banks before one of them is loaded. */
export interface SiteIndex {
  readonly banks: readonly CatalogueEntry[];
  readonly questions: readonly QuestionMeta[];
}

/** What the script itself says of the site's files, so little that it hardly grows with the banks. */
export interface Catalogue {
  /** Address of the `SiteIndex`. */
  readonly index: string;
  /** Ids of the built-in banks: no other bank can take one, also when the index cannot be had. */
  readonly banks: readonly string[];
  /** Address of each note (要点) by syllabus item, in the order of the syllabus. */
  readonly notes: Readonly<Record<string, string>>;
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
  /** What there is to say of each bank; of the built-in ones nothing while the index cannot be had. */
  readonly summaries: () => Promise<readonly (BankSummary & { readonly count: number | null })[]>;
  /** All questions that can be drawn. */
  readonly index: () => Promise<BankIndex>;
  readonly paper: (bank: string) => Promise<BankPaper>;
  readonly keys: (bank: string) => Promise<BankKeys>;
  /** The paper if it is here already: lets a screen paint without waiting. */
  readonly loadedPaper: (bank: string) => BankPaper | undefined;
  readonly loadedKeys: (bank: string) => BankKeys | undefined;
  /** Is this one of the site's own banks? */
  readonly isBuiltIn: (bank: string) => boolean;
  /** Syllabus items that have a note (要点), in the order of the syllabus. */
  readonly noteItems: readonly string[];
  /** The note of a syllabus item; rejects with `BankUnavailable`, whose `bank` is then the item. */
  readonly note: (item: string) => Promise<CompiledNote>;
  readonly loadedNote: (item: string) => CompiledNote | undefined;
  /** Forgets an imported bank that was changed or removed. */
  readonly forget: (bank: string) => void;
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

export function createLibrary({ catalogue, fetchJson, imported, compile }: LibraryOptions): Library {
  const builtIn: ReadonlySet<string> = new Set(catalogue.banks);
  const papers = new Map<string, BankPaper>();
  const keys = new Map<string, BankKeys>();
  const notes = new Map<string, CompiledNote>();
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

  /** One file of a bank, or a note; `whole` says whether it is the file that was asked for, all of it. */
  async function fetchFile<T>(bank: string, url: string, whole: (value: T) => boolean): Promise<T> {
    let value: unknown;
    try {
      value = await fetchJson(url);
    } catch (error) {
      throw new BankUnavailable(bank, error instanceof SyntaxError ? 'damaged' : 'network', String(error));
    }
    const file = value as T;
    if (!isRecord(file) || !whole(file)) {
      throw new BankUnavailable(bank, 'damaged');
    }
    return file;
  }

  const siteIndex = (): Promise<SiteIndex> =>
    once('index', () =>
      fetchFile<SiteIndex>(
        'index',
        catalogue.index,
        (file) => Array.isArray(file.banks) && Array.isArray(file.questions),
      ),
    );

  /** A file of a built-in bank. */
  async function fetchPart<T>(
    bank: string,
    part: 'paper' | 'keys',
    whole: (value: T) => boolean,
  ): Promise<T> {
    const { banks } = await siteIndex().catch((error: unknown) => {
      throw error instanceof BankUnavailable ? new BankUnavailable(bank, error.reason, 'index') : error;
    });
    const entry = banks.find(({ id }) => id === bank);
    if (!entry) throw new BankUnavailable(bank, 'damaged', 'index');
    return fetchFile<T>(bank, entry[part], whole);
  }

  const compiled = (bank: string): Promise<CompiledBank> =>
    once(`compiled/${bank}`, async () => {
      const source = (await imported()).find((b) => b.id === bank);
      if (!source) throw new BankUnavailable(bank, 'unknown');
      const result = await compile(source);
      if (!result) throw new BankUnavailable(bank, 'refused', source.title);
      return result;
    });

  /** What there is to say of an imported bank; little when it is refused. */
  async function summaryOf({ id, title }: ImportedBank) {
    try {
      const { summary, metas } = await compiled(id);
      return { ...summary, count: metas.length };
    } catch {
      return {
        id,
        title,
        language: 'ja' as const,
        chapter: null,
        license: '',
        description: null,
        retired: [],
        count: null,
      };
    }
  }

  return {
    async summaries() {
      const { banks } = await siteIndex().catch(() => ({ banks: [] }));
      const own = (await imported()).filter((b) => !builtIn.has(b.id)).map(summaryOf);
      return [...banks, ...(await Promise.all(own))];
    },

    async index() {
      const failures: BankUnavailable[] = [];
      const own = await siteIndex().catch((error: unknown) => {
        if (!(error instanceof BankUnavailable)) throw error;
        failures.push(error);
        return null;
      });
      const questions = own === null ? [] : [...own.questions];
      for (const bank of await imported()) {
        try {
          const { metas } = await compiled(bank.id);
          // The import refuses ids that are in use; a backup, or a new built-in bank, can still bring a clash.
          const ids = new Set(questions.map((q) => q.id));
          if (builtIn.has(bank.id) || metas.some((q) => ids.has(q.id))) {
            throw new BankUnavailable(bank.id, 'refused', 'ids in use');
          }
          questions.push(...metas);
        } catch (error) {
          if (!(error instanceof BankUnavailable)) throw error;
          failures.push(error);
        }
      }
      return { questions, failures };
    },

    paper: (bank) =>
      once(`paper/${bank}`, async () => {
        const paper = builtIn.has(bank)
          ? await fetchPart<BankPaper>(
              bank,
              'paper',
              (p) => p.id === bank && isRecord(p.questions) && isRecord(p.sets),
            )
          : (await compiled(bank)).paper;
        papers.set(bank, paper);
        return paper;
      }),

    keys: (bank) =>
      once(`keys/${bank}`, async () => {
        const file = builtIn.has(bank)
          ? await fetchPart<BankKeys>(bank, 'keys', (k) => k.id === bank && isRecord(k.keys))
          : (await compiled(bank)).keys;
        keys.set(bank, file);
        return file;
      }),

    loadedPaper: (bank) => papers.get(bank),
    loadedKeys: (bank) => keys.get(bank),

    isBuiltIn: (bank) => builtIn.has(bank),
    noteItems: Object.keys(catalogue.notes),
    note: (item) =>
      once(`note/${item}`, async () => {
        const url = Object.hasOwn(catalogue.notes, item) ? catalogue.notes[item] : undefined;
        if (url === undefined) throw new BankUnavailable(item, 'unknown');
        const whole = (n: CompiledNote) =>
          n.item === item && Array.isArray(n.sections) && Array.isArray(n.slips);
        const note = await fetchFile<CompiledNote>(item, url, whole);
        notes.set(item, note);
        return note;
      }),
    loadedNote: (item) => notes.get(item),

    forget(bank) {
      papers.delete(bank);
      keys.delete(bank);
      for (const kind of ['paper', 'keys', 'compiled']) loading.delete(`${kind}/${bank}`);
    },
  };
}
