import { answerSomething, expect, startMock, submit, test } from './steps.ts';

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

test('a new version of the site never reloads an attempt in progress', async ({ page }) => {
  await startMock(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(() => {
    (window as { marked?: boolean }).marked = true;
  });
  await answerSomething(page);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
  await expect(page.getByText(/保存済み/)).toBeVisible();
  expect(await page.evaluate(() => (window as { marked?: boolean }).marked)).toBe(true);
});
