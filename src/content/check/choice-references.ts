import type { BankQuestion } from '../schema.ts';
import { inText, type Rule } from './rule.ts';

/** `{{choice:x}}` of a choice that is not there. */
export const choiceReferences: Rule = function* ({ fields }) {
  for (const field of fields) {
    const known = field.question ? referable(field.question) : [];
    for (const token of field.rendered.tokens) {
      if (token.kind !== 'choice' || known.includes(token.id)) continue;
      const list = known.join(', ');
      yield inText('error', 'choice-reference', field, token.offset, {
        ja: `選択肢 "${token.id}" はこの問題にありません。${list ? `使えるのは ${list}。` : '消してください。'}`,
        en: `There is no choice "${token.id}" here. ${list ? `Known: ${list}.` : 'Remove it.'}`,
      });
    }
  }
};

function referable(q: BankQuestion): string[] {
  if (q.kind === 'choice' || q.kind === 'multiple') return q.choices.map((c) => c.id);
  if (q.kind !== 'blanks') return [];
  return [
    ...(q.pool ?? []).map((c) => c.id),
    ...q.blanks.flatMap((b) => (b.choices ?? []).map((c) => `${b.id}.${c.id}`)),
  ];
}
