import { NoteSchema, type Note } from '../note-schema.ts';
import { renderMarkdown } from '../render.ts';
import { backslashes } from './backslashes.ts';
import type { TextField } from './fields.ts';
import { formulaWidth } from './formula-width.ts';
import { markup } from './markup.ts';
import { inFileOrder, place, unreadable } from './place.ts';
import type { CheckProblem, Finding, Message, Path } from './problem.ts';
import { readings } from './readings.ts';
import { finding, inText, quote, type Rule } from './rule.ts';
import { PLACEHOLDER, shapeOf } from './shape.ts';
import { mapSource } from './source-map.ts';
import { checkEncoding, checkSyntax, isReadable } from './syntax.ts';
import { unknownItem } from './syllabus.ts';

export interface CheckedNote {
  /** Null when anything is an error. */
  readonly note: Note | null;
  readonly problems: readonly CheckProblem[];
}

/**
 * Checks one note (要点): its JSON, its shape, its name and its texts, each problem with its line and column, in
 * the order of the file. `file` ends in the note's file name (`questions/notes/3.6.i.json`).
 */
export function checkNote(text: string, file: string): CheckedNote {
  try {
    return read(text, file);
  } catch (error) {
    return { note: null, problems: [unreadable(error, file)] };
  }
}

function read(text: string, file: string): CheckedNote {
  // A byte order mark is Windows Notepad's, not the author's mistake.
  const source = mapSource(text.replace(/^\uFEFF/, ''));
  const encoding = checkEncoding(source, file);
  if (encoding.length > 0) return { note: null, problems: encoding };
  const syntax = checkSyntax(source, file);
  if (!isReadable(source)) return { note: null, problems: inFileOrder(syntax) };
  const data = isRecord(source.data) ? source.data : {};
  const { findings, output } = shapeOf(NoteSchema, source.data);
  const given = readingsOf(data);
  const fields = fieldsOf(data, given);
  const input = {
    bank: { id: null, language: 'ja', readings: given, sets: [], questions: [] },
    fields,
    figureExists: () => false,
  } as const;
  const found = [
    ...nameOf(data['item'], file),
    ...[noteMarkup, backslashes, formulaWidth, readings].flatMap((rule) => [...rule(input)]),
  ];
  const problems = inFileOrder([...syntax, ...[...findings, ...found].map((f) => place(f, file, source))]);
  return { note: problems.some((p) => p.severity === 'error') ? null : output, problems };
}

/** The item exists, and the file is called after it. */
function* nameOf(item: unknown, file: string): Iterable<Finding> {
  if (typeof item !== 'string') return;
  const unknown = /^[1-5x]\.\d+\.[ivx]+$/.test(item) ? unknownItem(item) : null;
  if (unknown) yield finding('error', 'syllabus', ['item'], unknown);
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  if (name === `${item}.json`) return;
  yield finding('error', 'note-name', ['item'], {
    ja: `ファイルの名前は ${name} ですが、item は "${item}" です。名前を ${item}.json にするか、item を直してください。`,
    en: `The file is called ${name}, but item is "${item}"; call it ${item}.json or mend item.`,
  });
}

const IMAGE: Message = {
  ja: '要点に図は置けません。文・表・数式で書いてください。',
  en: 'A note has no figures; write it in words, a table or a formula.',
};
const TOKEN: Message = {
  ja: '要点に {{…}} は置けません。選択肢や空欄は問題にだけあります。',
  en: 'No {{…}} in a note; only questions have choices and blanks.',
};
/** What a note says in words of its own: it has no figures and no blanks, and its sections have titles. */
const WORDS: Readonly<Record<string, Message>> = {
  image: IMAGE,
  token: TOKEN,
  'token-in-math': TOKEN,
  'choice-in-code': TOKEN,
  heading: {
    ja: '見出しは使えません。sections を分け、その title に書いてください。',
    en: 'Headings are not allowed; begin another section and give it a title.',
  },
};

const noteMarkup: Rule = function* (input) {
  for (const found of markup(input)) {
    const message = WORDS[found.rule];
    yield message ? { ...found, severity: 'error', message } : found;
  }
  for (const field of input.fields) {
    const { images, tokens } = field.rendered;
    for (const { offset } of images) yield inText('error', 'image', field, offset, IMAGE);
    for (const { offset } of tokens) yield inText('error', 'token', field, offset, TOKEN);
    if (field.path.at(-1) !== 'title' || !isBlock(field)) continue;
    yield finding('error', 'note-title', field.path, {
      ja: `題「${quote(field.text)}」は 1 行の文になりません（「1. 」や「- 」で始めず、数式は $…$ で）。`,
      en: `The title "${quote(field.text)}" is not a line of text (no "1. ", no "- "; formulas as $…$).`,
    });
  }
};

function isBlock({ text }: TextField): boolean {
  return /<(?:ol|ul|table|blockquote|pre|p|div)\b/.test(renderMarkdown(text, { inline: true }).html);
}

/** Every text that can be read, also in a note whose shape is wrong elsewhere. */
function fieldsOf(note: Readonly<Record<string, unknown>>, given: Readonly<Record<string, string>>) {
  const fields: TextField[] = [];
  const add = (path: Path, text: unknown): void => {
    if (typeof text !== 'string' || text === '' || text === PLACEHOLDER) return;
    const rendered = renderMarkdown(text, { readings: given });
    fields.push({ role: 'note', path, text, rendered, framework: null, question: null, set: null });
  };
  const addAll = (list: string, names: readonly string[]): void => {
    const parts = note[list];
    if (!Array.isArray(parts)) return;
    for (const [i, part] of (parts as unknown[]).entries()) {
      if (isRecord(part)) for (const name of names) add([list, i, name], part[name]);
    }
  };
  add(['lead'], note['lead']);
  addAll('sections', ['title', 'text']);
  addAll('slips', ['claim', 'holds']);
  return fields;
}

function readingsOf(note: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = note['readings'];
  return isRecord(given)
    ? Object.fromEntries(
        Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      )
    : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
