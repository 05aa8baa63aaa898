import {
  answerSomething,
  attemptOf,
  eventsOf,
  expect,
  goNext,
  questionNumber,
  rowsOf,
  startMock,
  submit,
  test,
} from './steps.ts';

test('a learner sits a quick mock, hands in, sees the areas and reads the reason for every option', async ({
  page,
}) => {
  await startMock(page);
  await expect(page.getByText('1 / 13', { exact: true })).toBeVisible();
  for (let n = 1; n <= 13; n++) {
    await answerSomething(page);
    if (n < 13) await goNext(page);
  }
  await expect(page.getByText(/保存済み \d\d:\d\d:\d\d/)).toBeVisible();
  await submit(page);
  for (const area of ['応用数学', '機械学習', '深層学習', '開発・運用環境']) {
    await expect(page.getByText(area).first()).toBeVisible();
  }
  await expect(page.getByText('初見').first()).toBeVisible();
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '出典' })).toBeVisible();
});

test('the full mock has 104 questions in 120 minutes and the shares of the exam', async ({ page }) => {
  await page.goto('#/mock');
  await page.getByRole('radio', { name: /本番形式/ }).check();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('応用数学')).toContainText('13');
  await expect(row('深層学習')).toContainText('64');
  await page.getByRole('button', { name: '模試を始める' }).click();
  await expect(page.getByText('1 / 104', { exact: true })).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^(2:00:00|1:59:\d\d)$/);
});

test('everything can be done from the keyboard, and Enter never shows a verdict', async ({ page }) => {
  const attempt = await startMock(page);
  const choice = page
    .locator('main fieldset')
    .filter({ has: page.locator('input[type=radio][value]') })
    .first();
  await expect(choice).toBeVisible();
  for (let n = 1; n <= 13; n++) {
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    // Where a number is asked for, the digit went into its field: the next part takes the focus out of it.
    if (await page.getByRole('textbox', { name: /答え/ }).isVisible()) await page.keyboard.press('Tab');
    if (n === 2) await page.keyboard.press('f');
    if (n < 13) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => questionNumber(page)).toBe(n + 1);
    }
  }
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => questionNumber(page)).toBe(12);
  expect(await questionNumber(page)).toBe(12);
  const events = await eventsOf(page, attempt);
  expect(events.filter((e) => e.type === 'flagged')).toHaveLength(1);
  expect(events.some((e) => e.type === 'submitted' || e.type === 'judged' || e.type === 'checked')).toBe(
    false,
  );
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'キー操作' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the focus is never lost while moving through questions and dialogs', async ({ page }) => {
  await startMock(page);
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'BODY');
  for (const key of [
    'ArrowRight',
    '2',
    'ArrowRight',
    'c',
    'c',
    's',
    'Escape',
    '?',
    'Escape',
    'f',
    'ArrowLeft',
  ]) {
    await page.keyboard.press(key);
    await expect.poll(focused, `after ${key}`).not.toBe('BODY');
  }
});

test('two clicks on start, answer and submit leave one record each', async ({ page }) => {
  await page.goto('#/mock');
  await page.getByRole('radio', { name: /クイック/ }).check();
  await page.getByRole('button', { name: '模試を始める' }).dblclick({ delay: 5 });
  await expect(page.getByText('1 / 13', { exact: true })).toBeVisible();
  const attempt = attemptOf(page);
  await page.locator('main label:has(input[value])').first().dblclick({ delay: 5 });
  await page.getByRole('button', { name: '解答を確認する' }).first().click();
  await page.getByRole('button', { name: '提出する' }).click();
  await page.getByRole('button', { name: '提出して採点する' }).dblclick({ delay: 5 });
  await expect(page).toHaveURL(/#\/result\//);
  await expect(page.getByRole('heading', { name: '分野別の得点率' })).toBeVisible();
  const types = (await eventsOf(page, attempt)).map((e) => e.type);
  expect(types.filter((t) => t === 'submitted')).toHaveLength(1);
  expect(types.filter((t) => t === 'judged')).toHaveLength(1);
  // The confidence of a number or a written answer takes the clicks of a choice.
  expect(types.filter((t) => t === 'answered' || t === 'confidence')).toHaveLength(1);
  expect(await rowsOf(page, 'attempts')).toHaveLength(1);
});

test('no key, verdict or score reaches the page before it is handed in', async ({ page }) => {
  const keyFiles: string[] = [];
  page.on('request', (r) => r.url().includes('.keys.') && keyFiles.push(r.url()));
  await startMock(page);
  for (let n = 1; n <= 13; n++) {
    await answerSomething(page);
    const html = await page.locator('main').innerHTML();
    expect(html).not.toMatch(/不正解|解説|あなたの解答|data-correct|outcome/);
    if (n < 13) await goNext(page);
  }
  await page.getByRole('button', { name: '解答を確認する' }).first().click();
  await expect(page.getByRole('heading', { name: '解答の確認' })).toBeVisible();
  expect(keyFiles).toEqual([]);
  await page.getByRole('button', { name: '提出する' }).click();
  await page.getByRole('button', { name: '提出して採点する' }).click();
  await expect(page.getByRole('heading', { name: '分野別の得点率' })).toBeVisible();
  expect(keyFiles.length).toBeGreaterThan(0);
});

test('a share link gives another learner exactly the same paper', async ({ page, browser, baseURL }) => {
  await page.goto('#/mock');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('radio', { name: /クイック/ }).check();
  await page.getByRole('button', { name: /リンク/ }).click();
  const link = await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('#/mock?')
    .then(() => page.evaluate(() => navigator.clipboard.readText()));
  const paperOf = async (context: Awaited<ReturnType<typeof browser.newContext>>) => {
    const other = await context.newPage();
    await other.goto(link);
    await other.getByRole('button', { name: '模試を始める' }).click();
    await expect(other.getByText('1 / 13', { exact: true })).toBeVisible();
    const [start] = await eventsOf(other, attemptOf(other));
    await context.close();
    return { seed: start?.seed, items: start?.items?.map((i) => i.id) };
  };
  const options = { baseURL: baseURL!, locale: 'ja-JP' };
  const first = await paperOf(await browser.newContext(options));
  const second = await paperOf(await browser.newContext(options));
  expect(first.items).toHaveLength(13);
  expect(second).toEqual(first);
});

test('a second mock draws questions the learner has not met', async ({ page }) => {
  const items = async (attempt: string) => (await eventsOf(page, attempt))[0]!.items!.map((i) => i.id);
  const first = await items(await startMock(page));
  await page.goto('#/');
  await page.goto('#/mock');
  const second = await items(await startMock(page));
  expect(second.filter((id) => first.includes(id))).toEqual([]);
});

for (const [name, link, said] of [
  ['a nonsense seed', '#/mock?seed=%3Cscript%3E&min=15&t=quick', /seed.*<script>/],
  ['nonsense minutes', '#/mock?seed=abc&min=lots&t=quick', /min.*lots/],
  ['codes of no question', '#/mock?seed=abc&min=15&t=custom&q=zzzzzqqqqq', /2 問のうち 2 問.*zzzzz qqqqq/s],
] as const) {
  test(`a mock link with ${name} says which part is wrong, starts nothing and leads to the choice of a mock`, async ({
    page,
  }) => {
    await page.goto(link);
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText(said);
    await expect(
      page.getByRole('button', { name: '模試を始める' }).and(page.locator(':enabled')),
    ).toHaveCount(0);
    await page.getByRole('link', { name: '自分で模試を選ぶ' }).click();
    await expect(page).toHaveURL(/#\/mock$/);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByRole('radio', { name: /クイック/ })).toBeVisible();
    expect(await rowsOf(page, 'attempts')).toEqual([]);
  });
}
