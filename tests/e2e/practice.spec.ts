import { answerSomething, attemptOf, eventsOf, expect, test } from './steps.ts';

test('a practice link opens straight at its first question', async ({ page }) => {
  await page.goto('#/practice?bank=transformer&kind=choice');
  await expect(page).toHaveURL(/#\/practice\/[0-9a-z]+$/);
  await expect(page.locator('main label').nth(3)).toBeVisible();
  await expect(page.getByRole('button', { name: '採点する' })).toBeVisible();
});

test('an answer is judged at once, with a reason for every option, and the summary counts it', async ({
  page,
}) => {
  await page.goto('#/practice?q=gan-objective-formula,positional-encoding-formula');
  await answerSomething(page);
  await page.getByRole('button', { name: '採点する' }).click();
  await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
  for (const text of await page.locator('main li:has(.rich)').allInnerTexts())
    expect(text.length).toBeGreaterThan(10);
  // A second tap right after the first is no wish to go on: the button listens again a moment later.
  await expect(async () => {
    await page.getByRole('button', { name: '次へ' }).click();
    await expect(page.getByRole('button', { name: '採点する' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await answerSomething(page);
  await page.getByRole('button', { name: '採点する' }).click();
  await expect(async () => {
    await page.getByRole('button', { name: '結果を見る' }).click();
    await expect(page).toHaveURL(/#\/result\//, { timeout: 500 });
  }).toPass();
  const events = await eventsOf(page, attemptOf(page));
  expect(events.filter((e) => e.type === 'checked')).toHaveLength(2);
});

test('a link whose choices make no sense names them and offers a way on', async ({ page }) => {
  await page.goto('#/practice?bank=no-such-bank&level=9');
  await expect(page.getByRole('alert')).toContainText('no-such-bank');
  await page
    .getByRole('main')
    .getByRole('link')
    .or(page.getByRole('main').getByRole('button'))
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an unknown address says so and leads home', async ({ page }) => {
  await page.goto('#/no/such/place');
  await expect(page.getByRole('heading', { name: 'このページはありません' })).toBeVisible();
  await page.getByRole('link', { name: 'ホームへ' }).click();
  await expect(page).toHaveURL(/#\/$/);
});

test('a memo is kept as it is typed, even when the page is closed in the middle of it', async ({ page }) => {
  const open = async () => {
    await page.goto('#/practice?q=gan-objective-formula');
    await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
    return page.getByRole('textbox', { name: 'メモ' });
  };
  const memo = await open();
  await memo.fill('D は G より速く学ぶ');
  await expect(page.getByText('メモを保存しました')).toBeVisible();
  await page.reload();
  await expect(await open()).toHaveValue('D は G より速く学ぶ');
});

test('a figure that cannot be loaded is said, and its question has no part in the score', async ({
  page,
}) => {
  await page.route('**/banks/figures/**', (route) => route.abort());
  await page.goto('#/practice?q=vae-reparameterization-purpose,positional-encoding-formula');
  await expect(page.getByText('採点の対象から外しました')).toBeVisible();
  await expect
    .poll(async () => (await eventsOf(page, attemptOf(page))).some((e) => e.type === 'excluded'))
    .toBe(true);
  for (const forward of ['次へ', '結果を見る']) {
    await answerSomething(page);
    await page.getByRole('button', { name: '採点する' }).click();
    await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
    await expect(async () => {
      await page.getByRole('button', { name: forward }).click({ timeout: 1_000 });
      await expect(page.getByRole('heading', { name: '解説' })).toHaveCount(0, { timeout: 500 });
    }).toPass();
  }
  await expect(page).toHaveURL(/#\/result\//);
  // Of the two, the total and the first sight count the one whose figure was not missing.
  await expect(page.getByText(/^1 問中 [01] 問$/)).toHaveCount(2);
  await expect(page.getByText(/^2 問中/)).toHaveCount(0);
  const left = page.getByRole('region', { name: '採点しなかった問題' });
  await expect(left).toContainText('図を表示できなかったため 1 問');
  await expect(left.getByRole('link')).toHaveAccessibleName('問 1');
  const rows = page.getByRole('region', { name: '全問' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText('採点なし');
  await expect(rows.nth(1)).not.toContainText('採点なし');
});

test('zooming a figure never chooses an option', async ({ page }) => {
  await page.goto('#/practice?q=vae-reparameterization-purpose');
  await page.getByRole('button', { name: '図を拡大' }).first().click();
  await expect(page.getByRole('dialog', { name: '図' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect((await eventsOf(page, attemptOf(page))).some((e) => e.type === 'answered')).toBe(false);
});

test('the first question needs little script, no formula engine, and only the fonts it shows', async ({
  page,
}) => {
  const { gzipSync } = await import('node:zlib');
  const scripts: Promise<Buffer>[] = [];
  const fonts: string[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type === 'script') scripts.push(response.body());
    if (type === 'font') fonts.push(response.url());
  });
  await page.goto('#/practice?q=positional-encoding-formula');
  await expect(page.locator('main .katex').first()).toBeVisible();
  const bodies = await Promise.all(scripts);
  const gzip = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(gzip).toBeLessThanOrEqual(120 * 1024);
  expect(bodies.some((body) => body.includes('ParseError'))).toBe(false);
  expect(fonts.every((url) => url.endsWith('.woff2'))).toBe(true);
  expect(fonts.length).toBeLessThanOrEqual(6);
});
