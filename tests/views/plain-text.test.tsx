import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/content/render.ts';
import { plainText } from '../../src/views/plain-text.ts';

const line = (markdown: string) => plainText(renderMarkdown(markdown).html);

test('tags, entities and line breaks become one line of text', () => {
  expect(line('a < b **かつ** c\n\n- d')).toBe('a < b かつ c d');
});

test('a simple formula is written out once', () => {
  expect(line('値 $H(X\\mid Y)$ を $\\alpha$ とする。')).toBe('値 H(X|Y) を α とする。');
});

test('a built-up formula is left out rather than garbled', () => {
  expect(line('値 $\\frac{1}{2}$ を求めよ。')).toBe('値 … を求めよ。');
});

test('blanks keep their label', () => {
  expect(line('{{blank:ア}} を選べ。')).toBe('ア を選べ。');
});
