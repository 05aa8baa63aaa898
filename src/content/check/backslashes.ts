import type { TextField } from './fields.ts';
import { inText, type Rule } from './rule.ts';

// "\theta" in JSON is a tab and "heta": the most common slip of hand-written banks, and it parses.
const IN_WORDS =
  /\f(?=[a-z])|[\b](?=[a-z])|\t(?=heta|op\b|anh|imes|au|ext|o\b|ilde|frac|riangle|herefore)|\r(?=ho|ight|m\b|angle|ceil|floor)/g;
// No formula needs a control character, but a tab may indent, and line ends may be those of Windows.
const IN_FORMULA = /[\f\b]|\r(?!\n)|\t(?=[A-Za-z])|\n(?=[A-Za-z])/g;
// KaTeX's commands with n: any other letter after a line end simply begins a line of the formula.
const AFTER_N = new Set(
  (
    'abla atnums atural cong e earrow eg egmedspace egthickspace egthinspace eq ewcommand ewline exists geq geqq ' +
    'geqslant gtr i leftarrow Leftarrow leftrightarrow Leftrightarrow leq leqq leqslant less mid obreak ' +
    'obreakspace oexpand olimits onumber ormalsize ot otag otin otni parallel prec preceq rightarrow Rightarrow ' +
    'shortmid shortparallel sim subseteq subseteqq succ succeq supseteq supseteqq triangleleft trianglelefteq ' +
    'triangleright trianglerighteq u vdash vDash Vdash VDash warrow'
  ).split(' '),
);
const LETTER: Readonly<Record<string, string>> = { '\f': 'f', '\b': 'b', '\t': 't', '\r': 'r', '\n': 'n' };

/** TeX commands written with one backslash, which JSON turned into a control character. */
export const backslashes: Rule = function* ({ fields }) {
  for (const field of fields) {
    if (field.role === 'code') continue;
    for (const offset of eaten(field)) {
      const command = `${LETTER[field.text.charAt(offset)] ?? ''}${wordAt(field.text, offset + 1)}`;
      yield inText('error', 'single-backslash', field, offset, {
        ja: `\\${command} の \\ が 1 つしかありません。JSON では \\\\${command} と 2 つ書いてください。`,
        en: `\\${command} has one backslash; in JSON write \\\\${command}.`,
      });
    }
  }
};

/** Places of the control characters that were the beginning of a command. */
function eaten({ text, rendered }: TextField): ReadonlySet<number> {
  const found = new Set([...text.matchAll(IN_WORDS)].map((match) => match.index));
  for (const { tex, offset } of rendered.formulas) {
    // Where a formula has lines of its own, one may begin with e, i or u.
    const least = /\n\s*$/.test(text.slice(0, offset)) ? 2 : 1;
    for (const { 0: character, index } of text.slice(offset, offset + tex.length).matchAll(IN_FORMULA)) {
      const word = wordAt(text, offset + index + 1);
      if (character === '\n' && (!AFTER_N.has(word) || word.length < least)) continue;
      found.add(offset + index);
    }
  }
  return found;
}

function wordAt(text: string, offset: number): string {
  return /^[A-Za-z]+/.exec(text.slice(offset))?.[0] ?? '';
}
