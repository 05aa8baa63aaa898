import type { AttemptEvent, AttemptState } from '../domain/attempt.ts';
import type { QuestionProgress } from '../domain/progress.ts';
import type { AttemptSummary, Backup, Memo, SavedBank, Scratch, Settings } from './saved.ts';

/** A row that could not be read: kept as it was, out of the way. */
export interface AsideRow {
  readonly from: string;
  readonly at: number;
  readonly value: unknown;
}

export interface Restored {
  readonly attempts: number;
  readonly events: number;
  readonly banks: number;
}

/**
 * Where a learner's work lives. Every promise resolves when the write has truly completed and rejects when it
 * has not; nothing is half written.
 */
export interface AppStorage {
  /** `memory`: the browser keeps nothing; the learner must be told. */
  readonly kind: 'indexeddb' | 'memory';
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
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
  /** Everything, for a file. */
  backup(nowMs: number): Promise<Backup>;
  /** Adds a backup to what is here (a union: nothing here is replaced) and makes the projections anew. */
  restore(backup: Backup): Promise<Restored>;
  erase(): Promise<void>;
}
