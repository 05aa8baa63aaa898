import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/find-chromium.ts';
import { seededRandom } from '../../src/domain/rng.ts';
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
  const flag = page.getByRole('button', { name: '見直し', exact: true });
  await flag.click();
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  const texts = () => page.locator('main label').allInnerTexts();
  const before = await texts();
  const [start] = await eventsOf(page, attempt);
  await page.reload();
  await firstQuestion(page);
  expect(await questionNumber(page)).toBe(7);
  expect(await texts()).toEqual(before);
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
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

/** What a place to choose in (a question, or a blank of it) showed as chosen. */
interface Chosen {
  /** Number of the question in its paper, from 1. */
  readonly number: number;
  readonly blank: string | null;
  readonly choice: string;
}

interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The whole browser at once, as a crash or a power switch would. */
  readonly kill: () => Promise<void>;
}

/** A browser that can be killed and started again on what it kept. */
const mortal = test.extend<{ launch: () => Promise<Browser> }>({
  launch: async ({ baseURL }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'etude-kill-'));
    let last: BrowserContext | undefined;
    await use(async () => {
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: findChromium(),
        args: chromiumFlags,
        baseURL: baseURL!,
        locale: 'ja-JP',
      });
      last = context;
      const page = context.pages()[0] ?? (await context.newPage());
      const pid = await browserPid(context);
      const kill = async () => {
        process.kill(pid, 'SIGKILL');
        await context.close().catch(() => undefined);
      };
      return { context, page, kill };
    });
    await last?.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** The choices written for a question or a blank of it, in their order, straight from the database. */
async function writtenChoices(page: Page, attempt: string, { number, blank }: Omit<Chosen, 'choice'>) {
  const events = await eventsOf(page, attempt);
  const item = events[0]!.items![number - 1]!.id;
  return events.flatMap((e) => {
    if (e.type !== 'answered' || e.question !== item) return [];
    return [blank === null ? e.answer?.choice : e.answer?.choices?.[blank]];
  });
}

mortal('the browser is killed in the middle: every choice that was painted is there', async ({ launch }) => {
  mortal.setTimeout(180_000);
  for (const stopAfter of [2, 7]) {
    const { page, kill } = await launch();
    const attempt = await startMock(page);
    const painted: Chosen[] = [];
    for (let n = 1; n <= stopAfter; n++) {
      // Not the first choice: what is there must not be what an empty form would show.
      const input = page.locator('main fieldset input[type=radio]').nth(1);
      if ((await input.count()) > 0 && (await isChoice(input))) {
        await choose(input);
        painted.push(
          await input.evaluate(
            (element: HTMLInputElement, number) => ({
              number,
              blank: element.closest<HTMLElement>('[data-blank]')?.dataset['blank'] ?? null,
              choice: element.value,
            }),
            n,
          ),
        );
      }
      if (n < stopAfter) await goNext(page);
    }
    await kill();
    const again = await launch();
    await again.page.goto(`#/mock/${attempt}`);
    await firstQuestion(again.page);
    expect(await questionNumber(again.page)).toBe(stopAfter);
    expect(painted.length).toBeGreaterThan(0);
    for (const { choice, ...place } of painted) {
      const written = await writtenChoices(again.page, attempt, place);
      expect(written.at(-1), `question ${place.number}, killed after ${stopAfter}`).toBe(choice);
    }
    for (const { choice } of painted.filter((p) => p.number === stopAfter)) {
      await expect(again.page.locator(`main input[value="${choice}"]`).first()).toBeChecked();
    }
    await again.context.close();
  }
});

mortal(
  'the browser is killed at a random moment of quick answering: no choice that was painted is missing',
  async ({ launch }) => {
    mortal.setTimeout(180_000);
    const seed = process.env['ETUDE_KILL_SEED'] ?? String(Date.now());
    mortal.info().annotations.push({ type: 'ETUDE_KILL_SEED', description: seed });
    const below = seededRandom(seed);
    for (const round of [1, 2, 3]) {
      const { page, kill } = await launch();
      const painted: Chosen[] = [];
      await page.exposeBinding('painted', (_source, chosen: Chosen) => painted.push(chosen));
      const attempt = await startMock(page);
      await page.evaluate(answerQuickly);
      await expect.poll(() => painted.length).toBeGreaterThan(3);
      const moment = below(1500);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await kill();
      const again = await launch();
      await again.page.goto(`#/mock/${attempt}`);
      await firstQuestion(again.page);
      const places = new Map(painted.map((p) => [`${p.number} ${p.blank}`, p]));
      for (const place of places.values()) {
        const shown = painted.filter((p) => p.number === place.number && p.blank === place.blank);
        const written = await writtenChoices(again.page, attempt, place);
        // What was clicked and not yet painted may be there too, between and after.
        let from = 0;
        const missing = shown.filter(({ choice }) => {
          const at = written.indexOf(choice, from);
          if (at >= 0) from = at + 1;
          return at < 0;
        });
        expect(
          missing,
          `ETUDE_KILL_SEED=${seed}, round ${round}, ${moment} ms: painted ${shown.map((s) => s.choice).join()}, written ${written.join()}`,
        ).toEqual([]);
      }
      await again.context.close();
    }
  },
);

/**
 * Runs in the page: at every frame tells what is painted as chosen and was not before, then chooses something
 * else, or goes on to the next question.
 */
function answerQuickly() {
  const told = new Map<string, string>();
  let frames = 0;
  const tell = (window as unknown as { painted: (chosen: Chosen) => void }).painted;
  const onFrame = () => {
    const number = Number(/\d+/.exec(document.querySelector('h1')?.textContent ?? '')?.[0]);
    const radios = [...document.querySelectorAll<HTMLInputElement>('main fieldset input[type=radio]')].filter(
      (input) => /^[A-L]$/.test(input.nextElementSibling?.textContent ?? ''),
    );
    for (const input of radios.filter((r) => r.checked)) {
      const blank = input.closest<HTMLElement>('[data-blank]')?.dataset['blank'] ?? null;
      if (told.get(`${number} ${blank}`) === input.value) continue;
      told.set(`${number} ${blank}`, input.value);
      tell({ number, blank, choice: input.value });
    }
    frames += 1;
    if (frames % 30 === 0 || radios.length === 0) {
      [...document.querySelectorAll('button')].find((b) => b.textContent === '次の問題')?.click();
    } else if (frames % 3 === 0) {
      radios[(frames * 7) % radios.length]?.click();
    }
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

async function browserPid(context: BrowserContext): Promise<number> {
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
  await expect(second.getByText('別のタブで開いています')).toBeVisible();
  await expect(second.locator('main fieldset input').first()).toBeDisabled();
  await second.getByRole('button', { name: 'このタブで続ける' }).click();
  await expect(second.locator('main fieldset input').first()).toBeEnabled();
  await expect(page.getByText('別のタブで開いています')).toBeVisible();
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
  const percents = (on: Page) =>
    on
      .locator('main')
      .getByText(/\d+\.\d %/)
      .allInnerTexts();
  const before = await percents(page);
  // Four areas, the total and the questions met for the first time.
  expect(before.length).toBeGreaterThanOrEqual(6);
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
  await expect.poll(() => percents(other)).toEqual(before);
  // And it rests on the same record, event by event.
  expect(await eventsOf(other, attempt)).toEqual(await eventsOf(page, attempt));
  await context.close();
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
