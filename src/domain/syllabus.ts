import blueprint from './blueprint.json' with { type: 'json' };
import data from './syllabus.json' with { type: 'json' };

export type ReportArea = 'math' | 'ml' | 'dl' | 'ops';
export type ChapterId = '1' | '2' | '3' | '4' | '5' | 'x';

export interface SyllabusItem {
  readonly id: string;
  readonly ja: string;
  readonly chapter: ChapterId;
  /** `optional`: taught, but reported as not examined; left out of a 本番形式 mock unless asked for. */
  readonly scope: 'examined' | 'optional';
}

export interface Chapter {
  readonly id: ChapterId;
  readonly ja: string;
  readonly en: string;
  /** Working share in a paper of 104 questions. */
  readonly share104: number;
  readonly items: readonly SyllabusItem[];
}

export const reportAreas = blueprint.reportAreas as readonly ReportArea[];

/** The chapters of the syllabus in order, with their items. */
export const chapters: readonly Chapter[] = data.categories.map((category) => ({
  id: category.id as ChapterId,
  ja: category.ja,
  en: category.en,
  share104: category.share104,
  items: category.sections.flatMap((section) =>
    section.items.map((item) => ({
      id: item.id,
      ja: item.ja,
      chapter: category.id as ChapterId,
      scope: item.scope as 'examined' | 'optional',
    })),
  ),
}));

const itemsById = new Map(chapters.flatMap((chapter) => chapter.items.map((item) => [item.id, item])));

/** The syllabus item with this id (`3.6.i`), or undefined for an unknown one. */
export function syllabusItem(id: string): SyllabusItem | undefined {
  return itemsById.get(id);
}

/** `3.6.i` → `3`. */
export function chapterOf(syllabus: string): ChapterId {
  return syllabus.slice(0, syllabus.indexOf('.')) as ChapterId;
}

/** The area of the result mail an item counts towards; null for the older syllabus, which is not reported. */
export function areaOf(syllabus: string): ReportArea | null {
  const areas: Readonly<Record<string, string>> = blueprint.areaOfChapter;
  return (areas[chapterOf(syllabus)] as ReportArea | undefined) ?? null;
}
