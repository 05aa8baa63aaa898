import { type AttemptItem, type AttemptState, type Confidence, questionState } from './attempt.ts';
import blueprint from './blueprint.json' with { type: 'json' };
import { grade } from './grading/grade.ts';
import type { Answer, Key } from './question.ts';
import { type ReportArea, areaOf, reportAreas } from './syllabus.ts';

/** A part of a score. `credit` may be fractional: blanks are scored one by one. */
export interface Tally {
  /** Scored questions. */
  readonly questions: number;
  readonly credit: number;
  readonly right: number;
  readonly blank: number;
}

/** Percent with one decimal, as the result mail prints it; null for an empty part. */
export function percentOf(part: Tally): number | null {
  return part.questions === 0 ? null : Math.round((part.credit / part.questions) * 1000) / 10;
}

export interface Score {
  readonly total: Tally;
  /** The four areas of the result mail. */
  readonly areas: Readonly<Record<ReportArea, Tally>>;
  /** Only questions the learner had never had judged before. */
  readonly firstSight: Tally;
}

/** National averages by area that are known, oldest first. The pass mark is not published. */
export const averages = blueprint.averages as readonly {
  readonly sitting: string;
  readonly percent: Readonly<Record<ReportArea, number>>;
}[];

const empty: Tally = { questions: 0, credit: 0, right: 0, blank: 0 };

/** Is this question part of the score? In practice only what was checked is. */
function scored(state: AttemptState, item: AttemptItem): boolean {
  const { excluded, verdict } = questionState(state, item.id);
  return !excluded && verdict !== undefined && verdict.outcome !== 'ungraded';
}

/** Adds up any choice of questions of a judged attempt. */
export function tally(state: AttemptState, items: readonly AttemptItem[]): Tally {
  return items
    .filter((item) => scored(state, item))
    .reduce((sum, item) => {
      const verdict = questionState(state, item.id).verdict!;
      return {
        questions: sum.questions + 1,
        credit: sum.credit + verdict.credit,
        right: sum.right + (verdict.outcome === 'right' ? 1 : 0),
        blank: sum.blank + (verdict.outcome === 'blank' ? 1 : 0),
      };
    }, empty);
}

/** The score of a judged attempt. */
export function score(state: AttemptState): Score {
  const { items } = state.start;
  const areas = Object.fromEntries(
    reportAreas.map((area) => [
      area,
      tally(
        state,
        items.filter((item) => areaOf(item.syllabus) === area),
      ),
    ]),
  ) as Record<ReportArea, Tally>;
  return {
    total: tally(state, items),
    areas,
    firstSight: tally(
      state,
      items.filter((item) => item.firstSight),
    ),
  };
}

export interface Pace {
  /** Mean time on a visited question, ms. */
  readonly meanMs: number;
  /** Time the plan gives a question, ms; null without a limit. */
  readonly planMs: number | null;
  /** Wrong in less than a third of the planned time: read again before answering. */
  readonly fastWrong: readonly string[];
  /** Right, but in more than double the planned time. */
  readonly slowRight: readonly string[];
  readonly perQuestion: readonly { readonly question: string; readonly timeMs: number }[];
}

/** The exam's own plan where an attempt has no limit. */
const [exam] = blueprint.mocks;
const examPlanMs = (exam!.minutes * 60_000) / exam!.questions;

export function pace(state: AttemptState): Pace {
  const { items, durationMs } = state.start;
  const planMs = durationMs === null ? null : durationMs / items.length;
  const plan = planMs ?? examPlanMs;
  const perQuestion = items.map((item) => ({
    question: item.id,
    timeMs: questionState(state, item.id).timeMs,
  }));
  const visited = perQuestion.filter((p) => p.timeMs > 0);
  const outcomeOf = (question: string) => questionState(state, question).verdict?.outcome;
  return {
    meanMs: visited.length === 0 ? 0 : visited.reduce((sum, p) => sum + p.timeMs, 0) / visited.length,
    planMs,
    fastWrong: visited
      .filter((p) => p.timeMs < plan / 3 && outcomeOf(p.question) === 'wrong')
      .map((p) => p.question),
    slowRight: visited
      .filter((p) => p.timeMs > plan * 2 && outcomeOf(p.question) === 'right')
      .map((p) => p.question),
    perQuestion,
  };
}

/** What changing an answer did. */
export type ChangeEffect = 'gained' | 'lost' | 'same';

/** Several choices are the same in whatever order they were ticked. */
function sameAnswer(a: Answer, b: Answer | undefined): boolean {
  const plain = (answer: Answer | undefined) =>
    JSON.stringify(
      answer?.kind === 'multiple' ? { ...answer, choices: answer.choices.toSorted() } : (answer ?? null),
    );
  return plain(a) === plain(b);
}

export interface ChangedAnswer {
  readonly question: string;
  readonly effect: ChangeEffect;
}

/** Questions whose final answer is another than the first one, and whether that helped. */
export function changedAnswers(
  state: AttemptState,
  keyOf: (question: string) => Key | undefined,
): readonly ChangedAnswer[] {
  return state.start.items.flatMap((item) => {
    const { firstAnswer, answer, verdict } = questionState(state, item.id);
    const key = keyOf(item.id);
    if (!firstAnswer || !verdict || !key || key.kind !== item.kind) return [];
    if (sameAnswer(firstAnswer, answer)) return [];
    // A blanks question fills up step by step: adding a blank is not changing one's mind.
    if (firstAnswer.kind === 'blanks' && answer?.kind === 'blanks') {
      const changed = Object.entries(firstAnswer.choices).some(
        ([blank, choice]) => answer.choices[blank] !== choice,
      );
      if (!changed) return [];
    }
    const difference = verdict.credit - grade(key, firstAnswer).credit;
    return [
      { question: item.id, effect: difference > 0 ? 'gained' : difference < 0 ? 'lost' : 'same' } as const,
    ];
  });
}

export interface Calibration {
  readonly confidence: Confidence | null;
  readonly tally: Tally;
}

/** Confidence against correctness; the last row holds answers given without one. */
export function calibration(state: AttemptState): readonly Calibration[] {
  const answered = state.start.items.filter((item) => questionState(state, item.id).answer !== undefined);
  return ([3, 2, 1, null] as const).map((confidence) => ({
    confidence,
    tally: tally(
      state,
      answered.filter((item) => questionState(state, item.id).confidence === confidence),
    ),
  }));
}

/** The next thing to do after an attempt. */
export type NextStep =
  | { readonly kind: 'confident-misses'; readonly count: number }
  | { readonly kind: 'retry-wrong'; readonly count: number }
  | { readonly kind: 'longer-mock' };

/**
 * One recommendation: confident misses first, then the wrong ones, then more at once. Null when all that was
 * missed is in banks that are gone.
 *
 * @param gone ids of banks that are no longer there
 */
export function nextStep(state: AttemptState, gone: readonly string[] = []): NextStep | null {
  const missed = missedQuestions(state, gone);
  const confident = missed.filter((id) => {
    const { confidence, verdict } = questionState(state, id);
    // A confident blank has nothing to compare.
    return confidence === 3 && verdict?.outcome !== 'blank';
  });
  if (confident.length > 0) return { kind: 'confident-misses', count: confident.length };
  if (missed.length > 0) return { kind: 'retry-wrong', count: missed.length };
  return missedQuestions(state).length > 0 ? null : { kind: 'longer-mock' };
}

/** Scored questions that were not fully right, in the order of the paper, but for those of banks that are gone. */
export function missedQuestions(state: AttemptState, gone: readonly string[] = []): readonly string[] {
  return state.start.items
    .filter((item) => !gone.includes(item.bank))
    .filter((item) => scored(state, item) && questionState(state, item.id).verdict!.outcome !== 'right')
    .map((item) => item.id);
}
