import { printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Message, CheckProblem } from './problem.ts';
import type { SourceMap } from './source-map.ts';

const WORDS: Readonly<Record<string, Message>> = {
  InvalidSymbol: {
    ja: 'JSON として読めない文字があります。文字列は半角の " で囲んでください(“ ” や \' は使えません)。',
    en: 'Unreadable in JSON. Put texts in plain double quotes " (not “ ” or \').',
  },
  InvalidNumberFormat: {
    ja: '数値の書き方が正しくありません(例: 0.5、-3、1e-4)。',
    en: 'Not a JSON number (write 0.5, -3 or 1e-4).',
  },
  PropertyNameExpected: {
    ja: '項目名がありません。"名前": 値 の形で書いてください。直前の余分な , が原因のこともあります。',
    en: 'A field name is missing: write "name": value. A surplus comma just before is a common cause.',
  },
  ValueExpected: {
    ja: '値がありません。直前の余分な , を消すか、値を書いてください。',
    en: 'A value is missing: remove the surplus comma before it or write the value.',
  },
  ColonExpected: {
    ja: '項目名のあとに : がありません。',
    en: 'A colon is missing after the field name.',
  },
  CommaExpected: {
    ja: '前の項目との間に , がありません。',
    en: 'A comma is missing before this.',
  },
  CloseBraceExpected: { ja: '閉じる } がありません。', en: 'A closing } is missing.' },
  CloseBracketExpected: { ja: '閉じる ] がありません。', en: 'A closing ] is missing.' },
  EndOfFileExpected: {
    ja: '最後の } のあとに余分な文字があります。消してください。',
    en: 'There is text after the last }; remove it.',
  },
  InvalidCommentToken: {
    ja: 'JSON にコメント(// や /* */)は書けません。消してください。',
    en: 'JSON has no comments (// or /* */); remove it.',
  },
  UnexpectedEndOfString: {
    ja: '文字列を閉じる " がありません。改行は \\n と書きます。',
    en: 'The closing " of a text is missing. A line break inside a text is written \\n.',
  },
  InvalidUnicode: {
    ja: '\\u のあとに 16 進数 4 桁がありません。TeX の命令なら \\\\underline のように \\ を 2 つ書いてください。',
    en: '\\u needs four hex digits. For a TeX command write two backslashes: \\\\underline.',
  },
  InvalidEscapeCharacter: {
    ja: '\\ のあとの文字が JSON では使えません。TeX の命令は \\\\alpha のように \\ を 2 つ書いてください。',
    en: 'Not a JSON escape. Write TeX commands with two backslashes: \\\\alpha.',
  },
  InvalidCharacter: {
    ja: '文字列の中に改行やタブがそのまま入っています。\\n や \\t と書いてください。',
    en: 'A raw line break or tab inside a text; write \\n or \\t.',
  },
};
const OTHER: Message = { ja: 'JSON の書き方が正しくありません。', en: 'Not valid JSON.' };

/** Every mistake of JSON itself, and fields written twice (JSON would keep the last one silently). */
export function checkSyntax(source: SourceMap, file: string): CheckProblem[] {
  const problem = (offset: number, message: Message): CheckProblem => ({
    severity: 'error',
    rule: 'json',
    file,
    ...source.placeAt(offset),
    message,
  });
  const problems = source.errors.flatMap((error) => {
    const name = printParseErrorCode(error.error);
    return placesOf(name, source.text, error).map((offset) => problem(offset, WORDS[name] ?? OTHER));
  });
  if (source.data === null || typeof source.data !== 'object') {
    return problems.length > 0 ? problems : [problem(0, NOT_A_BANK)];
  }
  if (source.root) {
    repeatedFields(source.root, (key) => {
      const name = String(key.value);
      problems.push(
        problem(key.offset, {
          ja: `項目 "${name}" が 2 回書かれています。一方を消してください。`,
          en: `The field "${name}" is written twice; remove one.`,
        }),
      );
    });
  }
  return problems;
}

const NOT_A_BANK: Message = {
  ja: '問題集でも要点でもありません。{ "format": 1, … } の形で書いてください。',
  en: 'Neither a bank nor a note; write { "format": 1, … }.',
};

// The parser reports a bad text once, at its opening quote; here is where in it.
const INSIDE: Readonly<Record<string, RegExp>> = {
  InvalidEscapeCharacter: /\\(?:["\\/bfnrtu]|([\s\S]))/g,
  InvalidUnicode: /\\(?:u[0-9a-fA-F]{4}|[^u]|(u))/g,
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  InvalidCharacter: /([\u0000-\u001F])/g,
};

function placesOf(name: string, text: string, { offset, length }: ParseError): number[] {
  const pattern = INSIDE[name];
  if (!pattern) return [offset];
  const bad = [...text.slice(offset, offset + length).matchAll(pattern)].filter((m) => m[1] !== undefined);
  return bad.length > 0 ? bad.map((m) => offset + m.index) : [offset];
}

function repeatedFields(node: Node, report: (key: Node) => void): void {
  if (node.type === 'object') {
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const key = property.children?.[0];
      if (!key) continue;
      if (seen.has(String(key.value))) report(key);
      seen.add(String(key.value));
    }
  }
  for (const child of node.children ?? []) repeatedFields(child, report);
}
