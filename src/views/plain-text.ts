import type { SafeHtml } from '../content/compiled.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Signs by the names TeX has for them. Functions (`\log`) keep their name. */
const signs: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π ' +
    'rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ ' +
    'Phi Φ Psi Ψ Omega Ω ell ℓ mid | times × cdot · div ÷ pm ± le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ ' +
    'sim ~ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cap ∩ cup ∪ setminus ∖ emptyset ∅ to → rightarrow → ' +
    'leftarrow ← mapsto ↦ Rightarrow ⇒ iff ⇔ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ odot ⊙ otimes ⊗ oplus ⊕ ' +
    'ast * star ⋆ circ ∘ top ⊤ perp ⊥ prime ′ dots … ldots … cdots … vdots … forall ∀ exists ∃ lfloor ⌊ rfloor ⌋ ' +
    'lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ | ‖ parallel ‖'
  )
    .split(' ')
    .flatMap((word, i, all) => (i % 2 === 0 ? [[word, all[i + 1]!]] : [])),
);
/** Marks over a letter. */
const accents: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0304',
  dot: '\u0307',
  vec: '\u20D7',
};
/** Commands that only change how things look or where they stand. */
const silent =
  /^(?:left|right|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits|mathrm|mathbf|mathit|mathsf|mathtt|mathbb|mathcal|text|textbf|boldsymbol|operatorname|underbrace|overbrace|underset|hline)$/;
const raised = lookUp(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ',
);
const lowered = lookUp('0123456789+-=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ');

function lookUp(from: string, to: string): ReadonlyMap<string, string> {
  const marks = Array.from(to);
  return new Map(Array.from(from, (char, i) => [char, marks[i]!]));
}

/**
 * Rendered author text as one line of plain text, for lists. A formula is written as a line of text can carry it:
 * `σ²`, `Cₖ`, `1/2`; a long one ends in `…`.
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

const longestFormula = 60;

function lineOfTex(tex: string): string {
  const line = new TexLine(tex).all().replace(/\s+/g, ' ').trim();
  return line.length > longestFormula ? `${line.slice(0, longestFormula).trimEnd()}…` : line;
}

/** TeX read from left to right; what it does not know it shows by its name. */
class TexLine {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tex: string) {
    this.#tokens = tex.match(/\\[A-Za-z]+|\\[^]|\s+|[^]/gu) ?? [];
  }

  /** Everything up to `end`. */
  all(end?: string): string {
    let line = '';
    let word = false;
    while (this.#at < this.#tokens.length) {
      if (this.#tokens[this.#at] === end) {
        this.#at += 1;
        break;
      }
      const part = this.#one();
      if (part === '') continue;
      // A word stands apart from the letters beside it: `log x`, `p log p`.
      const next = /^[a-z]{2,}$/i.test(part);
      line +=
        (word || next) && /[\p{L}\p{N}]$/u.test(line) && /^[\p{L}\p{N}]/u.test(part) ? ` ${part}` : part;
      word = next;
    }
    return line;
  }

  /** One character, group or command with what it takes. */
  #one(): string {
    const token = this.#tokens[this.#at]!;
    this.#at += 1;
    if (token === '{') return this.all('}');
    if (token === '^') return script(this.#argument(), raised, '^');
    if (token === '_') return script(this.#argument(), lowered, '_');
    if (token === '&' || token === '~') return ' ';
    if (!token.startsWith('\\')) return token.trim();
    return this.#command(token.slice(1));
  }

  /** `{…}`, or the one thing that comes next; a word as it is written. */
  #argument(): string {
    while (/^\s+$/.test(this.#tokens[this.#at] ?? '')) this.#at += 1;
    return this.#at < this.#tokens.length ? this.#one() : '';
  }

  #words(): string {
    if (this.#tokens[this.#at] !== '{') return this.#argument();
    const end = this.#tokens.indexOf('}', this.#at);
    const inside = this.#tokens.slice(this.#at + 1, end === -1 ? undefined : end);
    if (inside.some((t) => t === '{' || t.startsWith('\\'))) return this.#argument();
    this.#at += inside.length + 2;
    return inside.join('');
  }

  #command(name: string): string {
    if (/^[dt]?frac$/.test(name)) return `${grouped(this.#argument())}/${single(this.#argument())}`;
    if (/^[dt]?binom$/.test(name)) return `C(${this.#argument()}, ${this.#argument()})`;
    if (name === 'sqrt') {
      const end = this.#tokens.indexOf(']', this.#at);
      if (this.#tokens[this.#at] === '[' && end !== -1) this.#at = end + 1;
      return `√${single(this.#argument())}`;
    }
    if (name === 'begin' || name === 'end') {
      const matrix = /matrix|array/.test(this.#words());
      return matrix ? (name === 'begin' ? '(' : ')') : '';
    }
    if (name === '\\') return '; ';
    if (/^(?:text|mathrm|operatorname)/.test(name)) return this.#words();
    if (silent.test(name)) return '';
    const accent = accents[name];
    if (accent !== undefined) return this.#argument().replace(/^./u, (char) => char + accent);
    if (/^(?:[,;:! ]|q?quad)$/.test(name)) return name === '!' ? '' : ' ';
    return signs[name] ?? name;
  }
}

/** Raised or lowered if there are characters for all of it, else `^…` and `_…`. */
function script(text: string, marks: ReadonlyMap<string, string>, sign: string): string {
  const chars = Array.from(text.replaceAll('−', '-'));
  if (chars.length > 0 && chars.every((c) => marks.has(c))) return chars.map((c) => marks.get(c)!).join('');
  return /^[*′]$/.test(text) ? text : `${sign}${/^[\p{L}\d]*$/u.test(text) ? text : `(${text})`}`;
}

/** In brackets when what stands beside it would take a part of it. */
function grouped(text: string): string {
  return /^[\p{L}\p{M}\p{N}\p{Sk}]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** In brackets unless it is one number or one letter with its marks: `1/(2b)`, `√dₖ`. */
function single(text: string): string {
  return /^(?:[\d.]+|\p{L}[\p{Lm}\p{M}\p{No}\p{Sk}]*)$/u.test(text) || /^\([^()]*\)$/.test(text)
    ? text
    : `(${text})`;
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&([a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
}
