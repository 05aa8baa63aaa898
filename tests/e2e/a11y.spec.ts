import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { appMessages } from '../../src/app/messages.ts';
import { bankMessages } from '../../src/features/banks/bank-messages.ts';
import { banksMessages } from '../../src/features/banks/messages.ts';
import { homeMessages } from '../../src/features/home/messages.ts';
import { examMessages, setupMessages } from '../../src/features/mock/messages.ts';
import { formMessages } from '../../src/features/practice/form-messages.ts';
import { practiceMessages } from '../../src/features/practice/messages.ts';
import { resultMessages } from '../../src/features/result/messages.ts';
import { settingsMessages } from '../../src/features/settings/messages.ts';
import { attemptMessages } from '../../src/views/attempt-messages.ts';
import { questionMessages } from '../../src/views/messages.ts';
import { aBank, aChoice } from '../support/bank-builder.ts';
import {
  type Language,
  drawnFigure,
  everyKind,
  importBank,
  jsonFile,
  mockOf,
  offer,
  useLanguage,
} from './screens.ts';
import { answerSomething, expect, startMock, test } from './steps.ts';

// Colours are judged at rest; what moves has its own tests below. The window is so high that the bar at its foot
// covers nothing: axe does not know that what it covers can be scrolled out.
test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1280, height: 2000 } });

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Screens that axe has seen in English. */
const seen = new Set<string>();

/** What can differ between the light and the dark: the rules about colours. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Nothing for axe to find, nor for the rules it does not know; then the colours once more in the dark. The other
 * language changes words, not parts: there axe looks once at each screen (what stands before the comma).
 */
async function expectAccessible(page: Page, state: string): Promise<void> {
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  const japanese = (await page.locator('html').getAttribute('lang')) === 'ja';
  const screen = state.split(',')[0]!;
  const schemes = japanese ? (['light', 'dark'] as const) : seen.has(screen) ? [] : (['light'] as const);
  if (!japanese) seen.add(screen);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    // One frame a page: the way for many frames would open a window each time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (
      colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(colourRules)
    ).analyze();
    const found = violations.flatMap((v) =>
      v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await roughEdges(page), state).toEqual([]);
}

/** Headings that skip a level, several first headings, buttons and links without a name, a wrong language. */
function roughEdges(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = (e: Element) => e.checkVisibility({ visibilityProperty: true });
    const root = document.querySelector('dialog[open]') ?? document.body;
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter(shown)
      .filter((h) => h.closest('dialog') === null)
      .map((h) => Number(h.tagName[1]));
    const rough: string[] = [];
    if (levels[0] !== 1) rough.push(`the first heading is of level ${levels[0]}`);
    if (levels.filter((l) => l === 1).length !== 1) rough.push('not exactly one first heading');
    levels.forEach((level, i) => {
      if (i > 0 && level > levels[i - 1]! + 1) rough.push(`heading level ${levels[i - 1]} → ${level}`);
    });
    for (const control of root.querySelectorAll('button, a[href], summary')) {
      if (!shown(control)) continue;
      const text = control.textContent.trim();
      const label = control.getAttribute('aria-label')?.trim() ?? '';
      if (text === '' && label === '') rough.push(`no name: ${control.outerHTML.slice(0, 80)}`);
    }
    return rough;
  });
}

/** The language each piece of visible text is marked with, where it is not the language it is written in. */
function wrongLanguage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // The label of a blank is a sign, whatever its alphabet.
      const text = (node.textContent ?? '').replace(/(?:^|空欄 |[Bb]lank )[ア-ン](?![ア-ン])：?/g, '').trim();
      const parent = node.parentElement!;
      if (text === '' || !parent.checkVisibility() || parent.closest('.katex, code, script, noscript'))
        continue;
      const lang = parent.closest('[lang]')?.getAttribute('lang');
      if (/[\u3041-\u30ff]/.test(text) && lang !== 'ja') wrong.push(`${lang}: ${text.slice(0, 40)}`);
      if (/^[A-Z][a-z]+ [a-z]+ [a-z]+/.test(text) && lang !== 'en')
        wrong.push(`${lang}: ${text.slice(0, 40)}`);
    }
    return wrong;
  });
}

const drawable = ['kinds-drawn', 'kinds-multiple', 'kinds-blanks', 'kinds-pool', 'kinds-number'];

/** A mock of one question of each kind, begun. */
async function beginMock(page: Page, language: Language): Promise<void> {
  await importBank(page, everyKind(), [drawnFigure], language);
  await page.goto(mockOf(drawable));
  await page.getByRole('button', { name: setupMessages[language].begin }).click();
  await expect(page.getByText('1 / 5', { exact: true })).toBeVisible();
  await expect(page.locator('main article .rich').first()).toBeVisible();
}

async function handIn(page: Page, language: Language): Promise<void> {
  const words = examMessages[language];
  await page.getByRole('button', { name: words.toReview }).first().click();
  await page.getByRole('button', { name: words.submit, exact: true }).click();
  await page.getByRole('button', { name: words.submitNow }).click();
  await expect(page).toHaveURL(/#\/result\//);
  await expect(page.getByRole('heading', { name: resultMessages[language].questions })).toBeVisible();
}

for (const language of ['ja', 'en'] as const) {
  test.describe(`in ${language === 'ja' ? 'Japanese' : 'English'}`, () => {
    test.beforeEach(async ({ page }) => {
      await useLanguage(page, language);
    });

    test('home, the set-up of a mock, practice, settings and an unknown address have no barrier', async ({
      page,
    }) => {
      await page.goto('#/');
      await expect(page.getByRole('link', { name: homeMessages[language].quickStart })).toBeVisible();
      await expectAccessible(page, 'home, first visit');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await wrongLanguage(page)).toEqual([]);

      const setup = setupMessages[language];
      await page.goto('#/mock');
      await expect(page.getByRole('button', { name: setup.begin })).toBeEnabled();
      await expectAccessible(page, 'mock set-up');
      expect(await wrongLanguage(page)).toEqual([]);
      await page.getByRole('radio', { name: new RegExp(setup.custom) }).check();
      await page.getByRole('textbox', { name: setup.minutes }).fill('0');
      for (const box of await page.getByRole('group', { name: setup.chapters }).getByRole('checkbox').all()) {
        await box.uncheck();
      }
      await expect(page.getByRole('alert')).toHaveText(setup.chaptersNone);
      await expectAccessible(page, 'custom form with problems');
      await page.goto('#/mock?seed=%3Cscript%3E&min=lots&t=nothing&q=%20');
      await expect(page.getByText(setup.linkProblemTitle)).toBeVisible();
      await expectAccessible(page, 'mock link with problems');

      await page.goto('#/practice');
      await expect(page.getByRole('button', { name: formMessages[language].start(10) })).toBeVisible();
      await expectAccessible(page, 'practice form');
      await page.goto('#/practice?bank=no-such-bank&level=9');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page, 'practice link with problems');

      await page.goto('#/settings');
      await expectAccessible(page, 'settings');
      await page.getByRole('button', { name: settingsMessages[language].erase }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'settings, erase dialog');
      await page.keyboard.press('Escape');

      await page.goto('#/no/such/page');
      await expect(page.getByRole('heading', { name: appMessages[language].notFoundTitle })).toBeVisible();
      await expectAccessible(page, 'not found');
      await page.goto('#/mock/nosuch');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page, 'a mock that is not there');
    });

    test('the Banks screen has no barrier with a report, a bank and the dialog that removes it', async ({
      page,
    }) => {
      const words = banksMessages[language];
      await importBank(page, aBank(), [], language);
      await page.getByText(words.paste).click();
      await offer(
        page,
        [jsonFile('wrong.json', aBank({ id: 'wrong', questions: [aChoice({ id: 'x', stem: '$x' })] }))],
        language,
      );
      await expect(page.getByRole('alert')).toContainText('wrong.json');
      await expectAccessible(page, 'banks with a report');
      await page.getByRole('button', { name: words.removeBank('ソフトマックス') }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'banks, remove dialog');
    });

    test('the Banks screen has no barrier with a search, the guide, a preview and what was added', async ({
      page,
    }) => {
      const words = banksMessages[language];
      await page.goto('#/banks?q=Adam');
      await expect(page.getByText(words.foundBy).first()).toBeVisible();
      await expectAccessible(page, 'banks found');
      expect(await wrongLanguage(page)).toEqual([]);
      await offer(page, [jsonFile('kinds.json', everyKind()), drawnFigure], language);
      await page.getByText(words.guide).click();
      await page.getByText(words.preview).click();
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectAccessible(page, 'banks with a preview');
      await page.getByRole('button', { name: words.add, exact: true }).click();
      await expect(page.getByRole('link', { name: words.lookIntoBank('すべての種類') })).toBeVisible();
      await expectAccessible(page, 'banks with an added one');
    });

    test('the screen of a bank has no barrier with every kind of question, with keys and without, nor when it cannot be shown', async ({
      page,
    }) => {
      const words = bankMessages[language];
      await importBank(page, everyKind(), [drawnFigure], language);
      await page.goto('#/banks/kinds');
      await expect(page.getByRole('article', { name: words.numbered(6) })).toBeVisible();
      await expectAccessible(page, 'bank');
      expect(await wrongLanguage(page)).toEqual([]);
      await page.getByLabel(words.showKeys).check();
      await expect(page.getByRole('heading', { name: questionMessages[language].explanation })).toHaveCount(
        6,
      );
      await expectAccessible(page, 'bank with its keys');
      expect(await wrongLanguage(page)).toEqual([]);
      await page.goto('#/banks/no-such-bank');
      await expect(page.getByRole('alert')).toContainText('no-such-bank');
      await expectAccessible(page, 'a bank that is not there');
      expect(await wrongLanguage(page)).toEqual([]);
    });

    test('the exam has no barrier with any kind of question, tool, dialog or notice', async ({
      page,
      context,
    }) => {
      test.setTimeout(120_000);
      const words = examMessages[language];
      await beginMock(page, language);
      const address = page.url();
      for (const [i, id] of drawable.entries()) {
        await expect(page.getByText(`${i + 1} / 5`, { exact: true })).toBeVisible();
        await expect(page.locator('main article .rich').first()).toBeVisible();
        if (i === 1) await answerSomething(page).catch(() => undefined);
        if (i === 2) await page.getByRole('button', { name: words.flag, exact: true }).click();
        await expectAccessible(page, `exam, ${id}`);
        if (i < 4) await page.getByRole('button', { name: words.next, exact: true }).click();
      }
      await page.getByRole('button', { name: words.calculator }).click();
      await expectAccessible(page, 'exam, calculator');
      await page.getByRole('button', { name: words.scratch, exact: true }).click();
      await expectAccessible(page, 'exam, scratch board');
      await page.getByRole('button', { name: words.scratch, exact: true }).click();
      await page.keyboard.press('Shift+?');
      await expect(page.getByRole('dialog', { name: questionMessages[language].helpTitle })).toBeVisible();
      await expectAccessible(page, 'exam, help');
      await page.keyboard.press('Escape');

      await page.setViewportSize({ width: 360, height: 740 });
      await page.getByRole('button', { name: words.grid }).click();
      await expect(page.getByRole('dialog', { name: words.grid })).toBeVisible();
      await expectAccessible(page, 'exam on a phone, grid');
      await page.keyboard.press('Escape');
      await expectAccessible(page, 'exam on a phone');
      await page.setViewportSize({ width: 1280, height: 2000 });

      const second = await context.newPage();
      await second.emulateMedia({ reducedMotion: 'reduce' });
      await second.goto(address);
      await expect(second.getByText(attemptMessages[language].readerTitle)).toBeVisible();
      await expectAccessible(second, 'exam in a second tab');
      await second.close();

      await page.getByRole('button', { name: words.leave }).click();
      await expectAccessible(page, 'exam, leave dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.toReview }).first().click();
      await expect(page.getByRole('heading', { name: words.reviewTitle })).toBeVisible();
      await expectAccessible(page, 'exam, review of the answers');
      await page.getByRole('button', { name: words.submit, exact: true }).click();
      await expect(page.getByRole('dialog', { name: words.submitTitle })).toBeVisible();
      await expectAccessible(page, 'exam, submit dialog');
      await page.getByRole('dialog').getByRole('button', { name: words.stay }).click();
      await page.getByRole('button', { name: words.stay }).click();

      await page.evaluate(() => {
        IDBObjectStore.prototype.add = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await page.getByRole('button', { name: words.flag, exact: true }).click();
      await expect(page.getByText(questionMessages[language].saveFailedTitle)).toBeVisible();
      await expectAccessible(page, 'exam, save failure');
    });

    test('the result, each of its filters and each kind of question in review have no barrier', async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const words = resultMessages[language];
      await beginMock(page, language);
      await page.locator('main label:has(input[value])').first().click();
      await page
        .getByRole('radio', { name: questionMessages[language].confidence3, exact: true })
        .locator('xpath=..')
        .click();
      await handIn(page, language);
      const address = page.url();
      await expectAccessible(page, 'result');
      for (const table of await page.getByText(words.asTable).all()) await table.click();
      await expectAccessible(page, 'result, tables open');
      const filters = page.getByRole('navigation', { name: words.filter }).getByRole('link');
      for (const name of await filters.allInnerTexts()) {
        const filter = filters.filter({ hasText: name.split(/\s/)[0]! }).first();
        await filter.click();
        await expect(filter).toHaveAttribute('aria-current', 'true');
        await expectAccessible(page, `result, ${name}`);
      }
      for (const [i, id] of drawable.entries()) {
        await page.goto(`${address.split('?')[0]}/${i + 1}`);
        await expect(
          page.getByRole('heading', { name: questionMessages[language].explanation }),
        ).toBeVisible();
        await expectAccessible(page, `review, ${id}`);
      }
      await page.goto(`${address.split('?')[0]}/99`);
      await expectAccessible(page, 'review, no such question');
      await page.goto('#/mock');
      await page.goto('#/');
      await expect(page.getByRole('heading', { name: homeMessages[language].recent })).toBeVisible();
      await expectAccessible(page, 'home with history');
    });

    test('practice has no barrier before and after each check, written answers included', async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const words = practiceMessages[language];
      await importBank(page, everyKind(), [drawnFigure], language);
      await page.goto('#/practice?bank=kinds');
      for (let n = 1; n <= 6; n++) {
        await expect(page.getByText(words.place(n, 6), { exact: true })).toBeVisible();
        await expect(page.locator('main article .rich').first()).toBeVisible();
        await expectAccessible(page, `practice, question ${n}`);
        await page.getByRole('button', { name: words.giveUp }).click();
        await expect(
          page.getByRole('heading', { name: questionMessages[language].explanation }),
        ).toBeVisible();
        await expectAccessible(page, `marked practice, question ${n}`);
        expect(await wrongLanguage(page), `question ${n}`).toEqual([]);
        const self = page.getByRole('button', { name: words.selfWrong, exact: true });
        if ((await self.count()) > 0) {
          await self.click();
          await expect(self).toHaveCount(0);
          await expectAccessible(page, 'practice, judged by the learner');
        }
        if (n === 2) {
          await page.goto('#/');
          await expect(page.getByRole('link', { name: homeMessages[language].resumePractice })).toBeVisible();
          await expectAccessible(page, 'home with an unfinished attempt');
          await page.getByRole('link', { name: homeMessages[language].resumePractice }).click();
          continue;
        }
        await page.getByRole('button', { name: n < 6 ? words.next : words.toResult, exact: true }).click();
      }
      await expect(page).toHaveURL(/#\/result\//);
      await expectAccessible(page, 'result of a practice');
    });
  });
}

test('a screen reader hears the formula of an option: its reading, or else its TeX', async ({ page }) => {
  await importBank(page, everyKind(), [drawnFigure]);
  await page.goto(mockOf(['kinds-drawn', 'kinds-pool']));
  await page.getByRole('button', { name: '模試を始める' }).click();
  await expect(page.locator('main article .katex').first()).toBeVisible();
  const choices = await namesOf(page, 'radio');
  expect(choices.some((name) => /^[A-C]\s*イー の エックス じょう\s*に比例する$/.test(name))).toBe(true);
  expect(choices.some((name) => /^[A-C]\s*\\frac\{1\}\{\\sqrt\{d_k\}\}$/.test(name))).toBe(true);
  // Said once: the drawn formula beside the spoken one is hidden.
  expect(choices.filter((name) => name.includes('イー')).every((n) => n.split('イー').length === 2)).toBe(
    true,
  );
  await page.getByRole('button', { name: '次の問題' }).click();
  await expect(page.getByText('2 / 2', { exact: true })).toBeVisible();
  await expect
    .poll(() => namesOf(page, 'radio'))
    .toContainEqual(expect.stringMatching(/^[A-C]\s*\\frac\{1\}\{n\}$/));
});

/** Names in Chrome's own accessibility tree. */
async function namesOf(page: Page, role: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter((node) => node.role?.value === role && !node.ignored)
    .map((node) =>
      String(node.name?.value ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

test('every control of every screen shows where the focus is', async ({ page }) => {
  await startMock(page);
  const exam = page.url();
  const places: readonly (readonly [address: string, ready: Locator])[] = [
    [exam, page.locator('main fieldset input').first()],
    ['#/', page.getByRole('link', { name: '模試に戻る' })],
    ['#/mock', page.getByRole('button', { name: '模試を始める' })],
    ['#/practice', page.getByRole('button', { name: /演習を始める/ })],
    ['#/banks', page.getByLabel('ファイルを選ぶ')],
    ['#/banks/cnn', page.getByLabel('正解と理由を表示')],
    ['#/settings', page.getByLabel('受験日')],
    ['#/nowhere', page.getByRole('link', { name: 'ホームへ' })],
  ];
  for (const [address, ready] of places) {
    await page.goto(address);
    await expect(ready).toBeAttached();
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    const invisible: string[] = [];
    let stops = 0;
    for (; stops < 30; stops++) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        // The browser's own button inside a date field has the browser's own ring.
        if (!element.matches(':focus')) return { shown: true, what: '' };
        // A hidden radio or file field shows its focus on its label; a row's link on the whole row.
        const shown = [element, element.closest('label'), element.nextElementSibling].some((e) =>
          [undefined, '::after'].some((pseudo) => {
            if (!e) return false;
            const { outlineStyle, outlineWidth, opacity } = getComputedStyle(e, pseudo);
            return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && opacity !== '0';
          }),
        );
        return {
          shown,
          what: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`,
        };
      });
      if (seen === null) break;
      if (!seen.shown) invisible.push(seen.what.slice(0, 60));
    }
    expect(stops, address).toBeGreaterThan(0);
    expect(invisible, address).toEqual([]);
  }
});

test('a keyboard reaches the main part first and every screen takes the focus to its top', async ({
  page,
}) => {
  await page.goto('#/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '本文へ移る' })).toBeFocused();
  await expect(page.getByRole('link', { name: '本文へ移る' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  for (const name of ['模試', '演習', '問題集', '設定']) {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.locator('main')).toBeFocused();
  }
});

test.describe('motion', () => {
  /** The longest transition or animation of anything on screen, ms. */
  const longest = (page: Page) =>
    page.evaluate(() => {
      const ms = (list: string) =>
        Math.max(...list.split(',').map((t) => Number.parseFloat(t) * (t.trim().endsWith('ms') ? 1 : 1000)));
      return Math.max(
        ...[...document.querySelectorAll('*')].flatMap((e) => {
          const { transitionDuration, animationDuration } = getComputedStyle(e);
          return [ms(transitionDuration), ms(animationDuration)];
        }),
      );
    });

  for (const [reducedMotion, atMost] of [
    ['reduce', 0],
    ['no-preference', 150],
  ] as const) {
    test(`lasts ${atMost} ms at most with the preference ${reducedMotion}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion });
      for (const address of ['#/', '#/mock', '#/practice', '#/banks', '#/banks/cnn', '#/settings']) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await longest(page), address).toBeLessThanOrEqual(atMost);
      }
      await startMock(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await longest(page), 'exam').toBeLessThanOrEqual(atMost);
    });
  }
});
