import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { questionCode } from '../../src/domain/paper.ts';
import type { QuestionMeta } from '../../src/domain/question.ts';
import type { SiteIndex } from '../../src/content/library.ts';
import type { Bank } from '../../src/content/schema.ts';
import { banksMessages } from '../../src/features/banks/messages.ts';
import { settingsMessages } from '../../src/features/settings/messages.ts';
import { aBank, aBlanks, aChoice, aMultiple, aNumber, aShort, fileOf } from '../support/bank-builder.ts';
import { expect } from './steps.ts';

/** Ways to the screens that several specs walk, in either language of the interface. */

export type Language = 'ja' | 'en';

/** A drawing with a light and a dark version, as the built-in ones have. */
export const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200">
<style>.bg{fill:#ffffff}@media (prefers-color-scheme:dark){.bg{fill:#000000}}</style>
<rect class="bg" width="400" height="200"/></svg>`;

/** Far wider than a phone, with nowhere to break. */
export const wideFormula = String.raw`\left(\frac{a_1+a_2+a_3+a_4+a_5+a_6}{b_1+b_2+b_3+b_4+b_5+b_6}\cdot\frac{c_1+c_2+c_3+c_4+c_5+c_6}{d_1+d_2+d_3+d_4+d_5+d_6}\right)`;

/** One question of every kind with everything a text can hold; `kinds-drawn` needs `figures/drawn.svg`. */
export function everyKind(part: Partial<Bank> = {}): Bank {
  return aBank({
    id: 'kinds',
    title: 'すべての種類',
    readings: { 'e^{x}': 'イー の エックス じょう' },
    sets: [
      {
        id: 'kinds-set',
        stem: '次の表を読む。\n\n| 量 | 値 |\n| --- | --- |\n| $x$ | 1.5 |\n\n> 引用する文。',
      },
    ],
    questions: [
      aChoice({
        id: 'kinds-drawn',
        stem: `次の図と式について正しいものを選べ。\n\n$$${wideFormula}$$\n\n**注意**: \`x\` は入力。[資料](https://example.com/a)`,
        figure: { src: 'figures/drawn.svg', alt: '白い長方形', caption: '図 1' },
        code: 'import torch\n# 入力\nx = torch.tensor([1.0, 2.0])  # long enough to be wider than any telephone in portrait\nprint("y", x * 2)',
        choices: [
          { id: 'a', text: '$e^{x}$ に比例する', correct: true, reason: '$e^{x}$ を和で割るため。' },
          { id: 'b', text: String.raw`$\frac{1}{\sqrt{d_k}}$`, reason: 'それは内積の縮尺。' },
          { id: 'c', text: '負の値をとる', reason: '指数関数は正。' },
        ],
        explanation:
          '{{choice:b}} は別の話。\n\n1. 指数をとる\n2. 和で割る\n\n```python\ny = x.softmax(0)\n```',
        sources: [{ title: 'Bridle (1990)', url: 'https://example.com/bridle' }],
        verified: ['source', 'computed'],
      }),
      aMultiple({ id: 'kinds-multiple', asks: 'false', stem: '次のうち誤っているものをすべて選べ。' }),
      aBlanks({ id: 'kinds-blanks', set: 'kinds-set' }),
      aBlanks({
        id: 'kinds-pool',
        set: 'kinds-set',
        stem: '和が {{blank:ア}}、平均が {{blank:イ}} になる。',
        pool: [
          { id: 'a', text: '$1$', reason: '定義による。' },
          { id: 'b', text: '$\\frac{1}{n}$' },
          { id: 'c', text: '$n$' },
        ],
        blanks: [
          { id: 'ア', answer: 'a', reason: '和で割るため。' },
          { id: 'イ', answer: 'b' },
        ],
      }),
      aNumber({ id: 'kinds-number', unit: 'bit', convention: '対数の底は 2' }),
      aShort({ id: 'kinds-short', stem: '正規化する関数の名を答えよ。', rubric: ['名前が合っている'] }),
    ],
    ...part,
  });
}

export const drawnFigure = { name: 'drawn.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawing) };

export function jsonFile(name: string, content: object | string) {
  const text = typeof content === 'string' ? content : fileOf(content);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Hands files to the import field of the Banks screen. */
export async function offer(page: Page, files: readonly Upload[], language: Language = 'ja'): Promise<void> {
  await page.goto('#/banks');
  await page.getByLabel(banksMessages[language].choose).setInputFiles([...files]);
}

/** Imports a bank that has no mistake. */
export async function importBank(
  page: Page,
  bank: Bank,
  figures: readonly Upload[] = [],
  language: Language = 'ja',
): Promise<void> {
  const words = banksMessages[language];
  await offer(page, [jsonFile(`${bank.id}.json`, bank), ...figures], language);
  await page.getByRole('button', { name: words.add, exact: true }).click();
  await expect(page.getByText(words.added(bank.title))).toBeVisible();
}

/** Chooses on the Settings screen; the texts are those of the screen's language now. */
export async function setSetting(page: Page, group: string, option: string): Promise<void> {
  await page.goto('#/settings');
  const radio = page.getByRole('group', { name: group }).getByRole('radio', { name: option, exact: true });
  await radio.locator('xpath=ancestor::label').click();
  await expect(radio).toBeChecked();
}

export async function useLanguage(page: Page, language: Language): Promise<void> {
  if (language === 'ja') return;
  await setSetting(page, settingsMessages.ja.language, 'English');
  await expect(page.getByRole('heading', { level: 1, name: settingsMessages.en.title })).toBeVisible();
}

/** Address of the mock that asks exactly these questions, in this order. */
export function mockOf(questions: readonly string[], minutes = 60): string {
  return `#/mock?seed=fixed&fw=pytorch&min=${minutes}&t=custom&q=${questions.map(questionCode).join('')}`;
}

/** What the built site's own index says of its questions. */
export async function builtInQuestions(context: BrowserContext): Promise<readonly QuestionMeta[]> {
  const page = await context.newPage();
  const answer = page.waitForResponse(/\/banks\/index\./);
  await page.goto('#/mock');
  const { questions } = (await (await answer).json()) as SiteIndex;
  await page.close();
  return questions;
}

/** Ids of the built-in banks, from the links of the Banks screen. */
export async function builtInBanks(page: Page): Promise<readonly string[]> {
  await page.goto('#/banks');
  await expect(page.getByRole('link', { name: /を演習する/ }).first()).toBeVisible();
  return page
    .locator('a[href*="practice?bank="]')
    .evaluateAll((links) => links.map((a) => a.getAttribute('href')!.split('bank=')[1]!));
}

/** The text of the file that a click saves. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await click();
  return readFileSync(await (await download).path(), 'utf8');
}
