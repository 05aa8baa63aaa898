import type { AttemptEvent, AttemptState } from '../domain/attempt.ts';
import type { QuestionProgress } from '../domain/progress.ts';
import type { AttemptSummary, Backup, Memo, SavedBank, Scratch, Settings } from './saved.ts';

/** A row that could not be read: kept as it was, out of the way. */
export interface AsideRow {
  readonly from: string;
  readonly at: number;
  readonly value: unknown;
}

/** How many attempts a backup touched, each under one of the first three. */
export interface RestoredAttempts {
  /** That were not here. */
  readonly attempts: number;
  /** That were here and went on in the backup. */
  readonly continued: number;
  /** Whose start is neither here nor in the backup: what there is of them is kept, but cannot be opened. */
  readonly incomplete: number;
  /** Of those above: that went on differently here and there, and got a name of their own. */
  readonly forked: number;
}

/** What a backup added. */
export interface Restored extends RestoredAttempts {
  readonly events: number;
  /** Imported banks, memos and scratch boards that were not here. */
  readonly banks: number;
  readonly memos: number;
  readonly scratch: number;
  /** Its settings were taken: there were none here. */
  readonly settings: boolean;
}

/**
 * Where a learner's work lives. Every promise resolves when the write has truly completed and rejects when it
 * has not; nothing is half written.
 */
export interface AppStorage {
  /** `memory`: the browser keeps nothing; the learner must be told. */
  readonly kind: 'indexeddb' | 'memory';
  settings(): Promise<Settings>;
  /** Changes some settings and leaves the others as any tab wrote them last. @returns all of them */
  changeSettings(part: Partial<Settings>): Promise<Settings>;
  /** Rows of all attempts, newest first. */
  attempts(): Promise<readonly AttemptSummary[]>;
  events(attempt: string): Promise<readonly AttemptEvent[]>;
  /**
   * Appends one event with all that follows from it, in one transaction.
   * @param before the attempt before the event (the start itself for `started`)
   * @param after the attempt after it
   * @throws DOMException `ConstraintError` when another tab has written that place of the log already
   */
  append(event: AttemptEvent, before: AttemptState, after: AttemptState): Promise<void>;
  progress(): Promise<ReadonlyMap<string, QuestionProgress>>;
  scratch(attempt: string, question: string): Promise<Scratch | null>;
  saveScratch(scratch: Scratch): Promise<void>;
  memo(question: string): Promise<Memo | null>;
  saveMemo(memo: Memo): Promise<void>;
  banks(): Promise<readonly SavedBank[]>;
  saveBank(bank: SavedBank): Promise<void>;
  removeBank(id: string): Promise<void>;
  aside(): Promise<readonly AsideRow[]>;
  /** Keeps events that lost their place in the log. */
  keepAside(events: readonly AttemptEvent[]): Promise<void>;
  /** Everything, for a file. */
  backup(nowMs: number): Promise<Backup>;
  /**
   * Adds a backup to what is here, replaces nothing, and makes the projections anew. An attempt that went on in
   * different ways here and there is kept both ways: what the backup has of it becomes an attempt of its own.
   */
  restore(backup: Backup): Promise<Restored>;
  erase(): Promise<void>;
}
