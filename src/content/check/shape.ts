import * as v from 'valibot';
import { BankSchema, QuestionSchema, SetSchema, type Bank } from '../schema.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Finding, Message, Path } from './problem.ts';

/**
 * What valibot says of a bank's shape, in plain words, and as much of the bank as the other rules can work
 * on: a question with a misspelt field is still checked for its key and its formulas.
 */
export function checkShape(data: unknown): {
  findings: Finding[];
  bank: Bank | null;
  workable: WorkableBank;
} {
  const { findings, output } = shapeOf(BankSchema, data);
  return { findings, bank: output, workable: workableFrom(data) };
}

/** The data as `schema` has it, or everything that does not fit, in plain words. */
export function shapeOf<S extends v.GenericSchema>(
  schema: S,
  data: unknown,
): { readonly findings: Finding[]; readonly output: v.InferOutput<S> | null } {
  const result = v.safeParse(schema, data);
  return result.success
    ? { findings: [], output: result.output }
    : { findings: result.issues.flatMap((issue) => explain(issue, data, schema)), output: null };
}

/** The readable questions and sets of a bank with their place in the file. */
export interface WorkableBank {
  readonly id: string | null;
  readonly language: 'ja' | 'en';
  readonly readings: Readonly<Record<string, string>>;
  readonly sets: readonly { readonly set: v.InferOutput<typeof SetSchema>; readonly path: Path }[];
  readonly questions: readonly {
    readonly question: v.InferOutput<typeof QuestionSchema>;
    readonly path: Path;
  }[];
}

type Issue = v.BaseIssue<unknown>;

/** Stands in for a missing text while the other rules run. */
export const PLACEHOLDER = '…';

// --- Issues in plain words -------------------------------------------------------------------------------

const FIELD_HINTS: Readonly<Record<string, Message>> = {
  reason: {
    ja: 'なぜ正しいか、どこが誤りかを書いてください。',
    en: 'Say why it is right, or where it goes wrong.',
  },
  explanation: { ja: '解説を書いてください。', en: 'Write the explanation.' },
  sources: {
    ja: '[{ "title": "著者, 題名 (年)" }] の形で出典を書いてください。',
    en: 'Give the source: [{ "title": "Author, title (year)" }].',
  },
  alt: {
    ja: '図が見えない人への説明を書いてください。',
    en: 'Describe the figure for those who cannot see it.',
  },
  skill: {
    ja: 'concept / formula / calculation / code / figure のどれかです。',
    en: 'One of concept, formula, calculation, code, figure.',
  },
  kind: {
    ja: 'choice / multiple / blanks / number / short のどれかです。',
    en: 'One of choice, multiple, blanks, number, short.',
  },
  item: {
    ja: 'シラバス項目を書いてください（例："3.6.i"）。ファイルの名前と同じです。',
    en: 'Give the syllabus item ("3.6.i"); it is also the name of the file.',
  },
  lead: {
    ja: '何の話で、なぜ問われるかを 1〜2 文で書いてください。',
    en: 'Say in one or two sentences what this is about and why it is asked.',
  },
  slips: {
    ja: '[{ "claim": "よくある理解", "holds": "実際" }] の形で書いてください。',
    en: 'Give the common slips: [{ "claim": "what is believed", "holds": "what holds" }].',
  },
};

const RULES: Readonly<Record<string, Message>> = {
  'id:': {
    ja: 'id は半角の小文字・数字・ハイフンだけで書きます（例：attention-scaling。constructor と prototype は使えません）。',
    en: 'An id has lower-case letters, digits and single hyphens only (attention-scaling; not constructor or prototype).',
  },
  'choice id:': {
    ja: '選択肢の id は半角の小文字で始め、小文字と数字だけの 12 文字までで書きます（例：a, b, c2。constructor と prototype は使えません）。',
    en: 'A choice id is a lower-case letter, then letters or digits, 12 at most (a, b, c2; not constructor or prototype).',
  },
  'blank id:': {
    ja: '空欄の id は ア、イ… か Ⅰ、Ⅱ… か 1、2… で書きます。',
    en: 'A blank id is ア, イ … or Ⅰ, Ⅱ … or 1, 2 ….',
  },
  'date:': { ja: '日付は 2026-11-21 の形で書きます。', en: 'A date is written 2026-11-21.' },
  'figure:': {
    ja: '図は問題集の隣の figures/名前.svg（または .png）です。名前は半角の小文字・数字・ハイフン。',
    en: 'A figure is figures/name.svg or .png beside the bank; name in lower-case letters, digits, hyphens.',
  },
  'url:': { ja: 'リンクは https:// で始めてください。', en: 'A link starts with https://.' },
  'syllabus:': {
    ja: 'シラバス項目は 3.6.i の形で書きます。',
    en: 'A syllabus item is written like 3.6.i.',
  },
  'item:': {
    ja: 'シラバス項目は 3.6.i の形で書きます。',
    en: 'A syllabus item is written like 3.6.i.',
  },
};

function explain(issue: Issue, data: unknown, schema: v.GenericSchema): Finding[] {
  const path = pathOf(issue);
  // A union repeats what each branch wanted; the branch that fits what was written says it best.
  if (issue.type === 'union' && issue.issues) return explainUnion(issue, path, data, schema);
  const field = String(path.at(-1) ?? '');
  const finding = (message: Message, rule = 'schema', atName = false): Finding => ({
    severity: 'error',
    rule,
    path,
    atName,
    ...questionAt(data, path),
    message,
  });
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const guess = didYouMean(field, knownFields(data, path.slice(0, -1), schema));
    return [
      finding(
        {
          ja: `"${field}" という項目はありません。${guess ? `"${guess}" ではありませんか。` : '綴りを確かめるか、消してください。'}`,
          en: `There is no field "${field}". ${guess ? `Did you mean "${guess}"?` : 'Check the spelling or remove it.'}`,
        },
        'unknown-field',
        true,
      ),
    ];
  }
  if (issue.received === 'undefined') {
    const hint = FIELD_HINTS[field];
    return [
      finding(
        {
          ja: `"${field}" がありません。${hint?.ja ?? '書き足してください。'}`,
          en: `"${field}" is missing. ${hint?.en ?? 'Add it.'}`,
        },
        'missing-field',
      ),
    ];
  }
  return [finding(wording(issue, field))];
}

function explainUnion(issue: Issue, path: Path, data: unknown, schema: v.GenericSchema): Finding[] {
  const value = valueAt(data, path);
  const wanted = Array.isArray(value) ? 'array' : typeof value === 'object' ? 'strict_object' : typeof value;
  const inner = (issue.issues ?? []).filter((sub) => sub.path !== undefined || sub.kind === 'validation');
  if (inner.length > 0 && (wanted === 'strict_object' || wanted === 'array' || wanted === 'string')) {
    return inner.flatMap((sub) => explain({ ...sub, path: joined(issue, sub) }, data, schema));
  }
  const field = String(path.at(-1) ?? '');
  const message = {
    ja: `"${field}" は "文字列" か {"pytorch": …, "tensorflow": …} で書いてください（今は ${issue.received}）。`,
    en: `"${field}" must be a "text" or {"pytorch": …, "tensorflow": …} (now ${issue.received}).`,
  };
  return [{ severity: 'error', rule: 'schema', path, ...questionAt(data, path), message }];
}

function joined(issue: Issue, sub: Issue): Issue['path'] {
  return [...(issue.path ?? []), ...(sub.path ?? [])] as unknown as Issue['path'];
}

function wording(issue: Issue, field: string): Message {
  const name = issue.message.slice(0, issue.message.indexOf(':') + 1);
  if (name === 'empty:') {
    return {
      ja: `"${field}" が空です（見える文字がありません）。書いてください。`,
      en: `"${field}" is empty (nothing in it can be seen); write it.`,
    };
  }
  const rule = RULES[name];
  if (issue.kind === 'validation' && rule) {
    return { ja: `${rule.ja} 今は ${issue.received}。`, en: `${rule.en} Now ${issue.received}.` };
  }
  const options = issue.expected?.match(/"[^"]*"|\d+/g) ?? [];
  switch (issue.type) {
    case 'picklist':
    case 'literal':
    case 'variant': {
      if (issue.expected === 'Object') break;
      const typed = issue.received.replaceAll('"', '');
      const guess = didYouMean(
        typed,
        options.map((o) => o.replaceAll('"', '')),
      );
      return {
        ja: `"${field}" に ${issue.received} は使えません。使えるのは ${options.join('、')}。${guess ? `"${guess}" ではありませんか。` : ''}`,
        en: `"${field}" cannot be ${issue.received}; it is one of ${options.join(', ')}.${guess ? ` Did you mean "${guess}"?` : ''}`,
      };
    }
    case 'non_empty':
      return { ja: `"${field}" が空です。書いてください。`, en: `"${field}" is empty; write it.` };
    case 'min_length': {
      const least = issue.expected?.replace('>=', '') ?? '1';
      return {
        ja: `"${field}" は ${least} つ以上要ります（今は ${issue.received}）。`,
        en: `"${field}" needs at least ${least} (now ${issue.received}).`,
      };
    }
    case 'max_length': {
      const most = issue.expected?.replace('<=', '') ?? '';
      return {
        ja: `"${field}" は ${most} までです（今は ${issue.received}）。`,
        en: `"${field}" allows at most ${most} (now ${issue.received}).`,
      };
    }
    case 'min_value':
      return {
        ja: `"${field}" は ${issue.expected?.replace('>=', '')} 以上にしてください（今は ${issue.received}）。`,
        en: `"${field}" must be ${issue.expected?.replace('>=', '')} or more (now ${issue.received}).`,
      };
    case 'integer':
      return { ja: `"${field}" は整数にしてください。`, en: `"${field}" must be a whole number.` };
    case 'finite':
      return {
        ja: `"${field}" は大きすぎます。表せる数（およそ 1.8e308 まで）にしてください。`,
        en: `"${field}" is too large; the largest number is about 1.8e308.`,
      };
  }
  const kind = KINDS[issue.expected ?? ''] ?? { ja: issue.expected ?? '', en: issue.expected ?? '' };
  return {
    ja: `"${field}" は${kind.ja}で書いてください（今は ${issue.received}）。`,
    en: `"${field}" must be ${kind.en} (now ${issue.received}).`,
  };
}

const KINDS: Readonly<Record<string, Message>> = {
  string: { ja: '文字列（"…"）', en: 'a text ("…")' },
  number: { ja: '数（" なし）', en: 'a number (without quotes)' },
  boolean: { ja: ' true か false（" なし）', en: 'true or false (without quotes)' },
  Array: { ja: '並び（[ … ]）', en: 'a list ([ … ])' },
  Object: { ja: 'オブジェクト（{ … }）', en: 'an object ({ … })' },
};

function pathOf(issue: Issue): Path {
  return (issue.path ?? []).map((item) => item.key as string | number);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data);
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function questionAt(data: unknown, path: Path): { question?: string } {
  const id = path[0] === 'questions' ? valueAt(data, ['questions', path[1] ?? 0, 'id']) : undefined;
  return typeof id === 'string' ? { question: id } : {};
}

// --- Which fields an object may have, read from the schema itself -------------------------------------------

interface AnySchema {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly options?: readonly AnySchema[];
  readonly item?: AnySchema;
  readonly wrapped?: AnySchema;
  readonly literal?: unknown;
}

function knownFields(data: unknown, path: Path, schema: v.GenericSchema): string[] {
  let schemas: AnySchema[] = [schema];
  let value: unknown = data;
  const objects = (): AnySchema[] => {
    const open = schemas.flatMap(unfold).filter((s) => s.entries);
    const kind = isRecord(value) ? value['kind'] : undefined;
    const fitting = open.filter((s) => kind !== undefined && s.entries?.['kind']?.literal === kind);
    return fitting.length > 0 ? fitting : open;
  };
  for (const key of path) {
    const next =
      typeof key === 'number'
        ? schemas.flatMap(unfold).flatMap((s) => (s.item ? [s.item] : []))
        : objects().flatMap((s) => (s.entries?.[key] ? [s.entries[key]] : []));
    schemas = next;
    value = isRecord(value) ? value[key] : undefined;
  }
  return [...new Set(objects().flatMap((s) => Object.keys(s.entries ?? {})))];
}

function unfold(schema: AnySchema): AnySchema[] {
  if (schema.wrapped) return unfold(schema.wrapped);
  if (schema.options && schema.type !== 'picklist') return schema.options.flatMap(unfold);
  return [schema];
}

// --- As much of the bank as can be worked on ---------------------------------------------------------------

function workableFrom(data: unknown): WorkableBank {
  const bank = isRecord(data) ? data : {};
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const readings = v.safeParse(v.record(v.string(), v.string()), bank['readings']);
  return {
    id: typeof bank['id'] === 'string' ? bank['id'] : null,
    language: bank['language'] === 'en' ? 'en' : 'ja',
    readings: readings.success ? readings.output : {},
    sets: list(bank['sets']).flatMap((value, i) => {
      const set = mended(SetSchema, value);
      return set ? [{ set, path: ['sets', i] }] : [];
    }),
    questions: list(bank['questions']).flatMap((value, i) => {
      const question = mended(QuestionSchema, value);
      return question ? [{ question, path: ['questions', i] }] : [];
    }),
  };
}

/** The value with placeholders for missing texts and without what does not fit; null when beyond that. */
function mended<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  let draft = value;
  const unnamed: Path[] = [];
  for (let round = 0; round < 4; round += 1) {
    const result = v.safeParse(schema, draft);
    if (result.success) {
      for (const path of unnamed) nameless(result.output, path);
      return result.output;
    }
    draft = structuredClone(draft);
    for (const path of result.issues.map(pathOf)) {
      mend(draft, path);
      if (path.at(-1) === 'id') unnamed.push(path.slice(0, -1));
    }
  }
  return null;
}

function nameless(output: unknown, path: Path): void {
  const owner = valueAt(output, path);
  if (isRecord(owner)) owner['id'] = UNNAMED;
}

const STAND_INS: Readonly<Record<string, unknown>> = {
  sources: [{ title: PLACEHOLDER }],
  skill: 'concept',
  syllabus: '1.1.i',
  id: 'unnamed',
};
/** What stands in place of an id in the end: no id can look like it, so that nobody's id is taken for none. */
export const UNNAMED = '?';
const TEXTS = new Set(['text', 'reason', 'explanation', 'stem', 'alt', 'title', 'answer']);

function mend(draft: unknown, path: Path): void {
  const owner = valueAt(draft, path.slice(0, -1));
  const key = path.at(-1);
  if (!isRecord(owner) || key === undefined) return;
  if (Object.hasOwn(STAND_INS, key)) owner[key] = STAND_INS[key];
  else if (TEXTS.has(String(key))) owner[key] = PLACEHOLDER;
  else delete owner[key];
}
