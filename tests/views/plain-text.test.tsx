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

test.each([
  ['\\sigma^2', 'σ²'],
  ['C_k', 'Cₖ'],
  ['\\mathbf{x}^\\top W_{xh}', 'xᵀWₓₕ'],
  ['d_{\\mathrm{model}}', 'd_model'],
  ['e^{-x^2}', 'e^(-x²)'],
  ['\\frac{1}{2}', '1/2'],
  ['\\frac{1}{2b}', '1/(2b)'],
  ['\\frac{1}{2}b', '1/2b'],
  ['PE_{pos}', 'PEₚₒₛ'],
  ['\\lambda_{coord}', 'λ_coord'],
  ['-p\\ln p', '-p ln p'],
  ['\\mathrm{KL}(p\\|q)', 'KL(p‖q)'],
  ['\\dfrac{\\partial E}{\\partial w_i}', '(∂E)/(∂wᵢ)'],
  ['\\sqrt{d_k}', '√dₖ'],
  ['\\sqrt{a+b}', '√(a+b)'],
  ['\\hat{y} = \\log p(x)', 'ŷ=log p(x)'],
  ['\\left( a + b \\right)', '(a+b)'],
  ['\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}', '(1 2; 3 4)'],
  ['\\mathbb{E}_{x\\sim p}[\\|x\\|]', 'E_(x~p)[‖x‖]'],
])('a formula becomes a line of text: %s', (tex, shown) => {
  expect(line(`値 $${tex}$ を求めよ。`)).toBe(`値 ${shown.normalize('NFD')} を求めよ。`.normalize('NFD'));
});

test('a very long formula is cut', () => {
  expect(line(`値 $${'a+'.repeat(80)}b$`)).toMatch(/^値 (?:a\+){30}…$/);
});

test('blanks keep their label', () => {
  expect(line('{{blank:ア}} を選べ。')).toBe('ア を選べ。');
});
