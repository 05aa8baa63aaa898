import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Route } from 'wouter';
import type { Bank } from '../../../src/content/schema.ts';
import { BankScreen } from '../../../src/features/banks/BankScreen.tsx';
import { type TestApp, anApp, choiceBank, renderScreen } from '../../support/app-builder.tsx';
import { aBank, aBlanks, aChoice, aMultiple, aNumber, aShort, fileOf } from '../../support/bank-builder.ts';
import { anAppWithImports } from './imported-app.ts';

const everyKind = (): Bank =>
  aBank({
    description: '正規化の問題。',
    sets: [{ id: 'table', stem: '次の表を読む。' }],
    questions: [
      aChoice({ level: 2 }),
      aMultiple({ set: 'table' }),
      aBlanks({ set: 'table' }),
      aNumber({ unit: 'bit', tolerance: 0.01 }),
      aShort({ rubric: ['名前が合っている'] }),
    ],
  });

const show = (app: TestApp, address: string) =>
  renderScreen(app, <Route path="/banks/:bank" component={BankScreen} />, address);
const keySwitch = () => screen.findByRole('checkbox', { name: '正解と理由を表示' });
const question = (n: number) => screen.findByRole('article', { name: `問 ${n}` });

describe('the screen of a bank', () => {
  test('shows what the bank holds and every question in the order of the file', async () => {
    show(await anApp({ banks: [everyKind()] }), '/banks/softmax');
    expect(await screen.findByRole('heading', { level: 1, name: 'ソフトマックス' })).toBeVisible();
    expect(screen.getByText('正規化の問題。')).toBeVisible();
    const facts = screen.getByText('形式').closest('dl')!;
    expect(facts).toHaveTextContent('問題数5 問');
    expect(facts).toHaveTextContent('選択：1 問複数選択：1 問空欄補充：1 問数値：1 問記述：1 問');
    expect(facts).toHaveTextContent('難易度1：4 問2：1 問');
    await question(5);
    const questions = screen.getAllByRole('article', { name: /^問 \d$/ });
    expect(questions.map((q) => q.querySelector('code')?.textContent)).toEqual([
      'softmax-sum',
      'softmax-all',
      'softmax-blanks',
      'softmax-value',
      'softmax-name',
    ]);
    // As in the file, so that a handout and its keys have the same letters.
    const letters = within(questions[0]!)
      .getAllByRole('listitem')
      .map((li) => li.textContent);
    expect(letters).toEqual([
      expect.stringMatching(/^A総和が/),
      expect.stringMatching(/^B最大の/),
      expect.stringMatching(/^C負の/),
    ]);
  });

  test('shows what the questions of a set have in common once, above them', async () => {
    show(await anApp({ banks: [everyKind()] }), '/banks/softmax');
    const shared = await screen.findByRole('region', { name: '問 2〜3 に共通' });
    expect(shared).toHaveTextContent('次の表を読む。');
    expect(screen.getAllByText('次の表を読む。')).toHaveLength(1);
    const follows = Node.DOCUMENT_POSITION_FOLLOWING;
    expect(shared.compareDocumentPosition(await question(2)) & follows).toBe(follows);
    expect((await question(1)).compareDocumentPosition(shared) & follows).toBe(follows);
  });

  test('neither fetches nor shows a key until it is asked for, and hides them again', async () => {
    const app = await anApp({ banks: [everyKind()] });
    show(app, '/banks/softmax');
    await question(5);
    expect(app.fetched).not.toContain('keys/softmax');
    expect(screen.queryByText('指数の和で割るため。')).not.toBeInTheDocument();
    expect(screen.queryByText('正解')).not.toBeInTheDocument();
    await userEvent.click(await keySwitch());
    expect(app.fetched).toContain('keys/softmax');
    await waitFor(() => expect(screen.getAllByRole('heading', { name: '解説' })).toHaveLength(5));
    await userEvent.click(await keySwitch());
    expect(screen.queryByText('正解')).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: '解説' })).not.toBeInTheDocument();
  });

  test('shows the key of each kind without calling anything the learner’s', async () => {
    show(await anApp({ banks: [everyKind()] }), '/banks/softmax');
    await userEvent.click(await keySwitch());
    await waitFor(() => expect(screen.getAllByRole('heading', { name: '解説' })).toHaveLength(5));
    const rightOf = async (n: number) =>
      within(await question(n))
        .getAllByRole('listitem')
        .filter((li) => within(li).queryByText('正解'))
        .map((li) => li.textContent[0]);
    expect(await rightOf(1)).toEqual(['A']);
    expect(await rightOf(2)).toEqual(['A', 'B']);
    expect(await rightOf(3)).toEqual(['A', 'B']);
    expect(await question(4)).toHaveTextContent('正解0.5 ± 0.01 bit');
    expect(await question(4)).toHaveTextContent('割り忘れ。');
    expect(await question(5)).toHaveTextContent('模範解答ソフトマックス関数');
    expect(await question(5)).toHaveTextContent('正解とする書き方softmax');
    expect(screen.queryByText('あなたの解答')).not.toBeInTheDocument();
    expect(screen.queryByText('未解答')).not.toBeInTheDocument();
  });

  test('shows a shared list of choices once, and with the keys the letter for each blank', async () => {
    const pooled = aBlanks({
      pool: [
        { id: 'a', text: '指数', reason: '正にするため。' },
        { id: 'b', text: '総和' },
        { id: 'c', text: '最大値' },
      ],
      blanks: [
        { id: 'ア', answer: 'a' },
        { id: 'イ', answer: 'b', reason: '和で割ると総和が 1 になる。' },
      ],
    });
    show(await anApp({ banks: [aBank({ questions: [pooled] })] }), '/banks/softmax');
    const only = await question(1);
    expect(within(only).getAllByRole('listitem')).toHaveLength(3);
    await userEvent.click(await keySwitch());
    await within(only).findByRole('heading', { name: '解説' });
    expect(only).toHaveTextContent('空欄 ア：A');
    expect(only).toHaveTextContent('空欄 イ：B和で割ると総和が 1 になる。');
    expect(only).toHaveTextContent('正にするため。');
  });

  test('has the code of the framework of the settings and says which', async () => {
    const code = { pytorch: 'x.softmax(0)', tensorflow: 'tf.nn.softmax(x)' };
    const app = await anApp({ banks: [aBank({ questions: [aChoice({ code })] })] });
    await app.store.getState().changeSettings({ framework: 'tensorflow' });
    show(app, '/banks/softmax');
    expect(await question(1)).toHaveTextContent('tf.nn.softmax(x)');
    expect(screen.getByText(/コードは TensorFlow のものです/)).toBeVisible();
  });

  test('leaves no record: nothing is begun and every question stays first-sight', async () => {
    const app = await anApp({ banks: [everyKind()] });
    show(app, '/banks/softmax');
    await userEvent.click(await keySwitch());
    await screen.findAllByRole('heading', { name: '解説' });
    expect(screen.getByText(/記録は付かず、演習と模試では初見のままです/)).toBeVisible();
    expect(app.store.getState().attempts).toEqual([]);
    expect([...(await app.store.getState().progress())]).toEqual([]);
  });

  test('shows all of a long bank, a few questions first', async () => {
    show(await anApp({ banks: [choiceBank('long', 9)] }), '/banks/long');
    await question(1);
    expect(screen.queryByRole('article', { name: '問 9' })).not.toBeInTheDocument();
    expect(await question(9)).toHaveTextContent('long の問題 9');
  });

  test('has all of a long bank when it is printed at once', async () => {
    show(await anApp({ banks: [choiceBank('long', 30)] }), '/banks/long');
    await question(1);
    window.dispatchEvent(new Event('beforeprint'));
    expect(screen.getAllByRole('article', { name: /^問 \d+$/ })).toHaveLength(30);
  });

  test('leads to practice, and back to the list with what was searched for', async () => {
    show(await anApp({ banks: [everyKind()] }), '/banks/softmax?q=%E5%92%8C');
    expect(await screen.findByRole('link', { name: '演習する' })).toHaveAttribute(
      'href',
      '#/practice?bank=softmax',
    );
    expect(screen.getByRole('link', { name: '問題集の一覧' })).toHaveAttribute('href', '#/banks?q=%E5%92%8C');
  });
});

describe('a bank that cannot be shown', () => {
  test('is not found under an unknown id, and there is a way back', async () => {
    show(await anApp(), '/banks/no-such-bank');
    expect(await screen.findByRole('alert')).toHaveTextContent('「no-such-bank」という問題集は');
    expect(screen.getByRole('heading', { level: 1, name: 'この問題集は見つかりません' })).toBeVisible();
    expect(screen.getByRole('link', { name: '問題集の一覧' })).toHaveAttribute('href', '#/banks');
  });

  test('can be loaded again when the network was away, index, questions and keys alike', async () => {
    const app = await anApp({ banks: [everyKind()] });
    for (const file of ['index', 'paper/softmax', 'keys/softmax']) app.broken.add(file);
    show(app, '/banks/softmax');
    for (const file of ['index', 'paper/softmax']) {
      expect(await screen.findByRole('alert')).toHaveTextContent('通信を確認してください');
      app.broken.delete(file);
      await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    }
    await question(1);
    await userEvent.click(await keySwitch());
    expect(await screen.findByRole('alert')).toHaveTextContent('正解と理由を読み込めませんでした');
    expect(await question(1)).toBeVisible();
    app.broken.delete('keys/softmax');
    await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    expect((await screen.findAllByRole('heading', { name: '解説' })).length).toBeGreaterThan(0);
  });

  test('lists its mistakes with their places when it does not pass the check any more', async () => {
    const text = fileOf(aBank({ title: '壊れた問題集', questions: [aChoice({ stem: '半分の $x の式。' })] }));
    show(await anAppWithImports([{ id: 'softmax', title: '壊れた問題集', text }]), '/banks/softmax');
    expect(await screen.findByRole('heading', { level: 1, name: '壊れた問題集' })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('検査を通らないため使えません');
    expect(screen.getByRole('heading', { level: 2, name: '誤り 1 件' })).toBeVisible();
    expect(screen.getByText(/^\d+ 行 \d+ 文字目$/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'softmax-sum' })).toBeVisible();
  });

  test('says so when its file has another id than it is kept under', async () => {
    const text = fileOf(aBank({ id: 'another' }));
    show(await anAppWithImports([{ id: 'softmax', title: '別の id', text }]), '/banks/softmax');
    expect(await screen.findByText(/読み込んだときの id とファイルの中の id が違う/)).toBeVisible();
  });
});

test('an imported bank is shown like a built-in one', async () => {
  show(await anAppWithImports([everyKind()]), '/banks/softmax');
  expect(await question(5)).toBeVisible();
  await userEvent.click(await keySwitch());
  expect((await screen.findAllByText('指数の和で割るため。')).length).toBeGreaterThan(0);
});
