import type { Locator, Page } from '@playwright/test';
import { aBank, aChoice } from '../support/bank-builder.ts';
import {
  builtInBanks,
  drawing,
  drawnFigure,
  everyKind,
  importBank,
  mockOf,
  setSetting,
  wideFormula,
} from './screens.ts';
import { answerSomething, expect, goNext, startMock, submit, test } from './steps.ts';

/**
 * What is wrong with the widths of the page as it is: what sticks out of the window, and boxes that cut something
 * off without a way to reach it (they scroll, take the focus and have a name, or nothing is hidden).
 */
const widths = (): string[] => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const wrong: string[] = [];
  if (scrollWidth > clientWidth) {
    const out = [...document.querySelectorAll('body *')].filter(
      (e) =>
        e.getBoundingClientRect().right > clientWidth + 1 &&
        !e.closest('.overflowing, .katex-mathml *, .visually-hidden, svg *'),
    );
    wrong.push(`${scrollWidth} > ${clientWidth}`, ...out.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)));
  }
  for (const e of document.querySelectorAll<HTMLElement>('.rich, .rich *')) {
    if (e.scrollWidth <= e.clientWidth + 1 || e.clientWidth === 0) continue;
    if (e.closest('.katex-mathml, .visually-hidden, svg')) continue;
    const { overflowX, display } = getComputedStyle(e);
    if (display === 'inline' || overflowX === 'visible') continue;
    const reachable =
      /auto|scroll/.test(overflowX) && e.tabIndex === 0 && (e.getAttribute('aria-label') ?? '').trim() !== '';
    if (!reachable) wrong.push(`out of reach: ${e.className}: ${e.textContent.slice(0, 60)}`);
  }
  return wrong;
};

/** Fonts and the observer of widths have their say first. */
const settled = async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await document.fonts.ready;
  await frame();
  await frame();
};

async function tooWide(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  return page.evaluate(widths);
}

/** The practice of a bank, ready at its first question. */
async function practise(page: Page, bank: string): Promise<number> {
  await page.goto(`#/practice?bank=${bank}`);
  await expect(page).toHaveURL(/#\/practice\/[0-9a-z]+/);
  await expect(page.locator('main article .rich').first()).toBeVisible();
  return Number(/\/ (\d+)/.exec(await page.getByText(/^\d+ \/ \d+$/).innerText())?.[1]);
}

/** Goes through a practice with its button for the next question; what is too wide, by question. */
async function stepThrough(page: Page, count: number): Promise<string[]> {
  await page.evaluate(
    `Object.assign(globalThis, { widths: ${widths.toString()}, settled: ${settled.toString()} })`,
  );
  return page.evaluate(async (all) => {
    const { widths: look, settled: quiet } = globalThis as unknown as {
      widths: () => string[];
      settled: () => Promise<void>;
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const found: string[] = [];
    for (let n = 1; n <= all; n++) {
      const there = () =>
        document.querySelector('h1')?.textContent.includes(`${n} / ${all}`) === true &&
        document.querySelector('main article .rich') !== null;
      for (let i = 0; i < 600 && !there(); i++) await frame();
      if (!there()) return [...found, `${n}: never shown`];
      await quiet();
      found.push(...look().map((what) => `${n}: ${what}`));
      document.querySelector<HTMLElement>('button[aria-label="次の問題"]:enabled')?.click();
    }
    return found;
  }, count);
}

test.describe('on the narrowest phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  // Two halves, so that two workers share the questions.
  for (const half of [0, 1]) {
    test(`no question, explanation or figure of a built-in bank is wider than the window (half ${half + 1})`, async ({
      page,
    }) => {
      test.setTimeout(180_000);
      const banks = (await builtInBanks(page)).filter((_, i) => i % 2 === half);
      expect(banks.length).toBeGreaterThan(5);
      for (const bank of banks) {
        const count = await practise(page, bank);
        const found = await stepThrough(page, count);
        expect.soft(found, bank).toEqual([]);
        // The last one marked: reasons, explanation, sources.
        await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
        await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
        expect.soft(await tooWide(page), `${bank} marked`).toEqual([]);
      }
    });
  }

  test('no screen is wider than the window', async ({ page }) => {
    const look = async (state: string) => expect.soft(await tooWide(page), state).toEqual([]);
    for (const address of [
      '#/',
      '#/mock',
      '#/practice',
      '#/banks',
      '#/banks/cnn',
      '#/settings',
      '#/nowhere',
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: '読み込んでいます' })).toHaveCount(0);
      await look(address);
    }
    await startMock(page);
    await look('exam');
    for (const tool of ['電卓', '計算用紙']) {
      await page.getByRole('button', { name: tool, exact: true }).click();
      await look(tool);
      await page.getByRole('button', { name: tool, exact: true }).click();
    }
    await page.getByRole('button', { name: '問題一覧' }).click();
    await look('grid');
    await page.keyboard.press('Escape');
    for (let n = 1; n <= 3; n++) {
      await answerSomething(page);
      await goNext(page);
    }
    await submit(page);
    await look('result');
    for (const table of await page.getByText('数値の表').all()) await table.click();
    await look('result with its tables');
    await page.getByRole('listitem').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
    await look('review');
    await page.goto('#/');
    await expect(page.getByRole('heading', { name: '最近の受験' })).toBeVisible();
    await look('home with history');

    await setSetting(page, '言語 / Language', 'English');
    for (const address of ['#/', '#/mock', '#/practice', '#/banks', '#/banks/cnn', '#/settings']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      await look(`${address} in English`);
    }
  });

  test('a formula that becomes too wide when its fonts arrive can still be scrolled to its end', async ({
    page,
  }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/*.woff2', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('#/practice?q=entropy-js-entropies', { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
    await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
    const before = await page.locator('.overflowing').count();
    release();
    await expect.poll(() => page.locator('.overflowing').count()).toBeGreaterThan(before);
    expect(await tooWide(page)).toEqual([]);
  });

  test('a wide formula, code and picture keep inside; what scrolls takes the focus and has a name', async ({
    page,
  }) => {
    const bank = everyKind({
      id: 'wide',
      questions: [
        aChoice({
          id: 'wide-all',
          stem: `文中の $${wideFormula}$ も、別行の\n\n$$${wideFormula}$$\n\nも、図 ![白い長方形](figures/drawn.svg) も収まる。\n\n\`\`\`python\nresult = some_function(with_many_arguments, and_more, and_still_more, and_even_more)\n\`\`\`\n\n| a | b | c | d | e | f | g |\n| --- | --- | --- | --- | --- | --- | --- |\n| 100000 | 200000 | 300000 | 400000 | 500000 | 600000 | 700000 |`,
          choices: [
            { id: 'a', text: `$${wideFormula}$`, correct: true, reason: `$$${wideFormula}$$` },
            { id: 'b', text: 'x'.repeat(200), reason: 'https://example.com/'.repeat(12) },
          ],
          explanation: `$${wideFormula}$`,
          sources: [{ title: 'https://example.com/'.repeat(12), url: 'https://example.com/' }],
        }),
      ],
    });
    delete (bank as { sets?: unknown }).sets;
    await importBank(page, bank, [drawnFigure]);
    await practise(page, 'wide');
    expect(await tooWide(page)).toEqual([]);
    const scrolling = page.locator('main article .overflowing');
    // Formula in the line, formula on its own line, code, table, formula of the option.
    await expect(scrolling).toHaveCount(5);
    for (const box of await scrolling.all()) {
      await expect(box).toHaveAttribute('tabindex', '0');
      await expect(box).toHaveAttribute('aria-label', /\S/);
      await box.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => box.evaluate((e) => e.scrollLeft)).toBeGreaterThan(0);
    }
    await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
    await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
    expect(await tooWide(page)).toEqual([]);
  });
});

// --- Places that are learnt by heart ------------------------------------------------------------------------

const rounded = async (locator: Locator) => {
  const box = await locator.boundingBox();
  return box && [box.x, box.y, box.width, box.height].map(Math.round).join(' ');
};

for (const [name, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a wide window', { width: 1280, height: 800 }],
] as const) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport });

    test('stem and actions are at the same place on every question of a mock', async ({ page }) => {
      await startMock(page);
      const bar = page.getByRole('group', { name: '問題の操作' });
      const places = new Set<string>();
      for (let n = 1; n <= 13; n++) {
        await expect(page.getByText(`${n} / 13`, { exact: true })).toBeVisible();
        await expect(page.locator('main article .rich').first()).toBeVisible();
        const last = page.getByRole('button', { name: n < 13 ? '次の問題' : '解答を確認する' }).last();
        const label = n < 13 ? await rounded(last) : null;
        places.add(
          JSON.stringify({
            bar: await rounded(bar),
            heading: await page
              .getByRole('heading', { level: 1 })
              .evaluate((e) => [
                Math.round(e.getBoundingClientRect().x),
                Math.round(e.getBoundingClientRect().y),
              ]),
            flag: await rounded(bar.getByRole('button', { name: '見直し' })),
            previous: await rounded(bar.getByRole('button', { name: '前の問題' })),
            ...(label !== null && { next: label }),
          }),
        );
        if (n === 2) await page.keyboard.press('f');
        if (n < 13) await goNext(page);
      }
      const next = [...places].filter((p) => p.includes('"next"'));
      expect(next).toHaveLength(1);
      expect(places.size - next.length).toBe(1);
    });

    test('nothing moves when the figure of a question arrives', async ({ page }) => {
      const questions = [
        aChoice({
          id: 'late-drawn',
          stem: '図を見て選べ。',
          figure: { src: 'figures/drawn.svg', alt: '白い長方形', caption: '図' },
        }),
      ];
      await importBank(page, aBank({ id: 'late', questions }), [drawnFigure]);
      await practise(page, 'late');
      await expectNothingMoved(page, page.getByRole('img', { name: '白い長方形' }));
    });

    test('nothing moves when the figure of a built-in question comes late over the network', async ({
      page,
    }) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let asked = 0;
      await page.route(/\/banks\/figures\//, async (route) => {
        asked++;
        await held;
        await route.continue();
      });
      for (const bank of await builtInBanks(page)) {
        const count = await practise(page, bank);
        for (let n = 1; n < count && asked === 0; n++) {
          await page.keyboard.press('ArrowRight');
          await expect(page.getByText(`${n + 1} / ${count}`, { exact: true })).toBeVisible();
          await expect(page.locator('main article .rich').first()).toBeAttached();
        }
        if (asked > 0) break;
      }
      const image = page.locator('main article figure img').first();
      await expect(image).toBeAttached();
      const before = await placesOf(page);
      const size = await rounded(image);
      expect(Number(size?.split(' ')[3])).toBeGreaterThan(50);
      release();
      await expect
        .poll(() => image.evaluate((i: HTMLImageElement) => i.complete && i.naturalWidth))
        .toBeGreaterThan(0);
      expect(await rounded(image)).toBe(size);
      expect(await placesOf(page)).toEqual(before);
    });
  });
}

/** Where every block of the question stands. */
function placesOf(page: Page): Promise<string[]> {
  return page.locator('main article').evaluate((article) =>
    [...article.querySelectorAll('.rich, img, figure, fieldset, label, button')].map((e) => {
      const { x, y, width, height } = e.getBoundingClientRect();
      return `${e.tagName} ${[x, y, width, height].map((v) => Math.round(v)).join(' ')}`;
    }),
  );
}

/** The picture keeps its room while it is not there, by its own numbers. */
async function expectNothingMoved(page: Page, image: Locator): Promise<void> {
  await expect.poll(() => image.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBe(400);
  const loaded = await placesOf(page);
  await image.evaluate((i: HTMLImageElement) => i.removeAttribute('src'));
  const size = await image.evaluate((i: HTMLImageElement) => [
    Number(i.getAttribute('width')),
    Number(i.getAttribute('height')),
  ]);
  expect(size).toEqual([400, 200]);
  await image.evaluate(
    (i: HTMLImageElement, text) =>
      new Promise<void>((resolve) => {
        i.addEventListener('load', () => resolve(), { once: true });
        i.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
      }),
    drawing,
  );
  expect(await placesOf(page)).toEqual(loaded);
}

// --- Larger text, zoom, fingers -----------------------------------------------------------------------------

for (const [what, prepare, viewport] of [
  [
    'the largest text on a phone',
    (page: Page) => setSetting(page, '文字の大きさ', '特大'),
    { width: 360, height: 740 },
  ],
  [
    'the largest text in a wide window',
    (page: Page) => setSetting(page, '文字の大きさ', '特大'),
    { width: 1280, height: 800 },
  ],
  // A window of 1280 × 800 at 200 % is laid out as one of half its size.
  ['200 % zoom', () => Promise.resolve(), { width: 640, height: 400 }],
] as const) {
  test(`with ${what} nothing is cut off or covered, and a mock can be sat`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await prepare(page);
    const look = async (state: string) => {
      expect.soft(await tooWide(page), state).toEqual([]);
      expect.soft(await cutOff(page), state).toEqual([]);
    };
    for (const address of ['#/', '#/mock', '#/practice', '#/banks', '#/banks/cnn', '#/settings']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await look(address);
    }
    await startMock(page);
    await look('exam');
    await answerSomething(page);
    // The last choice can be brought out from under the bar. A number or a written answer has none.
    const choice = page.locator('main article label:has(input[value])').last();
    while ((await choice.count()) === 0) {
      await goNext(page);
      await answerSomething(page);
    }
    await choice.scrollIntoViewIfNeeded();
    await choice.click();
    await goNext(page);
    await submit(page);
    await look('result');
  });
}

for (const [width, height] of [
  [360, 740],
  [640, 400],
  [740, 360],
] as const) {
  test(`at ${width} × ${height} the tools stay in reach, leave some of the question to see and cover nothing that has the focus`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await importBank(page, everyKind(), [drawnFigure]);
    await page.goto(mockOf(['kinds-drawn', 'kinds-multiple']));
    await page.getByRole('button', { name: '模試を始める' }).click();
    await expect(page.locator('main fieldset input').first()).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const calculator = page.getByRole('button', { name: '電卓', exact: true });
    await expect(calculator).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: '計算用紙' })).toBeInViewport({ ratio: 1 });
    await calculator.click();
    const panel = page.getByRole('region', { name: '電卓' });
    await expect(panel.getByRole('button', { name: 'イコール' })).toBeInViewport({ ratio: 1 });
    await expect(panel.getByText('左から順に計算')).toBeInViewport({ ratio: 1 });
    const bar = (await page.locator('header').first().boundingBox())!;
    const tool = (await panel.boundingBox())!;
    expect(tool.y - (bar.y + bar.height)).toBeGreaterThan(80);
    // From the head of the question to its end.
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      document.querySelector<HTMLElement>('main h1, h1')!.focus({ preventScroll: true });
    });
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press('Tab');
      const [name, there] = await page.evaluate(() => {
        const focused = document.activeElement!;
        const part = focused.closest('label') ?? focused;
        const { left, right, top, bottom } = part.getBoundingClientRect();
        const seen = (y: number) => part.contains(document.elementFromPoint((left + right) / 2, y));
        const inQuestion = focused.closest('article') !== null;
        // What is higher than the room above the tool cannot be seen whole.
        const ends =
          bottom - top > 80 ? seen(top + 2) || seen(bottom - 2) : seen(top + 2) && seen(bottom - 2);
        return [part.textContent, !inQuestion || ends] as const;
      });
      expect.soft(there, name).toBe(true);
    }
  });
}

/** Buttons, links and labels whose words do not fit into them. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, p, th, td, legend, summary')]
      .filter((e) => {
        if (!e.checkVisibility() || e.closest('.visually-hidden, .rich, [aria-hidden=true]')) return false;
        const { overflowX, overflowY, clipPath, webkitLineClamp } = getComputedStyle(e);
        if (clipPath !== 'none' || webkitLineClamp !== 'none') return false;
        const clips = (v: string) => v === 'hidden' || v === 'clip';
        return (
          (clips(overflowX) && e.scrollWidth > e.clientWidth + 1) ||
          (clips(overflowY) && e.scrollHeight > e.clientHeight + 1)
        );
      })
      .map((e) => `${e.tagName} ${e.textContent.slice(0, 40)}`),
  );
}

test.describe('under a finger', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('every control is at least 44 px high and wide, a link in a text at least 24 px', async ({ page }) => {
    const look = async (state: string) => expect.soft(await tooSmall(page), state).toEqual([]);
    for (const address of [
      '#/',
      '#/mock',
      '#/practice',
      '#/banks',
      '#/banks/cnn',
      '#/settings',
      '#/nowhere',
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: '読み込んでいます' })).toHaveCount(0);
      await look(address);
    }
    await page.goto('#/mock');
    await page.getByRole('radio', { name: /自分で決める/ }).check();
    await look('custom mock');
    await importBank(page, everyKind(), [drawnFigure]);
    await look('banks with an import');
    await page.goto(mockOf(['kinds-drawn', 'kinds-multiple', 'kinds-blanks', 'kinds-pool', 'kinds-number']));
    await page.getByRole('button', { name: '模試を始める' }).click();
    for (let n = 1; n <= 5; n++) {
      await expect(page.getByText(`${n} / 5`, { exact: true })).toBeVisible();
      await expect(page.locator('main article .rich').first()).toBeVisible();
      await look(`exam, question ${n}`);
      if (n < 5) await goNext(page);
    }
    await page.getByRole('button', { name: '電卓', exact: true }).click();
    await look('calculator');
    await page.getByRole('button', { name: '計算用紙', exact: true }).click();
    await look('scratch board');
    await page.getByRole('button', { name: '計算用紙', exact: true }).click();
    await page.getByRole('button', { name: '問題一覧' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('grid');
    await page.getByRole('dialog').getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '解答を確認する' }).first().click();
    await expect(page.getByRole('heading', { name: '解答の確認' })).toBeVisible();
    await look('review of the answers');
    await page.getByRole('button', { name: '提出する' }).click();
    await page.getByRole('button', { name: '提出して採点する' }).click();
    await expect(page.getByRole('heading', { name: '全問' })).toBeVisible();
    await look('result');
    await page.getByRole('listitem').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
    await look('review');
    await practise(page, 'kinds');
    await look('practice');
    await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
    await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
    await look('practice, marked');
  });
});

/** Controls a finger misses, with their size. A label is as good as its field. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    const root = document.querySelector('dialog[open]') ?? document.body;
    // What only shows (the calculator's display) is no target.
    const controls = 'button, a[href], input:not([readonly]), select, textarea, summary';
    for (const control of root.querySelectorAll<HTMLElement>(controls)) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      if (control instanceof HTMLButtonElement && control.disabled) continue;
      // A drop-down's way past the header is off the screen until it has the focus.
      const label =
        control.closest('label') ??
        (control.id ? document.querySelector(`label[for="${control.id}"]`) : null);
      const target = control.matches('input[type=radio], input[type=checkbox], input[type=file]')
        ? (label ?? control)
        : control;
      const box = target.getBoundingClientRect();
      if (box.bottom < 0) continue;
      // A stretched link covers its whole row.
      const after = getComputedStyle(control, '::after');
      if (after.position === 'absolute' && after.inset === '0px') continue;
      const inText =
        control.matches('a') &&
        control.closest('p, li, dd, td') !== null &&
        getComputedStyle(control).display === 'inline';
      const least = inText ? 24 : 44;
      const lineHeight = Number.parseFloat(getComputedStyle(control).lineHeight) || 0;
      const height = inText ? Math.max(box.height, lineHeight) : box.height;
      if (height < least - 0.5 || (!inText && box.width < least - 0.5)) {
        small.push(
          `${control.tagName} ${(control.getAttribute('aria-label') ?? target.textContent).trim().slice(0, 30)} ${Math.round(box.width)}×${Math.round(box.height)}`,
        );
      }
    }
    return small;
  });
}

// --- Print and themes ---------------------------------------------------------------------------------------

test('the result and a review print without controls, with the keys or without them', async ({ page }) => {
  await startMock(page);
  await answerSomething(page);
  await submit(page);
  const address = page.url();
  const controls = page.locator('button:visible, input:visible, textarea:visible, header nav:visible');
  const keys = page.locator('main').getByText(/^→/);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '全問' })).toBeVisible();
  await expect(controls).toHaveCount(0);
  await expect(keys.first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('正解を印刷する').uncheck();
  await page.emulateMedia({ media: 'print' });
  await expect(keys.filter({ visible: true })).toHaveCount(0);
  await expect(controls).toHaveCount(0);

  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${address}/1`);
  const explanation = page.getByRole('heading', { name: '解説' });
  await expect(explanation).toBeVisible();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(explanation).toBeVisible();
  await expect(page.locator('button:visible')).toHaveCount(0);
  // Ink on paper, whatever the theme.
  const ink = await page.locator('main').evaluate((e) => getComputedStyle(e).color);
  expect(Math.max(...ink.match(/\d+/g)!.slice(0, 3).map(Number))).toBeLessThan(90);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.getByLabel('正解を印刷する').uncheck();
  await page.emulateMedia({ media: 'print' });
  await expect(explanation).toBeHidden();
  await expect(page.getByText('不正解', { exact: true }).filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('main article .rich').first()).toBeVisible();
});

for (const [chosen, system, brightness] of [
  ['暗い', 'light', 0],
  ['明るい', 'dark', 255],
] as const) {
  test(`the theme ${chosen} wins over a ${system} system, in figures too`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: system });
    await setSetting(page, '配色', chosen);
    const paper = await page.locator('body').evaluate((e) => getComputedStyle(e).backgroundColor);
    const [red] = paper.match(/\d+/g)!.map(Number);
    if (brightness === 0) expect(red).toBeLessThan(60);
    else expect(red).toBeGreaterThan(200);
    const questions = [
      aChoice({ id: 'themed-drawn', figure: { src: 'figures/drawn.svg', alt: '白い長方形' } }),
    ];
    await importBank(page, aBank({ id: 'themed', questions }), [drawnFigure]);
    await page.reload();
    await practise(page, 'themed');
    const image = page.getByRole('img', { name: '白い長方形' });
    await expect.poll(() => image.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBe(400);
    await expect.poll(() => colourOf(page, image)).toBe(brightness);
  });
}

/** Brightness (0–255) of the middle of what is painted. */
async function colourOf(page: Page, image: Locator): Promise<number> {
  const shot = (await image.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d')!;
    pen.drawImage(bitmap, 0, 0);
    return pen.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data[0]!;
  }, shot);
}
