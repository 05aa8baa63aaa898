import type { RenderProblem, RenderRule } from '../render.ts';
import type { Message, Severity } from './problem.ts';
import { inText, quote, type Rule } from './rule.ts';

type Words = (p: RenderProblem) => Message & { readonly severity?: Severity };

const WORDS: Readonly<Record<RenderRule, Words>> = {
  'tex-error': (p) => ({
    ja: `数式 $${quote(p.found)}$ を KaTeX が読めません（${p.detail}）。命令の綴りと { } の対を確かめてください。`,
    en: `KaTeX cannot read $${quote(p.found)}$ (${p.detail}). Check the command and the braces.`,
  }),
  'tex-strict': (p) => ({
    ja: `数式 $${quote(p.found)}$ の書き方が LaTeX では通りません（${p.detail}）。日本語は \\\\text{…} の中に書き、地の文は $ の外に出してください。`,
    en: `$${quote(p.found)}$ is not valid LaTeX (${p.detail}). Put words into \\\\text{…} or outside the $.`,
  }),
  'tex-untrusted': (p) => ({
    ja: `数式の中で ${p.detail} は使えません。消してください。`,
    en: `${p.detail} is not allowed in a formula; remove it.`,
  }),
  'tex-overlap': (p) => ({
    ja: `数式の中で ${quote(p.detail)} は使えません。隣の文字や画面のほかの部分に重なるからです。消すか、負でない間隔にしてください。`,
    en: `${quote(p.detail)} is not allowed in a formula: it would lie over its neighbours. Remove it, or use a space that is not negative.`,
  }),
  'unbalanced-dollar': () => ({
    ja: '$ の対が合っていません。数式は $…$ で閉じ、通貨などの $ は \\\\$ と書いてください（表の中の | は \\\\vert）。',
    en: 'Unbalanced $. Close the formula with $; write a currency sign as \\\\$ (and | inside a table as \\\\vert).',
  }),
  'display-math': (p) => ({
    ja: `別行立ての数式 ${quote(p.found)} が閉じていません。複数行なら $$ だけの行で始め、$$ だけの行で閉じてください。`,
    en: `The displayed formula ${quote(p.found)} is not closed. Over several lines, put each $$ on a line of its own.`,
  }),
  token: (p) => ({
    ja: `${quote(p.found)} は使えない記号です。{{choice:b}} か {{blank:ア}} の形で書いてください。`,
    en: `${quote(p.found)} is not a token. Write {{choice:b}} or {{blank:ア}}.`,
  }),
  'token-in-math': (p) => ({
    ja: `数式の中に ${p.found} は置けません。数式をいったん $ で閉じ、外に書いてください。`,
    en: `${p.found} cannot stand inside a formula; close the $ before it.`,
  }),
  'choice-in-code': (p) => ({
    ja: `コードの中に ${p.found} は置けません（コードで使えるのは {{blank:ア}} だけです）。`,
    en: `${p.found} cannot stand inside code (only {{blank:ア}} can).`,
  }),
  link: (p) => ({
    ja: `リンク先 ${quote(p.found)} は使えません。https:// で始まる住所だけです。リンクでなければ [ ]( ) を全角にしてください。`,
    en: `A link cannot go to ${quote(p.found)}; only https:// addresses. If no link is meant, avoid [ ]( ).`,
  }),
  image: (p) => ({
    ja: `画像 ${quote(p.found)} は使えません。問題集の隣の figures/名前.svg（.png）だけです。`,
    en: `The image ${quote(p.found)} is not allowed; only figures/name.svg or .png beside the bank.`,
  }),
  html: (p) => ({
    ja: `HTML（${quote(p.found)}）は文字のまま表示されます。Markdown で書き直してください。`,
    en: `HTML (${quote(p.found)}) is shown as text; write Markdown instead.`,
  }),
  heading: (p) => ({
    severity: 'warning',
    ja: `見出し「${quote(p.found)}」は使えません（文字のまま表示されます）。**太字** にしてください。`,
    en: `Headings (${quote(p.found)}) are shown as text; use **bold**.`,
  }),
  bold: () => ({
    severity: 'warning',
    ja: '** の対が合っていません（文字のまま表示されます）。閉じるか、コードなら `…` で囲んでください。',
    en: 'Unpaired ** (shown as text). Close it, or put code in `…`.',
  }),
  'table-row': (p) => ({
    ja: `表のこの行は ${p.found} 列あり、見出しより多くなっています。数式の | は \\\\vert と書いてください。`,
    en: `This table row has ${p.found} cells, more than the header. Write | in a formula as \\\\vert.`,
  }),
  'too-complex': () => ({
    ja: '入れ子が深すぎて表示できません。',
    en: 'Nested too deeply to be shown.',
  }),
};

/** Formulas, tokens, links and Markdown that cannot be shown as meant. */
export const markup: Rule = function* ({ fields }) {
  for (const field of fields) {
    for (const problem of field.rendered.problems) {
      const { severity = 'error', ...message } = WORDS[problem.rule](problem);
      yield inText(severity, problem.rule, field, problem.offset, message);
    }
  }
};
