import { type AttemptItem, type AttemptState, canJudgeAgain, isAnswered, questionState } from './attempt.ts';

/** Which questions of an attempt a review goes through. */
export type ReviewFilter = 'all' | 'wrong' | 'flagged' | 'unsure' | 'unanswered' | 'sure-wrong';
export const reviewFilters: readonly ReviewFilter[] = [
  'all',
  'wrong',
  'flagged',
  'unsure',
  'unanswered',
  'sure-wrong',
];

/** A filter from a link; anything unknown is `all`. */
export function reviewFilterOf(text: string | null): ReviewFilter {
  return reviewFilters.find((f) => f === text) ?? 'all';
}

/** Was something given for this question, and was it not fully right? */
function missed(state: AttemptState, question: string): boolean {
  const outcome = questionState(state, question).verdict?.outcome;
  return outcome === 'wrong' || outcome === 'partial';
}

/**
 * Places in the paper (from 1) a filter lets through, in the order of the paper. A question left blank is
 * 未解答, not 誤答.
 */
export function placesIn(state: AttemptState, filter: ReviewFilter): readonly number[] {
  const through = ({ id }: AttemptItem): boolean => {
    const { flagged, confidence } = questionState(state, id);
    switch (filter) {
      case 'all':
        return true;
      case 'wrong':
        return missed(state, id);
      case 'flagged':
        return flagged;
      case 'unsure':
        return confidence === 1 || confidence === 2;
      case 'unanswered':
        return !isAnswered(state, id);
      case 'sure-wrong':
        return confidence === 3 && missed(state, id);
    }
  };
  return state.start.items.flatMap((item, i) => (through(item) ? [i + 1] : []));
}

/** The place before or after `place` among `places`; null at the ends. `place` itself need not be among them. */
export function neighbour(places: readonly number[], place: number, step: 1 | -1): number | null {
  return (step === 1 ? places.find((p) => p > place) : places.findLast((p) => p < place)) ?? null;
}

/** Why a question has no part in the score. */
export type UnscoredReason = 'figure' | 'not-judged' | 'self';

/**
 * @returns `figure`: it was left out while sitting; `self`: a short answer the learner did not judge;
 * `not-judged`: no key could be had (mock), or it was not checked (practice); null when it is scored
 */
export function unscoredReason(state: AttemptState, question: string): UnscoredReason | null {
  const { excluded, verdict } = questionState(state, question);
  if (excluded) return 'figure';
  if (verdict === undefined) return 'not-judged';
  return verdict.outcome === 'ungraded' ? 'self' : null;
}

/**
 * Questions whose content now is another than the one they were judged on by their key.
 * @param hashOf content hash of a question as it is now; undefined when that is not known
 */
export function revisedQuestions(
  state: AttemptState,
  hashOf: (item: AttemptItem) => string | undefined,
): readonly string[] {
  return state.start.items
    .filter((item) => {
      const now = hashOf(item);
      return (
        canJudgeAgain(state, item) && now !== undefined && now !== questionState(state, item.id).verdict?.hash
      );
    })
    .map((item) => item.id);
}

/** Was a question judged on another content than it had when the attempt began? */
export function changedWhileSat(state: AttemptState, item: AttemptItem): boolean {
  const { verdict } = questionState(state, item.id);
  return verdict !== undefined && verdict.hash !== item.hash;
}

/** Is there still something to do with this question of a practice? A short answer wants the learner's verdict. */
export function isChecked(state: AttemptState, question: string): boolean {
  const { verdict } = questionState(state, question);
  return verdict !== undefined && verdict.outcome !== 'ungraded';
}

/** Place (from 1) of the first question of a practice that is not checked; null when all are. */
export function firstUnchecked(state: AttemptState): number | null {
  const place = state.start.items.findIndex((item) => !isChecked(state, item.id));
  return place < 0 ? null : place + 1;
}
