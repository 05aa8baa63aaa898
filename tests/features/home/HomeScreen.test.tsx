import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HomeScreen } from '../../../src/features/home/HomeScreen.tsx';
import { createMemoryStorage } from '../../../src/store/memory-storage.ts';
import { aClock, anApp, choiceBank, renderScreen, startMock } from '../../support/app-builder.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: aClock().wallMs });
});
afterEach(() => {
  vi.useRealTimers();
});

test('shows one way in and a sample marked as such on the first visit', async () => {
  renderScreen(await anApp(), <HomeScreen />);
  expect(screen.getByRole('link', { name: 'クイック模試（13 問）へ進む' })).toHaveAttribute(
    'href',
    '#/mock?t=quick',
  );
  expect(screen.getByText('見本')).toBeVisible();
  expect(screen.queryByText('最近の受験')).toBeNull();
});

test('offers to go on with an unfinished mock first, with the time its deadline leaves', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 2)] });
  const attempt = await startMock(app, 60);
  vi.setSystemTime(aClock().wallMs + 20 * 60_000);
  renderScreen(app, <HomeScreen />);
  expect(screen.getByText('残り 40:00')).toBeVisible();
  expect(screen.getByRole('link', { name: '模試に戻る' })).toHaveAttribute('href', `#/mock/${attempt}`);
  expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent('続きから');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByText('残り 39:59')).toBeVisible();
});

test('lists finished attempts with their score and how it stands by area', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 2)] });
  await startMock(app);
  const { answer, submit, judgeNow } = app.store.getState();
  await answer('dl-q-1', () => ({ kind: 'choice', choice: 'a' }));
  await submit('learner');
  await judgeNow();
  renderScreen(app, <HomeScreen />);
  expect(screen.getByText('50.0 %（2 問中 1 問）')).toBeVisible();
  expect(await screen.findByText('正解 1 n = 2', { collapseWhitespace: true })).toBeVisible();
});

test('lists the newest ten attempts, and every older one when asked', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 1)] });
  for (let n = 0; n < 12; n++) {
    await startMock(app);
    await app.store.getState().submit('learner');
  }
  renderScreen(app, <HomeScreen />);
  const results = () =>
    screen.getAllByRole('link').filter((l) => l.getAttribute('href')?.includes('/result/'));
  expect(results().filter((link) => !link.closest('details'))).toHaveLength(10);
  expect(screen.getByText('以前の受験（2 件）')).toBeVisible();
  expect(new Set(results().map((link) => link.getAttribute('href'))).size).toBe(12);
});

test('counts the days to the exam', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 2)] });
  await startMock(app);
  const today = new Date(aClock().wallMs);
  const exam = new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() + 12));
  await app.store.getState().changeSettings({ examDate: exam.toISOString().slice(0, 10) });
  renderScreen(app, <HomeScreen />);
  expect(screen.getByText('試験まで 12 日')).toBeVisible();
});

test('says that nothing is kept when the browser keeps nothing', async () => {
  renderScreen(await anApp({ storage: createMemoryStorage() }), <HomeScreen />);
  expect(screen.getByRole('alert')).toHaveTextContent('このブラウザでは記録が残りません');
  expect(screen.getByRole('link', { name: '設定へ' })).toHaveAttribute('href', '#/settings');
});

test('shows the time that is left whatever the device’s clock was moved by', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 2)] });
  await startMock(app, 60);
  app.clock.pass(20 * 60_000);
  app.clock.wallMs += 3 * 60 * 60_000;
  await app.store.getState().checkClock();
  vi.setSystemTime(app.clock.wallMs);
  renderScreen(app, <HomeScreen />);
  expect(screen.getByText('残り 40:00')).toBeVisible();
});

test('says that records could not be read, instead of greeting a newcomer, and reads them when asked', async () => {
  const first = await anApp({ banks: [choiceBank('dl', 2)] });
  await startMock(first);
  const read = vi
    .spyOn(first.storage, 'attempts')
    .mockRejectedValue(new DOMException('Internal error', 'UnknownError'));
  const app = await anApp({ banks: [choiceBank('dl', 2)], storage: first.storage });
  renderScreen(app, <HomeScreen />);
  expect(screen.getByRole('alert')).toHaveTextContent('記録の一部を読み込めませんでした');
  expect(screen.queryByText('見本')).toBeNull();
  read.mockRestore();
  act(() => screen.getByRole('button', { name: 'もう一度試す' }).click());
  expect(await screen.findByRole('link', { name: '模試に戻る' })).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('tells what could not take its place from what could not be read', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 2)] });
  const attempt = await startMock(app);
  await app.storage.keepAside([
    { type: 'answered', question: 'dl-q-1', answer: { kind: 'choice', choice: 'a' }, attempt, seq: 1, at: 1 },
  ]);
  await app.store.getState().boot();
  renderScreen(app, <HomeScreen />);
  expect(screen.getByText('受験の記録に入れられなかった操作があります')).toBeVisible();
  expect(screen.getByText(/1 件の操作が記録に入っていません/)).toBeVisible();
  expect(screen.queryByText('読めない記録があります')).toBeNull();
});
