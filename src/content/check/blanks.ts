import { finding, inText, type Rule } from './rule.ts';

/** Blanks with a key each, and one mark in stem or code for every blank (and no mark without a blank). */
export const blanks: Rule = function* ({ bank, fields }) {
  for (const { question: q, path } of bank.questions) {
    const asked = fields.filter((f) => f.question === q && (f.role === 'stem' || f.role === 'code'));
    const shared = fields.filter((f) => f.question === null && q.set !== undefined && f.set === q.set);
    if (q.kind !== 'blanks') {
      // A passage of a set may mark blanks that its `blanks` members ask for; a question's own may not.
      for (const field of asked) {
        for (const t of field.rendered.tokens.filter((x) => x.kind === 'blank')) {
          const known = shared.some((f) =>
            f.rendered.tokens.some((s) => s.kind === 'blank' && s.id === t.id),
          );
          if (known || q.kind === 'choice') continue;
          yield inText('error', 'blank-mark', field, t.offset, {
            ja: `空欄 ${t.id} の印がありますが、この問題（${q.kind}）に空欄はありません。`,
            en: `A mark for blank ${t.id}, but a ${q.kind} question has no blanks.`,
          });
        }
      }
      continue;
    }
    const marked = new Set(
      [...asked, ...shared].flatMap((f) =>
        f.rendered.tokens.filter((t) => t.kind === 'blank').map((t) => t.id),
      ),
    );
    const own = new Set(q.blanks.map((b) => b.id));
    for (const field of asked) {
      for (const t of field.rendered.tokens) {
        if (t.kind !== 'blank' || own.has(t.id)) continue;
        yield inText('error', 'blank-mark', field, t.offset, {
          ja: `空欄 ${t.id} の印がありますが、"blanks" に ${t.id} がありません。`,
          en: `A mark for blank ${t.id}, but "blanks" has no ${t.id}.`,
        });
      }
    }
    for (const [i, blank] of q.blanks.entries()) {
      const at = [...path, 'blanks', i];
      if (!marked.has(blank.id)) {
        yield finding(
          'error',
          'blank-mark',
          [...at, 'id'],
          {
            ja: `空欄 ${blank.id} の印が問題文にもコードにもありません。{{blank:${blank.id}}} を置いてください。`,
            en: `Blank ${blank.id} is marked neither in the stem nor in the code; put {{blank:${blank.id}}} there.`,
          },
          q,
        );
      }
      if (blank.choices) {
        const right = blank.choices.filter((c) => c.correct === true);
        if (right.length !== 1) {
          yield finding(
            'error',
            'blank-key',
            [...at, 'choices'],
            {
              ja: `空欄 ${blank.id} の正解が ${right.length} 個です。"correct": true を 1 つだけ付けてください。`,
              en: `Blank ${blank.id} has ${right.length} keys; mark exactly one with "correct": true.`,
            },
            q,
          );
        }
        if (blank.answer !== undefined) {
          yield finding(
            'error',
            'blank-key',
            [...at, 'answer'],
            {
              ja: `空欄 ${blank.id} には自分の選択肢があるので "answer" は書けません。どちらかにしてください。`,
              en: `Blank ${blank.id} has its own choices, so "answer" cannot be given; keep one of them.`,
            },
            q,
          );
        }
      } else if (!q.pool) {
        yield finding(
          'error',
          'blank-key',
          at,
          {
            ja: `空欄 ${blank.id} に選択肢がありません。"choices" を書くか、問題に "pool" を置いてください。`,
            en: `Blank ${blank.id} has no options: give it "choices", or the question a "pool".`,
          },
          q,
        );
      } else if (blank.answer === undefined) {
        yield finding(
          'error',
          'blank-key',
          at,
          {
            ja: `空欄 ${blank.id} の正解がありません。"answer" に pool の選択肢の id を書いてください。`,
            en: `Blank ${blank.id} has no key: "answer" must name a choice of the pool.`,
          },
          q,
        );
      } else if (!q.pool.some((c) => c.id === blank.answer)) {
        yield finding(
          'error',
          'blank-key',
          [...at, 'answer'],
          {
            ja: `空欄 ${blank.id} の正解 "${blank.answer}" が pool にありません（${q.pool.map((c) => c.id).join(', ')}）。`,
            en: `The key "${blank.answer}" of blank ${blank.id} is not in the pool (${q.pool.map((c) => c.id).join(', ')}).`,
          },
          q,
        );
      }
    }
  }
};
