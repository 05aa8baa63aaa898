import type { Path } from './problem.ts';
import { finding, quote, type Rule } from './rule.ts';

/** Readings of a formula that no text contains: usually the TeX differs by a space. */
export const readings: Rule = function* ({ bank, fields }) {
  const texOf = (own: typeof fields): Set<string> =>
    new Set(own.flatMap((f) => f.rendered.formulas.map((x) => x.tex)));
  const lists: { given: object; path: Path; known: Set<string>; question: { id: string } | null }[] = [
    { given: bank.readings, path: [], known: texOf(fields), question: null },
    ...bank.questions
      .filter((q) => q.question.readings)
      .map(({ question, path }) => ({
        given: question.readings ?? {},
        path,
        known: texOf(
          fields.filter((f) => f.question === question || (f.question === null && f.set === question.set)),
        ),
        question,
      })),
  ];
  for (const { given, path, known, question } of lists) {
    for (const tex of Object.keys(given)) {
      if (known.has(tex)) continue;
      yield {
        ...finding(
          'warning',
          'reading',
          [...path, 'readings', tex],
          {
            ja: `読みを付けた数式 ${quote(tex)} がどこにもありません。本文の TeX と空白まで同じに書いてください。`,
            en: `No formula is exactly ${quote(tex)}; a reading needs the very same TeX, spaces too.`,
          },
          question,
        ),
        atName: true,
      };
    }
  }
};
