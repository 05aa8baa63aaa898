import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/find-chromium.ts';
import {
  answerSomething,
  attemptOf,
  choose,
  eventsOf,
  expect,
  firstQuestion,
  goNext,
  isChoice,
  questionNumber,
  startMock,
  submit,
  test,
} from './steps.ts';

test('a reload at question 7 comes back to the same question, order, flags and deadline', async ({
  page,
}) => {
  const attempt = await startMock(page);
  for (let n = 1; n < 7; n++) await goNext(page);
  await answerSomething(page);
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: '見直し', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const texts = () => page.locator('main label').allInnerTexts();
  const before = await texts();
  const [start] = await eventsOf(page, attempt);
  await page.reload();
  await firstQuestion(page);
  expect(await questionNumber(page)).toBe(7);
  expect(await texts()).toEqual(before);
  await expect(page.getByRole('button', { name: '見直し', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const leftMs = await page
    .getByRole('timer')
    .innerText()
    .then((text) => {
      const [minutes, seconds] = text.split(':').map(Number);
      return (minutes! * 60 + seconds!) * 1000;
    });
  const expected = start!.at + 15 * 60_000 - (await page.evaluate(() => Date.now()));
  expect(Math.abs(leftMs - expected)).toBeLessThan(3000);
});

test('an attempt left in a closed tab is offered first on Home and goes on where it was', async ({
  page,
}) => {
  await startMock(page);
  await goNext(page);
  await answerSomething(page);
  await page.goto('about:blank');
  await page.goto('#/');
  await page.getByRole('link', { name: '模試に戻る' }).click();
  await firstQuestion(page);
  expect(await questionNumber(page)).toBe(2);
});

test('the browser is killed in the middle: every answer that was painted is there', async ({ baseURL }) => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), 'etude-kill-'));
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      args: chromiumFlags,
      baseURL: baseURL!,
      locale: 'ja-JP',
    });
  try {
    for (const stopAfter of [2, 5, 9]) {
      const context = await launch();
      const page = context.pages()[0] ?? (await context.newPage());
      const attempt = await startMock(page);
      const painted: string[] = [];
      for (let n = 1; n <= stopAfter; n++) {
        const input = page.locator('main fieldset input[type=radio]').first();
        if ((await input.count()) > 0 && (await isChoice(input))) {
          await choose(input);
          painted.push(`${await questionNumber(page)}`);
        }
        if (n < stopAfter) await goNext(page);
      }
      // The whole browser at once, as a crash or a power switch would.
      const pid = await browserPid(context);
      process.kill(pid, 'SIGKILL');
      await context.close().catch(() => undefined);
      const again = await launch();
      const after = again.pages()[0] ?? (await again.newPage());
      await after.goto(`#/mock/${attempt}`);
      await firstQuestion(after);
      const answered = new Set(
        (await eventsOf(after, attempt)).filter((e) => e.type === 'answered').map((e) => e.question),
      );
      expect(painted.length).toBeGreaterThan(0);
      expect(answered.size).toBeGreaterThanOrEqual(painted.length);
      await again.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

async function browserPid(
  context: Awaited<ReturnType<typeof chromium.launchPersistentContext>>,
): Promise<number> {
  const page = context.pages()[0]!;
  const cdp = await context.newCDPSession(page);
  const { processInfo } = await ((await context.browser()?.newBrowserCDPSession()) ?? cdp).send(
    'SystemInfo.getProcessInfo',
  );
  return processInfo.find((p) => p.type === 'browser')!.id;
}

test('storage that refuses is said at once; nothing says saved, and a file holds every answer', async ({
  page,
}) => {
  await startMock(page);
  await answerSomething(page);
  await page.evaluate(() => {
    const refuse = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.add = refuse as never;
  });
  await goNext(page);
  await answerSomething(page);
  await expect(page.getByRole('alert')).toContainText('保存できません');
  await expect(page.getByText('保存できていません')).toBeVisible();
  await expect(page.getByText(/保存済み/)).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'ファイルに書き出す' }).click();
  const file = await (await download).path();
  const { readFileSync } = await import('node:fs');
  const rescue = JSON.parse(readFileSync(file, 'utf8')) as { events: { type: string }[] };
  expect(rescue.events[0]?.type).toBe('started');
  expect(rescue.events.filter((e) => e.type === 'answered').length).toBeGreaterThanOrEqual(2);
});

test('a browser without storage says so and still works', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await startMock(page).catch(() => undefined);
  await expect(page.getByText('1 / 13', { exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('保存');
  await answerSomething(page);
  await expect(page.getByText(/保存済み/)).toHaveCount(0);
});

test('a second tab only reads, takes over when asked, and both are closed by the submission', async ({
  page,
  context,
}) => {
  const attempt = await startMock(page);
  await answerSomething(page);
  const second = await context.newPage();
  await second.goto(`#/mock/${attempt}`);
  await expect(second.getByText('別のタブで受験中です')).toBeVisible();
  await expect(second.locator('main fieldset input').first()).toBeDisabled();
  await second.getByRole('button', { name: 'このタブで続ける' }).click();
  await expect(second.locator('main fieldset input').first()).toBeEnabled();
  await expect(page.getByText('別のタブで受験中です')).toBeVisible();
  await submit(second);
  await expect(page).toHaveURL(/#\/result\//);
  expect((await eventsOf(page, attempt)).filter((e) => e.type === 'submitted')).toHaveLength(1);
});

test('a damaged record is put aside with a notice, and everything else goes on', async ({ page }) => {
  await startMock(page);
  await answerSomething(page);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open('etude');
        open.addEventListener('success', () => {
          const tx = open.result.transaction(['events', 'attempts', 'settings'], 'readwrite');
          tx.objectStore('events').put({ attempt: 'broken', seq: 0, type: 'started', items: 'none' });
          tx.objectStore('attempts').put({ id: 'broken', nonsense: 1 });
          tx.objectStore('settings').put({ theme: 42, language: ['xx'] }, 'settings');
          tx.addEventListener('complete', () => {
            open.result.close();
            resolve();
          });
        });
      }),
  );
  await page.goto('about:blank');
  await page.goto('#/');
  await expect(page.getByText(/読めない記録/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: '模試に戻る' })).toBeVisible();
  await page.goto('#/mock/broken');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a backup restored on another device shows the same result', async ({ page, browser, baseURL }) => {
  await startMock(page);
  for (let n = 1; n < 4; n++) {
    await answerSomething(page);
    await goNext(page);
  }
  await submit(page);
  const attempt = attemptOf(page);
  const areas = page.getByRole('region', { name: '分野別の得点率' });
  const before = await page
    .locator('main')
    .getByText(/\d+\.\d %/)
    .allInnerTexts();
  await page.goto('#/settings');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'バックアップを保存' }).click();
  const file = await (await download).path();
  const context = await browser.newContext({
    baseURL: baseURL!,
    locale: 'ja-JP',
    viewport: { width: 1280, height: 800 },
  });
  const other = await context.newPage();
  await other.goto('#/settings');
  await other.getByLabel('バックアップから復元').setInputFiles(file);
  await expect(other.getByText(/復元しました/)).toBeVisible();
  await other.goto(`#/result/${attempt}`);
  await expect(other.getByRole('heading', { name: '分野別の得点率' })).toBeVisible();
  await expect
    .poll(() =>
      other
        .locator('main')
        .getByText(/\d+\.\d %/)
        .allInnerTexts(),
    )
    .toEqual(before);
  await context.close();
  expect(await areas.count()).toBeGreaterThanOrEqual(0);
});

test('a file that is no backup is refused with its reason and changes nothing', async ({ page }) => {
  await page.goto('#/settings');
  await page.getByLabel('バックアップから復元').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"etude":"other"}'),
  });
  await expect(page.getByRole('alert')).toContainText('何も変更していません');
});

test('the browser is asked to keep the records once there are any, and the age of the last backup is shown', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const asked = window as { askedToKeep?: number };
    StorageManager.prototype.persist = () => {
      asked.askedToKeep = (asked.askedToKeep ?? 0) + 1;
      return Promise.resolve(false);
    };
  });
  await page.goto('#/');
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  const asked = () => page.evaluate(() => (window as { askedToKeep?: number }).askedToKeep ?? 0);
  expect(await asked()).toBe(0);
  await startMock(page);
  await expect.poll(asked).toBe(1);
  await page.goto('#/settings');
  await expect(page.getByText('バックアップはまだ取っていません')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'バックアップを保存' }).click();
  await download;
  await expect(page.getByText('最後のバックアップ：今日')).toBeVisible();
});
