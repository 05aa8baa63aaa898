import * as v from 'valibot';

/**
 * The bank format, version 1: the only place where its shape is written down.
 * Types, `questions/bank.schema.json`, the command-line check and the in-app check all come from here.
 * What a shape cannot say (one key only, known syllabus item, balanced `$`) is a rule in `check/`.
 */

// `constructor` and `prototype` are names every object of JavaScript has: a record by id would lose them.
const Id = v.pipe(
  v.string(),
  v.regex(
    /^(?!(?:constructor|prototype)$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'id: lower-case letters, digits and single hyphens',
  ),
  v.maxLength(80),
  v.description('Readable, unique across all banks, never reused. Lower-case letters, digits, hyphens.'),
);
const ChoiceId = v.pipe(
  v.string(),
  v.regex(
    /^(?!(?:constructor|prototype)$)[a-z][a-z0-9]{0,11}$/,
    'choice id: a lower-case letter, then letters or digits',
  ),
  v.description('Names a choice inside its question; the letter shown to the learner is another thing.'),
);
const BlankId = v.pipe(
  v.string(),
  v.regex(/^(?:[ア-ン]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[0-9]{1,2})$/u, 'blank id: ア, イ … or Ⅰ, Ⅱ … or 1, 2 …'),
  v.description('The label of a blank: ア, イ … or Ⅰ, Ⅱ …'),
);
const IsoDate = v.pipe(v.string(), v.isoDate('date: YYYY-MM-DD'));
// Spaces, control characters and those of no width (U+200B …) show nothing.
const NonEmpty = v.pipe(
  v.string(),
  v.regex(/[^\s\p{Cc}\p{Cf}\p{DI}\u2800]/u, 'empty: nothing in it can be seen'),
);

/** Markdown with `$…$`, or one text for each framework where they differ. */
const Text = v.pipe(
  v.union([NonEmpty, v.strictObject({ pytorch: NonEmpty, tensorflow: NonEmpty })]),
  v.description('Markdown with $math$; or {"pytorch": …, "tensorflow": …} where the frameworks differ.'),
);
const CodeText = v.union([NonEmpty, v.pipe(v.array(v.string()), v.minLength(1))]);
const Code = v.pipe(
  v.union([CodeText, v.strictObject({ pytorch: CodeText, tensorflow: CodeText })]),
  v.description(
    'Python, as one string or as an array of lines; or one for each framework. Mark a blank with {{blank:ア}}.',
  ),
);
const Figure = v.strictObject({
  src: v.pipe(
    v.string(),
    v.regex(
      /^figures\/[a-z0-9][a-z0-9-]*\.(?:svg|png)$/,
      'figure: figures/<name>.svg or .png, beside the bank',
    ),
  ),
  alt: v.pipe(NonEmpty, v.description('Describes the drawing without giving the key away. Plain text.')),
  caption: v.optional(v.pipe(NonEmpty, v.description('Plain text.'))),
});
const Source = v.strictObject({
  title: v.pipe(
    NonEmpty,
    v.description('Author, title (year) and, where checked, the section. Primary literature first.'),
  ),
  url: v.optional(v.pipe(v.string(), v.regex(/^https:\/\/\S+$/, 'url: https://…'))),
});
const Readings = v.pipe(
  v.record(NonEmpty, NonEmpty),
  v.description(
    'Spoken reading of a formula, by its TeX: {"\\\\nabla_\\\\theta J": "ナブラ シータ ジェイ"}.',
  ),
);

const choiceFields = {
  id: ChoiceId,
  text: Text,
  correct: v.optional(v.boolean()),
  reason: v.pipe(Text, v.description('Why this choice is right, or which mistake it is.')),
  misconception: v.optional(Id),
  pin: v.optional(v.picklist(['first', 'last'])),
};
const Choice = v.strictObject(choiceFields);
const Choices = v.pipe(v.array(Choice), v.minLength(2), v.maxLength(10));

const questionFields = {
  id: Id,
  syllabus: v.pipe(
    v.string(),
    v.regex(/^[1-5x]\.\d+\.[ivx]+$/, 'syllabus: an item id such as 3.6.i'),
    v.description('Syllabus item, for example 3.6.i.'),
  ),
  level: v.optional(
    v.pipe(v.picklist([1, 2, 3]), v.description('1 recall, 2 understand or apply, 3 combine or compute.')),
  ),
  skill: v.picklist(['concept', 'formula', 'calculation', 'code', 'figure']),
  set: v.optional(v.pipe(Id, v.description('The set (shared stimulus) this question belongs to.'))),
  asks: v.optional(
    v.pipe(v.picklist(['true', 'false']), v.description('"false": 誤っているものを選べ. Default "true".')),
  ),
  topics: v.optional(
    v.pipe(
      v.array(Id),
      v.minLength(1),
      v.description('Topics by their English names in kebab-case, e.g. word2vec.'),
    ),
  ),
  stem: Text,
  code: v.optional(Code),
  figure: v.optional(Figure),
  explanation: Text,
  sources: v.pipe(v.array(Source), v.minLength(1, 'at least one source')),
  readings: v.optional(Readings),
  convention: v.optional(NonEmpty),
  verified: v.optional(
    v.pipe(
      v.array(v.picklist(['source', 'computed', 'executed', 'second-reading'])),
      v.description('How the key was verified.'),
    ),
  ),
  since: v.optional(IsoDate),
  changed: v.optional(IsoDate),
  replaces: v.optional(Id),
  retired: v.optional(v.strictObject({ on: IsoDate, reason: NonEmpty })),
};
const shuffle = v.optional(
  v.pipe(
    v.boolean(),
    v.description('false: keep the choices in the order of the file (numbers in order, say).'),
  ),
);

const ChoiceQuestion = v.strictObject({
  ...questionFields,
  kind: v.literal('choice'),
  choices: Choices,
  shuffle,
});
const MultipleQuestion = v.strictObject({
  ...questionFields,
  kind: v.literal('multiple'),
  choices: Choices,
  choose: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(2),
      v.description('How many to choose; absent: all that apply.'),
    ),
  ),
  shuffle,
});
const Blank = v.strictObject({
  id: BlankId,
  choices: v.optional(Choices),
  answer: v.optional(v.pipe(ChoiceId, v.description('With a shared pool: the id of the right pool choice.'))),
  reason: v.optional(Text),
});
const BlanksQuestion = v.strictObject({
  ...questionFields,
  kind: v.literal('blanks'),
  blanks: v.pipe(
    v.array(Blank),
    v.minLength(1),
    v.maxLength(10),
    v.description('Each with its own choices (one correct), or with "answer" naming a choice of the pool.'),
  ),
  pool: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: ChoiceId, text: Text, reason: v.optional(Text) })),
      v.minLength(2),
      v.maxLength(12),
    ),
  ),
  scoring: v.optional(
    v.pipe(v.picklist(['each', 'all']), v.description('Credit per blank (default) or all-or-nothing.')),
  ),
  shuffle,
});
const NumberQuestion = v.strictObject({
  ...questionFields,
  kind: v.literal('number'),
  value: v.pipe(v.number(), v.finite()),
  tolerance: v.optional(
    v.pipe(
      v.number(),
      v.finite(),
      v.minValue(0),
      v.description('Largest accepted distance from value. Default 0.'),
    ),
  ),
  unit: v.optional(NonEmpty),
  slips: v.optional(
    v.pipe(
      v.array(v.strictObject({ value: v.pipe(v.number(), v.finite()), reason: Text })),
      v.description('Wrong values people arrive at, each with the mistake behind it.'),
    ),
  ),
});
const ShortQuestion = v.strictObject({
  ...questionFields,
  kind: v.literal('short'),
  answer: v.pipe(Text, v.description('Model answer.')),
  accepts: v.optional(
    v.pipe(
      v.array(NonEmpty),
      v.minLength(1),
      v.description(
        'Spellings that count as the model answer. Compared without case, width, spaces and hyphens between letters.',
      ),
    ),
  ),
  rubric: v.optional(v.pipe(v.array(Text), v.minLength(1))),
});

export const QuestionSchema = v.variant('kind', [
  ChoiceQuestion,
  MultipleQuestion,
  BlanksQuestion,
  NumberQuestion,
  ShortQuestion,
]);

export const SetSchema = v.strictObject({
  id: Id,
  stem: Text,
  code: v.optional(Code),
  figure: v.optional(Figure),
});

export const BankSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1),
  id: Id,
  title: NonEmpty,
  language: v.picklist(['ja', 'en']),
  license: NonEmpty,
  authors: v.optional(v.array(NonEmpty)),
  description: v.optional(NonEmpty),
  readings: v.optional(Readings),
  sets: v.optional(v.array(SetSchema)),
  questions: v.pipe(v.array(QuestionSchema), v.minLength(1, 'at least one question')),
});

export type Bank = v.InferOutput<typeof BankSchema>;
export type BankQuestion = v.InferOutput<typeof QuestionSchema>;
export type BankSet = v.InferOutput<typeof SetSchema>;
export type BankText = v.InferOutput<typeof Text>;
export type BankCode = v.InferOutput<typeof Code>;
export type BankFigure = v.InferOutput<typeof Figure>;
