import { answerSomething, attemptOf, eventsOf, expect, firstQuestion, startMock, test } from './steps.ts';

const minute = 60_000;
const seconds = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

test('ten minutes in the background take ten minutes, neither more nor less', async ({ page }) => {
  await page.clock.install();
  await startMock(page);
  const before = seconds(await page.getByRole('timer').innerText());
  await page.clock.fastForward(10 * minute);
  await expect
    .poll(async () => before - seconds(await page.getByRole('timer').innerText()))
    .toBeGreaterThanOrEqual(600);
  expect(before - seconds(await page.getByRole('timer').innerText())).toBeLessThan(620);
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

test('nothing reloads the page in the middle of an attempt', async ({ page }) => {
  await startMock(page);
  await page.evaluate(() => {
    (window as { marked?: boolean }).marked = true;
  });
  await page.goto(`#/mock/${attemptOf(page)}?view=review`);
  await page.goBack();
  await firstQuestion(page);
  expect(await page.evaluate(() => (window as { marked?: boolean }).marked)).toBe(true);
});
