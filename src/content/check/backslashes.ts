import { inText, type Rule } from './rule.ts';

// "\theta" in JSON is a tab and "heta": the most common slip of hand-written banks, and it parses.
const EATEN =
  /\f(?=[a-z])|[\b](?=[a-z])|\t(?=heta|op\b|anh|imes|au|ext|o\b|ilde|frac|riangle|herefore)|\r(?=ho|ight|m\b|angle|ceil|floor)|\n(?=abla|eq\b|e\b|u\b|ot\b|i\b|eg\b|ewline|olimits|onumber|mid\b)/g;
const LETTER: Readonly<Record<string, string>> = { '\f': 'f', '\b': 'b', '\t': 't', '\r': 'r', '\n': 'n' };

/** TeX commands written with one backslash, which JSON turned into a control character. */
export const backslashes: Rule = function* ({ fields }) {
  for (const field of fields) {
    if (field.role === 'code') continue;
    for (const match of field.text.matchAll(EATEN)) {
      // A line break is only suspicious inside a formula.
      if (match[0] === '\n' && !field.rendered.formulas.some((f) => within(match.index, f))) continue;
      const command = LETTER[match[0]] + (/^[a-z]+/.exec(field.text.slice(match.index + 1))?.[0] ?? '');
      yield inText('error', 'single-backslash', field, match.index, {
        ja: `\\${command} の \\ が 1 つしかありません。JSON では \\\\${command} と 2 つ書いてください。`,
        en: `\\${command} has one backslash; in JSON write \\\\${command}.`,
      });
    }
  }
};

function within(offset: number, formula: { readonly tex: string; readonly offset: number }): boolean {
  return offset >= formula.offset && offset < formula.offset + formula.tex.length;
}
