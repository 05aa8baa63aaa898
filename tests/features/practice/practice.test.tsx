import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { Route } from 'wouter';
import { describe, expect, test } from 'vitest';
import { PracticeRunScreen } from '../../../src/features/practice/PracticeRunScreen.tsx';
import { PracticeScreen } from '../../../src/features/practice/PracticeScreen.tsx';
import {
  type TestApp,
  addressNow,
  anApp,
  choiceBank,
  fourKinds,
  renderScreen,
} from '../../support/app-builder.tsx';
import { aBank, aShort } from '../../support/bank-builder.ts';

const screens = (
  <>
    <Route path="/practice" component={PracticeScreen} />
    <Route path="/practice/:attempt" component={PracticeRunScreen} />
  </>
);
const show = (app: TestApp, address: string) => renderScreen(app, screens, address);

/** Keyboard place of a choice: attempts show choices in their own order. */
const letterOf = (text: string) =>
  screen.getByText(text).closest('label')!.querySelector('[class*=letter]')!.textContent;

describe('a practice link', () => {
  test('opens straight at its first question and starts one attempt', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 5), choiceBank('ml', 5, '2.1.i')] });
    renderScreen(app, <StrictMode>{screens}</StrictMode>, '/practice?bank=dl&n=2');
    expect(await screen.findByText(/^dl の問題/)).toBeVisible();
    expect(addressNow()).toMatch(/^\/practice\/[0-9a-z]+/);
    expect(screen.getByText('全 2 問の 1 問め')).toBeInTheDocument();
    expect(app.store.getState().attempts).toHaveLength(1);
    expect(app.fetched.filter((f) => f.startsWith('keys/'))).toEqual([]);
  });

  test('names everything that is wrong with it, and the way on', async () => {
    const app = await anApp();
    show(app, '/practice?bank=nope&level=9');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('問題集「nope」は見つかりません');
    expect(alert).toHaveTextContent('「level=9」は使えない指定です');
    expect(screen.getByRole('link', { name: '条件を選んで始める' })).toHaveAttribute('href', '#/practice');
    expect(app.store.getState().attempts).toEqual([]);
  });

  test('says when nothing matches', async () => {
    show(await anApp(), '/practice?area=ops');
    expect(await screen.findByRole('alert')).toHaveTextContent('当てはまる問題がありません');
  });
});

describe('when the records cannot be read', () => {
  /** An app whose storage refuses to give the progress until told otherwise. */
  async function refusing() {
    const app = await anApp({ banks: [choiceBank('dl', 2)] });
    const { progress } = app.storage;
    app.storage.progress = () => Promise.reject(new Error('the browser refuses'));
    return { app, mend: () => Object.assign(app.storage, { progress: progress.bind(app.storage) }) };
  }

  test('a link says so, and starts when it is tried again', async () => {
    const { app, mend } = await refusing();
    show(app, '/practice?bank=dl');
    expect(await screen.findByRole('alert')).toHaveTextContent('演習を始められませんでした');
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    expect(await screen.findByText(/^dl の問題/)).toBeVisible();
  });

  test('the form says so, and is there when it is tried again', async () => {
    const { app, mend } = await refusing();
    show(app, '/practice');
    expect(await screen.findByRole('alert')).toHaveTextContent('問題集を読み込めません');
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    expect(await screen.findByText('当てはまる問題 2 問')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the form', () => {
  test('counts what matches and starts it as a link', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 12), choiceBank('math', 3, '1.3.i')] });
    show(app, '/practice');
    expect(await screen.findByText('当てはまる問題 15 問')).toBeVisible();
    await userEvent.click(screen.getByLabelText('応用数学'));
    expect(screen.getByText('当てはまる問題 3 問')).toBeVisible();
    await userEvent.dblClick(screen.getByText('3 問の演習を始める'));
    expect(await screen.findByText(/^math の問題/)).toBeVisible();
    expect(app.store.getState().attempts).toHaveLength(1);
  });
});

describe('a question in practice', () => {
  test('puts a letter into the blank that has the focus, else into the first open one', async () => {
    const app = await anApp({ banks: [fourKinds()] });
    show(app, '/practice?kind=blanks');
    const first = await screen.findByRole('group', { name: '空欄 ア' });
    const second = screen.getByRole('group', { name: '空欄 イ' });
    await userEvent.keyboard('12');
    await waitFor(() => expect(within(second).getAllByRole('radio')[1]).toBeChecked());
    within(second).getAllByRole('radio')[1]!.focus();
    await userEvent.keyboard('1');
    await waitFor(() => expect(within(second).getAllByRole('radio')[0]).toBeChecked());
    expect(within(first).getAllByRole('radio')[0]).toBeChecked();
  });

  test('puts the focus on what a key has chosen in a blank', async () => {
    const app = await anApp({ banks: [fourKinds()] });
    show(app, '/practice?kind=blanks');
    const first = await screen.findByRole('group', { name: '空欄 ア' });
    await userEvent.keyboard('2');
    expect(within(first).getAllByRole('radio')[1]).toHaveFocus();
    await userEvent.keyboard('1');
    expect(within(screen.getByRole('group', { name: '空欄 イ' })).getAllByRole('radio')[0]).toHaveFocus();
  });

  test('takes a number from wherever its first digit is pressed', async () => {
    const app = await anApp({ banks: [fourKinds()] });
    show(app, '/practice?kind=number');
    const field = await screen.findByRole('textbox', { name: /答え/ });
    await userEvent.keyboard('-2');
    expect(field).toHaveFocus();
    expect(field).toHaveValue('-2');
  });

  test('takes back what was chosen in its blanks, with the focus on the first of them', async () => {
    const app = await anApp({ banks: [fourKinds()] });
    show(app, '/practice?kind=blanks');
    const first = await screen.findByRole('group', { name: '空欄 ア' });
    await userEvent.keyboard('12');
    await waitFor(() => expect(screen.queryByText(/^わからない/)).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: '選択を取り消す' }));
    expect(await screen.findByText(/^わからない/)).toBeVisible();
    for (const radio of screen.getAllByRole('radio', { name: /^[A-Z]/ })) expect(radio).not.toBeChecked();
    expect(within(first).getAllByRole('radio')[0]).toHaveFocus();
  });

  test('takes its confidence back when the same is chosen once more, but not by a double click', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 1)] });
    show(app, '/practice?bank=dl');
    const sure = await screen.findByRole('radio', { name: '確信' });
    await userEvent.dblClick(sure);
    await waitFor(() => expect(sure).toBeChecked());
    await userEvent.click(sure);
    await waitFor(() => expect(sure).not.toBeChecked());
    await userEvent.click(screen.getByRole('radio', { name: '勘' }));
    await waitFor(() => expect(screen.getByRole('radio', { name: '勘' })).toBeChecked());
  });

  test('is checked with Enter, shows the reasons in place, and Enter goes on', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 2)] });
    show(app, '/practice?bank=dl');
    await screen.findByText(/^dl の問題/);
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByText('解説')).toBeNull();
    await userEvent.keyboard(letterOf('最大の成分だけが残る').toLowerCase());
    await waitFor(() => expect(screen.getByRole('radio', { checked: true })).toBeInTheDocument());
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('それは argmax の働き。')).toBeVisible();
    expect(screen.getByText('不正解').closest('[role=status]')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: '採点結果' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('全 2 問の 2 問め')).toBeInTheDocument();
  });

  test('keeps answers, verdicts and place over a reload', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 3)] });
    const first = show(app, '/practice?bank=dl');
    await screen.findByText(/^dl の問題/);
    await userEvent.click(screen.getByText('総和が', { exact: false }));
    await userEvent.click(screen.getByRole('button', { name: '採点する' }));
    await userEvent.click(await screen.findByRole('button', { name: '次へ' }));
    const address = addressNow();
    expect(address).toMatch(/\?n=2$/);
    first.unmount();
    const later = await anApp({ banks: [choiceBank('dl', 3)], storage: app.storage });
    show(later, address);
    expect(await screen.findByText('全 3 問の 2 問め')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '前の問題' }));
    expect(await screen.findByRole('heading', { name: '解説' })).toBeVisible();
  });

  test('says that it could not be checked without the network, and checks when asked again', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 1)] });
    app.broken.add('keys/dl');
    show(app, '/practice?bank=dl');
    await screen.findByText(/^dl の問題/);
    await userEvent.click(screen.getByText('最大の成分だけが残る'));
    const check = screen.getByRole('button', { name: '採点する' });
    await waitFor(() => expect(check).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(check);
    expect(await screen.findByRole('alert')).toHaveTextContent('解答は保存されています');
    app.broken.clear();
    await userEvent.click(screen.getAllByRole('button', { name: '採点する' })[0]!);
    expect(await screen.findByText('不正解')).toBeVisible();
  });

  test('takes a number with Enter from its field', async () => {
    const app = await anApp({ banks: [fourKinds()] });
    show(app, '/practice?kind=number');
    await userEvent.type(await screen.findByLabelText('答え（数値）'), '0.5{Enter}');
    await waitFor(() =>
      expect(screen.getAllByRole('status').some((s) => s.textContent === '正解')).toBe(true),
    );
  });

  test('shows the model answer of a written one and lets the learner judge', async () => {
    const app = await anApp({ banks: [aBank({ questions: [aShort()] })] });
    show(app, '/practice?bank=softmax');
    await userEvent.type(await screen.findByLabelText('答え'), '正規化指数関数');
    const check = screen.getByRole('button', { name: '採点する' });
    await waitFor(() => expect(check).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(check);
    // A double tap on 採点する must not judge.
    await userEvent.click(await screen.findByText('違っていた'));
    expect(screen.queryByRole('button', { name: '結果を見る' })).toBeNull();
    expect(await screen.findByText('ソフトマックス関数')).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 450));
    await userEvent.click(screen.getByRole('button', { name: '合っていた' }));
    expect(await screen.findByRole('button', { name: '結果を見る' })).toBeVisible();
  });

  test('asks before it ends with questions that are not checked', async () => {
    show(await anApp({ banks: [choiceBank('dl', 2)] }), '/practice?bank=dl');
    await userEvent.click(await screen.findByRole('button', { name: '終える' }));
    const dialog = screen.getByRole('dialog', { name: '演習を終えますか' });
    expect(dialog).toHaveTextContent('まだ採点していない問題が 2 問あります');
  });

  test('ends with a submission that leads to the result', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 1)] });
    show(app, '/practice?bank=dl');
    await screen.findByText(/^dl の問題/);
    await userEvent.click(screen.getByRole('button', { name: 'わからない（正解を見る）' }));
    await userEvent.click(await screen.findByRole('button', { name: '結果を見る' }));
    await waitFor(() => expect(addressNow()).toMatch(/^\/result\//));
    expect(app.store.getState().attempts[0]).toMatchObject({ result: { credit: 0, scored: 1 } });
  });
});
