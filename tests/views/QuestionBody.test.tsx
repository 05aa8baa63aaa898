import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { compileBank } from '../../src/content/compile.ts';
import { forFramework } from '../../src/content/compiled.ts';
import { QuestionBody, placesOfSet } from '../../src/views/QuestionBody.tsx';
import { aBank, aChoice } from '../support/bank-builder.ts';

/** What was said of the drawings, in order. */
let told: boolean[] = [];
beforeEach(() => {
  told = [];
});

/** A set with a figure, and a question of it with a figure and a drawing in its stem. */
function show(shared?: readonly number[]) {
  const { paper } = compileBank(
    aBank({
      sets: [{ id: 'shared', stem: '大問の文', figure: { src: 'figures/set.svg', alt: '大問の図' } }],
      questions: [
        aChoice({
          set: 'shared',
          stem: '次の図を見よ。![文中の図](figures/inline.svg)',
          figure: { src: 'figures/own.svg', alt: '問題の図' },
        }),
      ],
    }),
    { chapter: '3-dl', figure: (src) => ({ src, width: 400, height: 300 }) },
  );
  render(
    <QuestionBody
      paper={{
        question: forFramework(paper.questions['softmax-sum']!, 'pytorch'),
        stimulus: forFramework(paper.sets['shared']!, 'pytorch'),
        language: 'ja',
      }}
      letters={{}}
      {...(shared && { shared })}
      onFiguresShown={(shown) => told.push(shown)}
    />,
  );
}

const comes = (alt: string) => act(() => void fireEvent.load(screen.getByAltText(alt)));
const fails = (alt: string) => act(() => void fireEvent.error(screen.getByAltText(alt)));
const again = () => userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));

test('a figure that comes does not make up for another one that failed', async () => {
  show();
  fails('大問の図');
  comes('問題の図');
  comes('文中の図');
  expect(told).toEqual([false]);
  expect(screen.getByRole('alert')).toHaveTextContent('採点の対象から外しました');
  await again();
  comes('大問の図');
  expect(told).toEqual([false, true]);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('says nothing until every drawing has come', () => {
  show();
  comes('大問の図');
  comes('文中の図');
  expect(told).toEqual([]);
  comes('問題の図');
  expect(told).toEqual([true]);
});

test('a drawing in the text counts like a figure, and can be tried again', async () => {
  show();
  comes('大問の図');
  comes('問題の図');
  fails('文中の図');
  expect(told).toEqual([false]);
  expect(screen.getByRole('alert')).toHaveTextContent('文中の図');
  await again();
  fails('文中の図');
  expect(told).toEqual([false, false]);
  await again();
  comes('文中の図');
  expect(told).toEqual([false, false, true]);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the enlarged copy of a figure says nothing of its own', async () => {
  show();
  for (const alt of ['大問の図', '文中の図', '問題の図']) comes(alt);
  await userEvent.click(screen.getAllByRole('button', { name: '図を拡大' })[1]!);
  act(() => void fireEvent.error(screen.getAllByAltText('問題の図')[1]!));
  expect(told).toEqual([true]);
});

test.each([
  [[1, 2, 3], '問 1〜3 に共通'],
  [[2, 5], '問 2・5 に共通'],
  [[4], '大問の共通文'],
  [undefined, '大問の共通文'],
] as const)('the text of a set says which questions of the paper share it (%j)', (places, name) => {
  show(places);
  const set = screen.getByRole('region', { name });
  expect(set).toHaveTextContent('大問の文');
  expect(set).not.toHaveTextContent('次の図を見よ');
});

test('questions share a text when bank and set are the same', () => {
  const items = [
    { bank: 'a', set: 's' },
    { bank: 'b', set: 's' },
    { bank: 'a', set: null },
    { bank: 'a', set: 's' },
    { bank: 'a', set: 't' },
  ];
  expect(placesOfSet(items, items[3]!)).toEqual([1, 4]);
  expect(placesOfSet(items, items[2]!)).toEqual([]);
});
