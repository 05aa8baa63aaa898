import type { Page } from '@playwright/test';
import {
  answerSomething,
  attemptOf,
  eventsOf,
  expect,
  firstQuestion,
  goNext,
  startMock,
  submit,
  test,
} from './steps.ts';

const minute = 60_000;
const seconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/**
 * Puts the page into the background and back. A headless browser hides nothing, so this does what a phone does
 * to a hidden tab: it says hidden, no timer fires, and both clocks go on.
 */
async function background(page: Page) {
  await page.addInitScript(() => {
    let passedMs = 0;
    let hidden = false;
    let held: (() => void)[] = [];
    const wall = Date.now.bind(Date);
    const monotonic = performance.now.bind(performance);
    Date.now = () => wall() + passedMs;
    performance.now = () => monotonic() + passedMs;
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
      const real = window[name].bind(window) as (run: (...a: unknown[]) => void, ...r: unknown[]) => number;
      const holding = (run: (...a: unknown[]) => void, ...rest: unknown[]) =>
        real((...values) => (hidden ? held.push(() => run(...values)) : run(...values)), ...rest);
      Object.assign(window, { [name]: holding });
    }
    const show = (on: boolean) => {
      hidden = !on;
      document.dispatchEvent(new Event('visibilitychange'));
      const late = held;
      held = [];
      if (on) for (const run of late) run();
    };
    Object.assign(window, {
      hide: () => show(false),
      pass: (ms: number) => (passedMs += ms),
      show: () => show(true),
    });
  });
  const call = (name: 'hide' | 'pass' | 'show', ms = 0) =>
    page.evaluate(([f, n]) => (window as unknown as Record<string, (n: number) => void>)[f]!(n), [
      name,
      ms,
    ] as const);
  return {
    hide: () => call('hide'),
    pass: (ms: number) => call('pass', ms),
    show: () => call('show'),
  };
}

test('ten minutes in the background take ten minutes, neither more nor less', async ({ page }) => {
  const { hide, pass, show } = await background(page);
  const attempt = await startMock(page);
  const timer = async () => seconds(await page.getByRole('timer').innerText());
  const started = (await eventsOf(page, attempt))[0]!.at;
  await hide();
  const before = await timer();
  await pass(10 * minute);
  // Nothing runs in there: whoever counts ticks misses these minutes.
  expect(await timer()).toBe(before);
  await show();
  await expect.poll(timer).toBeLessThanOrEqual(before - 600);
  const passed = (await page.evaluate(() => Date.now())) - started;
  expect(Math.abs(15 * 60 - (await timer()) - passed / 1000)).toBeLessThan(3);
  expect((await eventsOf(page, attempt)).map((e) => e.type)).not.toContain('clock');
});

test('back from the background after the deadline it is handed in and scored, once, at the deadline', async ({
  page,
}) => {
  const { hide, pass, show } = await background(page);
  const attempt = await startMock(page);
  await answerSomething(page);
  await hide();
  await pass(40 * minute);
  expect((await eventsOf(page, attempt)).map((e) => e.type)).not.toContain('submitted');
  await show();
  await expect(page).toHaveURL(/#\/result\//);
  await expect(page.getByText(/時間切れで自動的に提出/)).toBeVisible();
  const events = await eventsOf(page, attempt);
  const submitted = events.filter((e) => e.type === 'submitted');
  expect(submitted).toHaveLength(1);
  expect(submitted[0]).toMatchObject({ by: 'time', at: events[0]!.at + 15 * minute });
  expect(events.filter((e) => e.type === 'judged')).toHaveLength(1);
});

test('at zero it is handed in by itself, once, with everything that was answered', async ({ page }) => {
  await page.clock.install();
  const attempt = await startMock(page);
  await answerSomething(page);
  await page.clock.fastForward(16 * minute);
  await expect(page).toHaveURL(/#\/result\//);
  await expect(page.getByText(/時間切れで自動的に提出/)).toBeVisible();
  const events = await eventsOf(page, attempt);
  const submitted = events.filter((e) => e.type === 'submitted');
  expect(submitted).toHaveLength(1);
  expect(submitted[0]).toMatchObject({ by: 'time', at: events[0]!.at + 15 * minute });
  expect(events.some((e) => e.type === 'answered')).toBe(true);
});

test('an attempt that ran out while the app was closed is handed in at its deadline', async ({ page }) => {
  // The server's clock does not go with the page's: asked, it would say that there is time left.
  await page.route('**/*', (route) =>
    route.request().method() === 'HEAD' ? route.abort() : route.continue(),
  );
  await page.clock.install();
  const attempt = await startMock(page);
  await answerSomething(page);
  await page.goto('about:blank');
  await page.clock.fastForward(60 * minute);
  await page.goto('#/');
  await expect(page.getByRole('main')).toBeVisible();
  await expect
    .poll(async () => (await eventsOf(page, attempt)).filter((e) => e.type === 'submitted').length)
    .toBe(1);
  const events = await eventsOf(page, attempt);
  expect(events.find((e) => e.type === 'submitted')).toMatchObject({
    by: 'time',
    at: events[0]!.at + 15 * minute,
  });
});

test('moving the device clock neither gives nor takes time, and is recorded', async ({ page }) => {
  // The server's time cannot be asked: the page must decide by itself.
  await page.route('**/*', (route) =>
    route.request().method() === 'HEAD' ? route.abort() : route.continue(),
  );
  await page.addInitScript(() => {
    const real = Date.now.bind(Date);
    const shifted = window as { movedMs?: number };
    Date.now = () => real() + (shifted.movedMs ?? 0);
  });
  const attempt = await startMock(page);
  const before = seconds(await page.getByRole('timer').innerText());
  await page.evaluate(() => {
    (window as { movedMs?: number }).movedMs = -3_600_000;
  });
  await expect.poll(async () => (await eventsOf(page, attempt)).some((e) => e.type === 'clock')).toBe(true);
  const after = seconds(await page.getByRole('timer').innerText());
  expect(before - after).toBeGreaterThanOrEqual(0);
  expect(before - after).toBeLessThan(20);
});

test('the clock is silent but for the warnings', async ({ page }) => {
  await page.clock.install();
  await startMock(page);
  await page.evaluate(() => {
    const heard: string[] = [];
    (window as { heard?: string[] }).heard = heard;
    new MutationObserver((changes) => {
      for (const change of changes) {
        const target = change.target instanceof Element ? change.target : change.target.parentElement;
        const region = target?.closest('[role=status], [role=alert], [aria-live]:not([aria-live=off])');
        if (region?.textContent) heard.push(region.textContent);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  for (let i = 0; i < 29; i++) await page.clock.runFor(30_000);
  const heard = await page.evaluate(() => (window as { heard?: string[] }).heard ?? []);
  const said = [...new Set(heard.filter((text) => /残り時間/.test(text)))];
  expect(said).toEqual(['残り時間が 5 分を切りました', '残り時間が 1 分を切りました']);
});

test('a hidden clock comes back for the last five minutes', async ({ page }) => {
  await page.clock.install();
  await startMock(page);
  await page.getByRole('button', { name: '残り時間を隠す' }).click();
  await expect(page.getByRole('timer')).not.toContainText(':');
  await page.clock.fastForward(11 * minute);
  await expect(page.getByRole('timer')).toContainText(':');
});

test('nothing reloads the page from the start of an attempt to its result', async ({ page, context }) => {
  let loads = 0;
  page.on('load', () => (loads += 1));
  const attempt = await startMock(page);
  expect(loads).toBe(1);
  await answerSomething(page);
  await goNext(page);
  // Whatever a page may take for a reason to start anew: another size, a lost network, being left and found.
  await page.setViewportSize({ width: 390, height: 800 });
  await context.setOffline(true);
  await answerSomething(page);
  await context.setOffline(false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => {
    for (const type of ['blur', 'focus', 'online', 'storage']) window.dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.getByRole('button', { name: '解答を確認する' }).first().click();
  await expect(page.getByRole('heading', { name: '解答の確認' })).toBeVisible();
  await page.goBack();
  await firstQuestion(page);
  await page.getByRole('button', { name: '中断する' }).click();
  await page.getByRole('button', { name: '中断してホームへ' }).click();
  await page.getByRole('link', { name: '模試に戻る' }).click();
  await firstQuestion(page);
  await submit(page);
  expect(attemptOf(page)).toBe(attempt);
  expect(loads).toBe(1);
});

test('a device clock that is set ahead while the app is closed does not hand a mock in', async ({ page }) => {
  await page.clock.install();
  const attempt = await startMock(page);
  await answerSomething(page);
  await page.goto('about:blank');
  await page.clock.fastForward(60 * minute);
  await page.goto('#/');
  await expect(page.getByText(/残り 1[45]:/)).toBeVisible();
  await page.getByRole('link', { name: '模試に戻る' }).click();
  await firstQuestion(page);
  expect(seconds(await page.getByRole('timer').innerText())).toBeGreaterThan(14 * 60);
  expect((await eventsOf(page, attempt)).map((e) => e.type)).not.toContain('submitted');
});
