import { finding, quote, type Rule } from './rule.ts';

// A formula, not two prices ("$5 to $10"): no space inside the dollars, no digit after them.
const MARKUP = /\$(?!\s)[^$]*(?<!\s)\$(?!\d)|\{\{[^{}]*\}\}/;

/** Formulas and tokens where a text is shown as it is typed. */
export const plainTexts: Rule = function* ({ bank, fields }) {
  const described = fields
    .filter((f) => f.role === 'alt' || f.role === 'caption')
    .map((f) => ({ path: f.path, text: f.text, question: f.question }));
  const own = bank.questions.flatMap(({ question: q, path }) => [
    { path: [...path, 'convention'], text: q.convention, question: q },
    { path: [...path, 'unit'], text: q.kind === 'number' ? q.unit : undefined, question: q },
  ]);
  for (const { path, text, question } of [...described, ...own]) {
    const found = MARKUP.exec(text ?? '');
    if (!found) continue;
    const name = String(path.at(-1));
    yield {
      ...finding(
        'error',
        'plain-text',
        path,
        {
          ja: `"${name}" は書いたまま表示されるので、${quote(found[0])} は使えません。文字だけで書いてください（例：x²、σ、空欄ア）。`,
          en: `"${name}" is shown as it is typed, so ${quote(found[0])} cannot be used; write it in plain characters (x², σ, blank ア).`,
        },
        question,
      ),
      offset: found.index,
    };
  }
};
