import { chapters } from '../../domain/syllabus.ts';
import type { Message } from './problem.ts';
import { finding, type Rule } from './rule.ts';

const ITEMS: ReadonlySet<string> = new Set(chapters.flatMap((c) => c.items.map((item) => item.id)));

/** What to say of an item that does not exist; null when it does. */
export function unknownItem(id: string): Message | null {
  if (ITEMS.has(id)) return null;
  const section = id.slice(0, id.lastIndexOf('.') + 1);
  const near = [...ITEMS].filter((item) => item.startsWith(section));
  const known = near.length > 0 ? near : [...ITEMS].filter((item) => item.startsWith(id.slice(0, 2)));
  return {
    ja: `シラバス項目 "${id}" はありません。近いもの：${known.join(', ')}。`,
    en: `There is no syllabus item "${id}". Near it: ${known.join(', ')}.`,
  };
}

/** Syllabus items that do not exist. */
export const syllabusItems: Rule = function* ({ bank }) {
  for (const { question: q, path } of bank.questions) {
    const message = unknownItem(q.syllabus);
    if (message) yield finding('error', 'syllabus', [...path, 'syllabus'], message, q);
  }
};
