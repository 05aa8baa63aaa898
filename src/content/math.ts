import katex from 'katex';
import { escapeHtml } from './html.ts';

interface MathProblem {
  /**
   * `tex-error`: KaTeX cannot read it; `tex-strict`: it can, LaTeX could not; `tex-untrusted`: \href and kin;
   * `tex-overlap`: made to lie over what stands beside it.
   */
  readonly rule: 'tex-error' | 'tex-strict' | 'tex-untrusted' | 'tex-overlap';
  /** Place in the TeX, in UTF-16 units. */
  readonly offset: number;
  /** KaTeX's own words (English). */
  readonly detail: string;
}

export interface RenderedMath {
  /** KaTeX's html + mathml, or null when KaTeX rejects the formula. */
  readonly html: string | null;
  readonly problems: readonly MathProblem[];
}

// Macro bombs stop after 500 expansions and no length exceeds 20 em, whatever a bank says.
const LIMITS = { maxExpand: 500, maxSize: 20 } as const;

// Questions repeat their formulas (options, reasons); half a millisecond each is worth remembering.
const CACHE_SIZE = 4000;
const cache = new Map<string, RenderedMath>();

/** One formula, typeset. Never throws: what KaTeX rejects comes back as null with the reason. */
export function renderMath(tex: string, display: boolean): RenderedMath {
  const id = `${display ? 'D' : 'I'}${tex}`;
  const known = cache.get(id);
  if (known) return known;
  const made = typeset(tex, display);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(id, made);
  return made;
}

// Boxes said to have no size, and negative spaces: they paint outside the formula's own box, which is cut there
// (views/rich-text.css). Two backslashes end a line; what follows them is no command.
const OVERLAP = /\\(?:\\|((?:(?:math)?[rlc]lap|smash)(?![A-Za-z])|(?:m?kern|[mh]skip|hspace\*?)\s*\{?\s*-))/g;

function overlaps(tex: string): MathProblem[] {
  return [...tex.matchAll(OVERLAP)].flatMap(({ 0: detail, 1: command, index }) =>
    command === undefined ? [] : [{ rule: 'tex-overlap' as const, offset: index, detail }],
  );
}

function typeset(tex: string, displayMode: boolean): RenderedMath {
  const problems = overlaps(tex);
  try {
    const html = katex.renderToString(tex, {
      ...LIMITS,
      displayMode,
      output: 'htmlAndMathml',
      trust: ({ command }) => {
        problems.push({ rule: 'tex-untrusted', offset: Math.max(0, tex.indexOf(command)), detail: command });
        return false;
      },
      strict: (_code, message, token) => {
        problems.push({ rule: 'tex-strict', offset: token?.loc?.start ?? 0, detail: message });
        return 'ignore';
      },
      throwOnError: true,
    });
    return { html, problems };
  } catch (error) {
    // A ParseError, or a RangeError from absurd nesting: the caller shows the source instead.
    const offset = error instanceof katex.ParseError ? (error.position ?? 0) : 0;
    const detail =
      error instanceof katex.ParseError ? (error.rawMessage ?? error.message) : 'too deeply nested';
    return { html: null, problems: [...problems, { rule: 'tex-error', offset, detail }] };
  }
}

/** KaTeX's markup with the spoken name on its `<math>`, so that it counts in names computed from content. */
export function nameMath(html: string, name: string): string {
  return html.replace('<math ', `<math aria-label="${escapeHtml(name)}" `);
}

interface LayoutNode {
  readonly classes?: readonly string[];
  readonly children?: readonly LayoutNode[];
  readonly style?: Readonly<Record<string, string | undefined>>;
  readonly text?: string;
  readonly width?: number;
  readonly italic?: number;
}

// Sizes of KaTeX's `sizing` classes 1…11, relative to size 6.
const SIZES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];

/**
 * Estimated width in em (of KaTeX's own font size) of the widest part that cannot be broken: the whole
 * formula when displayed, else the widest piece between two break points. 0 when KaTeX rejects it.
 */
export function mathWidthEm(tex: string, displayMode: boolean): number {
  try {
    // Not in KaTeX's types, yet exported: the layout tree with the metrics of every glyph.
    const { __renderToHTMLTree: layout } = katex as unknown as {
      __renderToHTMLTree: (tex: string, options: object) => LayoutNode;
    };
    const root = layout(tex, { ...LIMITS, displayMode, strict: false, throwOnError: true });
    const pieces = collectBases(root).map(widthOf);
    return displayMode ? pieces.reduce((sum, w) => sum + w, 0) : Math.max(0, ...pieces);
  } catch {
    return 0;
  }
}

function collectBases(node: LayoutNode): LayoutNode[] {
  if (node.classes?.includes('katex-base')) return [node];
  return (node.children ?? []).flatMap(collectBases);
}

function widthOf(node: LayoutNode): number {
  if (node.text !== undefined) {
    const { length } = node.text;
    // Characters that KaTeX has put together keep the width of the first.
    return (length > 1 ? length / 2 : (node.width ?? length)) + (node.italic ?? 0);
  }
  const classes = node.classes ?? [];
  const children = node.children ?? [];
  if (classes.includes('pstrut') || classes.includes('katex-strut') || classes.includes('vlist-s')) return 0;
  // Rows of a vertical list lie over each other; everything else stands side by side.
  const stacked = classes.includes('vlist') || classes.includes('vlist-t');
  const widths = children.map(widthOf);
  const inner = stacked ? Math.max(0, ...widths) : widths.reduce((sum, w) => sum + w, 0);
  const own =
    em(node.style?.['marginRight']) + em(node.style?.['marginLeft']) + em(node.style?.['paddingLeft']);
  const least = Math.max(em(node.style?.['width']), classes.includes('nulldelimiter') ? 0.12 : 0);
  return Math.max(inner, least) * scaleOf(classes) + own;
}

function scaleOf(classes: readonly string[]): number {
  const from = classes.map((c) => /^reset-size(\d+)$/.exec(c)?.[1]).find(Boolean);
  const to = classes.map((c) => /^size(\d+)$/.exec(c)?.[1]).find(Boolean);
  return from && to ? (SIZES[Number(to)] ?? 1) / (SIZES[Number(from)] ?? 1) : 1;
}

function em(length: string | undefined): number {
  return length?.endsWith('em') ? Number.parseFloat(length) || 0 : 0;
}
