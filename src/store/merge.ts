import { canonicalJson } from '../content/canonical-json.ts';
import type { AttemptEvent } from '../domain/attempt.ts';
import { textHash } from '../domain/text-hash.ts';

/** What a backup adds to a log. */
export interface Merged {
  /** Events to write; none of their places is taken. */
  readonly fresh: readonly AttemptEvent[];
  /** Attempts something is written of. */
  readonly attempts: number;
  /** Attempts that went on differently here and there, written under a name of their own. */
  readonly forked: number;
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
  let forked = 0;
  for (const [attempt, events] of byAttempt(backup)) {
    // One attempt at a time: each may be read under two names.
    // oxlint-disable-next-line no-await-in-loop
    const added = missing(events, await here(attempt));
    if (added !== null) {
      fresh.push(...added);
      continue;
    }
    const name = `${attempt}${textHash(canonicalJson(events))}`;
    const renamed = events.map((event) => ({ ...event, attempt: name }));
    // oxlint-disable-next-line no-await-in-loop
    const parts = missing(renamed, await here(name));
    // Restored before, and gone on with since: then everything of it is here.
    if (parts === null || parts.length === 0) continue;
    fresh.push(...parts);
    forked += 1;
  }
  return { fresh, attempts: new Set(fresh.map((e) => e.attempt)).size, forked };
}

/** What `log` lacks of `events`, or null when they contradict each other. */
function missing(events: readonly AttemptEvent[], log: readonly AttemptEvent[]): AttemptEvent[] | null {
  const known = new Map(log.map((e) => [e.seq, canonicalJson(e)]));
  if (events.some((e) => known.has(e.seq) && known.get(e.seq) !== canonicalJson(e))) return null;
  return events.filter((e) => !known.has(e.seq));
}

function byAttempt(events: readonly AttemptEvent[]): ReadonlyMap<string, AttemptEvent[]> {
  const result = new Map<string, AttemptEvent[]>();
  for (const event of events) {
    const list = result.get(event.attempt);
    if (list) list.push(event);
    else result.set(event.attempt, [event]);
  }
  return result;
}
