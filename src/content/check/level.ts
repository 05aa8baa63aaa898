import { finding, type Rule } from './rule.ts';

/** Questions without a level cannot be filtered by difficulty. */
export const level: Rule = function* ({ bank }) {
  for (const { question: q, path } of bank.questions) {
    if (q.level !== undefined) continue;
    yield finding(
      'warning',
      'level',
      path,
      {
        ja: '"level" がありません。1（覚えている）、2（分かる・使える）、3（組み合わせる・計算する）のどれかを付けてください。',
        en: 'No "level": 1 recall, 2 understand or apply, 3 combine or compute.',
      },
      q,
    );
  }
};
