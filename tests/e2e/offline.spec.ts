import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answerSomething,
  attemptOf,
  eventsOf,
  expect,
  firstQuestion,
  goNext,
  questionNumber,
  startMock,
  submit,
  test,
} from './steps.ts';

test.use({ serviceWorkers: 'allow' });

test('after one visit a mock can be sat, handed in and read without a network', async ({ page, context }) => {
  await page.goto('#/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await startMock(page);
  await answerSomething(page);
  await submit(page);
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
});

interface Site {
  readonly url: string;
  /** Puts the next version in the place of the first, as a new deployment does. */
  readonly deployNext: () => Promise<void>;
}

/** A copy of the built site on a server of its own, which can be replaced by its next version. */
const deployed = test.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants the pattern.
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'etude-versions-'));
    const first = join(folder, 'first');
    cpSync('dist', first, { recursive: true });
    const next = join(folder, 'next');
    cpSync('dist', next, { recursive: true });
    makeNext(next);
    let server = await serve(first);
    await use({
      url: server.url,
      deployNext: async () => {
        await server.stop();
        server = await serve(next, new URL(server.url).port);
      },
    });
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  baseURL: async ({ site }, use) => use(site.url),
});

/**
 * The next version differs as a new build does: one script was changed, so every script that loads it has
 * another name, and the service worker lists the new names.
 */
function makeNext(folder: string) {
  const hashed = /-[\w-]{4}([\w-]{4}\.js)\b/g;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (/\.js\.br$|\.html\.br$/.test(file)) rmSync(path);
    if (!/\.(?:html|js)$/.test(file)) continue;
    const text = readFileSync(path, 'utf8')
      .replace(hashed, '-next$1')
      .replace(/(url:"index\.html",revision:")\w+/, '$1next');
    const mark = /core-[\w-]{8}\.js$/.test(file) ? ';document.documentElement.dataset.version="next";' : '';
    rmSync(path);
    writeFileSync(path.replace(hashed, '-next$1'), text + mark);
  }
}

async function serve(dir: string, port?: string) {
  const wish = port === undefined ? [] : ['--port', port];
  const child = spawn(process.execPath, ['scripts/serve.mjs', '--dir', dir, '--base', '/etude/', ...wish], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\S+/.exec(said.toString())![0];
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

const versionOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['version'] ?? 'first');

/** Which workers there are: one that waits, and whether the one in charge is still the one from before. */
const workersOf = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const { controller } = navigator.serviceWorker;
    return {
      waiting: registration?.waiting?.state,
      inCharge: controller !== null && controller === registration?.active,
      changes: (window as { controllerChanges?: number }).controllerChanges,
    };
  });

deployed(
  'a new version waits until every tab is closed: a mock under way is neither reloaded nor mixed with it',
  async ({ page, context, site }) => {
    deployed.setTimeout(180_000);
    await page.goto('#/');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    const attempt = await startMock(page);
    await answerSomething(page);
    await goNext(page);

    await site.deployNext();
    let loads = 0;
    page.on('load', () => (loads += 1));
    await page.evaluate(async () => {
      const seen = window as { controllerChanges?: number };
      seen.controllerChanges = 0;
      navigator.serviceWorker.addEventListener('controllerchange', () => (seen.controllerChanges! += 1));
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    const waits = { waiting: 'installed', inCharge: true, changes: 0 };
    await expect.poll(() => workersOf(page), { timeout: 60_000 }).toEqual(waits);
    await answerSomething(page);
    await goNext(page);
    await answerSomething(page);
    await expect(page.getByText(/保存済み/)).toBeVisible();
    expect(await workersOf(page)).toEqual(waits);
    expect(loads).toBe(0);

    // Whoever reloads the page, or opens another tab beside it, meets the version the attempt was begun with.
    await page.reload();
    await firstQuestion(page);
    expect(await questionNumber(page)).toBe(3);
    expect(await versionOf(page)).toBe('first');
    const beside = await context.newPage();
    await beside.goto('#/');
    await expect(beside.getByRole('link', { name: '模試に戻る' })).toBeVisible();
    expect(await versionOf(beside)).toBe('first');
    // What is loaded only now, the result, is still of that version; its files are gone from the server.
    await submit(page);
    expect(attemptOf(page)).toBe(attempt);
    expect(await versionOf(page)).toBe('first');
    expect(loads).toBe(1);

    await page.close();
    await beside.close();
    await expect(async () => {
      const visit = await context.newPage();
      try {
        await visit.goto(`#/result/${attempt}`);
        await expect(visit.getByRole('heading', { name: '分野別の得点率' })).toBeVisible();
        expect(await versionOf(visit)).toBe('next');
        const events = await eventsOf(visit, attempt);
        expect(new Set(events.flatMap((e) => (e.type === 'answered' ? [e.question] : []))).size).toBe(3);
        expect(events.filter((e) => e.type === 'submitted')).toHaveLength(1);
      } finally {
        await visit.close();
      }
    }).toPass({ timeout: 60_000 });
  },
);
