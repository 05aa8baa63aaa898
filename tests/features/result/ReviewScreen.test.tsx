import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Route } from 'wouter';
import { ReviewScreen } from '../../../src/features/result/ReviewScreen.tsx';
import { type TestApp, anApp, renderScreen, startMock } from '../../support/app-builder.tsx';
import { aBank, aChoice } from '../../support/bank-builder.ts';

const route = <Route path="/result/:attempt/:number" component={ReviewScreen} />;
const bankOf = (...stems: readonly string[]) =>
  aBank({ questions: stems.map((stem, i) => aChoice({ id: `q-${i + 1}`, stem })) });

async function handIn(app: TestApp): Promise<void> {
  await app.store.getState().submit('learner');
  await app.store.getState().judgeNow();
}

const changed = /受験を始めたあとに変わりました/;

test('a question that changed between the start and the verdict says so, and another does not', async () => {
  const before = await anApp({ banks: [bankOf('はじめの文', 'そのままの文')] });
  const attempt = await startMock(before);
  const app = await anApp({
    banks: [bankOf('改めた文', 'そのままの文')],
    storage: before.storage,
    clock: before.clock,
  });
  await app.store.getState().open(attempt);
  await handIn(app);
  const first = renderScreen(app, route, `/result/${attempt}/1`);
  expect(await screen.findByText(changed)).toBeVisible();
  expect(screen.queryByText(/採点のあとに改訂/)).toBeNull();
  first.unmount();
  renderScreen(app, route, `/result/${attempt}/2`);
  await screen.findByText('そのままの文');
  expect(screen.queryByText(changed)).toBeNull();
});

test('a question that was revised after it was marked says that the verdict is older', async () => {
  const before = await anApp({ banks: [bankOf('はじめの文')] });
  const attempt = await startMock(before);
  await handIn(before);
  const app = await anApp({ banks: [bankOf('改めた文')], storage: before.storage, clock: before.clock });
  renderScreen(app, route, `/result/${attempt}/1`);
  expect(await screen.findByText(/採点のあとに改訂されました/)).toBeVisible();
  expect(screen.queryByText(changed)).toBeNull();
});

test('a memo that cannot be read is not written over: the field takes nothing until it was read', async () => {
  const app = await anApp({ banks: [bankOf('文')] });
  const attempt = await startMock(app);
  await handIn(app);
  await app.storage.saveMemo({ question: 'q-1', text: '前のメモ', at: 1 });
  const read = vi.spyOn(app.storage, 'memo').mockRejectedValue(new DOMException('no', 'UnknownError'));
  renderScreen(app, route, `/result/${attempt}/1`);
  expect(await screen.findByText(/保存してあるメモを読めませんでした/)).toBeVisible();
  const field = screen.getByRole('textbox', { name: '自分のメモ' });
  await userEvent.type(field, 'x');
  read.mockRestore();
  expect(await app.storage.memo('q-1')).toMatchObject({ text: '前のメモ' });
  await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
  await waitFor(() => expect(field).toHaveValue('前のメモ'));
  await userEvent.type(field, '、続き');
  await waitFor(async () => expect(await app.storage.memo('q-1')).toMatchObject({ text: '前のメモ、続き' }));
});

test('what is typed into the memo before it was read does not take the place of what is kept', async () => {
  const app = await anApp({ banks: [bankOf('文')] });
  const attempt = await startMock(app);
  await handIn(app);
  await app.storage.saveMemo({ question: 'q-1', text: '前のメモ', at: 1 });
  const real = app.storage.memo.bind(app.storage);
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  vi.spyOn(app.storage, 'memo').mockImplementation(async (question) => {
    await gate;
    return real(question);
  });
  renderScreen(app, route, `/result/${attempt}/1`);
  const field = await screen.findByRole('textbox', { name: '自分のメモ' });
  await userEvent.type(field, 'x');
  release();
  await waitFor(() => expect(field).toHaveValue('前のメモ'));
  expect(await real('q-1')).toMatchObject({ text: '前のメモ' });
});
