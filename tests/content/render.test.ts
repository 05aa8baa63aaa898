import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { renderCode, renderMarkdown } from '../../src/content/render.ts';

const html = (text: string, options = {}): string => renderMarkdown(text, options).html;
const rules = (text: string): string[] => renderMarkdown(text).problems.map((p) => p.rule);
describe('formulas', () => {
  it('are named by their TeX, so that a radio label contains them', () => {
    expect(html('$QK^\\top$')).toContain('<math aria-label="QK^\\top"');
  });

  it('are named by their reading where there is one, in the display box too', () => {
    const readings = { 'J(\\theta)': 'ジェイ シータ' };
    expect(html('$J(\\theta)$', { readings })).toContain('<math aria-label="ジェイ シータ"');
    expect(html('$$J(\\theta)$$', { readings })).toMatch(
      /^<div class="math-display"[^>]*aria-label="ジェイ シータ">/,
    );
  });

  it('named like something every object has are named by their TeX', () => {
    expect(html('$constructor$', { readings: {} })).toContain('<math aria-label="constructor"');
  });

  it('escape quotes and angle brackets in their name', () => {
    expect(html('$a<b$', { readings: { 'a<b': '"><img src=x>' } })).toContain(
      'aria-label="&quot;&gt;&lt;img src=x&gt;"',
    );
  });

  it('displayed inside a sentence stand between two paragraphs', () => {
    expect(html('前 $$x$$ 後')).toMatch(
      /^<p>前 <\/p>\n?<div class="math-display"[\s\S]*<\/div>\n?<p> 後<\/p>$/,
    );
  });

  it('over several lines between fences are displayed', () => {
    expect(html('$$\nx\n+ y\n$$')).toMatch(/^<div class="math-display"/);
    expect(rules('$$\nx\n+ y\n$$')).toEqual([]);
  });

  it('KaTeX rejects show their source', () => {
    const made = renderMarkdown('値は $\\frac{a$ です');
    expect(made.html).toBe('<p>値は <code class="math-source">$\\frac{a$</code> です</p>');
    expect(made.problems).toMatchObject([{ rule: 'tex-error' }]);
  });

  it('with Japanese outside \\text are reported but shown', () => {
    const made = renderMarkdown('$重み$');
    expect(made.html).toContain('<math');
    expect(made.problems[0]?.rule).toBe('tex-strict');
  });

  it('that never close swallow nothing', () => {
    expect(html('$$\nx\n\n本文')).toBe('<p>$$\nx\n\n本文</p>');
    expect(rules('$$\nx\n\n本文')).toEqual(['display-math']);
  });
});

describe('punctuation beside a formula', () => {
  const tied = (text: string) =>
    [
      ...new JSDOM(html(text)).window.document.querySelectorAll('.tied:has(.katex-html), .katex-html .tied'),
    ].map((e) => {
      for (const hidden of e.querySelectorAll('.katex-mathml')) hidden.remove();
      return e.textContent.replaceAll('\u200B', '');
    });

  it('that closes stays on the line of its last piece', () => {
    expect(tied('値 $a=b$、次')).toEqual(['b']);
    expect(tied('値 **$a$**。')).toEqual(['a']);
    expect(tied('値 $a=b$ は')).toEqual([]);
    expect(tied('値 $a=b$は')).toEqual([]);
  });

  it('that opens stays on the line of its first piece, unless that is wide', () => {
    expect(tied('値（$a=b$）を')).toEqual(['（a=b', 'b']);
    expect(tied('値（$a$ を')).toEqual(['（a']);
    expect(tied('値（$\\mathrm{abcdefghijklmnopqrstuvw}$ を')).toEqual([]);
  });

  it('stays beside a blank, too', () => {
    expect(html('値（{{blank:ア}}）。')).toMatch(
      /値<span class="tied">（<span class="tied"><span class="blank"[^]*<\/span><\/span>）。/,
    );
  });

  it('is there once, in its place', () => {
    expect(new JSDOM(html('値（{{blank:ア}}）、（$a$）。')).window.document.body.textContent).toMatch(
      /^値（ア）、（[^（）]*）。$/,
    );
  });
});

describe('a lone $', () => {
  it('shows as typed and is reported at its place', () => {
    const made = renderMarkdown('費用は $5 です');
    expect(made.html).toBe('<p>費用は $5 です</p>');
    expect(made.problems).toMatchObject([{ rule: 'unbalanced-dollar', offset: 4 }]);
  });

  it('written \\$ is a currency sign', () => {
    expect(html('費用は \\$5 です')).toBe('<p>費用は $5 です</p>');
    expect(rules('費用は \\$5 です')).toEqual([]);
  });

  it('in a table cell split by | is reported', () => {
    expect(rules('| a |\n|---|\n| $|x|$ |')).toContain('unbalanced-dollar');
  });
});

describe('text', () => {
  it('is bold beside Japanese punctuation and formulas', () => {
    expect(html('は**「重み」**を、**「偏り」**が')).toBe(
      '<p>は<strong>「重み」</strong>を、<strong>「偏り」</strong>が</p>',
    );
    expect(html('値**$x$**を')).toMatch(/^<p>値<strong><span class="math">.*<\/span><\/strong>を<\/p>$/);
  });

  it('keeps headings, rules and link definitions as they were typed', () => {
    expect(html('# 題\n---\n[a]: http://x')).toBe('<p># 題\n---\n[a]: http://x</p>');
  });

  it('joins lines of Japanese without a space', () => {
    expect(html('損失\n関数 and\nmore')).toBe('<p>損失関数 and\nmore</p>');
  });

  it('drops its paragraph only when it is one and inline is asked for', () => {
    expect(html('一つ', { inline: true })).toBe('一つ');
    expect(html('一つ\n\n二つ', { inline: true })).toBe('<p>一つ</p>\n<p>二つ</p>');
  });

  it('puts a table into its own scroll box and keeps surplus cells', () => {
    const table = html('| a |\n|---|\n| b | c |');
    expect(table).toMatch(/^<div class="table-scroll"><table>/);
    expect(table).toContain('<td>c</td>');
  });
});

describe('tokens', () => {
  it('of a choice become the place for the letter shown now', () => {
    expect(html('{{choice:b}} と {{choice:ア.c}}')).toBe(
      '<p><span data-choice="b"></span> と <span data-choice="ア.c"></span></p>',
    );
  });

  it('of a blank become its label in text, inline code and code', () => {
    const blank = '<span class="blank">ア</span>';
    expect(html('{{blank:ア}} `x = {{blank:ア}}`')).toBe(`<p>${blank} <code>x = ${blank}</code></p>`);
    expect(renderCode('y = {{blank:ア}}(x)').html).toContain(`y = ${blank}(x)`);
  });

  it('inside a formula are refused', () => {
    const made = renderMarkdown('$x_{{blank:ア}}$');
    expect(made.problems.map((p) => p.rule)).toEqual(['token-in-math']);
    expect(made.html).toContain('math-source');
  });

  it('of unknown kind show as typed', () => {
    expect(html('{{chioce:b}}')).toBe('<p>{{chioce:b}}</p>');
    expect(rules('{{chioce:b}}')).toEqual(['token']);
  });
});

describe('links and figures', () => {
  it('go to https pages in a new tab', () => {
    expect(html('[論文](https://arxiv.org/abs/1706.03762)')).toBe(
      '<p><a href="https://arxiv.org/abs/1706.03762" rel="noopener noreferrer" target="_blank">論文</a></p>',
    );
  });

  it('anywhere else stay text, brackets and all', () => {
    expect(html('区間 [0,1](閉区間)')).toBe('<p>区間 [0,1](閉区間)</p>');
  });

  it('show a figure of the bank with its size, and the description when it is not there', () => {
    const figure = () => ({ src: 'banks/x.svg', width: 320, height: 200 });
    expect(html('![構造](figures/x.svg)', { figure })).toBe(
      '<p><img class="figure" src="banks/x.svg" alt="構造" width="320" height="200"></p>',
    );
    expect(html('![構造](figures/x.svg)', { figure: () => null })).toBe('<p>構造</p>');
    expect(html('![構造](https://evil.example/x.svg)', { figure })).toBe('<p>構造</p>');
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>1</script></svg>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input name=q></form>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,<script>1</script>)',
  '[x](//evil.example/)',
  '[x](https://a.example/" onmouseover="alert(1))',
  '<https://a.example/"onmouseover=alert(1)>',
  '![x" onerror="alert(1)](figures/x.svg)',
  '![x](https://evil.example/track.png)',
  '![x](figures/../../secret.svg)',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\includegraphics{https://evil.example/x.png}$',
  '$\\htmlClass{a" onclick="alert(1)}{x}$',
  '$\\htmlData{a=b}{x}$ $\\htmlStyle{color:red}{x}$ $\\htmlId{root}{x}$',
  '$\\def\\a{\\a\\a}\\a$',
  '$\\rule{9999em}{9999em}$',
  '$\\text{<script>alert(1)</script>}$',
  '$"><img src=x onerror=alert(1)>$',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '```x" onclick="alert(1)\n1\n```',
  '{{choice:a"><img src=x onerror=alert(1)>}}',
  '{{blank:<script>}}',
  '| <script>alert(1)</script> |\n|---|\n| <img onerror=1> |',
  '> '.repeat(3000) + 'x',
  '[x](https://a.b/)'.repeat(50),
  `$${'{'.repeat(20000)}$`,
  '<!-- --><![CDATA[x]]><?php ?>',
  '\u0000\uFFFC\uE000<b>',
];

const HTML_TAGS = new Set(
  'p strong em code pre br a ul ol li blockquote table thead tbody tr th td div span img'.split(' '),
);
const MATH_TAGS = new Set(
  (
    'math semantics annotation mrow mi mo mn mtext mspace msub msup msubsup mover munder munderover mfrac msqrt ' +
    'mroot mtable mtr mtd mstyle mpadded mphantom menclose mglyph merror svg path line'
  ).split(' '),
);

const { document } = new JSDOM('').window;

/** What a browser's parser makes of it that author text must never become. */
function dangers(markup: string): string[] {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return [...template.content.querySelectorAll('*')].flatMap((element) => {
    const tag = element.localName;
    const known = HTML_TAGS.has(tag) || MATH_TAGS.has(tag);
    const bad = [...element.attributes].filter(
      ({ name, value }) =>
        /^on|^srcdoc$|^action$|^formaction$/i.test(name) ||
        (/^(?:href|src|xlink:href)$/i.test(name) && !/^(?:https:\/\/|banks\/)/.test(value)),
    );
    return [...(known ? [] : [`<${tag}>`]), ...bad.map(({ name, value }) => `${name}=${value}`)];
  });
}

describe('hostile text', () => {
  const figure = () => ({ src: 'banks/x.svg', width: 1, height: 1 });

  it.each(HOSTILE.map((text) => [text.slice(0, 60), text] as const))('is harmless: %s', (_, text) => {
    for (const options of [{ figure }, { figure, inline: true }]) {
      expect(dangers(html(text, options))).toEqual([]);
    }
    expect(dangers(html('ok', { readings: { x: text } }))).toEqual([]);
    expect(dangers(html('$x$ $$x$$', { readings: { x: text } }))).toEqual([]);
    expect(dangers(renderCode(text).html)).toEqual([]);
  });

  it('never becomes a tag outside the list, whatever is typed', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...HOSTILE.filter((t) => t.length < 200)),
      fc.constantFrom(
        '$',
        '$$',
        '**',
        '`',
        '```',
        '|',
        '\n',
        '[',
        '](',
        ')',
        '<',
        '>',
        '"',
        '{{',
        '}}',
        '\\',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(dangers(html(text, { figure }))).toEqual([]);
        expect(dangers(renderCode(text).html)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no letter: every word typed is still there to read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('重み', '$', '**', '<b>', '[', '](x)', '`', '# ', '\n\n'), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.map((p, i) => `${p}w${i}w`).join('');
          const shown = html(text)
            .replace(/&#x3C;|&lt;/g, '<')
            .replace(/<annotation.*?<\/annotation>/gs, '');
          for (let i = 0; i < parts.length; i += 1) {
            // A formula spells its letters one element each; its name holds them in a row.
            expect(shown).toContain(`w${i}w`);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['an unfinished tag', `<a${' a=a'.repeat(5000)}`],
    ['asterisks', '**a '.repeat(5000)],
    ['dollars', '$a '.repeat(5001)],
    ['brackets', '[a](b '.repeat(3000)],
    ['token openers', '{{choice:'.repeat(5000)],
    ['table pipes', `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n|${'b|'.repeat(2000)}`],
  ])('of many thousand %s does not hang the page', (_, text) => {
    // Quadratic work on this would not end before the runner gives up.
    expect(renderMarkdown(text).html).not.toBe('');
  });

  it('of a macro bomb or giant length is cut short', () => {
    expect(html('$\\def\\a{\\a\\a}\\a$')).toContain('math-source');
    expect(html('$\\rule{9999em}{1em}$')).not.toContain('9999em;');
    expect(html('$\\rule{9999em}{1em}$')).toContain('20em');
  });
});
