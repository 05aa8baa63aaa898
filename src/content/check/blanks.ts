import type { TextField } from './fields.ts';
import type { Finding } from './problem.ts';
import { finding, inText, type Rule } from './rule.ts';

/**
 * Blanks with a key each, one mark in stem or code for every blank, in either framework, and no mark without a blank.
 */
export const blanks: Rule = function* ({ bank, fields }) {
  for (const { question: q, path } of bank.questions) {
    const asked = fields.filter((f) => f.question === q && (f.role === 'stem' || f.role === 'code'));
    const shared = fields.filter((f) => f.question === null && q.set !== undefined && f.set === q.set);
    const shown = [...asked, ...shared];
    const named = q.kind === 'blanks' ? q.blanks.map((b) => b.id) : [];
    const answered = fields.filter((f) => f.question === q && !asked.includes(f));
    yield* strayMarks(answered, new Set([...named, ...marksOf(shown)]));
    if (q.kind !== 'blanks') {
      // A passage of a set may mark blanks that its `blanks` members ask for; a question's own may not.
      for (const field of asked) {
        for (const t of field.rendered.tokens.filter((x) => x.kind === 'blank')) {
          if (marksOf(shared).has(t.id) || q.kind === 'choice') continue;
          yield inText('error', 'blank-mark', field, t.offset, {
            ja: `空欄 ${t.id} の印がありますが、この問題（${q.kind}）に空欄はありません。`,
            en: `A mark for blank ${t.id}, but a ${q.kind} question has no blanks.`,
          });
        }
      }
      continue;
    }
    const own = new Set(named);
    const variants = variantsOf(shown);
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
      for (const { marks, of } of variants) {
        if (marks.has(blank.id)) continue;
        yield finding(
          'error',
          'blank-mark',
          [...at, 'id'],
          {
            ja: `空欄 ${blank.id} の印が${of.ja}問題文にもコードにもありません。{{blank:${blank.id}}} を置いてください。`,
            en: `Blank ${blank.id} is marked neither in the stem nor in the code${of.en}; put {{blank:${blank.id}}} there.`,
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

/** Marks in a reason or an explanation of a blank that is not there. */
function* strayMarks(fields: readonly TextField[], known: ReadonlySet<string>): Iterable<Finding> {
  for (const field of fields) {
    for (const t of field.rendered.tokens) {
      if (t.kind !== 'blank' || known.has(t.id)) continue;
      yield inText('error', 'blank-mark', field, t.offset, {
        ja: `空欄 ${t.id} はこの問題にありません。${known.size > 0 ? `あるのは ${[...known].join('、')} です。` : '消してください。'}`,
        en: `There is no blank ${t.id} here. ${known.size > 0 ? `There are: ${[...known].join(', ')}.` : 'Remove it.'}`,
      });
    }
  }
}

function marksOf(fields: readonly TextField[]): Set<string> {
  return new Set(fields.flatMap((f) => f.rendered.tokens.filter((t) => t.kind === 'blank').map((t) => t.id)));
}

/** The blanks marked in what a learner sees: once, or for each framework where the texts differ. */
function variantsOf(fields: readonly TextField[]) {
  if (fields.every((f) => f.framework === null)) return [{ marks: marksOf(fields), of: { ja: '', en: '' } }];
  return frameworks.map(([framework, name]) => ({
    marks: marksOf(fields.filter((f) => f.framework === null || f.framework === framework)),
    of: { ja: ` ${name} 版の`, en: ` for ${name}` },
  }));
}

const frameworks = [
  ['pytorch', 'PyTorch'],
  ['tensorflow', 'TensorFlow'],
] as const;
