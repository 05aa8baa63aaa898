import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterAt, orderedChoices } from '../../src/domain/choice-order.ts';
import { grade } from '../../src/domain/grading/grade.ts';
import { parseNumber } from '../../src/domain/grading/number.ts';

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
  it('leaves anything else to the learner instead of calling it wrong', () => {
    expect(grade(key, { kind: 'short', text: '勾配が消える' }).outcome).toBe('ungraded');
    expect(grade(key, { kind: 'short', text: '  ' }).outcome).toBe('blank');
  });
});

describe('the order of choices', () => {
  const choices = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, pin: null }));
  it('never changes a score, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(4), fc.nat(4), (seed, shown, correct) => {
        const key = { kind: 'choice', correct: choices[correct]!.id } as const;
        const order = orderedChoices(seed, 'q', choices, true);
        const chosen = order[shown]!;
        const expected = chosen.id === key.correct ? 1 : 0;
        expect(grade(key, { kind: 'choice', choice: chosen.id }).credit).toBe(expected);
        expect(new Set(order.map((c) => c.id)).size).toBe(5);
      }),
    );
  });
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
