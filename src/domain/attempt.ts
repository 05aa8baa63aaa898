import type { Answer, Framework, Key, QuestionMeta } from './question.ts';
import { grade } from './grading/grade.ts';
import type { Grade } from './grading/grader.ts';
import { timeLeft } from './clock.ts';

/**
 * An attempt is what was drawn (`AttemptStart`) and an append-only list of what happened. Everything else
 * (answers, pace, score) is derived by `replay`.
 */

/** 勘 / 迷い / 確信. */
export type Confidence = 1 | 2 | 3;

/** A question as it stood when the attempt began. */
export interface AttemptItem extends QuestionMeta {
  /** True when the learner had never had this question judged before. */
  readonly firstSight: boolean;
}

export type AttemptTitle = 'full' | 'half' | 'quick' | 'custom' | 'retry' | 'practice';

/** A judgement as it was given; `hash` says which content it was judged on. */
export interface Verdict extends Grade {
  readonly hash: string;
}

/** Where an event stands. */
interface Place {
  readonly attempt: string;
  /** Counts from 0 inside an attempt. */
  readonly seq: number;
  /** Attempt time in ms since the epoch. */
  readonly at: number;
  /** Attempt time minus the server's, ms: noted once, with the first event after the server has answered. */
  readonly aheadMs?: number;
}

/** What happened. */
export type AttemptEvent = Place &
  (
    | {
        readonly type: 'started';
        readonly format: 1;
        readonly mode: 'mock' | 'practice';
        readonly title: AttemptTitle;
        readonly seed: string;
        readonly framework: Framework;
        readonly durationMs: number | null;
        readonly items: readonly AttemptItem[];
      }
    | { readonly type: 'seen'; readonly question: string }
    | { readonly type: 'left' }
    | { readonly type: 'answered'; readonly question: string; readonly answer: Answer | null }
    | { readonly type: 'flagged'; readonly question: string; readonly on: boolean }
    | { readonly type: 'struck'; readonly question: string; readonly choice: string; readonly on: boolean }
    | { readonly type: 'confidence'; readonly question: string; readonly value: Confidence | null }
    | { readonly type: 'excluded'; readonly question: string; readonly on: boolean }
    | { readonly type: 'clock'; readonly offsetMs: number }
    | { readonly type: 'checked'; readonly question: string; readonly verdict: Verdict }
    | { readonly type: 'submitted'; readonly by: 'learner' | 'time' }
    | { readonly type: 'judged'; readonly verdicts: Readonly<Record<string, Verdict>> }
  );

export type AttemptStart = Extract<AttemptEvent, { type: 'started' }>;

type WithoutPlace<E> = E extends AttemptEvent ? Omit<E, keyof Place> : never;
/** An event before it has its place in an attempt. */
export type AttemptAction = WithoutPlace<AttemptEvent>;

/** Where one question of an attempt stands. */
export interface QuestionState {
  readonly answer: Answer | undefined;
  /**
   * The first answer given, to tell what changing it gained or lost: the first choice made, or what stood there
   * when a question that is answered step by step was first left.
   */
  readonly firstAnswer: Answer | undefined;
  readonly flagged: boolean;
  readonly struck: readonly string[];
  readonly confidence: Confidence | null;
  /** Time on screen in ms, without the time the page was hidden or closed. */
  readonly timeMs: number;
  readonly visited: boolean;
  /** Not scored: something it needs (a figure) could not be shown. */
  readonly excluded: boolean;
  readonly verdict: Verdict | undefined;
}

export interface AttemptState {
  readonly id: string;
  readonly start: AttemptStart;
  /** Place of the next event. */
  readonly nextSeq: number;
  readonly questions: Readonly<Record<string, QuestionState>>;
  /** The question on screen and since when (attempt time), or null. */
  readonly open: { readonly question: string; readonly since: number } | null;
  /** The question last on screen: where a resumed attempt goes on. */
  readonly lastQuestion: string | null;
  readonly lastAt: number;
  readonly clockOffsetMs: number;
  /** Attempt time minus the server's, ms; null while the server has not been heard. */
  readonly aheadMs: number | null;
  readonly submitted: { readonly at: number; readonly by: 'learner' | 'time' } | null;
  /** When verdicts were last given; a mock has none before it is submitted. */
  readonly judgedAt: number | null;
}

const untouched: QuestionState = {
  answer: undefined,
  firstAnswer: undefined,
  flagged: false,
  struck: [],
  confidence: null,
  timeMs: 0,
  visited: false,
  excluded: false,
  verdict: undefined,
};

/** The state of one question; an untouched one for a question nothing happened to. */
export function questionState(state: AttemptState, question: string): QuestionState {
  return Object.hasOwn(state.questions, question) ? state.questions[question]! : untouched;
}

/** The state right after the start. */
export function beginAttempt(start: AttemptStart): AttemptState {
  return {
    id: start.attempt,
    start,
    nextSeq: start.seq + 1,
    questions: {},
    open: null,
    lastQuestion: null,
    lastAt: start.at,
    clockOffsetMs: 0,
    aheadMs: start.aheadMs ?? null,
    submitted: null,
    judgedAt: null,
  };
}

/** The state after one more event. After submission only verdicts (and a moved clock) change anything. */
export function applyEvent(state: AttemptState, event: AttemptEvent): AttemptState {
  const moved = {
    ...state,
    nextSeq: Math.max(state.nextSeq, event.seq + 1),
    lastAt: Math.max(state.lastAt, event.at),
    aheadMs: state.aheadMs ?? event.aheadMs ?? null,
  };
  const closed = state.submitted !== null;
  switch (event.type) {
    case 'started':
      return moved;
    case 'clock':
      // The one event that may put attempt time back: what was written before it went by a clock that was moved.
      return { ...moved, lastAt: event.at, clockOffsetMs: event.offsetMs };
    case 'judged':
      return { ...withVerdicts(moved, event.verdicts), judgedAt: event.at };
    case 'checked':
      return { ...withVerdicts(moved, { [event.question]: event.verdict }), judgedAt: event.at };
    case 'excluded':
      return closed ? moved : change(moved, event.question, { excluded: event.on });
    case 'submitted':
      if (closed) return moved;
      return { ...leave(moved, event.at), submitted: { at: event.at, by: event.by } };
    case 'seen':
      if (closed) return moved;
      return {
        ...change(leave(moved, event.at), event.question, { visited: true }),
        open: { question: event.question, since: event.at },
        lastQuestion: event.question,
      };
    case 'left':
      return closed ? moved : leave(moved, event.at);
    case 'answered': {
      if (closed) return moved;
      const before = questionState(moved, event.question);
      const answer = event.answer ?? undefined;
      return change(moved, event.question, {
        answer,
        firstAnswer: before.firstAnswer ?? (answer?.kind === 'choice' ? answer : undefined),
        visited: true,
      });
    }
    case 'flagged':
      return closed ? moved : change(moved, event.question, { flagged: event.on });
    case 'struck': {
      if (closed) return moved;
      const others = questionState(moved, event.question).struck.filter((c) => c !== event.choice);
      return change(moved, event.question, { struck: event.on ? [...others, event.choice] : others });
    }
    case 'confidence':
      return closed ? moved : change(moved, event.question, { confidence: event.value });
  }
}

/**
 * The state of an attempt from its events, in any order (they carry their place).
 * @returns null when the start is missing or belongs to another attempt.
 */
export function replay(events: readonly AttemptEvent[]): AttemptState | null {
  const inOrder = events.toSorted((a, b) => a.seq - b.seq);
  const start = inOrder.find((e): e is AttemptStart => e.type === 'started');
  if (!start || inOrder.some((e) => e.attempt !== start.attempt)) return null;
  return inOrder.reduce(applyEvent, beginAttempt(start));
}

function change(state: AttemptState, question: string, part: Partial<QuestionState>): AttemptState {
  return {
    ...state,
    questions: { ...state.questions, [question]: { ...questionState(state, question), ...part } },
  };
}

/** Closes the question on screen and adds the time it was open. */
function leave(state: AttemptState, at: number): AttemptState {
  if (state.open === null) return state;
  const { question, since } = state.open;
  const { timeMs, answer, firstAnswer = answer } = questionState(state, question);
  const part = { timeMs: timeMs + Math.max(0, at - since), firstAnswer };
  return { ...change(state, question, part), open: null };
}

function withVerdicts(state: AttemptState, verdicts: Readonly<Record<string, Verdict>>): AttemptState {
  let result = state;
  for (const [question, verdict] of Object.entries(verdicts)) result = change(result, question, { verdict });
  return result;
}

/** The moment time runs out, in attempt time; null without a limit. */
export function deadline(state: AttemptState): number | null {
  const { at, durationMs } = state.start;
  return durationMs === null ? null : at + durationMs;
}

/** May the learner still change anything? */
export function isOpen(state: AttemptState, nowMs: number): boolean {
  return state.submitted === null && timeLeft(state.start.at, state.start.durationMs, nowMs) !== 0;
}

/** Has the learner given something for this question? */
export function isAnswered(state: AttemptState, question: string): boolean {
  const { answer } = questionState(state, question);
  if (answer === undefined) return false;
  switch (answer.kind) {
    case 'choice':
      return true;
    case 'multiple':
      return answer.choices.length > 0;
    case 'blanks':
      return Object.keys(answer.choices).length > 0;
    case 'number':
    case 'short':
      return answer.text.trim() !== '';
  }
}

/** Questions of a submitted mock without a verdict, because their bank could not be had when it was judged. */
export function unjudged(state: AttemptState): readonly AttemptItem[] {
  return state.start.items.filter((item) => {
    const { verdict, excluded } = questionState(state, item.id);
    return verdict === undefined && !excluded;
  });
}

/** Was this question judged by its key? A short answer is judged by the learner, once. */
export function canJudgeAgain(state: AttemptState, item: AttemptItem): boolean {
  return item.kind !== 'short' && questionState(state, item.id).verdict !== undefined;
}

/**
 * Judges every question of an attempt whose key is known.
 * @param keyOf key and content hash of a question as they are now; null when its bank is gone
 */
export function judge(
  state: AttemptState,
  keyOf: (item: AttemptItem) => { readonly key: Key; readonly hash: string } | null,
): Record<string, Verdict> {
  const verdicts: Record<string, Verdict> = {};
  for (const item of state.start.items) {
    const known = keyOf(item);
    const { answer } = questionState(state, item.id);
    // A bank that was replaced may ask in another way now: the answer given then says nothing about that.
    if (known && known.key.kind === item.kind && (answer === undefined || answer.kind === item.kind)) {
      verdicts[item.id] = { ...grade(known.key, answer), hash: known.hash };
    }
  }
  return verdicts;
}
