import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalculatorKey,
  calculatorPending,
  calculatorText,
  clearedCalculator,
  pressCalculator,
} from '../../src/domain/calculator.ts';

/** What the display shows after keys written apart by spaces; null for no result. */
function after(keys: string): string | null {
  return calculatorText(
    keys.split(' ').reduce((state, key) => pressCalculator(state, key as CalculatorKey), clearedCalculator),
  );
}

describe('calculator', () => {
  it.each([
    ['1 2 + 3 =', '15'],
    ['2 + 3 × 4 =', '20'],
    ['7 - 9 =', '-2'],
    ['1 ÷ 8 =', '0.125'],
    ['0 . 1 + 0 . 2 =', '0.3'],
    ['2 + × 3 =', '6'],
    ['5 + =', '10'],
    ['2 × 3 = = =', '54'],
    ['2 × 3 = + 1 =', '7'],
    ['2 × 3 = 4 =', '4'],
    ['2 5 √', '5'],
    ['3 x² + 1 6 √ =', '13'],
    ['2 0 0 + 1 0 % =', '220'],
    ['2 0 0 × 1 0 % =', '20'],
    ['5 0 %', '0.5'],
    ['0 exp', '1'],
    ['1 0 0 log10', '2'],
    ['1 exp ln', '1'],
    ['5 ± + 8 =', '3'],
    ['1 2 ⌫ 3', '13'],
    ['9 ⌫ ⌫', '0'],
    ['. 5 × 4 =', '2'],
    ['1 . 2 . 3', '1.23'],
    ['4 M+ 6 M+ C MR', '10'],
    ['4 M+ 1 M- C MR + 1 =', '4'],
    ['0 0 7', '7'],
  ])('%s shows %s', (keys, shown) => {
    expect(after(keys)).toBe(shown);
  });

  it.each(['1 ÷ 0 =', '4 ± √', '0 ln', '9 9 9 exp'])('%s has no result', (keys) => {
    expect(after(keys)).toBeNull();
  });

  it('goes on with a new number after an operation without a result, and keeps the memory', () => {
    expect(after('5 M+ 1 ÷ 0 = + 7 + 1 =')).toBe('8');
    expect(after('5 M+ 1 ÷ 0 = MR')).toBe('5');
    expect(after('1 ÷ 0 = C')).toBe('0');
  });

  it('takes no more digits than it can hold', () => {
    expect(after(Array.from('12345678901234567').join(' '))).toBe('123456789012345');
  });

  it('says what waits for its right side', () => {
    const state = ['1', '2', '×', '3'].reduce(
      (s, k) => pressCalculator(s, k as CalculatorKey),
      clearedCalculator,
    );
    expect(calculatorPending(state)).toBe('12 ×');
    expect(calculatorPending(pressCalculator(state, '='))).toBe('');
  });

  it('shows a number or says there is none, whatever is pressed', () => {
    const key = fc.constantFrom<CalculatorKey>(
      ...([
        ...'0123456789.=+-×÷±%√C⌫',
        'x²',
        'exp',
        'ln',
        'log10',
        'MC',
        'MR',
        'M+',
        'M-',
      ] as CalculatorKey[]),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
        const text = calculatorText(keys.reduce(pressCalculator, clearedCalculator));
        expect(text === null || Number.isFinite(Number(text))).toBe(true);
      }),
    );
  });
});
