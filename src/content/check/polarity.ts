import { finding, inText, type Rule } from './rule.ts';

const NEGATIVE =
  /誤っている|誤った(?:もの|記述|説明)|誤り(?:を|である|の)|不適切|正しくない|適切でない|当てはまらない|あてはまらない|\b(?:incorrect|not true|not correct|is false|are false|does not|is not)\b/i;
// Words that ask for the exception without being a sure sign of it elsewhere.
const PERHAPS = /ない|誤|異なる|除|矛盾|反する|\bnot\b|\bfalse\b|\bexcept\b|n't\b/i;

/** Stems that ask for the false statement must say so in `asks`, and the reverse. */
export const polarity: Rule = function* ({ bank, fields }) {
  for (const { question: q, path } of bank.questions) {
    if (q.kind !== 'choice' && q.kind !== 'multiple') continue;
    const stems = fields.filter((f) => f.question === q && f.role === 'stem');
    // The asking sentence: the last one that holds 選べ, どれか, … or simply the last.
    const hits = stems.map((field) => ({ field, ...asking(field.rendered.prose) }));
    const hit = hits.find(({ text }) => NEGATIVE.test(text));
    if (hit && q.asks !== 'false') {
      const at = hit.start + (NEGATIVE.exec(hit.text)?.index ?? 0);
      yield inText('warning', 'asks', hit.field, at, {
        ja: '誤っているものを問う文のようです。"asks": "false" を付けてください（画面で強調されます）。',
        en: 'The stem seems to ask for the false one: add "asks": "false" (the interface stresses it).',
      });
    } else if (
      q.asks === 'false' &&
      stems.length > 0 &&
      !stems.some((field) => PERHAPS.test(field.rendered.prose))
    ) {
      yield finding(
        'warning',
        'asks',
        [...path, 'asks'],
        {
          ja: '"asks": "false" ですが、問題文に「誤っているもの」「不適切なもの」などがありません。',
          en: '"asks" is "false", but the stem does not ask for the false one.',
        },
        q,
      );
    }
  }
};

function asking(prose: string): { readonly text: string; readonly start: number } {
  const sentences = [...prose.matchAll(/[^。??\n]+[。??]?/g)].map((m) => ({ text: m[0], start: m.index }));
  const asks = sentences.filter((s) => /選[べびんぶ]|どれ|いくつ|答えよ|which|choose|select/i.test(s.text));
  return asks.at(-1) ?? sentences.at(-1) ?? { text: '', start: 0 };
}
