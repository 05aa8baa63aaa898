import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'wouter';
import { describe, expect, test } from 'vitest';
import { lettersOf } from '../../../src/views/letters.ts';
import { questionState } from '../../../src/domain/attempt.ts';
import { forFramework } from '../../../src/content/compiled.ts';
import { ResultScreen } from '../../../src/features/result/ResultScreen.tsx';
import { ReviewScreen } from '../../../src/features/result/ReviewScreen.tsx';
import {
  type TestApp,
  addressNow,
  anApp,
  choiceBank,
  fourKinds,
  renderScreen,
  startMock,
} from '../../support/app-builder.tsx';
import { aBank, aChoice, aShort } from '../../support/bank-builder.ts';

const screens = (
  <>
    <Route path="/result/:attempt" component={ResultScreen} />
    <Route path="/result/:attempt/:number" component={ReviewScreen} />
  </>
);

const show = (app: TestApp, attempt: string, rest = '') =>
  renderScreen(app, screens, `/result/${attempt}${rest}`);

async function sit(app: TestApp, answers: readonly (readonly [question: string, choice: string])[]) {
  const attempt = await startMock(app);
  for (const [question, choice] of answers) {
    await app.store.getState().answer(question, () => ({ kind: 'choice', choice }));
  }
  return attempt;
}

const banksOfTwoAreas = [choiceBank('dl', 3, '3.1.ii'), choiceBank('math', 1, '1.3.i')];

/** One area with two of three right, another with none of one. */
async function twoAreas() {
  const app = await anApp({ banks: banksOfTwoAreas });
  const attempt = await sit(app, [
    ['dl-q-1', 'a'],
    ['dl-q-2', 'a'],
    ['dl-q-3', 'b'],
    ['math-q-1', 'b'],
  ]);
  return { app, attempt };
}

describe('the result of a mock', () => {
  test('lists each question in the language of its bank', async () => {
    const english = aBank({
      id: 'en',
      language: 'en',
      questions: [aChoice({ id: 'q-en', stem: 'Which holds?' })],
    });
    const app = await anApp({ banks: [choiceBank('dl', 1), english] });
    const attempt = await sit(app, []);
    await app.store.getState().submit('learner');
    show(app, attempt);
    expect(await screen.findByRole('link', { name: 'Which holds?' })).toHaveAttribute('lang', 'en');
    expect(screen.getByRole('link', { name: 'dl の問題 1' })).toHaveAttribute('lang', 'ja');
  });

  test('gives counts and percent for each area, as the result mail does', async () => {
    const { app, attempt } = await twoAreas();
    await app.store.getState().submit('learner');
    show(app, attempt);
    const area = async (name: string) => (await screen.findByRole('heading', { name })).closest('li')!;
    expect(await area('深層学習')).toHaveTextContent('66.7 %3 問中 2 問');
    expect(await area('応用数学')).toHaveTextContent('0.0 %1 問中 0 問');
    expect(await area('機械学習')).toHaveTextContent('–出題なし');
    expect(await area('深層学習')).toHaveTextContent('2025#1 57.7');
    expect(screen.queryByText(/合格点/)).toHaveTextContent('公表されていない');
  });

  test('is judged when it is opened, and offers to try again when the keys cannot be had', async () => {
    const { app, attempt } = await twoAreas();
    await app.store.getState().submit('learner');
    app.broken.add('keys/dl');
    show(app, attempt);
    const again = await screen.findByRole('button', { name: 'もう一度採点する' });
    expect(screen.getByText(/解答と提出の記録は保存されています/)).toBeVisible();
    app.broken.clear();
    await userEvent.click(again);
    expect((await screen.findAllByText('50.0 %'))[0]).toBeVisible();
  });

  test('asks for what must be done next in one sentence: sure but wrong comes first', async () => {
    const { app, attempt } = await twoAreas();
    await app.store.getState().record({ type: 'confidence', question: 'dl-q-3', value: 3 });
    await app.store.getState().submit('learner');
    show(app, attempt);
    const link = await screen.findByRole('link', { name: 'その 1 問の理由を読む' });
    expect(link).toHaveAttribute('href', `#/result/${attempt}/3?filter=sure-wrong`);
  });

  test('filters the questions, and a blank one is not a wrong one', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 4)] });
    const attempt = await sit(app, [
      ['dl-q-1', 'a'],
      ['dl-q-2', 'b'],
      ['dl-q-3', 'a'],
    ]);
    await app.store.getState().record({ type: 'flagged', question: 'dl-q-3', on: true });
    await app.store.getState().record({ type: 'confidence', question: 'dl-q-1', value: 2 });
    await app.store.getState().submit('learner');
    show(app, attempt);
    const nav = await screen.findByRole('navigation', { name: '表示する問題' });
    const shown = async (filter: string) => {
      await userEvent.click(within(nav).getByRole('link', { name: new RegExp(`^${filter}`) }));
      const list = screen.getByRole('region', { name: '全問' });
      return within(list)
        .getAllByRole('listitem')
        .map((row) => row.firstChild?.textContent);
    };
    expect(await shown('誤答')).toEqual(['2']);
    expect(await shown('見直し')).toEqual(['3']);
    expect(await shown('自信なし')).toEqual(['1']);
    expect(await shown('未解答')).toEqual(['4']);
    expect(await shown('すべて')).toEqual(['1', '2', '3', '4']);
  });

  test('shows yours→key for each blank that was wrong, in the letters of this attempt', async () => {
    const app = await anApp({ banks: [fourKinds()] });
    const attempt = await startMock(app);
    // ア is right with `a`; イ wants `b`.
    await app.store
      .getState()
      .answer('softmax-blanks', () => ({ kind: 'blanks', choices: { ア: 'a', イ: 'a' } }));
    await app.store.getState().submit('learner');
    show(app, attempt);
    const paper = await app.library.paper('softmax');
    const letters = lettersOf(forFramework(paper.questions['softmax-blanks']!, 'pytorch'), 'test-seed');
    expect(await screen.findByText(`イ：${letters['イ.a']}`, { exact: false })).toHaveTextContent(
      `イ：${letters['イ.a']}→${letters['イ.b']}`,
    );
    expect(screen.queryByText(/^ア：/)).toBeNull();
  });

  test('still shows its verdicts when its bank is gone', async () => {
    const { app, attempt } = await twoAreas();
    await app.store.getState().submit('learner');
    await app.store.getState().judgeNow();
    const later = await anApp({ banks: [choiceBank('math', 1, '1.3.i')], storage: app.storage });
    show(later, attempt);
    expect((await screen.findAllByText('66.7 %'))[0]).toBeVisible();
    expect(await screen.findByText('読み込めない問題集があります')).toBeVisible();
    // Loading again would not bring it, and only the question that is there can be tried again.
    expect(screen.getByText(/この端末にありません/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'もう一度読み込む' })).toBeNull();
    expect(screen.getByRole('link', { name: /解き直す/ })).toHaveAttribute('href', '#/practice?q=math-q-1');
  });

  test('judges what had no key at first, once its bank is there again', async () => {
    const { app, attempt } = await twoAreas();
    await app.store.getState().submit('learner');
    const without = await anApp({ banks: [choiceBank('math', 1, '1.3.i')], storage: app.storage });
    const first = show(without, attempt);
    expect(await screen.findByText('読み込めない問題集があります')).toBeVisible();
    expect(screen.queryByText('66.7 %')).toBeNull();
    first.unmount();
    const later = await anApp({ banks: banksOfTwoAreas, storage: app.storage });
    show(later, attempt);
    expect((await screen.findAllByText('66.7 %'))[0]).toBeVisible();
  });

  test('keeps old verdicts when a key was corrected, and offers to judge again', async () => {
    const question = aChoice({ id: 'q-1' });
    const app = await anApp({ banks: [aBank({ questions: [question] })] });
    const attempt = await sit(app, [['q-1', 'b']]);
    await app.store.getState().submit('learner');
    await app.store.getState().judgeNow();
    const corrected = {
      ...question,
      choices: question.choices.map((c) => ({ ...c, correct: c.id === 'b' })),
    };
    const later = await anApp({ banks: [aBank({ questions: [corrected] })], storage: app.storage });
    show(later, attempt);
    const again = await screen.findByRole('button', { name: '今の正解で採点し直す' });
    const area = () => screen.getByRole('heading', { name: '深層学習' }).closest('li');
    expect(area()).toHaveTextContent('0.0 %');
    await userEvent.click(again);
    await waitFor(() => expect(area()).toHaveTextContent('100.0 %'));
    expect(screen.queryByRole('button', { name: '今の正解で採点し直す' })).toBeNull();
  });

  test('a practice too is judged again when a key was corrected, but not what the learner judged', async () => {
    const question = aChoice({ id: 'q-1' });
    const own = aShort({ id: 'q-2' });
    const app = await anApp({ banks: [aBank({ questions: [question, own] })] });
    const { start, answer, check, submit } = app.store.getState();
    const attempt = await start({
      mode: 'practice',
      title: 'practice',
      questions: app.metas,
      seed: 'test-seed',
      framework: 'pytorch',
      durationMs: null,
    });
    await answer('q-1', () => ({ kind: 'choice', choice: 'b' }));
    await check('q-1');
    await answer('q-2', () => ({ kind: 'short', text: '行ごと' }));
    await check('q-2');
    await check('q-2', 'right');
    await submit('learner');
    const corrected = aBank({
      questions: [
        { ...question, choices: question.choices.map((c) => ({ ...c, correct: c.id === 'b' })) },
        { ...own, stem: '総和が 1 になる関数の名を答えよ。' },
      ],
    });
    const later = await anApp({ banks: [corrected], storage: app.storage });
    show(later, attempt);
    expect(await screen.findByText('1 問が採点のあとに改訂されました')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '今の正解で採点し直す' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: '今の正解で採点し直す' })).not.toBeInTheDocument(),
    );
    const { active } = later.store.getState();
    expect(questionState(active!.state, 'q-1').verdict?.outcome).toBe('right');
    expect(questionState(active!.state, 'q-2').verdict?.outcome).toBe('right');
  });

  test('shows nothing before the mock is handed in', async () => {
    const { app, attempt } = await twoAreas();
    const { unmount } = show(app, attempt);
    expect(await screen.findByRole('link', { name: '模試に戻る' })).toHaveAttribute(
      'href',
      `#/mock/${attempt}`,
    );
    unmount();
    show(app, attempt, '/1');
    await screen.findByRole('link', { name: '模試に戻る' });
    expect(app.fetched).toEqual([]);
  });

  test('says so when the attempt is unknown', async () => {
    show(await anApp(), 'nobody');
    expect(await screen.findByRole('alert')).toHaveTextContent('この受験の記録は見つかりません');
    expect(screen.getByRole('link', { name: 'ホームへ' })).toBeVisible();
  });
});

describe('a question in review', () => {
  test('shows key, reasons and explanation, and arrows go through the filter', async () => {
    const app = await anApp({ banks: [choiceBank('dl', 3)] });
    const attempt = await sit(app, [
      ['dl-q-1', 'b'],
      ['dl-q-2', 'a'],
      ['dl-q-3', 'c'],
    ]);
    await app.store.getState().submit('learner');
    show(app, attempt, '/1?filter=wrong');
    expect(await screen.findByText('それは argmax の働き。')).toBeVisible();
    expect(screen.getByRole('heading', { name: '解説' })).toBeVisible();
    expect(await screen.findByText('不正解')).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    expect(addressNow()).toBe(`/result/${attempt}/3?filter=wrong`);
    await userEvent.keyboard('{ArrowRight}');
    expect(addressNow()).toBe(`/result/${attempt}/3?filter=wrong`);
    await userEvent.keyboard('{ArrowLeft}');
    expect(addressNow()).toBe(`/result/${attempt}/1?filter=wrong`);
  });
});
