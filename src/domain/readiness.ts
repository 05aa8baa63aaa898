import type { QuestionProgress } from './progress.ts';
import type { QuestionMeta } from './question.ts';
import { type ReportArea, areaOf, reportAreas } from './syllabus.ts';

/** How one area stands over all attempts. */
export interface Readiness {
  readonly area: ReportArea;
  /** Questions there are. */
  readonly questions: number;
  /** Different questions judged at least once. */
  readonly judged: number;
  /** Of these, how many were fully right the last time. */
  readonly right: number;
}

/** 手応え by area: of the questions judged so far, the share that was right the last time. */
export function readiness(
  questions: readonly QuestionMeta[],
  progressOf: (question: string) => QuestionProgress | undefined,
): readonly Readiness[] {
  return reportAreas.map((area) => {
    const inArea = questions.filter((q) => areaOf(q.syllabus) === area);
    const judged = inArea.flatMap((q) => {
      const progress = progressOf(q.id);
      return progress && progress.judged > 0 ? [progress] : [];
    });
    return {
      area,
      questions: inArea.length,
      judged: judged.length,
      right: judged.filter((p) => p.lastCredit === 1).length,
    };
  });
}

/** Whole calendar days from one date to another (`YYYY-MM-DD`); negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
