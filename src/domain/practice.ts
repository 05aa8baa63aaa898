import type { QuestionProgress } from './progress.ts';
import type { Level, QuestionKind, QuestionMeta } from './question.ts';
import { seededRandom, shuffled } from './rng.ts';
import { type ReportArea, areaOf, reportAreas, syllabusItem } from './syllabus.ts';

/** 初見 / 誤答 / 見直し / 未解答 (met, and not answered the last time). */
export type PracticeState = 'new' | 'wrong' | 'flagged' | 'unanswered';
export const practiceStates: readonly PracticeState[] = ['new', 'wrong', 'flagged', 'unanswered'];

/** What to practise; an absent choice leaves it open. */
export interface PracticeChoice {
  readonly bank?: string;
  readonly area?: ReportArea;
  readonly syllabus?: string;
  readonly kind?: QuestionKind;
  readonly level?: Level;
  readonly state?: PracticeState;
  /** Most questions; absent: all that match. */
  readonly count?: number;
  /** Exactly these, in this order (a retry). */
  readonly questions?: readonly string[];
}

const kinds: readonly QuestionKind[] = ['choice', 'multiple', 'blanks', 'number', 'short'];

/** Does a question match everything that was chosen but its number? */
export function matches(
  choice: PracticeChoice,
  question: QuestionMeta,
  progress: QuestionProgress | undefined,
): boolean {
  if (choice.questions) return choice.questions.includes(question.id);
  if (choice.bank !== undefined && question.bank !== choice.bank) return false;
  if (choice.area !== undefined && areaOf(question.syllabus) !== choice.area) return false;
  if (choice.syllabus !== undefined && question.syllabus !== choice.syllabus) return false;
  if (choice.kind !== undefined && question.kind !== choice.kind) return false;
  if (choice.level !== undefined && question.level !== choice.level) return false;
  return choice.state === undefined || inState(choice.state, progress);
}

function inState(state: PracticeState, progress: QuestionProgress | undefined): boolean {
  const judged = progress?.judged ?? 0;
  switch (state) {
    case 'new':
      return judged === 0;
    case 'wrong':
      return (progress?.lastCredit ?? 1) < 1;
    case 'flagged':
      return progress?.flagged === true;
    case 'unanswered':
      return (progress?.met ?? 0) > 0 && progress?.lastCredit === null;
  }
}

/**
 * The questions of a practice: what matches, never judged ones first, sets kept together, cut to the number
 * asked for (a set that would pass it is left out unless nothing else is there).
 */
export function pickPractice(
  choice: PracticeChoice,
  questions: readonly QuestionMeta[],
  progressOf: (question: string) => QuestionProgress | undefined,
  seed: string,
): readonly QuestionMeta[] {
  const matching = questions.filter((q) => matches(choice, q, progressOf(q.id)));
  if (choice.questions) {
    const place = new Map(choice.questions.map((id, i) => [id, i]));
    return matching.toSorted((a, b) => place.get(a.id)! - place.get(b.id)!);
  }
  const groups = new Map<string, QuestionMeta[]>();
  for (const q of matching) {
    const name = q.set === null ? q.id : `${q.bank}/${q.set}`;
    groups.set(name, [...(groups.get(name) ?? []), q]);
  }
  const judged = (group: readonly QuestionMeta[]) =>
    Math.max(...group.map((q) => progressOf(q.id)?.judged ?? 0));
  const order = shuffled([...groups.values()], seededRandom(`practice/${seed}`)).toSorted(
    (a, b) => judged(a) - judged(b),
  );
  const count = choice.count ?? matching.length;
  const picked: QuestionMeta[] = [];
  for (const group of order) {
    if (picked.length + group.length <= count) picked.push(...group);
  }
  return picked.length > 0 ? picked : (order[0] ?? []).slice(0, count);
}

/** A practice choice from the parameters of a link; `problems` names every parameter that makes no sense. */
export function practiceFromParams(params: URLSearchParamsLike): {
  readonly choice: PracticeChoice;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const one = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
    const text = params.get(name);
    if (text === null || text === '') return undefined;
    const value = read(text);
    if (value === undefined) problems.push(`${name}=${text}`);
    return value;
  };
  const among =
    <T extends string>(allowed: readonly T[]) =>
    (text: string): T | undefined =>
      allowed.find((a) => a === text);
  const bank = one('bank', (text) => (/^[a-z0-9-]{1,80}$/.test(text) ? text : undefined));
  const area = one('area', among(reportAreas));
  const syllabus = one('item', (text) => (syllabusItem(text) ? text : undefined));
  const kind = one('kind', among(kinds));
  const level = one('level', (text) => ([1, 2, 3] as const).find((l) => String(l) === text));
  const state = one('state', among(practiceStates));
  const count = one('n', (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined));
  const list = one('q', (text) => (/^[a-z0-9-]+(?:,[a-z0-9-]+)*$/.test(text) ? text.split(',') : undefined));
  return {
    choice: {
      ...(bank !== undefined && { bank }),
      ...(area !== undefined && { area }),
      ...(syllabus !== undefined && { syllabus }),
      ...(kind !== undefined && { kind }),
      ...(level !== undefined && { level }),
      ...(state !== undefined && { state }),
      ...(count !== undefined && { count }),
      ...(list !== undefined && { questions: list }),
    },
    problems,
  };
}

/** The part of `URLSearchParams` that is needed; the type itself belongs to the DOM. */
interface URLSearchParamsLike {
  get(name: string): string | null;
}
