import type { AttemptEvent, AttemptState, Confidence, Verdict } from './attempt.ts';
import { questionState } from './attempt.ts';

/**
 * What is remembered of one question over all attempts. A projection of the event log, kept beside it so that
 * nothing needs to read the whole log; it can be made anew from the log at any time.
 */
export interface QuestionProgress {
  readonly question: string;
  /** Times it was judged with an answer given or left blank. */
  readonly judged: number;
  /** Times it stood in a started mock or was shown in practice. */
  readonly met: number;
  readonly lastAt: number;
  /** When the verdict that counts was given; null before the first. */
  readonly lastJudgedAt: number | null;
  /** Credit of the last judgement; null before the first, and when it was left blank then. */
  readonly lastCredit: number | null;
  /** Credit of the very first judgement. */
  readonly firstCredit: number | null;
  readonly lastConfidence: Confidence | null;
  readonly flagged: boolean;
  /** Consecutive right answers up to the last one. */
  readonly streak: number;
}

export function noProgress(question: string): QuestionProgress {
  return {
    question,
    judged: 0,
    met: 0,
    lastAt: 0,
    lastJudgedAt: null,
    lastCredit: null,
    firstCredit: null,
    lastConfidence: null,
    flagged: false,
    streak: 0,
  };
}

/** The questions an event changes the progress of. */
export function progressTouched(event: AttemptEvent): readonly string[] {
  switch (event.type) {
    case 'started':
      return event.mode === 'mock' ? event.items.map((item) => item.id) : [];
    case 'seen':
    case 'flagged':
    case 'checked':
      return [event.question];
    case 'judged':
      return Object.keys(event.verdicts);
    default:
      return [];
  }
}

/**
 * Progress of one question after an event.
 * @param state the attempt before the event
 */
export function applyToProgress(
  progress: QuestionProgress,
  event: AttemptEvent,
  state: AttemptState,
): QuestionProgress {
  const before = questionState(state, progress.question);
  switch (event.type) {
    case 'started':
      return { ...progress, met: progress.met + 1, lastAt: event.at };
    case 'seen':
      // A mock's questions count as met when it starts, so that the next paper leaves them out.
      return state.start.mode === 'practice' && !before.visited
        ? { ...progress, met: progress.met + 1, lastAt: event.at }
        : progress;
    case 'flagged':
      return { ...progress, flagged: event.on };
    case 'checked':
      return withVerdict(progress, event.verdict, event.at, state, before.verdict);
    case 'judged': {
      const verdict = event.verdicts[progress.question];
      return verdict ? withVerdict(progress, verdict, event.at, state, before.verdict) : progress;
    }
    default:
      return progress;
  }
}

function withVerdict(
  progress: QuestionProgress,
  verdict: Verdict,
  at: number,
  state: AttemptState,
  earlier: Verdict | undefined,
): QuestionProgress {
  const { excluded, confidence } = questionState(state, progress.question);
  if (verdict.outcome === 'ungraded' || excluded) return progress;
  // Judging the same answer again (a corrected key) is not another try.
  const again = earlier !== undefined && earlier.outcome !== 'ungraded';
  // Nor does it say anything when the question was answered again since.
  if (again && progress.lastJudgedAt !== null && (state.judgedAt ?? 0) < progress.lastJudgedAt)
    return progress;
  return {
    ...progress,
    judged: progress.judged + (again ? 0 : 1),
    lastAt: again ? progress.lastAt : at,
    lastJudgedAt: at,
    lastCredit: verdict.outcome === 'blank' ? null : verdict.credit,
    firstCredit: progress.firstCredit ?? verdict.credit,
    lastConfidence: confidence,
    streak:
      verdict.outcome === 'right' ? progress.streak + (again && earlier.outcome === 'right' ? 0 : 1) : 0,
  };
}
