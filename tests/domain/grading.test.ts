import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileBank } from '../../src/content/compile.ts';
import { forFramework } from '../../src/content/compiled.ts';
import type { BankQuestion } from '../../src/content/schema.ts';
import { letterAt, orderedChoices } from '../../src/domain/choice-order.ts';
import { grade } from '../../src/domain/grading/grade.ts';
import { parseNumber } from '../../src/domain/grading/number.ts';
import type { Answer } from '../../src/domain/question.ts';
import { answerByKey } from '../../src/views/answer-by-key.ts';
import { blanksInOrder, choicesInOrder, lettersOf } from '../../src/views/letters.ts';
import { aBank, aBlanks, aChoice, aMultiple } from '../support/bank-builder.ts';

describe('choice', () => {
  const key = { kind: 'choice', correct: 'b' } as const;
  it('gives full credit to the key and none to another choice', () => {
    expect(grade(key, { kind: 'choice', choice: 'b' })).toEqual({ outcome: 'right', credit: 1 });
    expect(grade(key, { kind: 'choice', choice: 'a' })).toEqual({ outcome: 'wrong', credit: 0 });
  });
  it('tells an unanswered question from a wrong one', () => {
    expect(grade(key, undefined).outcome).toBe('blank');
  });
  it('refuses an answer of another kind loudly', () => {
    expect(() => grade(key, { kind: 'number', text: '1' })).toThrow(/kind number/);
  });
});

describe('multiple', () => {
  const key = { kind: 'multiple', correct: ['a', 'c'] } as const;
  it('needs all right choices and no other, in any order', () => {
    expect(grade(key, { kind: 'multiple', choices: ['c', 'a'] }).outcome).toBe('right');
    expect(grade(key, { kind: 'multiple', choices: ['a'] }).outcome).toBe('wrong');
    expect(grade(key, { kind: 'multiple', choices: ['a', 'b', 'c'] }).outcome).toBe('wrong');
    expect(grade(key, { kind: 'multiple', choices: [] }).outcome).toBe('blank');
  });
  it('does not count a choice given twice as two', () => {
    expect(grade(key, { kind: 'multiple', choices: ['a', 'a'] }).outcome).toBe('wrong');
  });
});

describe('blanks', () => {
  const correct = { ア: 'a', イ: 'b', ウ: 'c', エ: 'd' };
  const answer = { kind: 'blanks', choices: { ア: 'a', イ: 'b', ウ: 'c', エ: 'a' } } as const;
  it('credits each blank on its own', () => {
    expect(grade({ kind: 'blanks', correct, scoring: 'each' }, answer)).toEqual({
      outcome: 'partial',
      credit: 0.75,
    });
  });
  it('credits nothing but all of them when the question says so', () => {
    expect(grade({ kind: 'blanks', correct, scoring: 'all' }, answer)).toEqual({
      outcome: 'wrong',
      credit: 0,
    });
  });
  it('is unanswered only when no blank is filled', () => {
    const key = { kind: 'blanks', correct, scoring: 'each' } as const;
    expect(grade(key, { kind: 'blanks', choices: {} }).outcome).toBe('blank');
    expect(grade(key, { kind: 'blanks', choices: { ア: 'b' } }).outcome).toBe('wrong');
  });
});

describe('number', () => {
  const key = { kind: 'number', value: 0.3, tolerance: 0.1 } as const;
  it('accepts the edge of the tolerance and nothing beyond', () => {
    expect(grade(key, { kind: 'number', text: '0.2' }).outcome).toBe('right');
    expect(grade(key, { kind: 'number', text: '0.4' }).outcome).toBe('right');
    expect(grade(key, { kind: 'number', text: '0.41' }).outcome).toBe('wrong');
  });
  it('reads what people type: full width, commas, fractions, exponents', () => {
    expect(parseNumber('１，０２４')).toBe(1024);
    expect(parseNumber('−2.5')).toBe(-2.5);
    expect(parseNumber('3/8')).toBe(0.375);
    expect(parseNumber('1.5e-3')).toBe(0.0015);
    expect(parseNumber('1/0')).toBeNull();
    expect(parseNumber('abc')).toBeNull();
    expect(parseNumber('1 or 2')).toBeNull();
  });
  it('reads every number it is given in plain notation', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
        expect(parseNumber(String(n))).toBe(n);
        expect(parseNumber(n.toLocaleString('en-US'))).toBe(n);
      }),
    );
  });
});

describe('short', () => {
  const key = { kind: 'short', accepts: ['Dying ReLU', '勾配消失'] } as const;
  it('accepts a listed spelling whatever its case, width and spacing', () => {
    expect(grade(key, { kind: 'short', text: 'ｄｙｉｎｇ　relu' }).outcome).toBe('right');
  });
  it('reads hyphens between letters as nothing, and signs as what they are', () => {
    const of = (accepted: string, text: string) =>
      grade({ kind: 'short', accepts: [accepted] }, { kind: 'short', text }).outcome;
    for (const spelling of [
      'reverse mode',
      'reversemode',
      'Reverse‐Mode',
      'reverse_mode',
      'reverse - mode',
    ]) {
      expect(of('reverse-mode', spelling)).toBe('right');
    }
    expect(of('-1', '1')).toBe('ungraded');
    expect(of('-1', '－１')).toBe('right');
    expect(of('1-2', '12')).toBe('ungraded');
    expect(of('_x', 'x')).toBe('ungraded');
  });
  it('leaves anything else to the learner instead of calling it wrong', () => {
    expect(grade(key, { kind: 'short', text: '勾配が消える' }).outcome).toBe('ungraded');
    expect(grade(key, { kind: 'short', text: '  ' }).outcome).toBe('blank');
  });
});

describe('a score', () => {
  const others = ['別の説明 1', '別の説明 2', '別の説明 3', '別の説明 4'];
  const right = ['正しい説明 1', '正しい説明 2'];
  /** The options as an author may write them: in any order, with ids in that order. */
  const written = (texts: readonly string[]) =>
    texts.map((text, i) => ({ id: 'abcdef'[i]!, text, correct: right.includes(text), reason: '理由。' }));
  const anyOrder = (texts: readonly string[]) =>
    fc.shuffledSubarray([...texts], { minLength: texts.length, maxLength: texts.length }).map(written);
  const seeds = fc.array(fc.string(), { minLength: 10, maxLength: 10 });
  /** Compiling takes its time: ten orders with ten seeds each. */
  const runs = { numRuns: 10 };

  function compiled(bankQuestion: BankQuestion) {
    const bank = compileBank(aBank({ questions: [bankQuestion] }), {
      chapter: '3-dl',
      figure: () => ({ src: '', width: 1, height: 1 }),
    });
    return {
      question: forFramework(bank.paper.questions[bankQuestion.id]!, 'pytorch'),
      key: forFramework(bank.keys.keys[bankQuestion.id]!, 'pytorch').key,
    };
  }

  /** What somebody gets who reads the options, knows which text to take, and presses the letter it has. */
  function gradeOfReader(
    { question, key }: ReturnType<typeof compiled>,
    seed: string,
    takes: readonly { readonly text: string; readonly blank: string | null }[],
  ) {
    let answer: Answer | undefined;
    for (const { text, blank } of takes) {
      const shown =
        question.kind === 'choice' || question.kind === 'multiple'
          ? choicesInOrder(question, seed)
          : question.kind === 'blanks'
            ? blanksInOrder(question, seed).find((b) => b.id === blank)!.choices
            : [];
      const seen = shown.find((c) => c.html.replace(/<[^>]*>/g, '') === text)!;
      // The letter that explanations call it by is the one beside it.
      const name = blank === null ? seen.id : `${blank}.${seen.id}`;
      expect(lettersOf(question, seed)[name]).toBe(seen.letter);
      const pressed = answerByKey(question, seed, seen.letter.charCodeAt(0) - 'A'.charCodeAt(0), blank);
      answer = pressed?.change(answer) ?? undefined;
    }
    return grade(key, answer);
  }
  const takes = (...texts: string[]) => texts.map((text) => ({ text, blank: null }));

  it('of a choice depends on the text that was taken, not on seed, order or letter', () => {
    fc.assert(
      fc.property(seeds, anyOrder([right[0]!, ...others]), (all, choices) => {
        const question = compiled(aChoice({ choices }));
        for (const seed of all) {
          expect(gradeOfReader(question, seed, takes(right[0]!)).credit).toBe(1);
          for (const other of others) expect(gradeOfReader(question, seed, takes(other)).credit).toBe(0);
        }
      }),
      runs,
    );
  });
  it('of several choices depends on the texts that were taken, not on seed, order or letter', () => {
    fc.assert(
      fc.property(seeds, anyOrder([...right, ...others]), (all, choices) => {
        const question = compiled(aMultiple({ choices }));
        const [one, two] = [right[0]!, right[1]!];
        for (const seed of all) {
          expect(gradeOfReader(question, seed, takes(two, one)).credit).toBe(1);
          // Ticked and unticked again.
          expect(gradeOfReader(question, seed, takes(one, others[0]!, two, others[0]!)).credit).toBe(1);
          expect(gradeOfReader(question, seed, takes(one)).credit).toBe(0);
          expect(gradeOfReader(question, seed, takes(one, two, others[0]!)).credit).toBe(0);
        }
      }),
      runs,
    );
  });
  const blanksOf = (seed: string, question: ReturnType<typeof compiled>, ア: string, イ: string) =>
    gradeOfReader(question, seed, [
      { text: ア, blank: 'ア' },
      { text: イ, blank: 'イ' },
    ]).credit;
  it('of blanks depends on the texts put in, each blank with options of its own', () => {
    fc.assert(
      fc.property(
        seeds,
        anyOrder([right[0]!, ...others]),
        anyOrder([right[1]!, ...others]),
        (all, first, second) => {
          const question = compiled(
            aBlanks({
              blanks: [
                { id: 'ア', choices: first },
                { id: 'イ', choices: second },
              ],
            }),
          );
          for (const seed of all) {
            expect(blanksOf(seed, question, right[0]!, right[1]!)).toBe(1);
            expect(blanksOf(seed, question, right[0]!, others[0]!)).toBe(0.5);
            expect(blanksOf(seed, question, others[1]!, others[0]!)).toBe(0);
          }
        },
      ),
      runs,
    );
  });
  it('of blanks depends on the texts put in, all blanks from one pool', () => {
    fc.assert(
      fc.property(seeds, anyOrder([...right, ...others]), (all, choices) => {
        const idOf = (text: string) => choices.find((c) => c.text === text)!.id;
        const question = compiled(
          aBlanks({
            pool: choices.map(({ id, text, reason }) => ({ id, text, reason })),
            blanks: [
              { id: 'ア', answer: idOf(right[0]!) },
              { id: 'イ', answer: idOf(right[1]!) },
            ],
          }),
        );
        for (const seed of all) {
          expect(blanksOf(seed, question, right[0]!, right[1]!)).toBe(1);
          expect(blanksOf(seed, question, right[1]!, right[0]!)).toBe(0);
          expect(blanksOf(seed, question, right[0]!, others[0]!)).toBe(0.5);
        }
      }),
      runs,
    );
  });
});

describe('the order of choices', () => {
  const choices = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, pin: null }));
  it('is the same on every return inside an attempt and another in the next', () => {
    const ids = (seed: string) =>
      orderedChoices(seed, 'q', choices, true)
        .map((c) => c.id)
        .join('');
    expect(ids('first')).toBe(ids('first'));
    const orders = new Set(['s1', 's2', 's3', 's4', 's5'].map(ids));
    expect(orders.size).toBeGreaterThan(1);
  });
  it('keeps pinned choices where they belong and unshuffled ones as written', () => {
    const pinned = [...choices.slice(0, 4), { id: 'last', pin: 'last' as const }];
    expect(orderedChoices('any', 'q', pinned, true).at(-1)?.id).toBe('last');
    expect(orderedChoices('any', 'q', choices, false).map((c) => c.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
  it('puts each choice in each place about equally often', () => {
    const first = new Map<string, number>();
    for (let i = 0; i < 2000; i++) {
      const id = orderedChoices(`seed${i}`, 'q', choices, true)[0]!.id;
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    for (const count of first.values()) expect(count).toBeGreaterThan(320);
    expect(first.size).toBe(5);
  });
  it('letters them A, B, C …', () => {
    expect([0, 1, 25].map(letterAt)).toEqual(['A', 'B', 'Z']);
  });
});
