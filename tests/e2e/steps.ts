import { type BrowserContext, type Locator, type Page, expect, test as base } from '@playwright/test';

/**
 * Makes a context draw the same papers each time it runs a test: `Math.random` goes by the name of the test and
 * by how many documents the context has opened, so that no two of them give the same ids. `--repeat-each` tries
 * other papers.
 */
async function fixTheDraw(context: BrowserContext, name: string): Promise<void> {
  await context.addInitScript((text) => {
    let document = 0;
    try {
      document = Number(localStorage.getItem('documents-opened')) + 1;
      localStorage.setItem('documents-opened', String(document));
    } catch {
      // A browser without storage has one document.
    }
    let state = document;
    for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01_00_01_93);
    // mulberry32
    Math.random = () => {
      state = (state + 0x6d_2b_79_f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }, name);
}

/**
 * The page as a learner has it, with an eye on what must never happen: an error in the console, a violation of
 * the page's policy, a request to anybody else.
 */
export const test = base.extend<{ watched: string[] }>({
  context: async ({ context }, use, info) => {
    await fixTheDraw(context, `${info.title} ${info.repeatEachIndex}`);
    await use(context);
  },
  watched: [
    async ({ page, baseURL }, use) => {
      const problems: string[] = [];
      watch(page, new URL(baseURL!).origin, problems);
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

export function watch(page: Page, origin: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // A file a test takes away on purpose is reported by the browser, not by the app.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(`console: ${message.text()}`);
    }
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`request to ${url.href}`);
  });
}

export type MockName = '本番形式' | 'ハーフ' | 'クイック';

/** Starts a mock from its set-up screen and waits for its first question. Returns the attempt's id. */
export async function startMock(page: Page, name: MockName = 'クイック'): Promise<string> {
  await page.goto('#/mock');
  await page.getByRole('radio', { name: new RegExp(name) }).check();
  await page.getByRole('button', { name: '模試を始める' }).click();
  await firstQuestion(page);
  return attemptOf(page);
}

export async function firstQuestion(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^問 \d+/ })).toBeVisible();
  await expect(page.locator('main fieldset, main input').first()).toBeVisible();
}

/** The id of the attempt in the address. */
export function attemptOf(page: Page): string {
  const id = /#\/(?:mock|practice|result)\/([0-9a-z]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`no attempt in ${page.url()}`);
  return id;
}

/** The heading's question number. */
export async function questionNumber(page: Page): Promise<number> {
  const text = await page.getByRole('heading', { level: 1 }).textContent();
  return Number(/\d+/.exec(text ?? '')?.[0]);
}

export async function goNext(page: Page): Promise<void> {
  const before = await questionNumber(page);
  await page.getByRole('button', { name: '次の問題' }).click();
  await expect.poll(() => questionNumber(page)).toBe(before + 1);
}

/** Answers what is on screen, whatever its kind, and waits until the answer is painted. */
export async function answerSomething(page: Page): Promise<void> {
  await expect(page.locator('main').locator('label:has(input), textarea').first()).toBeVisible();
  const number = page.getByRole('textbox', { name: /答え/ });
  if ((await number.count()) > 0) {
    await number.fill('1');
    return;
  }
  const groups = page.locator('main fieldset:has(input[value])');
  const count = await groups.count();
  for (let i = 0; i < count; i++) {
    const input = groups.nth(i).locator('input[type=radio], input[type=checkbox]').first();
    if ((await input.getAttribute('name')) === null || !(await isChoice(input))) continue;
    await choose(input);
  }
}

/** Chooses by its label, as a finger does, and waits until the choice is painted: that is when it is written. */
export async function choose(input: Locator): Promise<void> {
  await input.locator('xpath=ancestor::label').click();
  await expect(input).toBeChecked();
}

/** Choices carry a letter; the confidence and the filters do not. */
export async function isChoice(input: Locator): Promise<boolean> {
  return input.evaluate((element) => /^[A-L]$/.test(element.nextElementSibling?.textContent ?? ''));
}

/** What an event may carry, as far as the tests look at it. */
interface KeptEvent {
  readonly type: string;
  readonly seq: number;
  readonly at: number;
  readonly question?: string;
  readonly by?: string;
  readonly seed?: string;
  readonly answer?: { choice?: string; choices?: Record<string, string> } | null;
  readonly items?: readonly { readonly id: string }[];
}

/** Every event of an attempt. */
export async function eventsOf(page: Page, attempt: string): Promise<readonly KeptEvent[]> {
  const events = (await rowsOf(page, 'events')) as readonly (KeptEvent & { readonly attempt: string })[];
  return events.filter((event) => event.attempt === attempt);
}

/** Every kept row of a store in the order of its keys, straight from the browser's database. */
export function rowsOf(page: Page, store: string): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const open = indexedDB.open('etude');
        open.addEventListener('error', () => reject(open.error ?? new Error('no database')));
        open.addEventListener('success', () => {
          const all = open.result.transaction(name).objectStore(name).getAll();
          all.addEventListener('error', () => reject(all.error ?? new Error(`no ${name}`)));
          all.addEventListener('success', () => {
            open.result.close();
            resolve(all.result);
          });
        });
      }),
    store,
  );
}

/** Hands in from wherever the exam stands. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '解答を確認する' }).first().click();
  await page.getByRole('button', { name: '提出する' }).click();
  await page.getByRole('button', { name: '提出して採点する' }).click();
  await expect(page).toHaveURL(/#\/result\//);
  await expect(page.getByRole('heading', { name: '分野別の得点率' })).toBeVisible();
}
