import { canonicalJson } from '../content/canonical-json.ts';
import type { AttemptEvent } from '../domain/attempt.ts';
import { textHash } from '../domain/text-hash.ts';
import { byAttempt } from './projection.ts';
import type { RestoredAttempts } from './storage.ts';

/** What a backup adds to a log. */
export interface Merged extends RestoredAttempts {
  /** Events to write; none of their places is taken. */
  readonly fresh: readonly AttemptEvent[];
}

/**
 * Which events of a backup are to be written. Attempt by attempt: one log that continues the other is taken as
 * far as it goes; two that differ are never mixed, the backup's becomes another attempt (the same one however
 * often it is restored).
 */
export async function mergeLogs(
  backup: readonly AttemptEvent[],
  here: (attempt: string) => Promise<readonly AttemptEvent[]>,
): Promise<Merged> {
  const fresh: AttemptEvent[] = [];
  const counts = { attempts: 0, continued: 0, forked: 0, incomplete: 0 };
  const take = (added: readonly AttemptEvent[], log: readonly AttemptEvent[]) => {
    if (added.length === 0) return;
    fresh.push(...added);
    if (hasStart(log)) counts.continued += 1;
    else if (hasStart(added)) counts.attempts += 1;
    else counts.incomplete += 1;
  };
  for (const [attempt, events] of byAttempt(backup)) {
    // One attempt at a time: each may be read under two names.
    // oxlint-disable-next-line no-await-in-loop
    const log = await here(attempt);
    const added = missing(events, log);
    if (added !== null) {
      take(added, log);
      continue;
    }
    const name = `${attempt}${textHash(canonicalJson(events))}`;
    const renamed = events.map((event) => ({ ...event, attempt: name }));
    // oxlint-disable-next-line no-await-in-loop
    const own = await here(name);
    const parts = missing(renamed, own);
    // Restored before, and gone on with since: then everything of it is here.
    if (parts === null || parts.length === 0) continue;
    take(parts, own);
    counts.forked += 1;
  }
  return { fresh, ...counts };
}

function hasStart(events: readonly AttemptEvent[]): boolean {
  return events.some((e) => e.type === 'started');
}

/** What `log` lacks of `events`, or null when they contradict each other. */
function missing(events: readonly AttemptEvent[], log: readonly AttemptEvent[]): AttemptEvent[] | null {
  const known = new Map(log.map((e) => [e.seq, canonicalJson(e)]));
  if (events.some((e) => known.has(e.seq) && known.get(e.seq) !== canonicalJson(e))) return null;
  return events.filter((e) => !known.has(e.seq));
}
