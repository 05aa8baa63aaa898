import { expect, test } from 'vitest';
import { gradeNumber, parseNumber } from '../../src/domain/grading/number.ts';

test.each([
  ['１２，３４５．６', 12_345.6],
  ['-1,234,567', -1_234_567],
  ['− ２．５', -2.5],
  ['１／２', 0.5],
  [' 3 / 8 ', 0.375],
  ['.5', 0.5],
  ['1.5E-3', 0.0015],
])('%s is read as the number it means', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  '0,5',
  '3,14',
  '1,2,3',
  '1 2',
  '1 1/2',
  '1,23,456',
  '12,34',
  '1.2.3',
  '∞',
  '',
  '0,125',
  '-0,125',
  '10²',
  '2⁵',
  '1e⁻³',
  'x₂',
  '3₂',
  '①',
  '1½',
])('%s could mean another number or none, and is not guessed at', (text) => {
  expect(parseNumber(text)).toBeNull();
});

test('a key near zero is not right for any small number, and its last bit does not decide', () => {
  const given = (value: number, tolerance: number, text: string) =>
    gradeNumber({ kind: 'number', value, tolerance }, { kind: 'number', text }).outcome;
  expect(given(3e-10, 0, '0')).toBe('wrong');
  expect(given(3e-10, 0, '3e-10')).toBe('right');
  expect(given(0.2, 0.1, '0.3')).toBe('right');
  expect(given(0.2, 0.1, '0.301')).toBe('wrong');
  expect(given(0, 0, '0')).toBe('right');
  expect(given(1_234_567_890, 0, '1234567891')).toBe('wrong');
  expect(given(1_234_567_890, 0, '1,234,567,890')).toBe('right');
  expect(given(0.7, 0.1, '0.8')).toBe('right');
  expect(given(0.3, 0, '0.30000000000000004')).toBe('right');
});
