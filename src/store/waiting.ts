import { canonicalJson } from '../content/canonical-json.ts';
import {
  type AttemptAction,
  type AttemptEvent,
  type AttemptState,
  applyEvent,
  questionState,
  replay,
} from '../domain/attempt.ts';

/** An event on its way into the log, with the attempt before and after it. */
export interface Waiting {
  readonly event: AttemptEvent;
  readonly before: AttemptState;
  readonly after: AttemptState;
  /** It cannot have a place in the log any more: it is to be kept beside it. */
  readonly aside?: true;
}

/** Events that hold something only the learner can give. */
const learnersWork: ReadonlySet<AttemptEvent['type']> = new Set([
  'answered',
  'flagged',
  'struck',
  'confidence',
  'checked',
]);

/** What of these is to be kept beside the log, now that none of it can stand in it. */
export function keptAside(waiting: readonly Waiting[]): readonly Waiting[] {
  return waiting.flatMap((one) => (learnersWork.has(one.event.type) ? [{ ...one, aside: true }] : []));
}

/** What is written with what still waits to be; `aside`: what waits and has no place left. */
export function withWaiting(
  written: readonly AttemptEvent[],
  waiting: readonly Waiting[],
): { readonly events: readonly AttemptEvent[]; readonly aside: readonly AttemptEvent[] } {
  const places = new Map(written.map((e) => [`${e.attempt}/${e.seq}`, canonicalJson(e)]));
  const events = [...written];
  const aside: AttemptEvent[] = [];
  for (const one of waiting) {
    const there = places.get(`${one.event.attempt}/${one.event.seq}`);
    if (one.aside || (there !== undefined && there !== canonicalJson(one.event))) aside.push(one.event);
    else if (there === undefined) events.push(one.event);
  }
  return { events, aside };
}

/**
 * Puts what waits of one attempt behind what is written of it: another tab wrote while this one could not. What
 * that tab has overtaken with something newer does not move behind it, but is kept aside.
 * @param waiting of this attempt, in order
 * @returns null when the start is not among what is written or waits
 */
export function rebase(
  written: readonly AttemptEvent[],
  waiting: readonly Waiting[],
): { readonly state: AttemptState; readonly waiting: readonly Waiting[] } | null {
  const aside = waiting.filter((one) => one.aside);
  const going = waiting.filter((one) => !one.aside);
  const first = going[0];
  let state = replay(written) ?? (first?.event.type === 'started' ? first.before : null);
  if (state === null) return null;
  const rivals = first ? written.filter((e) => e.seq >= first.event.seq) : [];
  if (rivals.length === 0) return { state: going.at(-1)?.after ?? state, waiting };
  const moved: Waiting[] = [];
  for (const one of going) {
    const { event } = one;
    // Its write went through, and only the word of it was lost.
    if (rivals.some((e) => e.seq === event.seq && canonicalJson(e) === canonicalJson(event))) continue;
    if (isOvertaken(one, rivals, state)) {
      aside.push(...keptAside([one]));
      continue;
    }
    const next = { ...event, seq: state.nextSeq };
    const after = applyEvent(state, next);
    moved.push({ event: next, before: state, after });
    state = after;
  }
  return { state, waiting: [...aside, ...moved] };
}

/** Would an event, put behind what another tab wrote meanwhile, undo something newer or belie it? */
function isOvertaken(
  { event, before }: Waiting,
  rivals: readonly AttemptEvent[],
  now: AttemptState,
): boolean {
  const subject = subjectOf(event);
  if (rivals.some((e) => e.at > event.at && subjectOf(e) === subject)) return true;
  if (comesTooLate(now, event)) return true;
  // A verdict on another answer than the one that stands now.
  return (
    event.type === 'checked' &&
    canonicalJson(questionState(before, event.question).answer ?? null) !==
      canonicalJson(questionState(now, event.question).answer ?? null)
  );
}

/** What an event settles; a later one about the same takes its place. */
function subjectOf(event: AttemptEvent): string {
  switch (event.type) {
    case 'seen':
    case 'left':
      return 'open';
    case 'struck':
      return `struck ${event.question} ${event.choice}`;
    case 'answered':
    case 'flagged':
    case 'confidence':
    case 'excluded':
    case 'checked':
      return `${event.type} ${event.question}`;
    case 'started':
    case 'clock':
    case 'submitted':
    case 'judged':
      return event.type;
  }
}

/** In practice nothing about an answer changes once its verdict is given, seen or not. */
export function comesTooLate(state: AttemptState, action: AttemptAction): boolean {
  return (
    (action.type === 'answered' || action.type === 'confidence' || action.type === 'excluded') &&
    questionState(state, action.question).verdict !== undefined
  );
}
