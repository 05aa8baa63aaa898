import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { AttemptEvent } from '../domain/attempt.ts';
import { type QuestionProgress, applyToProgress, noProgress, progressTouched } from '../domain/progress.ts';
import { mergeLogs } from './merge.ts';
import { changesSummary, rebuild, summaryOf } from './projection.ts';
import {
  type AttemptSummary,
  type Memo,
  type SavedBank,
  type Scratch,
  type Settings,
  readBank,
  readEvent,
  readMemo,
  readProgress,
  readScratch,
  readSettings,
  readSummary,
  restoredSettings,
} from './saved.ts';
import type { AppStorage, AsideRow } from './storage.ts';

interface EtudeDb extends DBSchema {
  settings: { key: string; value: unknown };
  /** The log: the only truth. */
  events: { key: [string, number]; value: AttemptEvent };
  /** Projections of the log. */
  attempts: { key: string; value: AttemptSummary };
  progress: { key: string; value: QuestionProgress };
  scratch: { key: [string, string]; value: Scratch };
  memos: { key: string; value: Memo };
  banks: { key: string; value: SavedBank };
  aside: { key: number; value: AsideRow };
}

const databaseVersion = 1;

/** What is called saved is on the disk, not on its way to it: it survives a power cut. Costs about 1 ms a write. */
const onDisk = { durability: 'strict' } as const;

type Db = IDBPDatabase<EtudeDb>;
type Store = 'settings' | 'events' | 'attempts' | 'progress' | 'scratch' | 'memos' | 'banks' | 'aside';
const stores: Store[] = ['settings', 'events', 'attempts', 'progress', 'scratch', 'memos', 'banks', 'aside'];

/**
 * Opens the browser's database.
 * @throws when the browser refuses (private mode, blocked, broken): the caller falls back to memory
 */
export async function openIndexedStorage(name = 'etude'): Promise<AppStorage> {
  const storage = new IndexedStorage(name);
  await storage.connect();
  return storage;
}

function openDatabase(name: string, onClosed: () => void): Promise<Db> {
  return openDB<EtudeDb>(name, databaseVersion, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('settings');
        database.createObjectStore('events', { keyPath: ['attempt', 'seq'] });
        database.createObjectStore('attempts', { keyPath: 'id' });
        database.createObjectStore('progress', { keyPath: 'question' });
        database.createObjectStore('scratch', { keyPath: ['attempt', 'question'] });
        database.createObjectStore('memos', { keyPath: 'question' });
        database.createObjectStore('banks', { keyPath: 'id' });
        database.createObjectStore('aside', { autoIncrement: true });
      }
    },
    blocking(_current, _blocked, event) {
      // Another tab wants a newer version: let go, so that it is not stuck.
      (event.target as IDBDatabase).close();
    },
    terminated: onClosed,
  });
}

class IndexedStorage implements AppStorage {
  readonly kind = 'indexeddb';
  readonly #name: string;
  #connection: Promise<Db> | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** The open database; opened again when the browser has closed it. */
  connect(): Promise<Db> {
    if (this.#connection === null) {
      const opening = openDatabase(this.#name, () => {
        this.#connection = null;
      });
      this.#connection = opening;
      opening.catch(() => {
        this.#connection = null;
      });
    }
    return this.#connection;
  }

  /** Works on the database; once more, on a new connection, when this one turns out to be closed. */
  async #use<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const db = await this.connect();
    try {
      return await work(db);
    } catch (error) {
      // Thrown when a transaction cannot begin: nothing of the work is done.
      if (!(error instanceof Error && error.name === 'InvalidStateError')) throw error;
      this.#connection = null;
      return work(await this.connect());
    }
  }

  async settings() {
    return readSettings(await this.#use((db) => db.get('settings', 'settings')));
  }

  changeSettings(part: Partial<Settings>) {
    return this.#use(async (db) => {
      const tx = db.transaction('settings', 'readwrite');
      const settings = readSettings({ ...readSettings(await tx.store.get('settings')), ...part });
      await Promise.all([tx.store.put(settings, 'settings'), tx.done]);
      return settings;
    });
  }

  async attempts() {
    const rows = await this.#use((db) => db.getAll('attempts'));
    const good = rows.flatMap((row) => readSummary(row) ?? []);
    // A projection can be made anew.
    if (good.length < rows.length) {
      await this.#rebuild();
      const made = await this.#use((db) => db.getAll('attempts'));
      return this.#newestFirst(made.flatMap((row) => readSummary(row) ?? []));
    }
    return this.#newestFirst(good);
  }

  #newestFirst(rows: readonly AttemptSummary[]) {
    return rows.toSorted((a, b) => b.startedAt - a.startedAt);
  }

  events(attempt: string) {
    return this.#readable('events', readEvent, IDBKeyRange.bound([attempt], [attempt, []]));
  }

  append(...[event, before, after]: Parameters<AppStorage['append']>) {
    return this.#use(async (db) => {
      const touched = progressTouched(event);
      const tx = db.transaction(['events', 'attempts', 'progress'], 'readwrite', onDisk);
      const writes: Promise<unknown>[] = [tx.objectStore('events').add(event)];
      // Erased in another tab: what nothing can be made of is not written, and not called saved.
      if (event.type !== 'started') writes.push(beginningOf(event.attempt, tx));
      if (changesSummary(event)) writes.push(tx.objectStore('attempts').put(summaryOf(after)));
      for (const question of touched) {
        writes.push(
          tx
            .objectStore('progress')
            .get(question)
            .then((row) => {
              const old = readProgress(row) ?? noProgress(question);
              const next = applyToProgress(old, event, before);
              return next === old ? undefined : tx.objectStore('progress').put(next);
            }),
        );
      }
      // Every request's own rejection is the transaction's; waiting for both leaves none unhandled.
      await Promise.all([...writes, tx.done]);
    });
  }

  async progress() {
    const rows = await this.#use((db) => db.getAll('progress'));
    const good = rows.flatMap((row) => readProgress(row) ?? []);
    if (good.length === rows.length) return new Map(good.map((row) => [row.question, row]));
    await this.#rebuild();
    return new Map((await this.#use((db) => db.getAll('progress'))).map((row) => [row.question, row]));
  }

  async scratch(attempt: string, question: string) {
    const [found] = await this.#readable('scratch', readScratch, IDBKeyRange.only([attempt, question]));
    return found ?? null;
  }

  async saveScratch(scratch: Scratch) {
    await this.#use((db) => db.put('scratch', scratch));
  }

  async memo(question: string) {
    const [found] = await this.#readable('memos', readMemo, IDBKeyRange.only(question));
    return found ?? null;
  }

  async saveMemo(memo: Memo) {
    await this.#use((db) => {
      const tx = db.transaction('memos', 'readwrite', onDisk);
      const written = memo.text.trim() === '' ? tx.store.delete(memo.question) : tx.store.put(memo);
      return Promise.all([written, tx.done]);
    });
  }

  banks() {
    return this.#readable('banks', readBank);
  }

  async saveBank(bank: SavedBank) {
    await this.#use((db) => {
      const tx = db.transaction('banks', 'readwrite', onDisk);
      return Promise.all([tx.store.put(bank), tx.done]);
    });
  }

  removeBank(id: string) {
    return this.#use((db) => db.delete('banks', id));
  }

  aside() {
    return this.#use((db) => db.getAll('aside'));
  }

  keepAside(events: readonly AttemptEvent[]) {
    return this.#use(async (db) => {
      const tx = db.transaction('aside', 'readwrite', onDisk);
      const rows = events.map((value) => ({ from: 'unwritten', at: Date.now(), value }));
      await Promise.all([...rows.map((row) => tx.store.add(row)), tx.done]);
    });
  }

  async backup(nowMs: number) {
    return {
      etude: 'backup' as const,
      version: 1 as const,
      exportedAt: nowMs,
      settings: await this.settings(),
      events: await this.#readable('events', readEvent),
      memos: await this.#readable('memos', readMemo),
      scratch: await this.#readable('scratch', readScratch),
      banks: await this.banks(),
    };
  }

  async restore(...[backup]: Parameters<AppStorage['restore']>) {
    const { fresh, ...counts } = await mergeLogs(backup.events, (attempt) => this.events(attempt));
    return this.#use(async (db) => {
      const tx = db.transaction(stores, 'readwrite', onDisk);
      /** @returns whether it was written */
      const unlessPresent = <S extends 'settings' | 'memos' | 'scratch' | 'banks'>(
        store: S,
        key: EtudeDb[S]['key'],
        value: EtudeDb[S]['value'],
      ): Promise<boolean> => {
        const rows = tx.objectStore(store);
        return rows.getKey(key).then(async (found) => {
          if (found !== undefined) return false;
          await (store === 'settings' ? rows.put(value, key) : rows.put(value));
          return true;
        });
      };
      const added = Promise.all([
        count(backup.banks.map((bank) => unlessPresent('banks', bank.id, bank))),
        count(backup.memos.map((memo) => unlessPresent('memos', memo.question, memo))),
        count(backup.scratch.map((s) => unlessPresent('scratch', [s.attempt, s.question], s))),
        backup.settings !== undefined && unlessPresent('settings', 'settings', restoredSettings(backup)),
      ]);
      await Promise.all([
        ...fresh.map((event) => tx.objectStore('events').add(event)),
        added,
        project(tx),
        tx.done,
      ]);
      const [banks, memos, scratch, settings] = await added;
      return { ...counts, events: fresh.length, banks, memos, scratch, settings };
    });
  }

  erase() {
    return this.#use(async (db) => {
      const tx = db.transaction(stores, 'readwrite');
      await Promise.all([...stores.map((store) => tx.objectStore(store).clear()), tx.done]);
    });
  }

  /** The rows that can be read; the others move aside as they are, in one transaction. */
  #readable<T>(
    store: 'events' | 'scratch' | 'memos' | 'banks',
    read: (value: unknown) => T | null,
    range?: IDBKeyRange,
  ): Promise<T[]> {
    return this.#use(async (db) => {
      const rows: unknown[] = await db.getAll(store, range);
      const good = rows.flatMap((row) => read(row) ?? []);
      if (good.length === rows.length) return good;
      const tx = db.transaction([store, 'aside'], 'readwrite');
      let cursor = await tx.objectStore(store).openCursor(range);
      while (cursor) {
        const { value } = cursor;
        if (read(value) === null) {
          // The cursor goes row by row.
          // oxlint-disable-next-line no-await-in-loop
          await Promise.all([
            tx.objectStore('aside').add({ from: store, at: Date.now(), value }),
            cursor.delete(),
          ]);
        }
        // oxlint-disable-next-line no-await-in-loop
        cursor = await cursor.continue();
      }
      await tx.done;
      return good;
    });
  }

  /** Makes the projections anew from the log. */
  async #rebuild() {
    await this.#readable('events', readEvent);
    await this.#use(async (db) => {
      const tx = db.transaction(stores, 'readwrite');
      await Promise.all([project(tx), tx.done]);
    });
  }
}

/**
 * Looks for the beginning of an attempt.
 * @throws and undoes the transaction when it is not there
 */
async function beginningOf(
  attempt: string,
  tx: IDBPTransaction<EtudeDb, ('events' | 'attempts' | 'progress')[], 'readwrite'>,
): Promise<void> {
  const found = await tx.objectStore('events').getKey([attempt, 0]);
  if (found !== undefined) return;
  tx.abort();
  throw new DOMException(`attempt ${attempt} has no beginning`, 'NotFoundError');
}

/** How many of these were done. */
async function count(done: readonly Promise<boolean>[]): Promise<number> {
  return (await Promise.all(done)).filter(Boolean).length;
}

/** Makes the projections anew from the log as this transaction sees it. */
async function project(tx: IDBPTransaction<EtudeDb, Store[], 'readwrite'>): Promise<void> {
  const rows = await tx.objectStore('events').getAll();
  const { attempts, progress } = rebuild(rows.flatMap((row) => readEvent(row) ?? []));
  await Promise.all([
    tx.objectStore('attempts').clear(),
    tx.objectStore('progress').clear(),
    ...attempts.map((state) => tx.objectStore('attempts').put(summaryOf(state))),
    ...[...progress.values()].map((row) => tx.objectStore('progress').put(row)),
  ]);
}
