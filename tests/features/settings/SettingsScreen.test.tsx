import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AttemptEvent } from '../../../src/domain/attempt.ts';
import type { Backup } from '../../../src/store/saved.ts';
import { SettingsScreen } from '../../../src/features/settings/SettingsScreen.tsx';
import { type TestApp, anApp, choiceBank, renderScreen, startMock } from '../../support/app-builder.tsx';

const dayMs = 86_400_000;
const refused = () => Promise.reject(new Error('the browser refuses'));

/** An app whose storage refuses one thing. */
async function anAppRefusing(what: 'backup' | 'erase' | 'changeSettings'): Promise<TestApp> {
  const app = await anApp({ banks: [choiceBank('dl', 2)] });
  await startMock(app);
  Object.assign(app.storage, { [what]: refused });
  return app;
}

beforeEach(() => {
  URL.createObjectURL = vi.fn<() => string>(() => 'blob:');
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
});

describe('the last backup', () => {
  const show = async (daysAgo: number) => {
    const app = await anApp();
    await app.store.getState().changeSettings({ lastBackupAt: Date.now() - daysAgo * dayMs });
    renderScreen(app, <SettingsScreen />);
  };

  test('is as old as the clock of the device says, whatever an attempt’s clock says', async () => {
    await show(3.5);
    expect(screen.getByText('最後のバックアップ：3 日前')).toBeVisible();
  });

  test('is of today when the clock was set back since', async () => {
    await show(-2);
    expect(screen.getByText('最後のバックアップ：今日')).toBeVisible();
  });
});

test('a backup that cannot be made says so and is not dated', async () => {
  const app = await anAppRefusing('backup');
  renderScreen(app, <SettingsScreen />);
  await userEvent.click(screen.getByRole('button', { name: 'バックアップを保存' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'ファイルを作れませんでした。何も変更していません。',
  );
  expect(URL.createObjectURL).not.toHaveBeenCalled();
  expect(screen.getByText('バックアップはまだ取っていません。')).toBeVisible();
});

test('a backup whose date cannot be kept is still handed over', async () => {
  const app = await anAppRefusing('changeSettings');
  renderScreen(app, <SettingsScreen />);
  await userEvent.click(screen.getByRole('button', { name: 'バックアップを保存' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('バックアップは保存しました');
  expect(URL.createObjectURL).toHaveBeenCalledOnce();
});

test('records that cannot be erased are all still there, and it says so', async () => {
  const app = await anAppRefusing('erase');
  renderScreen(app, <SettingsScreen />);
  await userEvent.click(screen.getByRole('button', { name: 'すべての記録を消す' }));
  await userEvent.click(screen.getByRole('button', { name: 'すべて消す' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    '記録を消せませんでした。何も変更していません。',
  );
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(app.store.getState().attempts).toHaveLength(1);
});

describe('what is kept aside', () => {
  const show = async () => {
    const app = await anApp({ banks: [choiceBank('dl', 2)] });
    const attempt = await startMock(app);
    await app.storage.keepAside([
      { type: 'flagged', question: 'dl-q-1', on: true, attempt, seq: 1, at: 1 },
      { type: 'flagged', question: 'dl-q-2', on: true, attempt, seq: 2, at: 2 },
    ]);
    await app.store.getState().boot();
    renderScreen(app, <SettingsScreen />);
    return app;
  };
  const fileMade = async () => {
    const [blob] = vi.mocked(URL.createObjectURL).mock.calls.at(-1)! as [Blob];
    return JSON.parse(await blob.text()) as unknown;
  };

  test('because another tab had gone on is called that, and can be had in a file', async () => {
    await show();
    expect(screen.getByRole('alert')).toHaveTextContent('記録に入れられなかった操作が 2 件');
    expect(screen.queryByText(/読めない記録/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '別に保管した記録をファイルに保存' }));
    await vi.waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
    expect(await fileMade()).toMatchObject([{ value: { question: 'dl-q-1' } }, { value: {} }]);
  });

  test('is said to be erased too, and not to be in a backup, with its file at hand', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'すべての記録を消す' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(
      dialog.getByText(/別に保管している 2 件の記録も消えます。これはバックアップに入りません/),
    ).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: '別に保管した記録をファイルに保存' }));
    await vi.waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
  });
});

describe('a restored backup', () => {
  /** Restores a file on a device that has the mock `anApp` starts here, and gives what is said. */
  async function restored(change: (file: Backup) => Backup): Promise<string> {
    const app = await anApp({ banks: [choiceBank('dl', 2)] });
    const attempt = await startMock(app);
    const file = change(await app.storage.backup(1));
    await app.storage.saveMemo({ question: attempt, text: 'ここにある', at: 1 });
    await app.store.getState().changeSettings({ theme: 'dark' });
    renderScreen(app, <SettingsScreen />);
    await userEvent.upload(
      screen.getByLabelText('バックアップから復元'),
      new File([JSON.stringify(file)], 'etude.json', { type: 'application/json' }),
    );
    const said = screen
      .getAllByRole('status')
      .find((status) => status.tagName === 'P' && status.closest('dialog') === null)!;
    await waitFor(() => expect(said).not.toBeEmptyDOMElement());
    return said.textContent;
  }
  const next = (file: Backup, part: object = {}) =>
    ({
      type: 'flagged',
      question: 'dl-q-1',
      on: true,
      seq: 1,
      at: 9,
      attempt: file.events[0]!.attempt,
      ...part,
    }) as AttemptEvent;

  test('that continues an attempt does not call it new', async () => {
    expect(await restored((file) => ({ ...file, events: [...file.events, next(file)] }))).toBe(
      '復元しました（続きを加えた受験 1 件、受験の中の記録 1 件）。',
    );
  });

  test('that brings only memos and boards does not say there was nothing', async () => {
    const memos = [{ question: 'dl-q-1', text: 'メモ', at: 1 }];
    const scratch = [{ attempt: 'a', question: 'dl-q-1', text: '1+1', strokes: [] }];
    expect(await restored((file) => ({ ...file, memos, scratch }))).toBe(
      '復元しました（メモ 1 件、計算用紙 1 件）。',
    );
  });

  test('that brings nothing says so', async () => {
    expect(await restored((file) => file)).toBe('新しい記録はありませんでした。すべてこの端末にあります。');
  });

  test('with an attempt whose beginning is missing says that it is not to be seen', async () => {
    const said = await restored((file) => ({ ...file, events: [next(file, { attempt: 'elsewhere' })] }));
    expect(said).toMatch(/^復元しました（受験の中の記録 1 件）。1 件の受験は、開始の記録が/);
  });
});

test('a question bank taken for a backup is called one, and nothing is changed', async () => {
  const app = await anApp();
  renderScreen(app, <SettingsScreen />);
  const bank = JSON.stringify({ id: 'mine', title: '私の問題集', questions: [] });
  await userEvent.upload(
    screen.getByLabelText('バックアップから復元'),
    new File([bank], 'mine.json', { type: 'application/json' }),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'このファイルは復元に使えません。問題集のファイルです。「問題集」の画面で読み込んでください。何も変更していません。',
  );
});
