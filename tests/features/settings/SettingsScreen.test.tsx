import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
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
