import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBanks } from '../../src/content/check/check.ts';
import type { BankQuestion } from '../../src/content/schema.ts';
import {
  aBank,
  aBlanks,
  aChoice,
  aMultiple,
  aNumber,
  aShort,
  check,
  fileOf,
  problemsOf,
  whereIs,
} from '../support/bank-builder.ts';

interface Wrong {
  readonly what: string;
  readonly bank: object | string;
  readonly rule: string;
  /** Text in the file the problem must point at. */
  readonly at: string;
  readonly severity?: 'error' | 'warning';
  readonly figures?: readonly string[];
}

const choices = aChoice().choices;
const withQuestion = (question: object, more: object = {}): object => ({
  ...aBank(),
  ...more,
  questions: [question],
});
const withText = (field: 'stem' | 'explanation', text: string): object =>
  withQuestion(aChoice({ [field]: text }));
const withReason = (reason: string): object =>
  withQuestion(aChoice({ choices: choices.map((c) => (c.id === 'b' ? { ...c, reason } : c)) }));
const without = (question: BankQuestion, field: string): object =>
  Object.fromEntries(Object.entries(question).filter(([key]) => key !== field));

const WRONG: readonly Wrong[] = [
  // JSON
  { what: 'a missing comma', bank: '{\n  "format": 1\n  "id": "x"\n}', rule: 'json', at: '"id"' },
  { what: 'a comment', bank: '{\n  // note\n  "format": 1\n}', rule: 'json', at: '// note' },
  { what: 'a field written twice', bank: '{\n  "id": "a",\n  "id": "b"\n}', rule: 'json', at: '"id": "b"' },
  {
    what: 'a TeX command JSON cannot escape',
    bank: fileOf(withText('stem', '式 #alpha を選べ。')).replace('#', '\\'),
    rule: 'json',
    at: '\\alpha',
  },
  // Shape
  {
    what: 'a misspelt field',
    bank: withQuestion({ ...aChoice(), explanaton: 'x' }),
    rule: 'unknown-field',
    at: '"explanaton"',
  },
  {
    what: 'a missing explanation',
    bank: withQuestion(without(aChoice(), 'explanation')),
    rule: 'missing-field',
    at: '{\n      "id"',
  },
  { what: 'a missing source', bank: withQuestion(aChoice({ sources: [] })), rule: 'schema', at: '[]' },
  {
    what: 'a missing reason',
    bank: withQuestion({ ...aChoice(), choices: [...choices.slice(0, 2), { id: 'c', text: '負' }] }),
    rule: 'missing-field',
    at: '{\n          "id": "c"',
  },
  {
    what: 'an unknown kind',
    bank: withQuestion({ ...aChoice(), kind: 'choise' }),
    rule: 'schema',
    at: '"choise"',
  },
  {
    what: 'an unknown skill',
    bank: withQuestion({ ...aChoice(), skill: 'maths' }),
    rule: 'schema',
    at: '"maths"',
  },
  {
    what: 'a number in quotes',
    bank: withQuestion({ ...aNumber(), value: '0.5' }),
    rule: 'schema',
    at: '"0.5"',
  },
  {
    what: 'a date of another form',
    bank: withQuestion(aChoice({ since: '2026/1/1' })),
    rule: 'schema',
    at: '"2026/1/1"',
  },
  {
    what: 'a link without https',
    bank: withQuestion(aChoice({ sources: [{ title: 'x', url: 'http://x.example' }] })),
    rule: 'schema',
    at: '"http://x.example"',
  },
  {
    what: 'one framework only',
    bank: withQuestion({ ...aChoice(), stem: { pytorch: 'x' } }),
    rule: 'missing-field',
    at: '{\n        "pytorch"',
  },
  {
    what: 'a figure without description',
    bank: withQuestion({ ...aChoice(), figure: { src: 'figures/a.svg' } }),
    figures: ['figures/a.svg'],
    rule: 'missing-field',
    at: '{\n        "src"',
  },
  {
    what: 'a stem of a character without width',
    bank: withText('stem', '\u200B'),
    rule: 'schema',
    at: '"\u200B"',
  },
  { what: 'an explanation of one space', bank: withText('explanation', ' '), rule: 'schema', at: '" "' },
  {
    what: 'a tolerance beyond all numbers',
    bank: fileOf(withQuestion(aNumber({ tolerance: 7 }))).replace('"tolerance": 7', '"tolerance": 1e999'),
    rule: 'schema',
    at: '1e999',
  },
  // Encoding
  {
    what: 'a file that is not UTF-8',
    bank: fileOf(withText('stem', 'あ\uFFFDい')),
    rule: 'encoding',
    at: '\uFFFD',
  },
  // Ids
  {
    what: 'an id every object has',
    bank: withQuestion(aChoice({ id: 'constructor' })),
    rule: 'schema',
    at: '"constructor"',
  },
  {
    what: 'a choice id every object has',
    bank: withQuestion(aChoice({ choices: [...choices.slice(0, 2), { ...choices[2]!, id: 'prototype' }] })),
    rule: 'schema',
    at: '"prototype"',
  },
  {
    what: 'the id "unnamed" used twice',
    bank: aBank({ questions: [aChoice({ id: 'unnamed' }), aNumber({ id: 'unnamed' })] }),
    rule: 'duplicate-id',
    at: '"unnamed",\n      "syllabus": "3.1.ii",\n      "level": 1,\n      "skill": "concept",\n      "stem": "$e',
  },
  {
    what: 'a question id used twice',
    bank: aBank({ questions: [aChoice(), aNumber({ id: 'softmax-sum' })] }),
    rule: 'duplicate-id',
    at: '"softmax-sum",\n      "syllabus": "3.1.ii",\n      "level": 1,\n      "skill": "concept",\n      "stem": "$e',
  },
  {
    what: 'a choice id used twice',
    bank: withQuestion(aChoice({ choices: [...choices, { ...choices[1]!, text: '別' }] })),
    rule: 'duplicate-id',
    at: '"b",\n          "text": "別"',
  },
  {
    what: 'a set id used twice',
    bank: aBank({
      sets: [
        { id: 's', stem: '一' },
        { id: 's', stem: '二' },
      ],
    }),
    rule: 'duplicate-id',
    at: '"s",\n      "stem": "二"',
  },
  {
    what: 'a blank id used twice',
    bank: withQuestion(
      aBlanks({
        stem: '{{blank:ア}}',
        blanks: [aBlanks().blanks[0]!, { ...aBlanks().blanks[1]!, id: 'ア' }],
      }),
    ),
    rule: 'duplicate-id',
    at: '"ア",\n          "choices": [\n            {\n              "id": "a",\n              "text": "候補 ba"',
  },
  // Keys
  {
    what: 'no key',
    bank: withQuestion(aChoice({ choices: choices.map(({ correct: _, ...c }) => c) })),
    rule: 'keys',
    at: '[\n        {\n          "id": "a"',
  },
  {
    what: 'two keys',
    bank: withQuestion(aChoice({ choices: choices.map((c) => ({ ...c, correct: c.id !== 'c' })) })),
    rule: 'keys',
    at: '[\n        {\n          "id": "a"',
  },
  {
    what: 'choose other than the number of keys',
    bank: withQuestion(aMultiple({ choose: 3 })),
    rule: 'keys',
    at: '3\n',
  },
  {
    what: 'a blank without a key',
    bank: withQuestion(
      aBlanks({
        blanks: aBlanks().blanks.map((b) => ({
          ...b,
          choices: b.choices!.map((c) => ({ ...c, correct: false })),
        })),
      }),
    ),
    rule: 'blank-key',
    at: '[\n            {',
  },
  {
    what: 'a blank without options',
    bank: withQuestion(aBlanks({ blanks: [{ id: 'ア' }, aBlanks().blanks[1]!] })),
    rule: 'blank-key',
    at: '{\n          "id": "ア"',
  },
  {
    what: 'an answer that is not in the pool',
    bank: withQuestion(
      aBlanks({
        pool: [
          { id: 'p', text: '和' },
          { id: 'q', text: '積' },
        ],
        blanks: [
          { id: 'ア', answer: 'z' },
          { id: 'イ', answer: 'q' },
        ],
      }),
    ),
    rule: 'blank-key',
    at: '"z"',
  },
  {
    what: 'a blank without a mark',
    bank: withQuestion(aBlanks({ stem: '{{blank:ア}} のみ。' })),
    rule: 'blank-mark',
    at: '"イ"',
  },
  {
    what: 'a mark without a blank',
    bank: withQuestion(aBlanks({ stem: '{{blank:ア}} {{blank:イ}} {{blank:ウ}}' })),
    rule: 'blank-mark',
    at: '{{blank:ウ}}',
  },
  {
    what: 'a blank marked for one framework only',
    bank: withQuestion(
      aBlanks({ stem: { pytorch: '{{blank:ア}} と {{blank:イ}}', tensorflow: '{{blank:ア}} のみ。' } }),
    ),
    rule: 'blank-mark',
    at: '"イ"',
  },
  {
    what: 'a mark of no blank in an explanation',
    bank: withQuestion(aBlanks({ explanation: '{{blank:ア}} と {{blank:ウ}} の積。' })),
    rule: 'blank-mark',
    at: '{{blank:ウ}}',
  },
  {
    what: 'a mark of a blank in a reason of a question that has none',
    bank: withReason('{{blank:ア}} の話。'),
    rule: 'blank-mark',
    at: '{{blank:ア}}',
  },
  // Sets, syllabus
  { what: 'an unknown set', bank: withQuestion(aChoice({ set: 'nowhere' })), rule: 'set', at: '"nowhere"' },
  {
    what: 'a set of one',
    bank: aBank({ sets: [{ id: 'lonely', stem: '図を見よ。' }], questions: [aChoice({ set: 'lonely' })] }),
    rule: 'set-size',
    severity: 'warning',
    at: '"lonely",\n      "stem": "図',
  },
  {
    what: 'a set whose questions no paper could keep together',
    bank: aBank({
      sets: [{ id: 'torn', stem: '図を見よ。' }],
      questions: [aChoice({ set: 'torn' }), aNumber({ set: 'torn', syllabus: '1.3.i' })],
    }),
    rule: 'set',
    at: '"torn",\n      "stem": "図',
  },
  {
    what: 'an unknown syllabus item',
    bank: withQuestion(aChoice({ syllabus: '3.9.i' })),
    rule: 'syllabus',
    at: '"3.9.i"',
  },
  {
    what: 'a missing level',
    bank: withQuestion(without(aChoice(), 'level')),
    rule: 'level',
    severity: 'warning',
    at: '{\n      "id"',
  },
  // Markup
  {
    what: 'a lone $',
    bank: withText('stem', '費用は $5 である。正しいものを選べ。'),
    rule: 'unbalanced-dollar',
    at: '$5',
  },
  {
    what: 'a formula KaTeX rejects',
    bank: withText('explanation', '式 $\\foo$ より。'),
    rule: 'tex-error',
    at: '\\\\foo',
  },
  {
    what: 'Japanese in a formula',
    bank: withText('explanation', '式 $x重$ より。'),
    rule: 'tex-strict',
    at: '重$',
  },
  {
    what: 'a link in a formula',
    bank: withText('explanation', '式 $\\href{https://a.b}{x}$'),
    rule: 'tex-untrusted',
    at: '\\\\href',
  },
  {
    what: 'a displayed formula that never closes',
    bank: withText('explanation', '次式。\n\n$$\nx\n\nおわり'),
    rule: 'display-math',
    at: '$$',
  },
  {
    what: 'a token in a formula',
    bank: withText('explanation', '$x_{{blank:ア}}$'),
    rule: 'token-in-math',
    at: '{{blank:ア}}',
  },
  {
    what: 'an unknown token',
    bank: withText('explanation', 'これは {{chioce:b}} 。'),
    rule: 'token',
    at: '{{chioce',
  },
  { what: 'HTML', bank: withText('explanation', '改行<br>する'), rule: 'html', at: '<br>' },
  {
    what: 'a heading',
    bank: withText('explanation', '## 解説'),
    rule: 'heading',
    severity: 'warning',
    at: '## ',
  },
  {
    what: 'unpaired asterisks',
    bank: withText('explanation', '**強調する'),
    rule: 'bold',
    severity: 'warning',
    at: '**強',
  },
  {
    what: 'a link that is not https',
    bank: withText('explanation', '[x](http://a.example)'),
    rule: 'link',
    at: '[x]',
  },
  {
    what: 'an image from elsewhere',
    bank: withText('explanation', '![x](https://a.example/x.png)'),
    rule: 'image',
    at: '![x]',
  },
  {
    what: 'a table row longer than its header',
    bank: withText('explanation', '| a |\n|---|\n| b | c |'),
    rule: 'table-row',
    at: '| b',
  },
  {
    what: 'one backslash before theta',
    bank: withText('explanation', '係数 $\theta$'),
    rule: 'single-backslash',
    at: '\\theta',
  },
  {
    what: 'one backslash before nabla',
    bank: withText('explanation', '係数 $\nabla J$'),
    rule: 'single-backslash',
    at: '\\nabla',
  },
  ...[
    ['notin', '\notin A'],
    ['nsubseteq', '\nsubseteq B'],
    ['nu with an index', '\nu_t'],
    ['rvert', '\rvert x'],
    ['tag', 'x \tag{1}'],
    ['top with an index', '\top_i'],
    ['bar', '\bar x'],
    ['frac', '\frac12'],
  ].map(([name, tex]) => ({
    what: `one backslash before ${name}`,
    bank: withText('explanation', `係数 $a ${tex}$`),
    rule: 'single-backslash',
    at: /\\[nrtbf][a-z]/.exec(JSON.stringify(tex))?.[0] ?? '',
  })),
  {
    what: 'one backslash before notin in a formula of several lines',
    bank: withText('explanation', '次式。\n\n$$\nx\notin A\n$$'),
    rule: 'single-backslash',
    at: '\\notin',
  },
  // Plain texts
  {
    what: 'a formula in a description',
    bank: withQuestion(aChoice({ figure: { src: 'figures/a.svg', alt: '曲線 $y=x^2$ の図' } })),
    figures: ['figures/a.svg'],
    rule: 'plain-text',
    at: '$y=',
  },
  {
    what: 'a blank in a caption',
    bank: withQuestion(
      aChoice({ figure: { src: 'figures/a.svg', alt: '流れ図', caption: '{{blank:ア}} の流れ' } }),
    ),
    figures: ['figures/a.svg'],
    rule: 'plain-text',
    at: '{{blank:ア}}',
  },
  {
    what: 'a formula in a convention',
    bank: withQuestion(aChoice({ convention: '$\\log$ は自然対数' })),
    rule: 'plain-text',
    at: '$\\\\log$',
  },
  {
    what: 'a formula in a unit',
    bank: withQuestion(aNumber({ unit: '$m^2$' })),
    rule: 'plain-text',
    at: '$m^2$',
  },
  // References to choices
  {
    what: 'a reference to a choice that is not there',
    bank: withReason('{{choice:z}} と同じ。'),
    rule: 'choice-reference',
    at: '{{choice:z}}',
  },
  { what: '選択肢A', bank: withReason('選択肢Aと同じ誤り。'), rule: 'option-letter', at: 'Aと同じ' },
  { what: '選択肢 1', bank: withReason('選択肢 1 と同じ誤り。'), rule: 'option-letter', at: '1 と同じ' },
  { what: '(A)', bank: withReason('これは(B)の説明。'), rule: 'option-letter', at: 'B)の' },
  {
    what: 'Aが正しい',
    bank: withText('explanation', '和が 1。Aが正しい。'),
    rule: 'option-letter',
    at: 'Aが正',
  },
  {
    what: 'アが正しい in a choice question',
    bank: withText('explanation', '和が 1。アが正しい。'),
    rule: 'option-letter',
    at: 'アが正',
  },
  { what: '正解は B', bank: withText('explanation', '正解は B。'), rule: 'option-letter', at: 'B。' },
  {
    what: 'option B in English',
    bank: withText('explanation', 'So option B is right.'),
    rule: 'option-letter',
    at: 'B is',
  },
  {
    what: 'AおよびCは … 不正解',
    bank: withText('explanation', '和が 1。AおよびCは総和が 1 にならないので不正解。'),
    rule: 'option-letter',
    at: 'Aおよ',
  },
  {
    what: 'AとBは誤りで',
    bank: withText('explanation', 'AとBは誤りで、残りがよい。'),
    rule: 'option-letter',
    at: 'Aと',
  },
  {
    what: 'B is wrong in English',
    bank: withText('explanation', 'The sum is 1. B is wrong here.'),
    rule: 'option-letter',
    at: 'B is',
  },
  {
    what: 'C is false too',
    bank: withText('explanation', 'The sum is 1, and C is false too.'),
    rule: 'option-letter',
    at: 'C is',
  },
  // Choices
  {
    what: 'a choice of a pool that repeats the key',
    bank: withQuestion(
      aBlanks({
        pool: [
          { id: 'p', text: '和をとる' },
          { id: 'q', text: '積' },
          { id: 'r', text: '和をとる。' },
        ],
        blanks: [
          { id: 'ア', answer: 'p' },
          { id: 'イ', answer: 'q' },
        ],
      }),
    ),
    rule: 'repeated-choice',
    at: '"和をとる。"',
  },
  {
    what: 'a choice that repeats the key',
    bank: withQuestion(
      aChoice({ choices: [...choices, { id: 'd', text: '総和が $1$になる', reason: '同じ。' }] }),
    ),
    rule: 'repeated-choice',
    at: '"総和が $1$になる"',
  },
  {
    what: 'two wrong choices alike',
    bank: withQuestion(
      aChoice({ choices: [...choices, { id: 'd', text: '負の値をとりうる。', reason: '同じ。' }] }),
    ),
    rule: 'repeated-choice',
    severity: 'warning',
    at: '"負の値をとりうる。"',
  },
  {
    what: 'a negative stem without asks',
    bank: withText('stem', '正規化について誤っているものを選べ。'),
    rule: 'asks',
    severity: 'warning',
    at: '誤っている',
  },
  {
    what: 'asks without a negative stem',
    bank: withQuestion(aChoice({ asks: 'false' })),
    rule: 'asks',
    severity: 'warning',
    at: '"false"',
  },
  // Figures
  {
    what: 'a figure that is not there',
    bank: withQuestion(aChoice({ figure: { src: 'figures/none.svg', alt: '流れ図' } })),
    rule: 'figure',
    at: '"figures/none.svg"',
  },
  {
    what: 'an image that is not there',
    bank: withText('explanation', '![流れ図](figures/none.svg)'),
    rule: 'figure',
    at: '![流',
  },
  {
    what: 'an image without description',
    bank: withText('explanation', '![](figures/a.svg)'),
    figures: ['figures/a.svg'],
    rule: 'figure-alt',
    at: '![]',
  },
  {
    what: 'a description that tells the key',
    bank: withQuestion(aChoice({ figure: { src: 'figures/a.svg', alt: '出力の総和が 1 になる様子' } })),
    figures: ['figures/a.svg'],
    rule: 'alt-tells-key',
    severity: 'warning',
    at: '"出力の',
  },
  // Other kinds
  {
    what: 'a short question nobody can judge',
    bank: withQuestion(without(aShort(), 'accepts')),
    rule: 'short-judging',
    at: '{\n      "id"',
  },
  {
    what: 'a slip within the tolerance',
    bank: withQuestion(aNumber({ tolerance: 0.1, slips: [{ value: 0.55, reason: '丸め。' }] })),
    rule: 'slip',
    at: '0.55',
  },
  {
    what: 'a slip at the edge of the tolerance, last bits aside',
    bank: withQuestion(aNumber({ value: 0.7, tolerance: 0.1, slips: [{ value: 0.8, reason: '丸め。' }] })),
    rule: 'slip',
    at: '0.8',
  },
  // Formulas
  {
    what: 'a formula wider than a phone',
    bank: withText('explanation', `$$${'a_{1}+b_{2}+'.repeat(9)}c$$`),
    rule: 'formula-width',
    severity: 'warning',
    at: 'a_{1}',
  },
  {
    what: 'a reading of no formula',
    bank: aBank({ readings: { '\\nabla  J': 'ナブラ ジェイ' } }),
    rule: 'reading',
    severity: 'warning',
    at: '"\\\\nabla',
  },
];

describe('checkBank', () => {
  it('finds nothing in a bank without a mistake', () => {
    const bank = aBank({
      questions: [aChoice(), aMultiple(), aBlanks(), aNumber(), aShort()],
    });
    expect(check(bank)).toMatchObject({ problems: [], bank: { id: 'softmax' } });
  });

  it.each(WRONG.map((w) => [w.what, w] as const))('reports %s where it stands, in both languages', (_, w) => {
    const text = typeof w.bank === 'string' ? w.bank : fileOf(w.bank);
    const checked = check(text, w.figures);
    const severity = w.severity ?? 'error';
    const { line, column } = whereIs(w.at, text);
    const found = problemsOf(w.rule, checked);
    expect(found).toContainEqual(expect.objectContaining({ severity, line, column, file: 'softmax.json' }));
    for (const { message } of found) {
      expect(message.ja).toMatch(/[ぁ-ん]/);
      expect(message.en).toMatch(/[a-z]{3}/);
      expect(message.en).not.toMatch(/[ぁ-ん]{2}.*。/);
    }
    expect(checked.bank === null).toBe(severity === 'error');
  });

  it('suggests the field or value that was meant', () => {
    const misspelt = check(withQuestion({ ...aChoice(), explanaton: 'x', skill: 'concpt' }));
    expect(problemsOf('unknown-field', misspelt)[0]?.message.en).toContain('"explanation"');
    expect(problemsOf('schema', misspelt)[0]?.message.en).toContain('"concept"');
  });

  it('says how a picture is described in words that can be copied, in both languages', () => {
    const { problems } = check(withText('explanation', '![](figures/a.svg)'));
    const { message } = problems.find((p) => p.rule === 'figure-alt')!;
    expect(message.ja).toContain('![説明](figures/a.svg)');
    expect(message.en).toContain('![description](figures/a.svg)');
  });

  it('names the question a problem belongs to', () => {
    expect(problemsOf('option-letter', check(withReason('選択肢Aと同じ。')))[0]?.question).toBe(
      'softmax-sum',
    );
  });

  it('reports every kind of mistake of one file at once', () => {
    const bank = {
      ...aBank(),
      titel: 'x',
      questions: [
        { ...aChoice({ syllabus: '9.9.i' }), explanation: undefined, stem: '費用は $5。', skill: 'maths' },
        aNumber({ id: 'softmax-sum', slips: [{ value: 0.5, reason: '選択肢' }] }),
        { ...aBlanks({ stem: '{{blank:ア}}' }), explanaton: 'x' },
        aShort({ explanation: '$\\foo$' }),
      ],
    };
    const rules = new Set(check(bank).problems.map((p) => p.rule));
    const shape = ['unknown-field', 'missing-field', 'schema', 'duplicate-id'];
    const content = ['unbalanced-dollar', 'slip', 'blank-mark', 'tex-error'];
    for (const rule of shape.concat(content)) {
      expect([...rules]).toContain(rule);
    }
  });

  it('reports every JSON mistake, not only the first', () => {
    expect(problemsOf('json', check('{ "a": tru, "b": [1, 2 "c": }')).length).toBeGreaterThan(2);
  });

  it.each([
    ['a closing }', /\},\n(?=\s+\{)/, 'A closing } is missing before this.'],
    ['a closing ]', /(?<=\}\n\s+)\](?=,\n)/, 'Before it a closing ] or an opening { is missing.'],
    [
      'the second half',
      /(?<="reason".*\n\s+\},?\n)[^]*$/,
      'The file ends too early: closing } or ] are missing.',
    ],
    ['the quote of a text', /"(?=The|,\n)/, 'The closing " of a text is missing.'],
  ])(
    'names only the mistake of JSON where %s is missing, nothing that was misread after it',
    (_, at, said) => {
      const text = fileOf(aBank());
      expect(text).toMatch(at);
      const { bank, problems } = check(text.replace(at, ''));
      expect(bank).toBeNull();
      expect(problems.map((p) => p.rule)).toEqual(problems.map(() => 'json'));
      expect(problems[0]?.message.en).toContain(said);
    },
  );

  it('survives anything that is not a bank', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '3',
      '"x"',
      '{}',
      '{"questions":{}}',
      '{"questions":[null,3,[]]}',
      '\uFEFF{}',
    ]) {
      const { bank, problems } = check(text);
      expect(bank).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});

describe('a damaged or hostile file', () => {
  const good = aBank({ questions: [aChoice(), aMultiple(), aBlanks(), aNumber(), aShort()] });
  const places = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? [path, ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))]
      : [path];
  const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
    if (key === undefined) return by;
    const copy = structuredClone(value) as Record<string, unknown>;
    return Object.assign(copy, { [key]: replaced(copy[key], rest, by) });
  };

  it('is answered with problems, never with a crash, whatever stands in whatever place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places(good)), fc.jsonValue(), (path, value) => {
        const { bank, problems } = check(JSON.stringify(replaced(good, path, value)));
        expect(bank !== null || problems.length > 0).toBe(true);
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is answered when it is cut off anywhere', () => {
    const text = fileOf(good);
    for (let length = 0; length < text.length; length += 97) {
      const { bank, problems } = check(text.slice(0, length));
      expect(bank).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('may not use the name %s', (name) => {
    const text = fileOf(good).replaceAll('"level"', `"${name}"`);
    expect(problemsOf('unknown-field', check(text))).toHaveLength(5);
  });

  it('nested without end is refused', () => {
    const { bank, problems } = check(`{"questions":${'['.repeat(200_000)}`);
    expect(bank).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('asks', () => {
  it('is judged by the sentence that asks, wherever it stands', () => {
    const stem = '活性化関数の記述として**誤っているもの**を 1 つ選べ。Leaky ReLU は Maas らのものとする。';
    expect(problemsOf('asks', check(withQuestion(aChoice({ asks: 'false', stem }))))).toEqual([]);
    expect(problemsOf('asks', check(withQuestion(aChoice({ stem }))))).toHaveLength(1);
  });

  it('is not wanted where 誤って only describes the situation', () => {
    const stem = '学習率を誤って大きくしたところ、損失が正しくない値になった。原因として正しいものを選べ。';
    expect(problemsOf('asks', check(withText('stem', stem)))).toEqual([]);
  });
});

describe('option letters', () => {
  it.each([
    '行列 A は正しい大きさをもつ。',
    '$A$ が正しい場合。',
    '`A` は正解ラベルを表す。',
    'A100 は正しい選択である。',
    '式 (1) より。',
    '選択肢を比べる。正解は一つ。',
    'タスク A が誤りを生む。',
    '正解は AdaGrad である。',
    '正解 $y$ と予測の差。',
    'アが多い。',
    'A* 探索は正しい。',
    'A 行列は正しい大きさをもつ。',
    'A と B の積は正しい。',
    'A と B は正解率が等しい。',
    'A と B は正方行列なので積が定義できる。',
    'チーム A とチーム B は誤りが多い。',
    'A、B は誤り率が高い。',
    'A* is correct, and team B is right.',
    '(a) の形に書ける',
  ])('are not seen in %s', (explanation) => {
    expect(problemsOf('option-letter', check(withText('explanation', explanation)))).toEqual([]);
  });

  it('may be used for labels the stem defines', () => {
    const question = aChoice({
      stem: '記述 (A)(B) について正しいものを選べ。(A) 和は 1。(B) 積は 1。',
      explanation: '(A)は正しい。Bが誤り。',
    });
    expect(problemsOf('option-letter', check(withQuestion(question)))).toEqual([]);
  });

  it('ア and イ are labels in a question with blanks', () => {
    const question = aBlanks({ explanation: 'アが正しいとき、イは誤り。' });
    expect(problemsOf('option-letter', check(withQuestion(question)))).toEqual([]);
  });
});

describe('formulas', () => {
  const overlap = (tex: string) => problemsOf('tex-overlap', check(withText('explanation', `式 $${tex}$`)));

  it.each([
    String.raw`\rlap{x}`,
    String.raw`\mathllap{x}`,
    String.raw`\smash{\hat{x}}`,
    String.raw`\kern-3em x`,
    String.raw`a\hspace*{ -2em}b`,
    String.raw`a \mkern -9mu b`,
  ])('may not lie over their neighbours: %s', (tex) => {
    const [problem] = overlap(tex);
    expect(problem).toMatchObject({ severity: 'error', question: 'softmax-sum' });
    expect(problem?.message.ja).toMatch(/重なる/);
  });

  it.each([
    String.raw`a\!b`,
    String.raw`\hspace{1em}x-1`,
    String.raw`\sum_{i=1}^n -1`,
    String.raw`\kern2em -x`,
    String.raw`\raisebox{1em}{a}`,
    String.raw`x\\rlap`,
  ])('may be set apart and drawn together a little: %s', (tex) => {
    expect(overlap(tex)).toEqual([]);
  });

  it('of several lines may begin a line with a letter or an indent, whatever the line ends', () => {
    for (const text of [
      '$$\nx = 1 \\\\\nu = 2 \\\\\nb = 3\n$$',
      '$$\r\nx = 1\r\ny = 2\r\n$$',
      '$$\n  x\n\t= 1\n$$',
    ]) {
      expect(problemsOf('single-backslash', check(withText('explanation', text)))).toEqual([]);
    }
  });
});

describe('plain texts', () => {
  it('may name prices', () => {
    const figure = { src: 'figures/a.svg', alt: '費用が $5 から $10 に増える折れ線' };
    expect(check(withQuestion(aChoice({ figure })), ['figures/a.svg']).problems).toEqual([]);
  });
});

describe('marks of blanks', () => {
  it('may be spoken of where the set or the stem has them', () => {
    const sets = [{ id: 'passage', stem: '{{blank:ア}} を通す。' }];
    const questions = [
      aChoice({ set: 'passage', explanation: '{{blank:ア}} は畳み込み。' }),
      aChoice({
        id: 'second',
        set: 'passage',
        stem: '{{blank:イ}} に入るものを選べ。',
        explanation: '{{blank:イ}}',
      }),
    ];
    expect(problemsOf('blank-mark', check(aBank({ sets, questions })))).toEqual([]);
  });

  it('may stand in the code of one framework and the stem of both', () => {
    const question = aBlanks({
      stem: '{{blank:ア}} を求める。',
      code: { pytorch: 'y = x.{{blank:イ}}()', tensorflow: 'y = tf.{{blank:イ}}(x)' },
    });
    expect(check(withQuestion(question)).problems).toEqual([]);
  });
});

describe('choices that differ', () => {
  it.each([
    ['精度は 1.5 倍になる', '精度は 15 倍になる'],
    ['大きさは 1,2 である', '大きさは 12 である'],
  ])('by a point or comma between digits are no repeats: %s, %s', (one, two) => {
    const question = aChoice({
      choices: [
        { ...choices[0]!, text: one },
        { ...choices[1]!, text: two },
      ],
    });
    expect(problemsOf('repeated-choice', check(withQuestion(question)))).toEqual([]);
  });
});

describe('a file that is not UTF-8', () => {
  it('is told to be saved as UTF-8, and nothing else is said of it', () => {
    const shiftJis = Uint8Array.from(
      [...'{ "title": "'].map((c) => c.charCodeAt(0)).concat([0x95, 0x5c, 0x22]),
    );
    const { bank, problems } = check(new TextDecoder().decode(shiftJis));
    expect(bank).toBeNull();
    expect(problems.map((p) => p.rule)).toEqual(['encoding']);
    expect(problems[0]?.message.ja).toContain('UTF-8 で保存');
    expect(problems[0]?.message.en).toContain('save it as UTF-8');
  });

  it('is not one that speaks of the replacement character by its escape', () => {
    const text = fileOf(withText('explanation', '不正なバイトは ? になる。')).replace('?', '\\ufffd');
    expect(check(text).problems).toEqual([]);
  });
});

describe('questions without a usable id', () => {
  it('are each told so, and not called repeats of one another', () => {
    const questions = [aChoice({ id: 'Bad Id' }), aNumber({ id: '' })];
    const { problems } = check(aBank({ questions }));
    expect(problems.map((p) => p.rule)).toEqual(['schema', 'schema']);
  });
});

describe('bias over a bank', () => {
  const many = (of: (i: number) => Partial<ReturnType<typeof aChoice>>): object =>
    aBank({ questions: Array.from({ length: 10 }, (_, i) => aChoice({ id: `q-${i}`, ...of(i) })) });

  it('is reported when the key stands first too often', () => {
    const checked = check(many(() => ({})));
    expect(problemsOf('key-position', checked)).toHaveLength(1);
    expect(problemsOf('key-position', checked)[0]).toMatchObject({ severity: 'warning' });
  });

  it('is not reported when keys are spread', () => {
    const spread = many((i) => ({ choices: [...choices.slice(i % 3), ...choices.slice(0, i % 3)] }));
    expect(problemsOf('key-position', check(spread))).toEqual([]);
  });

  it('is reported when the key is the longest option too often', () => {
    const long = many(() => ({
      choices: choices.map((c) => (c.correct ? { ...c, text: '長い'.repeat(30) } : c)),
    }));
    expect(problemsOf('key-length', check(long))).toHaveLength(1);
  });
});

describe('checkBanks', () => {
  const context = { figureExists: () => true };

  it('reports an id another bank uses, in the later file', () => {
    const checked = checkBanks(
      [
        { file: 'one.json', text: fileOf(aBank()) },
        { file: 'two.json', text: fileOf(aBank({ id: 'other' })) },
      ],
      context,
    );
    expect(checked.get('one.json')?.bank).not.toBeNull();
    expect(checked.get('two.json')?.bank).toBeNull();
    expect(problemsOf('duplicate-id', checked.get('two.json')!)[0]).toMatchObject({
      ...whereIs('"softmax-sum"', fileOf(aBank({ id: 'other' }))),
      question: 'softmax-sum',
    });
  });

  it('warns of a question that is nearly the same in another bank', () => {
    const twin = aChoice({ id: 'softmax-again', stem: 'ソフトマックス関数の出力について、正しいものを選べ' });
    const checked = checkBanks(
      [
        { file: 'one.json', text: fileOf(aBank()) },
        { file: 'two.json', text: fileOf(aBank({ id: 'other', questions: [twin] })) },
      ],
      context,
    );
    expect(problemsOf('near-duplicate', checked.get('two.json')!)).toHaveLength(1);
    expect(checked.get('two.json')?.bank).not.toBeNull();
  });

  it('keeps a good bank when another is bad', () => {
    const checked = checkBanks(
      [
        { file: 'bad.json', text: '{' },
        { file: 'good.json', text: fileOf(aBank()) },
      ],
      context,
    );
    expect(checked.get('bad.json')?.bank).toBeNull();
    expect(checked.get('good.json')?.bank?.id).toBe('softmax');
  });
});
