import { finding, type Rule } from './rule.ts';

/** One key for `choice`, at least one for `multiple` and as many as `choose` says. */
export const keys: Rule = function* ({ bank }) {
  for (const { question: q, path } of bank.questions) {
    if (q.kind !== 'choice' && q.kind !== 'multiple') continue;
    const right = q.choices.filter((c) => c.correct === true).map((c) => c.id);
    const at = [...path, 'choices'];
    if (right.length === 0) {
      yield finding(
        'error',
        'keys',
        at,
        {
          ja: '正解がありません。正しい選択肢に "correct": true を付けてください。',
          en: 'No key: mark the right choice with "correct": true.',
        },
        q,
      );
    } else if (q.kind === 'choice' && right.length > 1) {
      yield finding(
        'error',
        'keys',
        at,
        {
          ja: `正解が ${right.length} つあります（${right.join(', ')}）。1 つにするか、kind を "multiple" にしてください。`,
          en: `${right.length} keys (${right.join(', ')}): keep one, or make the kind "multiple".`,
        },
        q,
      );
    }
    if (q.kind === 'multiple' && q.choose !== undefined && q.choose !== right.length && right.length > 0) {
      yield finding(
        'error',
        'keys',
        [...path, 'choose'],
        {
          ja: `"choose" は ${q.choose} ですが、正解は ${right.length} つです（${right.join(', ')}）。数を合わせてください。`,
          en: `"choose" is ${q.choose} but ${right.length} choices are correct (${right.join(', ')}).`,
        },
        q,
      );
    }
    if (q.kind === 'multiple' && right.length === q.choices.length) {
      yield finding(
        'warning',
        'keys',
        at,
        {
          ja: 'すべての選択肢が正解です。誤りの選択肢を加えてください。',
          en: 'Every choice is correct; add a wrong one.',
        },
        q,
      );
    }
  }
};
