import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { InlineMath, Math as MathBlock } from 'mdast-util-math';
import type { Image, Link, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { defaultHandlers, toHast, type Handlers, type State } from 'mdast-util-to-hast';
import type { SafeHtml } from './compiled.ts';
import { blankHtml, highlightCode } from './highlight.ts';
import { escapeHtml } from './html.ts';
import { maskedProse, parseMarkdown, spanOf, walk } from './markdown.ts';
import { mathWidthEm, nameMath, renderMath } from './math.ts';
import { findTokens, type Token } from './tokens.ts';

export type RenderRule =
  | 'tex-error'
  | 'tex-strict'
  | 'tex-untrusted'
  | 'tex-overlap'
  | 'unbalanced-dollar'
  | 'display-math'
  | 'token'
  | 'token-in-math'
  | 'choice-in-code'
  | 'link'
  | 'image'
  | 'html'
  | 'heading'
  | 'bold'
  | 'table-row'
  | 'too-complex';

/** Something the text says that cannot be shown as meant. The HTML is safe and complete all the same. */
export interface RenderProblem {
  readonly rule: RenderRule;
  /** Place in the text, in UTF-16 units. */
  readonly offset: number;
  /** The piece of source it is about. */
  readonly found: string;
  readonly detail: string;
}

export interface Formula {
  readonly tex: string;
  readonly display: boolean;
  readonly offset: number;
}

export interface Rendered {
  readonly html: SafeHtml;
  readonly problems: readonly RenderProblem[];
  readonly formulas: readonly Formula[];
  readonly tokens: readonly Token[];
  /** Figures the text shows, as written (`figures/x.svg`). */
  readonly images: readonly { readonly src: string; readonly alt: string; readonly offset: number }[];
  /** As long as the text, formulas and code blanked out (U+FFFC): for rules about words. */
  readonly prose: string;
}

export interface FigureFile {
  /** Address the page can load: relative to the site's base, or a `data:` URL. */
  readonly src: string;
  /** Intrinsic size in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface RenderOptions {
  /** Spoken reading by exact TeX. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Drop the `<p>` when the text is one paragraph (choices, labels). */
  readonly inline?: boolean;
  /** Resolves `figures/…`; null (or no callback) shows the alt text instead. */
  readonly figure?: (path: string) => FigureFile | null;
}

// Everything an author's text can become. Formulas, coloured code, figures and tokens are put in afterwards,
// where the tree holds a numbered slot; authors cannot write one because HTML in a text is text.
const ALLOWED: Schema = {
  tagNames: 'p strong em code br a ul ol li blockquote table thead tbody tr th td div span'.split(' '),
  attributes: {
    a: ['href', ['rel', 'noopener', 'noreferrer'], ['target', '_blank']],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
    ol: ['start'],
    div: [['className', 'table-scroll'], 'dataSlot'],
    span: ['dataSlot'],
  },
  protocols: { href: ['https'] },
  strip: ['script', 'style'],
};

const FIGURE_PATH = /^figures\/[a-z0-9][a-z0-9-]*\.(?:svg|png)$/;
const HTTPS = /^https:\/\/[^\s/?#]+\.[^\s]+$/i;
// Tags people try. `<pad>`, `<s>` or `<EOS>` are words of the trade, not HTML.
const HTML_TAG =
  /<\/?(?:a|b|br|button|center|code|details|div|em|embed|font|form|h[1-6]|hr|i|iframe|img|input|li|link|math|meta|object|ol|p|pre|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|u|ul|video)(?:\s+[a-z][^<>]*)?\s*\/?>/gi;

/**
 * A text of a bank → HTML that can be set as it is, with every problem found on the way. Never throws and
 * never drops content: what cannot be shown as meant is shown as it was typed.
 */
export function renderMarkdown(text: string, options: RenderOptions = {}): Rendered {
  try {
    return render(text, options);
  } catch (error) {
    // Only nesting thousands of levels deep gets here (the parser's stack).
    const detail = error instanceof Error ? error.message : String(error);
    return {
      html: `<p>${escapeHtml(text)}</p>` as SafeHtml,
      problems: [{ rule: 'too-complex', offset: 0, found: text.slice(0, 40), detail }],
      formulas: [],
      tokens: [],
      images: [],
      prose: text,
    };
  }
}

/** Code of a bank → a highlighted block with its blanks marked (`language` null: plain). */
export function renderCode(code: string, language: string | null = 'python'): Rendered {
  const tokens = findTokens(code);
  const problems = tokens
    .filter((t) => t.kind === 'choice')
    .map((t) => ({ rule: 'choice-in-code' as const, offset: t.offset, found: t.source, detail: '' }));
  return {
    html: codeBlock(code, language) as SafeHtml,
    problems,
    formulas: [],
    tokens,
    images: [],
    prose: code,
  };
}

function codeBlock(code: string, language: string | null): string {
  const name =
    language && /^[\w+-]{1,20}$/.test(language) ? ` class="language-${language.toLowerCase()}"` : '';
  return `<pre class="code"><code${name}>${highlightCode(code, language?.toLowerCase() ?? null)}</code></pre>`;
}

interface Slot {
  readonly html: string;
  /** Estimated width in em of what cannot be broken: for what stands in a line, not for a block. */
  readonly width?: () => number;
}

interface Sheet {
  readonly text: string;
  readonly options: RenderOptions;
  /** HTML made here, by slot number. */
  readonly slots: Slot[];
  readonly problems: RenderProblem[];
  readonly formulas: Formula[];
  readonly tokens: Token[];
  readonly images: { src: string; alt: string; offset: number }[];
}

function render(text: string, options: RenderOptions): Rendered {
  const sheet: Sheet = { text, options, slots: [], problems: [], formulas: [], tokens: [], images: [] };
  const tree = parseMarkdown(text);
  walk(tree, (node) => inspect(node, sheet));
  completeTables(tree);
  const hast = toHast(tree, { handlers: handlersFor(sheet) }) as HastRoot;
  const safe = sanitize(hast, ALLOWED) as HastRoot;
  fillSlots(safe, sheet.slots);
  // `raw` nodes exist only where a slot was filled above: sanitize has dropped any other.
  const html = toHtml(options.inline ? unwrap(safe) : safe, { allowDangerousHtml: true }) as SafeHtml;
  sheet.problems.sort((a, b) => a.offset - b.offset);
  return {
    html,
    problems: sheet.problems,
    formulas: sheet.formulas,
    tokens: sheet.tokens,
    images: sheet.images,
    prose: maskedProse(text, tree),
  };
}

function unwrap(root: HastRoot): HastRoot {
  const blocks = root.children.filter((n) => !(n.type === 'text' && n.value.trim() === ''));
  const only = blocks[0];
  return blocks.length === 1 && only?.type === 'element' && only.tagName === 'p'
    ? { type: 'root', children: only.children }
    : root;
}

function fillSlots(node: HastNodes, slots: readonly Slot[], follows = ''): void {
  if (!('children' in node)) return;
  node.children.forEach((child, i) => {
    const after = node.children[i + 1];
    const next = after === undefined ? follows : after.type === 'text' ? after.value : '';
    const slot = child.type === 'element' ? slots[Number(child.properties['dataSlot'])] : undefined;
    if (slot === undefined) return fillSlots(child, slots, next);
    node.children[i] = { type: 'raw', value: held(slot, node.children[i - 1], next) };
  });
}

// What may not begin or end a line.
const CLOSING = /^[、。，．,.:;?!：；？！・ー々…‥〜～％%)\]）］｝」』】〉》〕ヵヶ]/;
const OPENING = /[([（［｛「『【〈《〔]$/;
const WIDEST_HELD = 9;
const PIECE = '<span class="katex-base">';

/**
 * A browser breaks a line on either side of a formula or a blank, whatever character stands there, but not in a
 * box that does not wrap. The last piece of the formula gets such a box: a 、 after it stays on its line, other
 * pieces break as before, and where that piece and the 、 are wider than the line, they part. A bracket before it
 * has to move into a box with it; those never part, so a wide piece is left alone.
 */
function held({ html, width }: Slot, before: HastNodes | undefined, next: string): string {
  if (width === undefined) return html;
  const math = html.lastIndexOf(PIECE);
  const ends = math === -1 ? '' : '</span></span></span>';
  const start = Math.max(0, math);
  const last = html.slice(start, html.length - ends.length);
  const closed = CLOSING.test(next) ? html.slice(0, start) + tied(last) + ends : html;
  const bracket = before?.type === 'text' ? OPENING.exec(before.value)?.[0] : undefined;
  if (before?.type !== 'text' || bracket === undefined || width() > WIDEST_HELD) return closed;
  before.value = before.value.slice(0, -bracket.length);
  return tied(bracket + closed);
}

function tied(html: string): string {
  return `<span class="tied">${html}</span>`;
}

// --- What the source says, before it is turned into HTML -------------------------------------------------

function inspect(node: Nodes, sheet: Sheet): void {
  const { start, end } = spanOf(node);
  const source = sheet.text.slice(start, end);
  const report = (rule: RenderRule, offset: number, found: string, detail = ''): void => {
    sheet.problems.push({ rule, offset, found, detail });
  };
  if (node.type === 'text') {
    for (const match of source.matchAll(/\\[\s\S]|\$+/g)) {
      if (match[0].startsWith('$')) report('unbalanced-dollar', start + match.index, match[0]);
    }
    for (const match of source.matchAll(/\\[\s\S]|\*\*/g)) {
      if (match[0] === '**') report('bold', start + match.index, '**');
    }
    for (const match of source.matchAll(HTML_TAG)) report('html', start + match.index, match[0]);
    for (const token of findTokens(source)) {
      const placed = { ...token, offset: start + token.offset };
      if (token.kind === 'bad') report('token', placed.offset, token.source);
      else sheet.tokens.push(placed);
    }
  } else if (node.type === 'inlineCode' || node.type === 'code') {
    for (const token of findTokens(source)) {
      if (token.kind === 'blank') sheet.tokens.push({ ...token, offset: start + token.offset });
      if (token.kind === 'choice') report('choice-in-code', start + token.offset, token.source);
    }
  } else if (node.type === 'paragraph') {
    const heading = /^#{1,6}\s/.exec(source);
    if (heading) report('heading', start, source.split('\n')[0] ?? '');
  } else if (node.type === 'link' && !HTTPS.test(node.url)) {
    report('link', start, node.url);
  } else if (node.type === 'image') {
    if (FIGURE_PATH.test(node.url)) sheet.images.push({ src: node.url, alt: node.alt ?? '', offset: start });
    else report('image', start, node.url);
  } else if (node.type === 'table') {
    const columns = node.children[0]?.children.length ?? 0;
    for (const row of node.children) {
      if (row.children.length > columns) report('table-row', spanOf(row).start, String(row.children.length));
    }
  }
}

/** Makes a table as wide as its longest row: surplus cells would be dropped silently. */
function completeTables(tree: Root): void {
  walk(tree, (node) => {
    if (node.type !== 'table') return;
    const columns = Math.max(...node.children.map((row) => row.children.length));
    const align = node.align ?? [];
    node.align = Array.from({ length: columns }, (_, i) => align[i] ?? null);
  });
}

// --- Markdown nodes → HTML nodes -------------------------------------------------------------------------

function handlersFor(sheet: Sheet): Handlers {
  const slot = (html: string, tagName: 'span' | 'div', width?: () => number): Element => {
    sheet.slots.push(width ? { html, width } : { html });
    return {
      type: 'element',
      tagName,
      properties: { dataSlot: String(sheet.slots.length - 1) },
      children: [],
    };
  };
  const plain = (value: string): ElementContent => ({ type: 'text', value });
  const sourceOf = (node: Nodes): string => {
    const { start, end } = spanOf(node);
    return sheet.text.slice(start, end);
  };
  const withTokens = (value: string, kinds: readonly Token['kind'][]): ElementContent[] => {
    const out: ElementContent[] = [];
    let rest = 0;
    for (const token of findTokens(value)) {
      if (!kinds.includes(token.kind)) continue;
      out.push(plain(value.slice(rest, token.offset)));
      if (token.kind === 'blank') out.push(slot(blankHtml(token.id), 'span', () => 4));
      else out.push(slot(`<span data-choice="${escapeHtml(token.id)}"></span>`, 'span'));
      rest = token.offset + token.source.length;
    }
    return [...out, plain(value.slice(rest))].filter((n) => n.type !== 'text' || n.value !== '');
  };
  const formula = (node: InlineMath | MathBlock, block: boolean): Element => {
    const source = sourceOf(node);
    const meta = node.type === 'math' && node.meta ? `${node.meta}\n` : '';
    const tex = meta + node.value;
    const offset = spanOf(node).start + Math.max(0, source.indexOf(tex));
    const display = node.type === 'math' || source.startsWith('$$');
    sheet.formulas.push({ tex, display, offset });
    const failed = (): Element => {
      const shown = `<code class="math-source">${escapeHtml(source)}</code>`;
      return block ? slot(`<p>${shown}</p>`, 'div') : slot(shown, 'span');
    };
    const token = findTokens(tex)[0];
    if (token) {
      sheet.problems.push({
        rule: 'token-in-math',
        offset: offset + token.offset,
        found: token.source,
        detail: '',
      });
      return failed();
    }
    const made = renderMath(tex, display);
    for (const p of made.problems) {
      sheet.problems.push({ rule: p.rule, offset: offset + p.offset, found: tex, detail: p.detail });
    }
    if (made.html === null) return failed();
    const name = readingOf(sheet.options.readings, tex);
    const html = nameMath(made.html, name);
    return block
      ? slot(`<div class="math-display" role="group" aria-label="${escapeHtml(name)}">${html}</div>`, 'div')
      : slot(`<span class="math">${html}</span>`, 'span', () => mathWidthEm(tex, display));
  };

  return {
    ...defaultHandlers,
    text: (_state: State, node: Text) => withTokens(joinLines(node.value), ['choice', 'blank']),
    html: (_state: State, node: Nodes) => plain(sourceOf(node)),
    inlineMath: (_state: State, node: InlineMath, parent: Parents | undefined) =>
      formula(node, parent?.type === 'tableCell' && sourceOf(node).startsWith('$$')),
    math: (_state: State, node: MathBlock) => {
      if (isClosed(sourceOf(node))) return formula(node, true);
      const { start } = spanOf(node);
      sheet.problems.push({ rule: 'display-math', offset: start, found: sourceOf(node), detail: '' });
      return slot(`<p>${escapeHtml(sourceOf(node))}</p>`, 'div');
    },
    inlineCode: (_state: State, node: { value: string }) => ({
      type: 'element',
      tagName: 'code',
      properties: {},
      children: withTokens(node.value, ['blank']),
    }),
    code: (_state: State, node: { value: string; lang?: string | null }) =>
      slot(codeBlock(node.value, node.lang ?? null), 'div'),
    link: (state: State, node: Link) =>
      HTTPS.test(node.url)
        ? {
            type: 'element',
            tagName: 'a',
            properties: { href: node.url, rel: ['noopener', 'noreferrer'], target: '_blank' },
            children: state.all(node),
          }
        : plain(sourceOf(node)),
    image: (_state: State, node: Image) => {
      const file = FIGURE_PATH.test(node.url) ? (sheet.options.figure?.(node.url) ?? null) : null;
      return file
        ? slot(
            `<img class="figure" src="${escapeHtml(file.src)}" alt="${escapeHtml(node.alt ?? '')}"` +
              ` width="${file.width}" height="${file.height}">`,
            'span',
          )
        : plain(node.alt || node.url);
    },
    paragraph: (state: State, node: Parents) => splitParagraph(state, node, sourceOf, formula),
    table: (state: State, node: Parameters<typeof defaultHandlers.table>[1]) => ({
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'] },
      children: [defaultHandlers.table(state, node)],
    }),
  } as Handlers;
}

/** Own entries only: `$constructor$` must not find what every object has. */
function readingOf(readings: Readonly<Record<string, string>> | undefined, tex: string): string {
  return (readings && Object.hasOwn(readings, tex) ? readings[tex] : undefined) ?? tex;
}

/** A displayed formula written inside a sentence stands between two paragraphs: `<p>` cannot hold its box. */
function splitParagraph(
  state: State,
  node: Parents,
  sourceOf: (node: Nodes) => string,
  formula: (node: InlineMath, block: boolean) => Element,
): ElementContent[] {
  const children = node.children as PhrasingContent[];
  const out: ElementContent[] = [];
  let run: PhrasingContent[] = [];
  const flush = (): void => {
    const inside = state.all({ type: 'paragraph', children: run });
    const blank = inside.every((n) => n.type === 'text' && n.value.trim() === '');
    if (!blank) out.push({ type: 'element', tagName: 'p', properties: {}, children: inside });
    run = [];
  };
  for (const child of children) {
    if (child.type === 'inlineMath' && sourceOf(child).startsWith('$$')) {
      flush();
      out.push(formula(child, true));
    } else {
      run.push(child);
    }
  }
  flush();
  return out;
}

function isClosed(source: string): boolean {
  const lines = source.split('\n');
  return lines.length > 1 && /^[\s>]*\$\${1,}\s*$/.test(lines.at(-1) ?? '');
}

/** A line break between two Japanese characters is no word space. */
function joinLines(value: string): string {
  return value.replace(
    /([\u3000-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])\n(?=[\u3000-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])/g,
    '$1',
  );
}
