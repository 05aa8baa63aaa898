import type { ReviewFilter } from '../../domain/review.ts';

const search = (filter: ReviewFilter) => (filter === 'all' ? '' : `?filter=${filter}`);

/** The result with its list of questions. */
export function listHref(attempt: string, filter: ReviewFilter): string {
  return `/result/${attempt}${search(filter)}`;
}

/** One question in review, within a filter. */
export function placeHref(attempt: string, place: number, filter: ReviewFilter = 'all'): string {
  return `/result/${attempt}/${place}${search(filter)}`;
}

/** A practice of exactly these questions. */
export function retryHref(questions: readonly string[]): string {
  return `/practice?q=${questions.join(',')}`;
}
