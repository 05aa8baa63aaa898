import type { SafeHtml } from '../content/compiled.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Names TeX has for single characters that a line of text can show as they are. */
const symbols: Readonly<Record<string, string>> = {
  mid: '|',
  times: '×',
  cdot: '·',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  in: '∈',
  to: '→',
  sim: '~',
  pm: '±',
  infty: '∞',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
};

/**
 * Rendered author text as one line of plain text, for lists and titles. A formula a line of text can carry is
 * written out; any other becomes `…` rather than a heap of letters that means something else.
 */
export function plainText(html: SafeHtml): string {
  let text = '';
  /** Open spans inside KaTeX's visual part, which repeats what its MathML says. */
  let skipping = 0;
  let tex: string | null = null;
  for (const [, tag, words] of html.matchAll(/(<[^>]*>)|([^<]+)/g)) {
    if (words !== undefined) {
      if (tex !== null) tex += words;
      else if (skipping === 0) text += words;
    } else if (skipping > 0) {
      if (/^<span\b/.test(tag!)) skipping += 1;
      else if (tag === '</span>') skipping -= 1;
    } else if (tag!.startsWith('<math')) {
      tex = '';
    } else if (tag!.startsWith('<annotation')) {
      tex = '';
    } else if (tag === '</math>') {
      text += lineOfTex(decode(tex ?? ''));
      tex = null;
    } else if (tag!.startsWith('<span class="katex-html"')) {
      skipping = 1;
    } else if (/^<\/?(?:p|li|br|tr|td|th|div|pre|blockquote)\b/.test(tag!)) {
      text += ' ';
    }
  }
  return decode(text).replace(/\s+/g, ' ').trim();
}

function lineOfTex(tex: string): string {
  const line = tex
    .replace(/\\(?:mathrm|mathbf|mathbb|mathcal|text|boldsymbol|operatorname)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([A-Za-z]+)\s*/g, (whole, name: string) => symbols[name] ?? whole)
    .replace(/\\[,;!: ]/g, ' ');
  return line.length > 32 || /[\\{}]/.test(line) ? '…' : line.trim();
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
}
