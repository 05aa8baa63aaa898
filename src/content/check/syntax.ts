import { printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Message, CheckProblem } from './problem.ts';
import type { SourceMap } from './source-map.ts';

const WORDS: Readonly<Record<string, Message>> = {
  InvalidSymbol: {
    ja: 'JSON として読めない語があります。文字列は半角の " で囲んでください。',
    en: 'A word JSON does not know. Put texts in plain double quotes ".',
  },
  InvalidNumberFormat: {
    ja: '数値の書き方が正しくありません（例：0.5、-3、1e-4）。',
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
    ja: 'JSON にコメント（// や /* */）は書けません。消してください。',
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
const QUOTES: Message = {
  ja: 'JSON として読めない文字があります。文字列は半角の " で囲んでください（“ ” や \' は使えません）。',
  en: 'Unreadable in JSON. Put texts in plain double quotes " (not “ ” or \').',
};
const MISSING_BRACE: Message = {
  ja: 'この前に、閉じる } がありません。',
  en: 'A closing } is missing before this.',
};
const MISSING_BRACKET: Message = {
  ja: 'この前に、並びを閉じる ] がありません。',
  en: 'A closing ] of a list is missing before this.',
};
const MISPLACED_COLON: Message = {
  ja: 'ここは並び [ ] の中です。この前に、閉じる ] か、始まりの { がありません。',
  en: 'This is inside a list [ ]. Before it a closing ] or an opening { is missing.',
};
const ENDS_EARLY: Message = {
  ja: 'ファイルが途中で終わっています。閉じる } や ] がありません。',
  en: 'The file ends too early: closing } or ] are missing.',
};
const OTHER: Message = { ja: 'JSON の書き方が正しくありません。', en: 'Not valid JSON.' };

/** Mistakes after which the rest of the file may not be what its author sees. */
const TEARING: ReadonlySet<Message> = new Set([
  MISSING_BRACE,
  MISSING_BRACKET,
  MISPLACED_COLON,
  ENDS_EARLY,
  QUOTES,
  ...['ColonExpected', 'UnexpectedEndOfString', 'EndOfFileExpected'].map((name) => WORDS[name] ?? OTHER),
]);

/**
 * Can the data be checked? Not when there is none, nor after a mistake of JSON from which on it was misread: what is
 * right there would be called wrong.
 */
export function isReadable({ data, text, errors }: SourceMap): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return !errors.some((error) => TEARING.has(wordsFor(text, error)));
}

function wordsFor(text: string, { error, offset }: ParseError): Message {
  const name = printParseErrorCode(error);
  const rest = text.slice(offset).trimStart();
  if (/^Close(?:Brace|Bracket)Expected$/.test(name) && rest === '') return ENDS_EARLY;
  if (name === 'PropertyNameExpected' && /^[{[]/.test(rest)) return MISSING_BRACE;
  if (/^(?:Comma|Value)Expected$/.test(name) && rest.startsWith(':')) return MISPLACED_COLON;
  if (name === 'CommaExpected' && rest.startsWith(']')) return MISSING_BRACE;
  if (name === 'CommaExpected' && rest.startsWith('}')) return MISSING_BRACKET;
  if (name === 'InvalidSymbol' && !/^\w/.test(rest)) return QUOTES;
  return WORDS[name] ?? OTHER;
}

const GARBLED: Message = {
  ja: '「\uFFFD」は読み取れなかった文字です。ファイルの文字コードが UTF-8 ではないようです（Shift_JIS など）。エディタで正しく読める文字コードを選んで開き、UTF-8 で保存し直してください。はじめから UTF-8 なら、その文字を書き直してください（\uFFFD そのものは \\ufffd と書きます）。',
  en: '"\uFFFD" stands for a character that could not be read: the file does not seem to be UTF-8 (Shift_JIS, say). Open it in an editor with the encoding it has and save it as UTF-8. If it is UTF-8 already, write the character anew (\uFFFD itself is written \\ufffd).',
};

/**
 * The first character that came out garbled because the file is not UTF-8 (a decoder puts U+FFFD there). Such a file
 * is not looked at any further: Shift_JIS holds bytes that look like quotes and backslashes.
 */
export function checkEncoding(source: SourceMap, file: string): CheckProblem[] {
  const offset = source.text.indexOf('\uFFFD');
  return offset < 0
    ? []
    : [{ severity: 'error', rule: 'encoding', file, ...source.placeAt(offset), message: GARBLED }];
}

/**
 * Every mistake of JSON itself, up to the first that tears the file: what the parser says after it is no longer of
 * the author's making. And fields written twice (JSON would keep the last one silently).
 */
export function checkSyntax(source: SourceMap, file: string): CheckProblem[] {
  const problem = (offset: number, message: Message): CheckProblem => ({
    severity: 'error',
    rule: 'json',
    file,
    ...source.placeAt(offset),
    message,
  });
  const problems: CheckProblem[] = [];
  for (const error of source.errors) {
    const words = wordsFor(source.text, error);
    const found = placesOf(printParseErrorCode(error.error), source.text, error).map((offset) =>
      problem(offset, words),
    );
    if (!TEARING.has(words)) problems.push(...found);
    else {
      // The parser may have said another thing of the same place first.
      const [{ line, column }] = found as [CheckProblem];
      while (problems.at(-1)?.line === line && problems.at(-1)?.column === column) problems.pop();
      problems.push(...found);
      break;
    }
  }
  if (source.data === null || typeof source.data !== 'object') {
    return problems.length > 0 ? problems : [problem(0, NOT_A_BANK)];
  }
  if (source.root && isReadable(source)) {
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
