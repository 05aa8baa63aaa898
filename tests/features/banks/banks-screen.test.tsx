import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Route } from 'wouter';
import { BanksScreen } from '../../../src/features/banks/BanksScreen.tsx';
import { addressNow, anApp, choiceBank, renderScreen } from '../../support/app-builder.tsx';
import { aBank, aChoice, fileOf } from '../../support/bank-builder.ts';
import { anAppWithImports } from './imported-app.ts';

// jsdom does not scroll.
Element.prototype.scrollIntoView = () => undefined;

const screens = <Route path="/banks" component={BanksScreen} />;
const row = async (title: string) => (await screen.findByRole('link', { name: title })).closest('li')!;
const searchField = () => screen.findByRole('searchbox', { name: '問題集を探す' });

describe('the list of banks', () => {
  test('leads from each title into the bank and says how many questions an imported one holds', async () => {
    const imported = aBank({
      id: 'own',
      title: '自作',
      questions: [aChoice({ id: 'own-1' }), aChoice({ id: 'own-2' })],
    });
    renderScreen(await anAppWithImports([imported], [choiceBank('site', 3)]), screens, '/banks');
    expect(await screen.findByRole('link', { name: '自作' })).toHaveAttribute('href', '#/banks/own');
    expect(await row('自作')).toHaveTextContent(/2 問 · 2026\/8\/1 に読み込み/);
    expect(await screen.findByRole('link', { name: 'ソフトマックス' })).toHaveAttribute(
      'href',
      '#/banks/site',
    );
  });

  test('does not lead from a refused bank to the built-in one whose id it has', async () => {
    const app = await anAppWithImports(
      [{ id: 'site', title: '同じ id', text: fileOf(aBank({ id: 'site' })) }],
      [choiceBank('site', 1)],
    );
    renderScreen(app, screens, '/banks');
    expect(await screen.findByText('同じ id')).toBeVisible();
    expect(screen.queryByRole('link', { name: '同じ id' })).not.toBeInTheDocument();
  });
});

describe('the search', () => {
  const own = aBank({
    id: 'own',
    title: '自作',
    questions: [
      aChoice({ id: 'own-1', syllabus: '2.1.xi', topics: ['roc-curve', 'f-measure'] }),
      aChoice({ id: 'own-2', syllabus: '2.1.xi', topics: ['my-own-topic'] }),
    ],
  });

  test('finds a bank by a topic of its questions and says which', async () => {
    renderScreen(await anAppWithImports([own], [choiceBank('site', 1)]), screens, '/banks');
    await userEvent.type(await searchField(), 'roc');
    expect(await screen.findByText('1 件')).toBeVisible();
    expect(await row('自作')).toHaveTextContent('含む内容：ROC 曲線');
    expect(screen.queryByRole('link', { name: 'ソフトマックス' })).not.toBeInTheDocument();
    await userEvent.clear(await searchField());
    await userEvent.type(await searchField(), 'own topic');
    expect(await row('自作')).toHaveTextContent('含む内容：my own topic');
  });

  test('finds a built-in bank by its topics, which come with the site', async () => {
    // The bank under this id in questions/ asks about SVMs.
    renderScreen(await anApp({ banks: [choiceBank('classical-models', 1)] }), screens, '/banks?q=SVM');
    expect(await row('ソフトマックス')).toHaveTextContent('サポートベクターマシン（SVM）');
  });

  test('finds a bank by the name of a syllabus item', async () => {
    renderScreen(await anAppWithImports([own]), screens, '/banks?q=性能指標');
    expect(await row('自作')).toHaveTextContent('含む内容：性能指標');
  });

  test('says in the hint of its field what it looks at', async () => {
    renderScreen(await anApp(), screens, '/banks');
    expect(await searchField()).toHaveAccessibleDescription(/話題.*シラバス項目.*問題文は調べません/);
  });

  test('stands in the address, and each bank’s link carries it on', async () => {
    renderScreen(await anApp({ banks: [choiceBank('site', 1)] }), screens, '/banks');
    await userEvent.type(await searchField(), 'ソフト &');
    expect(addressNow()).toBe('/banks?q=%E3%82%BD%E3%83%95%E3%83%88+%26');
    await userEvent.type(await searchField(), '{Backspace}');
    expect(await screen.findByRole('link', { name: 'ソフトマックス' })).toHaveAttribute(
      'href',
      '#/banks/site?q=%E3%82%BD%E3%83%95%E3%83%88+',
    );
  });
});

describe('the import', () => {
  const paste = async () => {
    await userEvent.click(await screen.findByText('JSON を貼り付ける'));
    await userEvent.click(screen.getByLabelText('問題集の JSON'));
    await userEvent.paste(fileOf(aBank({ id: 'own', title: '自作' })));
    await userEvent.click(screen.getByRole('button', { name: '検査する' }));
    await screen.findByText('「自作」（1 問）を追加できます');
  };

  test('shows the questions before they are added, and adds nothing by it', async () => {
    const app = await anAppWithImports([]);
    renderScreen(app, screens, '/banks');
    await paste();
    await userEvent.click(screen.getByText('追加する前に問題を見る'));
    const question = await screen.findByRole('article', { name: '問 1' });
    expect(question).toHaveTextContent('ソフトマックス関数の出力について');
    await userEvent.click(screen.getByRole('checkbox', { name: '正解と理由を表示' }));
    expect(await within(question).findByText('指数の和で割るため。')).toBeVisible();
    expect(await app.storage.banks()).toEqual([]);
  });

  test('leads into the bank it has added', async () => {
    renderScreen(await anAppWithImports([]), screens, '/banks');
    await paste();
    await userEvent.click(screen.getByRole('button', { name: '追加する' }));
    expect(await screen.findByRole('link', { name: '「自作」の問題を見る' })).toHaveAttribute(
      'href',
      '#/banks/own',
    );
  });

  test('offers a sample and the schema, and says what each is for', async () => {
    renderScreen(await anApp(), screens, '/banks');
    const file = async (name: RegExp) => (await screen.findByText(name)).closest('a');
    expect(await file(/sample-bank\.json/)).toHaveAttribute('href', './sample-bank.json');
    expect(await file(/bank\.schema\.json/)).toHaveAttribute('href', './bank.schema.json');
    expect(screen.getByText(/5 形式と大問が 1 つ/)).toBeInTheDocument();
    expect(screen.getByText(/項目名を補い/)).toBeInTheDocument();
  });
});
