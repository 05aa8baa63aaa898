import { chapters } from '../../domain/syllabus.ts';
import { finding, type Rule } from './rule.ts';

const ITEMS: ReadonlySet<string> = new Set(chapters.flatMap((c) => c.items.map((item) => item.id)));

/** Syllabus items that do not exist. */
export const syllabusItems: Rule = function* ({ bank }) {
  for (const { question: q, path } of bank.questions) {
    if (ITEMS.has(q.syllabus)) continue;
    const section = q.syllabus.slice(0, q.syllabus.lastIndexOf('.') + 1);
    const near = [...ITEMS].filter((id) => id.startsWith(section));
    const known = near.length > 0 ? near : [...ITEMS].filter((id) => id.startsWith(q.syllabus.slice(0, 2)));
    yield finding(
      'error',
      'syllabus',
      [...path, 'syllabus'],
      {
        ja: `シラバス項目 "${q.syllabus}" はありません。近いもの: ${known.join(', ')}。`,
        en: `There is no syllabus item "${q.syllabus}". Near it: ${known.join(', ')}.`,
      },
      q,
    );
  }
};
