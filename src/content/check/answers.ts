import { isNear } from '../../domain/grading/number.ts';
import { finding, type Rule } from './rule.ts';

/** `short` without a way to judge it; a slip of `number` that would count as right. */
export const answers: Rule = function* ({ bank }) {
  for (const { question: q, path } of bank.questions) {
    if (q.kind === 'short' && !q.accepts && !q.rubric) {
      yield finding(
        'error',
        'short-judging',
        path,
        {
          ja: '採点の手がかりがありません。"accepts"（正解とする書き方）か "rubric"（見るところ）を書いてください。',
          en: 'Nothing to judge by: give "accepts" (spellings that count) or "rubric" (what to look for).',
        },
        q,
      );
    }
    if (q.kind !== 'number') continue;
    for (const [i, slip] of (q.slips ?? []).entries()) {
      if (!isNear(slip.value, { value: q.value, tolerance: q.tolerance ?? 0 })) continue;
      yield finding(
        'error',
        'slip',
        [...path, 'slips', i, 'value'],
        {
          ja: `誤りの値 ${slip.value} は正解 ${q.value} の許容範囲に入っています。値か許容差を直してください。`,
          en: `The wrong value ${slip.value} lies within the tolerance of the key ${q.value}.`,
        },
        q,
      );
    }
  }
};
