import { finding, type Rule } from './rule.ts';

/** Questions of an unknown set, and sets that hold fewer than two questions. */
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
    if (members.length >= 2) continue;
    yield finding('warning', 'set-size', [...path, 'id'], {
      ja: `大問 "${set.id}" の問題が ${members.length} 問です。2 問以上にするか、問題文に取り込んでください。`,
      en: `The set "${set.id}" has ${members.length} question(s): make it two or more, or merge it into the stem.`,
    });
  }
};
