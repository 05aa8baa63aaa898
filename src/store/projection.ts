import { type AttemptEvent, type AttemptState, applyEvent, beginAttempt } from '../domain/attempt.ts';
import { type QuestionProgress, applyToProgress, noProgress, progressTouched } from '../domain/progress.ts';
import { score } from '../domain/score.ts';
import type { AttemptSummary } from './saved.ts';

/** The row a list of attempts shows, from the attempt itself. */
export function summaryOf(state: AttemptState): AttemptSummary {
  const { start } = state;
  const { total } = score(state);
  return {
    id: state.id,
    mode: start.mode,
    title: start.title,
    startedAt: start.at,
    durationMs: start.durationMs,
    questions: start.items.length,
    submittedAt: state.submitted?.at ?? null,
    clockOffsetMs: state.clockOffsetMs,
    result: state.judgedAt === null ? null : { credit: total.credit, scored: total.questions },
  };
}

const summarised: ReadonlySet<AttemptEvent['type']> = new Set([
  'started',
  'clock',
  'checked',
  'submitted',
  'judged',
]);

/** Does this event change the attempt's row in the list? */
export function changesSummary(event: AttemptEvent): boolean {
  return summarised.has(event.type);
}

/** The logs of the attempts in a pile of events, each in the order it was given in. */
export function byAttempt(events: readonly AttemptEvent[]): ReadonlyMap<string, readonly AttemptEvent[]> {
  const result = new Map<string, AttemptEvent[]>();
  for (const event of events) {
    const list = result.get(event.attempt);
    if (list) list.push(event);
    else result.set(event.attempt, [event]);
  }
  return result;
}

/**
 * Events of several attempts as they followed each other: each attempt in the order of its log, the attempts by
 * time. A log whose times run backwards (a clock was put right) counts from the latest time before.
 */
function inTime(events: readonly AttemptEvent[]): readonly AttemptEvent[] {
  const placed = [...byAttempt(events).values()].flatMap((list) => {
    let latest = -Infinity;
    return list
      .toSorted((a, b) => a.seq - b.seq)
      .map((event) => {
        latest = Math.max(latest, event.at);
        return { event, at: latest };
      });
  });
  return placed
    .toSorted((a, b) => {
      if (a.at !== b.at) return a.at - b.at;
      const [one, other] = [a.event, b.event];
      return one.attempt === other.attempt ? one.seq - other.seq : one.attempt < other.attempt ? -1 : 1;
    })
    .map(({ event }) => event);
}

/**
 * Attempts and progress made anew from the whole log. What the app keeps beside the log is this, event by event.
 * Of an attempt whose start is missing nothing can be made.
 */
export function rebuild(events: readonly AttemptEvent[]): {
  readonly attempts: readonly AttemptState[];
  readonly progress: ReadonlyMap<string, QuestionProgress>;
} {
  const states = new Map<string, AttemptState>();
  const progress = new Map<string, QuestionProgress>();
  for (const event of inTime(events)) {
    const before = states.get(event.attempt) ?? (event.type === 'started' ? beginAttempt(event) : undefined);
    if (!before) continue;
    for (const question of progressTouched(event)) {
      progress.set(question, applyToProgress(progress.get(question) ?? noProgress(question), event, before));
    }
    states.set(event.attempt, applyEvent(before, event));
  }
  return { attempts: [...states.values()], progress };
}
