import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { builtInQuestions, setSetting } from './screens.ts';
import { expect, test } from './steps.ts';

/** Syllabus items of the notes on the list. */
async function listedItems(page: Page): Promise<readonly string[]> {
  await page.goto('#/notes');
  const links = page.locator('main a[href*="#/notes/"]');
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((all) => all.map((a) => a.getAttribute('href')!.split('/notes/')[1]!));
}

async function expectAxeClean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}`));
    expect(found, colorScheme).toEqual([]);
  }
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('an explanation leads to the note of its item, and the note to practice on the item', async ({
  page,
  context,
}) => {
  const items = await listedItems(page);
  const questions = await builtInQuestions(context);
  const question = questions.find((q) => items.includes(q.syllabus) && q.kind === 'choice')!;
  await page.goto(`#/practice?q=${question.id}`);
  await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
  await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();

  const link = page.getByRole('main').getByRole('link', { name: /^要点：/ });
  const label = (await link.textContent())!.replace('要点：', '');
  await link.click();
  await expect(page).toHaveURL(new RegExp(`#/notes/${question.syllabus}$`));
  await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'よくある理解 → 実際' })).toBeVisible();
  await expect(page.locator('main .katex').first()).toBeVisible();

  await page.getByRole('link', { name: 'この項目を演習する' }).click();
  await expect(page).toHaveURL(/#\/practice\/[0-9a-z]+$/);
  await expect(page.locator('main article').first()).toBeVisible();
});

test('the list and a note are clean for axe, light and dark', async ({ page }) => {
  const [item] = await listedItems(page);
  await expectAxeClean(page);
  await page.goto(`#/notes/${item}`);
  await expect(page.getByRole('heading', { name: '出典' })).toBeVisible();
  await expectAxeClean(page);
});

for (const language of ['日本語', 'English']) {
  test(`header and notes fit a 320 px phone in ${language}`, async ({ page }) => {
    if (language === 'English') await setSetting(page, '言語 / Language', language);
    await page.setViewportSize({ width: 320, height: 640 });
    const items = await listedItems(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const link of await page.locator('header a').all()) {
      const box = (await link.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(320);
      expect(box.height).toBeLessThanOrEqual(48);
    }
    // The notes are Japanese in either language; only the words around them differ.
    for (const item of language === 'English' ? items.slice(0, 1) : items) {
      await page.goto(`#/notes/${item}`);
      await expect(page.locator('main dl')).toBeVisible();
      expect(await overflow(page), item).toBeLessThanOrEqual(0);
    }
  });
}

test('a note that cannot be loaded says so and comes when it is tried again', async ({ page }) => {
  const [item] = await listedItems(page);
  const file = new RegExp(`/banks/notes/${item}\\.[0-9a-f]+\\.json`);
  await page.route(file, (route) => route.abort());
  await page.goto(`#/notes/${item}`);
  await expect(page.getByRole('alert')).toContainText('この要点を表示できません');
  await page.unroute(file);
  await page.getByRole('button', { name: 'もう一度読み込む' }).click();
  await expect(page.getByRole('heading', { name: '出典' })).toBeVisible();
});
