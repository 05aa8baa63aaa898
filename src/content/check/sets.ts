import { chapterOf, syllabusItem } from '../../domain/syllabus.ts';
import { finding, type Rule } from './rule.ts';

/** Questions of an unknown set, sets that hold fewer than two questions, and sets that a paper would tear apart. */
export const sets: Rule = function* ({ bank }) {
  const known = new Set(bank.sets.map((s) => s.set.id));
  for (const { question: q, path } of bank.questions) {
    if (q.set === undefined || known.has(q.set)) continue;
    yield finding(
      'error',
      'set',
      [...path, 'set'],
      {
        ja: `大問 "${q.set}" が "sets" にありません${known.size > 0 ? `(あるのは ${[...known].join(', ')})` : ''}。`,
        en: `There is no set "${q.set}" in "sets"${known.size > 0 ? ` (known: ${[...known].join(', ')})` : ''}.`,
      },
      q,
    );
  }
  for (const { set, path } of bank.sets) {
    const members = bank.questions.filter((q) => q.question.set === set.id && !q.question.retired);
    // A paper is drawn chapter by chapter, with or without the items that are not examined.
    const places = new Set(
      members.flatMap(({ question: { syllabus } }) => {
        const item = syllabusItem(syllabus);
        return item ? [`${chapterOf(syllabus)} ${item.scope}`] : [];
      }),
    );
    if (places.size > 1) {
      yield finding('error', 'set', [...path, 'id'], {
        ja: `大問 "${set.id}" の問題が、違う章や、出題範囲と範囲外にまたがっています。模試で一緒に出せるように、同じ章・同じ扱いの項目にそろえてください。`,
        en: `The questions of the set "${set.id}" belong to different chapters, or are partly examined and partly not: a mock could not keep them together. Use items of one chapter and one scope.`,
      });
    }
    if (members.length >= 2) continue;
    yield finding('warning', 'set-size', [...path, 'id'], {
      ja: `大問 "${set.id}" の問題が ${members.length} 問です。2 問以上にするか、問題文に取り込んでください。`,
      en: `The set "${set.id}" has ${members.length} question(s): make it two or more, or merge it into the stem.`,
    });
  }
};
