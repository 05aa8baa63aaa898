import { mayBeDrawn } from './paper.ts';
import type { QuestionMeta } from './question.ts';
import { type ChapterId, type ReportArea, areaOf, chapterOf, reportAreas } from './syllabus.ts';

/** What the banks hold for one area of a paper. `area` null: the older syllabus, which is not reported. */
export interface Supply {
  readonly area: ReportArea | null;
  /** Questions in this paper. */
  readonly drawn: number;
  /** Questions that could have been drawn. */
  readonly held: number;
  /** Of those, questions the learner has never met. */
  readonly unseen: number;
}

/** For each area that a paper draws from: what it takes and what there is. */
export function supplyByArea(request: {
  readonly questions: readonly QuestionMeta[];
  readonly drawn: readonly QuestionMeta[];
  readonly chapters: readonly ChapterId[];
  readonly includeOptional: boolean;
  readonly seenCount: (question: string) => number;
}): readonly Supply[] {
  const { questions, drawn, chapters, includeOptional, seenCount } = request;
  const drawable = questions.filter(
    (q) => mayBeDrawn(q, includeOptional) && chapters.includes(chapterOf(q.syllabus)),
  );
  const areas = new Set(chapters.map((chapter) => areaOf(`${chapter}.`)));
  return [...reportAreas, null]
    .filter((area) => areas.has(area))
    .map((area) => {
      const held = drawable.filter((q) => areaOf(q.syllabus) === area);
      return {
        area,
        drawn: drawn.filter((q) => areaOf(q.syllabus) === area).length,
        held: held.length,
        unseen: held.filter((q) => seenCount(q.id) === 0).length,
      };
    });
}
