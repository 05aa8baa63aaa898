import type { Path } from './problem.ts';
import { finding, type Rule } from './rule.ts';
import { UNNAMED } from './shape.ts';

interface Named {
  readonly id: string;
  readonly path: Path;
}

/** Ids that occur twice where they must tell things apart: questions, sets, choices, blanks. */
export const ids: Rule = function* ({ bank }) {
  const again = (list: readonly Named[]): Named[] =>
    list.filter((x, i) => x.id !== UNNAMED && list.findIndex((y) => y.id === x.id) < i);
  const words = (what: { ja: string; en: string }, id: string) => ({
    ja: `${what.ja}の id "${id}" は前にも使われています。別の id にしてください。`,
    en: `The ${what.en} id "${id}" was used before; choose another.`,
  });
  for (const x of again(bank.questions.map((q) => ({ id: q.question.id, path: q.path })))) {
    yield finding('error', 'duplicate-id', [...x.path, 'id'], words({ ja: '問題', en: 'question' }, x.id), x);
  }
  for (const x of again(bank.sets.map((s) => ({ id: s.set.id, path: s.path })))) {
    yield finding('error', 'duplicate-id', [...x.path, 'id'], words({ ja: '大問', en: 'set' }, x.id));
  }
  for (const { question: q, path } of bank.questions) {
    const lists: { at: Path; items: readonly { id: string }[]; what: { ja: string; en: string } }[] = [];
    const choice = { ja: '選択肢', en: 'choice' };
    if (q.kind === 'choice' || q.kind === 'multiple') {
      lists.push({ at: [...path, 'choices'], items: q.choices, what: choice });
    } else if (q.kind === 'blanks') {
      lists.push({ at: [...path, 'blanks'], items: q.blanks, what: { ja: '空欄', en: 'blank' } });
      lists.push({ at: [...path, 'pool'], items: q.pool ?? [], what: choice });
      q.blanks.forEach((b, i) =>
        lists.push({ at: [...path, 'blanks', i, 'choices'], items: b.choices ?? [], what: choice }),
      );
    }
    for (const { at, items, what } of lists) {
      for (const x of again(items.map((item, i) => ({ id: item.id, path: [...at, i] })))) {
        yield finding('error', 'duplicate-id', [...x.path, 'id'], words(what, x.id), q);
      }
    }
  }
};
