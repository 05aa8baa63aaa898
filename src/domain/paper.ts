import blueprint from './blueprint.json' with { type: 'json' };
import type { QuestionMeta } from './question.ts';
import { seededRandom, shuffled } from './rng.ts';
import { type ChapterId, chapterOf, chapters, syllabusItem } from './syllabus.ts';
import { textHash } from './text-hash.ts';

/** How many questions each chapter gets. */
export interface Quota {
  readonly chapter: ChapterId;
  readonly questions: number;
}

/** Questions that a draw keeps together: one question, or a whole set in the order of its bank. */
interface Unit {
  readonly questions: readonly QuestionMeta[];
  /** Largest number of times any of its questions was seen. */
  readonly seen: number;
}

export interface Draw {
  readonly questions: readonly QuestionMeta[];
  /** Chapters for which the banks hold too few questions. */
  readonly shortfall: readonly {
    readonly chapter: ChapterId;
    readonly wanted: number;
    readonly got: number;
  }[];
}

export interface DrawRequest {
  /** Every question there is. */
  readonly questions: readonly QuestionMeta[];
  readonly length: number;
  readonly seed: string;
  /** How often the learner has met a question, by id; unseen ones are drawn first. */
  readonly seenCount: (question: string) => number;
  /** Chapters to draw from; by default those with a share in the exam. */
  readonly chapters?: readonly ChapterId[];
  /** Also draw syllabus items that are taught but not examined. */
  readonly includeOptional?: boolean;
}

/**
 * The blueprint for a paper of `length` questions: shares of the exam by the largest-remainder method, so that
 * the parts add up to `length` exactly.
 */
export function quotas(length: number, only?: readonly ChapterId[]): readonly Quota[] {
  const taking = chapters.filter((c) => (only ? only.includes(c.id) : c.share104 > 0));
  // A chapter without a share in the exam (older syllabus) weighs as much as the smallest one when chosen.
  const weight = (share: number) => (share > 0 ? share : 12);
  const total = taking.reduce((sum, c) => sum + weight(c.share104), 0);
  const parts = taking.map((c) => {
    const exact = (length * weight(c.share104)) / total;
    return { chapter: c.id, questions: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let missing = length - parts.reduce((sum, p) => sum + p.questions, 0);
  for (const part of parts.toSorted((a, b) => b.rest - a.rest)) {
    if (missing <= 0) break;
    part.questions += 1;
    missing -= 1;
  }
  return parts.map(({ chapter, questions }) => ({ chapter, questions }));
}

/** May this question stand in a mock? Self-graded ones may not; unexamined items only when asked for. */
export function mayBeDrawn(question: QuestionMeta, includeOptional: boolean): boolean {
  if (question.kind === 'short') return false;
  return includeOptional || syllabusItem(question.syllabus)?.scope === 'examined';
}

/**
 * Draws a paper by blueprint: unseen questions first, syllabus items in turn, sets whole. The same request
 * always gives the same paper.
 */
export function drawPaper(request: DrawRequest): Draw {
  const includeOptional = request.includeOptional ?? false;
  const drawable = request.questions.filter((q) => mayBeDrawn(q, includeOptional));
  const shortfall: { chapter: ChapterId; wanted: number; got: number }[] = [];
  const questions = quotas(request.length, request.chapters).flatMap((quota) => {
    const units = unitsOf(
      drawable.filter((q) => chapterOf(q.syllabus) === quota.chapter),
      request.seenCount,
    );
    const ordered = byPriority(units, `${request.seed}/${quota.chapter}`);
    const taken = fill(ordered, quota.questions).flatMap((unit) => unit.questions);
    if (taken.length < quota.questions) {
      shortfall.push({ chapter: quota.chapter, wanted: quota.questions, got: taken.length });
    }
    return taken;
  });
  return { questions, shortfall };
}

function unitsOf(questions: readonly QuestionMeta[], seenCount: (id: string) => number): Unit[] {
  const groups = new Map<string, QuestionMeta[]>();
  for (const question of questions) {
    const name = question.set === null ? question.id : `${question.bank}/${question.set}`;
    const group = groups.get(name);
    if (group) group.push(question);
    else groups.set(name, [question]);
  }
  return [...groups.values()].map((group) => ({
    questions: group,
    seen: Math.max(...group.map((q) => seenCount(q.id))),
  }));
}

/** Least seen first; among equals a random order that goes round the syllabus items. */
function byPriority(units: readonly Unit[], seed: string): Unit[] {
  const below = seededRandom(seed);
  // The order of the input must not matter: banks load in any order.
  const stable = units.toSorted((a, b) => compare(a.questions[0]!.id, b.questions[0]!.id));
  const result: Unit[] = [];
  for (const seen of [...new Set(stable.map((u) => u.seen))].toSorted((a, b) => a - b)) {
    const byItem = new Map<string, Unit[]>();
    for (const unit of shuffled(
      stable.filter((u) => u.seen === seen),
      below,
    )) {
      const item = unit.questions[0]!.syllabus;
      byItem.set(item, [...(byItem.get(item) ?? []), unit]);
    }
    const queues = [...byItem.values()];
    while (queues.some((queue) => queue.length > 0)) {
      for (const queue of queues) {
        const unit = queue.shift();
        if (unit) result.push(unit);
      }
    }
  }
  return result;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The first units by priority whose sizes add up to `wanted`, or to the most that is possible below it. A unit
 * is taken only when the rest can still be filled, so a set never leaves a hole that nothing fits.
 */
function fill(units: readonly Unit[], wanted: number): Unit[] {
  const sizes = units.map((unit) => unit.questions.length);
  // reachable[i]: sums that units i, i+1, … can make (up to `wanted`).
  const reachable: boolean[][] = Array.from({ length: units.length + 1 }, () => []);
  reachable[units.length]![0] = true;
  for (let i = units.length - 1; i >= 0; i--) {
    const later = reachable[i + 1]!;
    for (let sum = 0; sum <= wanted; sum++) {
      const rest = sum - sizes[i]!;
      if (later[sum] === true || (rest >= 0 && later[rest] === true)) reachable[i]![sum] = true;
    }
  }
  let left = wanted;
  while (left > 0 && reachable[0]![left] !== true) left -= 1;
  const taken: Unit[] = [];
  units.forEach((unit, i) => {
    const rest = left - sizes[i]!;
    if (rest >= 0 && reachable[i + 1]![rest] === true) {
      taken.push(unit);
      left = rest;
    }
  });
  return taken;
}

/** Characters of a question's code in a share link. */
export const codeLength = 5;

/** A short name of a question for a link: the same wherever the question is known. */
export function questionCode(id: string): string {
  return textHash(id).slice(-codeLength);
}

export const mockLengths = blueprint.mocks as readonly {
  readonly id: 'full' | 'half' | 'quick';
  readonly questions: number;
  readonly minutes: number;
}[];
