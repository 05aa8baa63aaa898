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
    result: state.judgedAt === null ? null : { credit: total.credit, scored: total.questions },
  };
}

/** Does this event change the attempt's row in the list? */
export function changesSummary(event: AttemptEvent): boolean {
  return event.type === 'started' || event.type === 'submitted' || event.type === 'judged';
}

/**
 * Attempts and progress made anew from the whole log. What the app keeps beside the log is this, event by event.
 * @returns `lost`: attempts whose start is missing, which nothing can be made of
 */
export function rebuild(events: readonly AttemptEvent[]): {
  readonly attempts: readonly AttemptState[];
  readonly progress: ReadonlyMap<string, QuestionProgress>;
  readonly lost: readonly string[];
} {
  const byAttempt = new Map<string, AttemptEvent[]>();
  for (const event of events) {
    const list = byAttempt.get(event.attempt);
    if (list) list.push(event);
    else byAttempt.set(event.attempt, [event]);
  }
  const lost: string[] = [];
  const states = new Map<string, AttemptState>();
  for (const [attempt, list] of byAttempt) {
    if (!list.some((e) => e.type === 'started')) lost.push(attempt);
  }
  const progress = new Map<string, QuestionProgress>();
  const inTime = events
    .filter((e) => !lost.includes(e.attempt))
    .toSorted((a, b) =>
      a.attempt === b.attempt ? a.seq - b.seq : a.at - b.at || (a.attempt < b.attempt ? -1 : 1),
    );
  for (const event of inTime) {
    const before = states.get(event.attempt) ?? (event.type === 'started' ? beginAttempt(event) : undefined);
    if (!before) continue;
    for (const question of progressTouched(event)) {
      progress.set(question, applyToProgress(progress.get(question) ?? noProgress(question), event, before));
    }
    states.set(event.attempt, applyEvent(before, event));
  }
  return { attempts: [...states.values()], progress, lost };
}
