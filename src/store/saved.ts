import * as v from 'valibot';
import type { AttemptEvent } from '../domain/attempt.ts';
import type { QuestionProgress } from '../domain/progress.ts';

/**
 * The shapes of what is kept in the browser. Everything is checked on the way in: what does not fit is put
 * aside, never guessed at and never overwritten. Version 1; a change of shape adds a migration in `storage`.
 */

/** A row as it is, or null when it is not one. */
const reader =
  <T extends v.GenericSchema>(schema: T) =>
  (value: unknown): v.InferOutput<T> | null => {
    const result = v.safeParse(schema, value);
    return result.success ? result.output : null;
  };

const Framework = v.picklist(['pytorch', 'tensorflow']);
const Kind = v.picklist(['choice', 'multiple', 'blanks', 'number', 'short']);
const Time = v.pipe(v.number(), v.finite());

const Settings = v.object({
  language: v.fallback(v.picklist(['ja', 'en']), 'ja'),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  textSize: v.fallback(v.picklist(['normal', 'large', 'larger']), 'normal'),
  timerHidden: v.fallback(v.boolean(), false),
  framework: v.fallback(Framework, 'pytorch'),
  /** YYYY-MM-DD */
  examDate: v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null),
  lastBackupAt: v.fallback(v.nullable(Time), null),
});
export type Settings = v.InferOutput<typeof Settings>;

/** Settings from anything at all: a field that cannot be read gets its default. */
export function readSettings(value: unknown): Settings {
  return v.parse(Settings, typeof value === 'object' && value !== null ? value : {});
}

const Answer = v.variant('kind', [
  v.object({ kind: v.literal('choice'), choice: v.string() }),
  v.object({ kind: v.literal('multiple'), choices: v.array(v.string()) }),
  v.object({ kind: v.literal('blanks'), choices: v.record(v.string(), v.string()) }),
  v.object({ kind: v.literal('number'), text: v.string() }),
  v.object({ kind: v.literal('short'), text: v.string() }),
]);
const Verdict = v.object({
  outcome: v.picklist(['right', 'partial', 'wrong', 'blank', 'ungraded']),
  credit: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  hash: v.string(),
});
const Item = v.object({
  id: v.string(),
  bank: v.string(),
  hash: v.string(),
  syllabus: v.string(),
  kind: Kind,
  level: v.nullable(v.picklist([1, 2, 3])),
  skill: v.picklist(['concept', 'formula', 'calculation', 'code', 'figure']),
  set: v.nullable(v.string()),
  firstSight: v.boolean(),
});
const place = {
  attempt: v.pipe(v.string(), v.nonEmpty()),
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  at: Time,
  aheadMs: v.exactOptional(Time),
};
const Event = v.variant('type', [
  v.object({
    ...place,
    type: v.literal('started'),
    format: v.literal(1),
    mode: v.picklist(['mock', 'practice']),
    title: v.picklist(['full', 'half', 'quick', 'custom', 'retry', 'practice']),
    seed: v.string(),
    framework: Framework,
    durationMs: v.nullable(v.pipe(v.number(), v.minValue(1))),
    items: v.pipe(v.array(Item), v.minLength(1)),
  }),
  v.object({ ...place, type: v.literal('seen'), question: v.string() }),
  v.object({ ...place, type: v.literal('left') }),
  v.object({ ...place, type: v.literal('answered'), question: v.string(), answer: v.nullable(Answer) }),
  v.object({ ...place, type: v.literal('flagged'), question: v.string(), on: v.boolean() }),
  v.object({
    ...place,
    type: v.literal('struck'),
    question: v.string(),
    choice: v.string(),
    on: v.boolean(),
  }),
  v.object({
    ...place,
    type: v.literal('confidence'),
    question: v.string(),
    value: v.nullable(v.picklist([1, 2, 3])),
  }),
  v.object({ ...place, type: v.literal('excluded'), question: v.string(), on: v.boolean() }),
  v.object({ ...place, type: v.literal('clock'), offsetMs: Time }),
  v.object({ ...place, type: v.literal('checked'), question: v.string(), verdict: Verdict }),
  v.object({ ...place, type: v.literal('submitted'), by: v.picklist(['learner', 'time']) }),
  v.object({ ...place, type: v.literal('judged'), verdicts: v.record(v.string(), Verdict) }),
]);

/** One event of the log, or null when it is not one. */
export const readEvent: (value: unknown) => AttemptEvent | null = reader(Event);

/** What a list of attempts needs of each; made from its events. */
const Summary = v.object({
  id: v.string(),
  mode: v.picklist(['mock', 'practice']),
  title: v.picklist(['full', 'half', 'quick', 'custom', 'retry', 'practice']),
  startedAt: Time,
  durationMs: v.nullable(v.number()),
  questions: v.number(),
  submittedAt: v.nullable(Time),
  /** Device clock minus attempt time as last recorded, ms. */
  clockOffsetMs: Time,
  /** Sum of credit and number of scored questions, once judged. */
  result: v.nullable(v.object({ credit: v.number(), scored: v.number() })),
});
export type AttemptSummary = v.InferOutput<typeof Summary>;

export const readSummary = reader(Summary);

const Progress = v.object({
  question: v.string(),
  judged: v.number(),
  met: v.number(),
  lastAt: v.number(),
  lastJudgedAt: v.nullable(v.number()),
  lastCredit: v.nullable(v.number()),
  firstCredit: v.nullable(v.number()),
  lastConfidence: v.nullable(v.picklist([1, 2, 3])),
  flagged: v.boolean(),
  streak: v.number(),
});

export const readProgress: (value: unknown) => QuestionProgress | null = reader(Progress);

const Stroke = v.pipe(v.array(v.number()), v.minLength(2));
const Scratch = v.object({
  attempt: v.string(),
  question: v.string(),
  text: v.string(),
  /** Each stroke as x0, y0, x1, y1, … in board units (0–1000 across). */
  strokes: v.array(Stroke),
});
export type Scratch = v.InferOutput<typeof Scratch>;

const Memo = v.object({ question: v.string(), text: v.string(), at: Time });
export type Memo = v.InferOutput<typeof Memo>;

const SavedBank = v.object({
  id: v.string(),
  title: v.string(),
  text: v.string(),
  figures: v.record(v.string(), v.pipe(v.string(), v.startsWith('data:image/'))),
  importedAt: Time,
});
/** An imported bank as the teacher wrote it; compiled again whenever it is opened. */
export type SavedBank = v.InferOutput<typeof SavedBank>;

export const readScratch = reader(Scratch);
export const readMemo = reader(Memo);
export const readBank = reader(SavedBank);

const Backup = v.object({
  etude: v.literal('backup'),
  version: v.literal(1),
  exportedAt: Time,
  settings: v.optional(v.unknown()),
  events: v.array(v.unknown()),
  memos: v.optional(v.array(Memo), []),
  scratch: v.optional(v.array(Scratch), []),
  banks: v.optional(v.array(SavedBank), []),
});
/** A backup or rescue file; its events are checked one by one when it is restored. */
export type Backup = Omit<v.InferOutput<typeof Backup>, 'events'> & {
  readonly events: readonly AttemptEvent[];
  /** What waited to be written and has no place in the log any more: to be read, not restored. */
  readonly aside?: readonly AttemptEvent[];
};

/** Settings of a backup on a device that has none: what the file holds is backed up as of then. */
export function restoredSettings(backup: Backup): Settings {
  return { ...readSettings(backup.settings), lastBackupAt: backup.exportedAt };
}

/** `bank`: a question bank, taken for a backup; `damaged`: a backup in which something cannot be read. */
export type BackupProblem = 'not-json' | 'bank' | 'not-a-backup' | 'damaged';

// Enough to say in words what was chosen by mistake.
const BankLike = v.object({ questions: v.array(v.unknown()) });
const BackupLike = v.object({ etude: v.literal('backup') });

/** Reads a backup file whole or not at all; `detail` is the path of what cannot be read. */
export function readBackup(
  text: string,
): Backup | { readonly problem: BackupProblem; readonly detail: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: 'not-json', detail: String(error) };
  }
  const result = v.safeParse(Backup, value);
  if (!result.success) {
    const issue = result.issues[0];
    const problem = v.is(BankLike, value) ? 'bank' : v.is(BackupLike, value) ? 'damaged' : 'not-a-backup';
    return { problem, detail: v.getDotPath(issue) ?? '' };
  }
  const events: AttemptEvent[] = [];
  for (const [i, raw] of result.output.events.entries()) {
    const event = readEvent(raw);
    if (!event) return { problem: 'damaged', detail: `events[${i}]` };
    events.push(event);
  }
  return { ...result.output, events };
}
