export interface FontUsage {
  /** Characters by font file name without its ending (`KaTeX_Main-Regular`). */
  readonly characters: ReadonlyMap<string, ReadonlySet<string>>;
  /** Number of texts (questions) that need the font. */
  readonly questions: ReadonlyMap<string, number>;
  readonly total: number;
}

interface Style {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
}
interface CssRule {
  readonly classes: readonly string[];
  /** Classes of the parent for rules ending in `> span`. */
  readonly ofParent: boolean;
  readonly style: Partial<Style>;
}

const BASE: Style = { family: 'KaTeX_Main', weight: '400', style: 'normal' };

/** Which glyphs of which KaTeX font the formulas in these texts show, judged by KaTeX's own style sheet. */
export function fontUsage(texts: readonly string[], css: string): FontUsage {
  const rules = fontRules(css);
  const characters = new Map<string, Set<string>>();
  const questions = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { font, character } of glyphs(text.replaceAll('\\"', '"'), rules)) {
      seen.add(font);
      characters.set(font, (characters.get(font) ?? new Set()).add(character));
    }
    for (const font of seen) questions.set(font, (questions.get(font) ?? 0) + 1);
  }
  return { characters, questions, total: texts.length };
}

function fontRules(css: string): CssRule[] {
  const plain = css.replace(/@font-face\{[^}]*\}/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const value = (name: string): string | undefined => new RegExp(`(?:^|;)${name}:([^;]+)`).exec(body)?.[1];
    const family = value('font-family')?.split(',')[0];
    const style: Partial<Style> = {
      ...(family ? { family } : {}),
      ...(value('font-weight') ? { weight: value('font-weight') === '700' ? '700' : '400' } : {}),
      ...(value('font-style') ? { style: value('font-style') ?? 'normal' } : {}),
    };
    if (Object.keys(style).length === 0) return [];
    return selectors.split(',').map((selector) => {
      const parts = selector.trim().split(/\s+|>/);
      const ofParent = parts.at(-1) === 'span';
      const compound = (ofParent ? parts.at(-2) : parts.at(-1)) ?? '';
      return { classes: compound.split('.').filter(Boolean), ofParent, style };
    });
  });
}

function* glyphs(html: string, rules: readonly CssRule[]): Generator<{ font: string; character: string }> {
  for (const part of html.split('<span class="katex-html" aria-hidden="true">').slice(1)) {
    const stack: { classes: readonly string[]; style: Style }[] = [{ classes: ['katex-html'], style: BASE }];
    for (const [, tag, classes, text] of part.matchAll(
      /<(\/?[a-z]+)(?:\s+class="([^"]*)")?[^>]*>|([^<]+)/g,
    )) {
      const top = stack.at(-1);
      if (!top) break;
      if (text !== undefined) {
        for (const character of decode(text)) yield { font: fileOf(top.style), character };
      } else if (tag === '/span') {
        stack.pop();
        if (stack.length === 0) break;
      } else if (tag === 'span') {
        const own = (classes ?? '').split(' ').filter(Boolean);
        const matching = rules.filter((r) => {
          const where = r.ofParent ? top.classes : own;
          return r.classes.length > 0 && r.classes.every((c) => where.includes(c));
        });
        stack.push({
          classes: own,
          style: Object.assign({ ...top.style }, ...matching.map((r) => r.style)) as Style,
        });
      }
    }
  }
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function fileOf({ family, weight, style }: Style): string {
  const bold = weight === '700';
  const italic = style === 'italic';
  const cut = bold && italic ? 'BoldItalic' : bold ? 'Bold' : italic ? 'Italic' : 'Regular';
  return `${family}-${cut}`;
}
