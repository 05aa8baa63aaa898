import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmTable } from 'micromark-extension-gfm-table';
import { math } from 'micromark-extension-math';

const STAR = 42;

/**
 * The Markdown subset of a bank. What it leaves out stays visible as it was typed: HTML, headings, rules,
 * indented code and link definitions are plain text here (`- - -` under a sentence must not swallow it).
 */
const EXTENSIONS = [
  math(),
  gfmTable(),
  japaneseEmphasis(),
  {
    disable: {
      null: [
        'htmlFlow',
        'htmlText',
        'codeIndented',
        'setextUnderline',
        'headingAtx',
        'thematicBreak',
        'definition',
      ],
    },
  },
];
const MDAST_EXTENSIONS = [mathFromMarkdown(), gfmTableFromMarkdown()];

/**
 * Emphasis beside Japanese. CommonMark reads `**「重み」**を` as plain asterisks, because a delimiter next to
 * punctuation needs a space on its other side and Japanese has none. Here a Japanese neighbour counts as one.
 */
function japaneseEmphasis(): Extension {
  const construct = {
    name: 'attention',
    tokenize: tokenizeStars,
    // CommonMark's own pairing of the delimiters, from the construct this one stands before.
    resolveAll: (events: unknown, context: Context) =>
      context.parser.constructs.text[STAR].find((c) => c !== construct)?.resolveAll?.(events, context) ??
      events,
  };
  return { text: { [STAR]: construct } } as unknown as Extension;
}

type Extension = ReturnType<typeof math>;
type Code = number | null;
type Step = (code: Code) => Step | undefined;
interface Context {
  readonly previous: Code;
  readonly parser: {
    readonly constructs: {
      readonly text: {
        readonly [STAR]: readonly { resolveAll?: (events: unknown, c: Context) => unknown }[];
      };
    };
  };
}
interface Effects {
  enter(type: 'attentionSequence'): void;
  exit(type: 'attentionSequence'): { _open?: boolean; _close?: boolean };
  consume(code: Code): void;
}

function tokenizeStars(this: Context, effects: Effects, ok: Step): Step {
  const previous = this.previous;
  const inside: Step = (code) => {
    if (code === STAR) {
      effects.consume(code);
      return inside;
    }
    const token = effects.exit('attentionSequence');
    const before = sideOf(previous);
    const after = sideOf(code);
    // oxlint-disable-next-line no-underscore-dangle -- micromark's names
    token._open = after !== 'space' && (after !== 'mark' || before !== 'word' || isJapanese(previous));
    // oxlint-disable-next-line no-underscore-dangle -- micromark's names
    token._close = before !== 'space' && (before !== 'mark' || after !== 'word' || isJapanese(code));
    return ok(code);
  };
  return (code) => {
    effects.enter('attentionSequence');
    return inside(code);
  };
}

function sideOf(code: Code): 'space' | 'mark' | 'word' {
  // Negative codes are micromark's tabs and line ends.
  if (code === null || code < 0) return 'space';
  const char = String.fromCharCode(code);
  return /\s/u.test(char) ? 'space' : /[\p{P}\p{S}]/u.test(char) ? 'mark' : 'word';
}

function isJapanese(code: Code): boolean {
  return code !== null && /[\u3000-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/.test(String.fromCharCode(code));
}

/** Text of a bank → its Markdown tree, with the place of every node in the text. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: EXTENSIONS, mdastExtensions: MDAST_EXTENSIONS });
}

/** Calls `visit` for a node and everything in it, parents first. */
export function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
}

/** Start and end of a node in the text, in UTF-16 units. */
export function spanOf(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/**
 * The text with formulas and code blanked out (U+FFFC), every other character in its old
 * place: for rules about words.
 */
export function maskedProse(text: string, tree: Root): string {
  const out = text.split('');
  walk(tree, (node) => {
    if (!['inlineMath', 'math', 'inlineCode', 'code'].includes(node.type)) return;
    const { start, end } = spanOf(node);
    out.fill('\uFFFC', start, end);
  });
  return out.join('');
}
