import type {
  AttemptAction,
  AttemptEvent,
  AttemptItem,
  AttemptStart,
  AttemptState,
} from '../../src/domain/attempt.ts';
import { applyEvent, beginAttempt } from '../../src/domain/attempt.ts';
import type { QuestionMeta } from '../../src/domain/question.ts';

export const minuteMs = 60_000;

/** A question's meta with what matters overridden. */
export function meta(part: Partial<QuestionMeta> & { readonly id: string }): QuestionMeta {
  return {
    bank: 'bank',
    hash: `hash-${part.id}`,
    syllabus: '3.6.i',
    kind: 'choice',
    level: 2,
    skill: 'concept',
    set: null,
    ...part,
  };
}

export function item(part: Partial<AttemptItem> & { readonly id: string }): AttemptItem {
  return { ...meta(part), firstSight: true, ...part };
}

export function started(part: Partial<AttemptStart> = {}): AttemptStart {
  return {
    type: 'started',
    format: 1,
    attempt: 'a1',
    seq: 0,
    at: 0,
    mode: 'mock',
    title: 'quick',
    seed: 'seed',
    framework: 'pytorch',
    durationMs: 15 * minuteMs,
    items: [item({ id: 'q1' }), item({ id: 'q2' }), item({ id: 'q3' })],
    ...part,
  };
}

/** Events that follow a start, one second apart unless a time is given. */
export function following(
  start: AttemptStart,
  actions: readonly (AttemptAction & { readonly at?: number })[],
): AttemptEvent[] {
  return actions.map((action, i) => ({
    at: start.at + (i + 1) * 1000,
    ...action,
    attempt: start.attempt,
    seq: i + 1,
  }));
}

export function stateAfter(
  start: AttemptStart,
  actions: readonly (AttemptAction & { readonly at?: number })[],
): AttemptState {
  return following(start, actions).reduce(applyEvent, beginAttempt(start));
}
