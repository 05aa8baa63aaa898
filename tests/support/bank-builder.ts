import { checkBank, type CheckedBank } from '../../src/content/check/check.ts';
import type { CheckProblem } from '../../src/content/check/problem.ts';
import type { Bank, BankQuestion } from '../../src/content/schema.ts';

type Of<K extends BankQuestion['kind']> = Extract<BankQuestion, { kind: K }>;

const base = {
  id: 'softmax-sum',
  syllabus: '3.1.ii',
  level: 1,
  skill: 'concept',
  stem: 'ソフトマックス関数の出力について正しいものを選べ。',
  explanation: '指数の和で割るので総和は $1$ になる。',
  sources: [{ title: 'Bridle, Probabilistic Interpretation of Feedforward Networks (1990)' }],
} as const;

/** A choice question without a mistake; `a` is the key. */
export function aChoice(overrides: Partial<Of<'choice'>> = {}): Of<'choice'> {
  return {
    ...base,
    sources: [...base.sources],
    kind: 'choice',
    choices: [
      { id: 'a', text: '総和が $1$ になる', correct: true, reason: '指数の和で割るため。' },
      { id: 'b', text: '最大の成分だけが残る', reason: 'それは argmax の働き。' },
      { id: 'c', text: '負の値をとりうる', reason: '指数関数は正の値しかとらない。' },
    ],
    ...overrides,
  };
}

export function aMultiple(overrides: Partial<Of<'multiple'>> = {}): Of<'multiple'> {
  const { kind: _kind, choices, ...rest } = aChoice({ id: 'softmax-all' });
  return {
    ...rest,
    stem: '次の記述のうち成り立つものをすべて選べ。',
    kind: 'multiple',
    choices: choices.map((c) => ({ ...c, correct: c.id !== 'c' })),
    ...overrides,
  };
}

/** Blanks ア (own options) and イ (own options), both marked in the stem. */
export function aBlanks(overrides: Partial<Of<'blanks'>> = {}): Of<'blanks'> {
  const options = (right: string) =>
    ['a', 'b'].map((id) => ({
      id,
      text: `候補 ${right}${id}`,
      correct: id === right,
      reason: `${id} の理由。`,
    }));
  return {
    ...base,
    sources: [...base.sources],
    id: 'softmax-blanks',
    stem: '{{blank:ア}} を求めてから {{blank:イ}} で割る。',
    kind: 'blanks',
    blanks: [
      { id: 'ア', choices: options('a') },
      { id: 'イ', choices: options('b') },
    ],
    ...overrides,
  };
}

export function aNumber(overrides: Partial<Of<'number'>> = {}): Of<'number'> {
  return {
    ...base,
    sources: [...base.sources],
    id: 'softmax-value',
    stem: '$e^0/(e^0+e^0)$ の値を求めよ。',
    kind: 'number',
    value: 0.5,
    slips: [{ value: 1, reason: '割り忘れ。' }],
    ...overrides,
  };
}

export function aShort(overrides: Partial<Of<'short'>> = {}): Of<'short'> {
  return {
    ...base,
    sources: [...base.sources],
    id: 'softmax-name',
    stem: '総和が $1$ になるように正規化する関数の名を答えよ。',
    kind: 'short',
    answer: 'ソフトマックス関数',
    accepts: ['softmax'],
    ...overrides,
  };
}

/** A bank without a mistake. */
export function aBank(overrides: Partial<Bank> = {}): Bank {
  return {
    format: 1,
    id: 'softmax',
    title: 'ソフトマックス',
    language: 'ja',
    license: 'CC-BY-4.0',
    questions: [aChoice()],
    ...overrides,
  };
}

/** The file a bank (or a deliberately wrong one) is written in. */
export function fileOf(bank: object): string {
  return JSON.stringify(bank, null, 2);
}

/** Checks a bank as a file; figures named in `figures` exist. */
export function check(bank: object | string, figures: readonly string[] = []): CheckedBank {
  const text = typeof bank === 'string' ? bank : fileOf(bank);
  return checkBank(text, 'softmax.json', { figureExists: (path) => figures.includes(path) });
}

/** The problems of one rule. */
export function problemsOf(rule: string, checked: CheckedBank): CheckProblem[] {
  return checked.problems.filter((p) => p.rule === rule);
}

/** Line and column (from 1) of a piece of text in a file; throws when it is not there. */
export function whereIs(needle: string, text: string): { line: number; column: number } {
  const offset = text.indexOf(needle);
  if (offset < 0) throw new Error(`not in the file: ${needle}`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
