import { readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import type { Bank } from '../../src/content/schema.ts';
import { aBank, aBlanks, aChoice, aNumber, aShort, fileOf, whereIs } from '../support/bank-builder.ts';
import {
  type Upload,
  builtInBanks,
  builtInQuestions,
  downloaded,
  drawnFigure,
  everyKind,
  importBank,
  jsonFile,
  mockOf,
  offer,
  useLanguage,
} from './screens.ts';
import {
  answerSomething,
  attemptOf,
  choose,
  eventsOf,
  expect,
  firstQuestion,
  rowsOf,
  test,
} from './steps.ts';

const added = (page: Page) => page.getByRole('button', { name: '追加する', exact: true });
const listed = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `「${title}」を取り除く` }) });

const searchField = (page: Page) => page.getByRole('searchbox', { name: '問題集を探す' });
const found = (page: Page) => page.getByRole('status').filter({ hasText: /^\d+ 件$/ });

test('the list of banks is searched by title and topic, and leads to the import', async ({ page }) => {
  await page.goto('#/banks');
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /を演習する$/ }) });
  await expect(rows.nth(20)).toBeVisible();
  await searchField(page).fill('ｔｒａｎｓｆｏｒｍｅｒ');
  await expect(found(page)).toHaveText(`${await rows.count()} 件`);
  for (const row of await rows.all()) await expect(row).toContainText(/Transformer/);
  for (const [topic, named] of [
    ['ROC', 'ROC 曲線'],
    ['adam', 'Adam'],
    ['KL', 'KL ダイバージェンス'],
    ['SVM', 'サポートベクターマシン（SVM）'],
    ['Dropout', 'ドロップアウト'],
  ] as const) {
    await searchField(page).fill(topic);
    await expect(rows.filter({ hasText: `含む内容：` }).first(), topic).toContainText(named);
    expect(await rows.count(), topic).toBeLessThan(20);
  }
  await searchField(page).fill('そのような題名はない');
  await expect(page.getByText('見つかりません。')).toBeVisible();
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: '問題集を読み込む' }).click();
  await expect(page.getByRole('heading', { name: '問題集を読み込む' })).toBeFocused();
});

test('a search says that it looks at titles and items alone when the names of topics cannot be had', async ({
  page,
}) => {
  await page.route(/\/topics-[\w-]+\.js$/, (route) => route.abort());
  await page.goto('#/banks');
  await searchField(page).fill('性能指標');
  await expect(page.getByText('話題の名を読み込めないため')).toBeVisible();
  await expect(found(page)).toBeVisible();
});

test.describe('looking into a bank', () => {
  const keys = (page: Page) => page.getByLabel('正解と理由を表示');
  const question = (page: Page, n: number) => page.getByRole('article', { name: `問 ${n}`, exact: true });

  test('fetches no keys until they are asked for, leaves no record, and leads back to the search', async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const keyFiles = () => asked.filter((url) => url.endsWith('.keys.json')).length;
    await page.goto('#/banks?q=CNN');
    await page.locator('a[href^="#/banks/cnn?"]').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(question(page, 1)).toBeVisible();
    await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
    const count = await page.getByRole('article', { name: /^問 \d+$/ }).count();
    await expect(page.getByText(`${count} 問`, { exact: true })).toBeVisible();
    expect(keyFiles()).toBe(0);
    await expect(page.getByText('正解', { exact: true })).toHaveCount(0);
    await keys(page).check();
    await expect(page.getByRole('heading', { name: '解説' })).toHaveCount(count);
    expect(keyFiles()).toBe(1);
    expect(await rowsOf(page, 'attempts')).toEqual([]);
    expect(await rowsOf(page, 'progress')).toEqual([]);
    await page.goBack();
    await expect(searchField(page)).toHaveValue('CNN');
    await page.goForward();
    await page.getByRole('link', { name: '問題集の一覧' }).click();
    await expect(searchField(page)).toHaveValue('CNN');
  });

  test('draws a question when it comes into sight, and all of them on paper', async ({ page }) => {
    await page.goto('#/banks/cnn');
    await expect(question(page, 10)).toBeAttached();
    const drawn = (n: number) =>
      question(page, n).evaluate((e) =>
        e.firstElementChild!.checkVisibility({ contentVisibilityAuto: true }),
      );
    expect(await drawn(10)).toBe(false);
    await question(page, 10).scrollIntoViewIfNeeded();
    await expect.poll(() => drawn(10)).toBe(true);
    await page.emulateMedia({ media: 'print' });
    for (const n of [1, 5, 10]) expect(await drawn(n)).toBe(true);
  });

  test('prints a handout: no controls, and the keys only when they are shown', async ({ page }) => {
    await page.goto('#/banks/cnn');
    await expect(question(page, 10)).toBeAttached();
    const controls = page.locator('button:visible, input:visible, textarea:visible, header nav:visible');
    const explained = page.getByRole('heading', { name: '解説' });
    await page.emulateMedia({ media: 'print' });
    await expect(controls).toHaveCount(0);
    await expect(explained).toHaveCount(0);
    await expect(page.locator('main article .rich').first()).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await keys(page).check();
    await expect(explained.first()).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(explained.first()).toBeVisible();
    await expect(controls).toHaveCount(0);
  });

  test('names the mistakes of a bank that came unchecked with a backup', async ({ page }) => {
    await restore(page, [
      saved('broken', fileOf(aBank({ id: 'broken', questions: [aChoice({ stem: '$x' })] }))),
    ]);
    await page.goto('#/banks/broken');
    await expect(page.getByRole('alert')).toContainText('検査を通らないため使えません');
    await expect(page.getByRole('heading', { level: 2, name: /^誤り \d+ 件$/ })).toBeVisible();
    await expect(page.getByText(/^\d+ 行 \d+ 文字目$/).first()).toBeVisible();
  });
});

test('the sample and its schema are had from the site; the sample is looked into, added as it is and found again', async ({
  page,
}) => {
  await page.goto('#/banks');
  await page.getByText('問題集の書き方').click();
  const text = await downloaded(page, () => page.getByRole('link', { name: /sample-bank\.json/ }).click());
  const schema = await downloaded(page, () => page.getByRole('link', { name: /bank\.schema\.json/ }).click());
  expect(JSON.parse(schema)).toHaveProperty('properties.questions');
  await offer(page, [jsonFile('sample-bank.json', text)]);
  await page.getByText('追加する前に問題を見る').click();
  await expect(page.getByRole('heading', { name: '問 1〜2 に共通' })).toBeVisible();
  await expect(page.getByText(/^注意 \d+ 件$/)).toHaveCount(0);
  await added(page).click();
  await page.getByRole('link', { name: '「見本の問題集」の問題を見る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '見本の問題集' })).toBeVisible();
  await expect(page.getByRole('article', { name: '問 6' })).toBeAttached();
  await page.goto('#/banks?q=再現率');
  await expect(listed(page, '見本の問題集')).toContainText('6 問');
});

test.describe('a good bank', () => {
  test('is checked, added, practised with its formulas typeset, and still there after a reload', async ({
    page,
  }) => {
    const scripts: string[] = [];
    page.on('request', (r) => r.resourceType() === 'script' && scripts.push(r.url()));
    const renderer = () => scripts.filter((url) => /\/imported-[\w-]+\.js$/.test(url));
    await page.goto('#/banks');
    await expect(page.getByText('まだありません')).toBeVisible();
    expect(renderer()).toEqual([]);

    await offer(page, [jsonFile('kinds.json', everyKind()), drawnFigure]);
    await expect(page.getByText('「すべての種類」（6 問）を追加できます')).toBeVisible();
    expect(renderer()).toHaveLength(1);
    expect(await rowsOf(page, 'banks')).toEqual([]);
    await added(page).click();
    await expect(page.getByText('「すべての種類」を追加しました。')).toBeVisible();

    await page.reload();
    await page.getByRole('link', { name: '「すべての種類」を演習する' }).click();
    await expect(page.getByText('1 / 6', { exact: true })).toBeVisible();
    const kinds = new Set<string>();
    for (let n = 1; n <= 6; n++) {
      await expect(page.getByText(`${n} / 6`, { exact: true })).toBeVisible();
      await expect(page.locator('main article .rich').first()).toBeVisible();
      for (const rich of await page.locator('main article .rich').all()) {
        await expect(rich).not.toContainText('$');
      }
      if ((await page.locator('main article .katex').count()) > 0) kinds.add('formula');
      if ((await page.getByRole('img', { name: '白い長方形' }).count()) > 0) {
        await expect
          .poll(() =>
            page.getByRole('img', { name: '白い長方形' }).evaluate((i: HTMLImageElement) => i.naturalWidth),
          )
          .toBe(400);
        kinds.add('figure');
      }
      if (n < 6) await page.getByRole('button', { name: '次の問題' }).click();
    }
    expect([...kinds].toSorted()).toEqual(['figure', 'formula']);
  });

  test('is judged in practice: the key, a reason for every choice, formulas in each of them', async ({
    page,
  }) => {
    await importBank(page, aBank());
    await page.goto('#/practice?bank=softmax');
    await page
      .getByRole('radio', { name: /総和が/ })
      .locator('xpath=ancestor::label')
      .click();
    await page.getByRole('button', { name: '採点する' }).click();
    const marked = page.getByRole('region', { name: '採点結果' });
    for (const reason of [
      '指数の和で割るため。',
      'それは argmax の働き。',
      '指数関数は正の値しかとらない。',
    ]) {
      await expect(marked.getByText(reason)).toBeVisible();
    }
    await expect(marked.locator('.katex')).toHaveCount(2);
    await expect(page.getByRole('status').filter({ hasText: /^正解$/ })).toBeVisible();
  });

  test('is exported as it was written, replaced by the same id, and removed', async ({ page }) => {
    const text = fileOf(aBank());
    await importBank(page, aBank());
    const saved = await downloaded(page, () =>
      page.getByRole('button', { name: '「ソフトマックス」をファイルに保存' }).click(),
    );
    expect(saved).toBe(text);

    // Practised once, so that its old paper is in the page's memory.
    await page.getByRole('link', { name: '「ソフトマックス」を演習する' }).click();
    await expect(page.getByText('負の値をとりうる')).toBeVisible();

    const second = aBank({
      title: '改めたソフトマックス',
      questions: [aChoice(), aNumber({ stem: '改めた問いの値を求めよ。' })],
    });
    await offer(page, [jsonFile('softmax.json', second)]);
    await expect(page.getByText('同じ id の読み込み済み問題集を置き換えます。')).toBeVisible();
    await added(page).click();
    await expect(page.getByText('「改めたソフトマックス」を追加しました。')).toBeVisible();
    await expect(page.getByRole('heading', { name: '問題集を読み込む' })).toBeFocused();
    await expect(listed(page, 'ソフトマックス')).toHaveCount(0);
    expect(await rowsOf(page, 'banks')).toHaveLength(1);
    await page.getByRole('link', { name: '「改めたソフトマックス」を演習する' }).click();
    await expect(page.getByText('1 / 2', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '次の問題' }).click();
    await expect(page.getByText(/改めた問い|ソフトマックス関数の出力/).first()).toBeVisible();

    await page.goto('#/banks');
    await page.getByRole('button', { name: '「改めたソフトマックス」を取り除く' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'やめる' }).first().click();
    await expect(listed(page, '改めたソフトマックス')).toBeVisible();
    await page.getByRole('button', { name: '「改めたソフトマックス」を取り除く' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取り除く' }).click();
    await expect(page.getByText('まだありません')).toBeVisible();
    await expect(page.getByRole('heading', { name: '読み込んだ問題集' })).toBeFocused();
    expect(await rowsOf(page, 'banks')).toEqual([]);
    await page.goto('#/practice?bank=softmax');
    await expect(page.getByRole('alert')).toContainText('問題集「softmax」は見つかりません');
  });

  test('with figures is exported as one file, which brings it back elsewhere with all of them', async ({
    page,
    browser,
    baseURL,
  }) => {
    await importBank(page, everyKind(), [drawnFigure]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '「すべての種類」をファイルに保存' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${everyKind().id}.zip`);
    const buffer = readFileSync(await file.path());

    const elsewhere = await browser.newContext({ baseURL: baseURL!, locale: 'ja-JP' });
    const other = await elsewhere.newPage();
    await other.goto('#/banks');
    await offer(other, [{ name: 'all.zip', mimeType: 'application/zip', buffer }]);
    await added(other).click();
    await expect(other.getByText('「すべての種類」を追加しました。')).toBeVisible();
    const [there] = await rowsOf(other, 'banks');
    const [here] = await rowsOf(page, 'banks');
    const kept = (row: unknown) => ({ ...(row as Record<string, unknown>), importedAt: 0 });
    expect(kept(there)).toEqual(kept(here));
    await elsewhere.close();
  });

  test('leaves the others chosen with it waiting when it is added', async ({ page }) => {
    await page.goto('#/banks');
    const another = aBank({ id: 'another', title: '別の問題集', questions: [aChoice({ id: 'another-q' })] });
    await offer(page, [jsonFile('softmax.json', aBank()), jsonFile('another.json', another)]);
    await expect(added(page)).toHaveCount(2);
    await added(page).first().click();
    await expect(page.getByText('「ソフトマックス」を追加しました。')).toBeVisible();
    await added(page).click();
    await expect(page.getByText('「別の問題集」を追加しました。')).toBeVisible();
    expect(await rowsOf(page, 'banks')).toHaveLength(2);
  });

  test('stays, and the screen says so, when it cannot be removed', async ({ page }) => {
    await importBank(page, aBank());
    await page.evaluate(() => {
      const open = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof open>) {
        if (args[1] === 'readwrite') throw new DOMException('no', 'UnknownError');
        return open.apply(this, args);
      };
    });
    await page.getByRole('button', { name: '「ソフトマックス」を取り除く' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取り除く' }).click();
    await expect(page.getByRole('alert')).toContainText('取り除けませんでした');
    await expect(listed(page, 'ソフトマックス')).toBeVisible();
  });

  test('is drawn in a custom mock beside the built-in ones, and scored', async ({ page }) => {
    const ids = ['one', 'two', 'three'].map((name) => `softmax-${name}`);
    // As many as the older syllabus has, so that everything of it is drawn.
    const questions = ids.map((id, i) =>
      aChoice({ id, syllabus: 'x.1.i', stem: `第 ${i} の性質を選べ: $x_${i}$。` }),
    );
    await importBank(page, aBank({ questions }));
    await page.goto('#/mock');
    await page.getByRole('radio', { name: /自分で決める/ }).check();
    await page.getByRole('textbox', { name: '問題数' }).fill('208');
    const chapters = page.getByRole('group', { name: '章' }).getByRole('checkbox');
    for (const chapter of await chapters.all()) await chapter.setChecked(false);
    await chapters.last().setChecked(true);
    await page.getByRole('checkbox', { name: /出題範囲外/ }).check();
    await page.getByRole('button', { name: '模試を始める' }).click();
    await firstQuestion(page);
    const [start] = await eventsOf(page, attemptOf(page));
    const drawn = (start as unknown as { items: { id: string }[] }).items.map((item) => item.id);
    for (const id of ids) expect(drawn).toContain(id);
    const place = drawn.indexOf(ids[1]!) + 1;
    await page.getByRole('button', { name: new RegExp(`^問 ${place}、`) }).click();
    await expect(page.getByText('第 1 の性質を選べ')).toBeVisible();
    await expect(page.locator('main article .katex').first()).toBeVisible();
    await choose(page.getByRole('radio', { name: /総和が/ }));
    await page.getByRole('button', { name: '解答を確認する' }).first().click();
    await page.getByRole('button', { name: '提出する' }).click();
    await page.getByRole('button', { name: '提出して採点する' }).click();
    await expect(page.getByRole('heading', { name: '全問' })).toBeVisible();
    const row = page.getByRole('listitem').filter({ hasText: '第 1 の性質を選べ' });
    await expect(row.getByText('正解', { exact: true })).toBeAttached();
  });

  test('that is pasted instead of chosen is checked and added the same way', async ({ page }) => {
    await page.goto('#/banks');
    await page.getByText('JSON を貼り付ける').click();
    await page.getByLabel('問題集の JSON').fill(fileOf(aBank()));
    await page.getByRole('button', { name: '検査する' }).click();
    await added(page).click();
    await expect(page.getByText('「ソフトマックス」を追加しました。')).toBeVisible();
    await expect(page.getByLabel('問題集の JSON')).toHaveValue('');
  });

  test('that is dropped with its figures shows them, and without them is refused', async ({ page }) => {
    await page.goto('#/banks');
    const bank = fileOf(everyKind());
    await drop(page, [jsonFile('kinds.json', bank)]);
    await expect(page.getByRole('alert')).toContainText('誤りが 1 件');
    await expect(page.getByText(/図 figures\/drawn\.svg が問題集の隣にありません/)).toBeVisible();
    await drop(page, [jsonFile('kinds.json', bank), drawnFigure]);
    await added(page).click();
    await page.getByRole('link', { name: '「すべての種類」を演習する' }).click();
    await expect(page.getByText('1 / 6', { exact: true })).toBeVisible();
    const drawn = page.getByRole('img', { name: '白い長方形' });
    for (let n = 1; n < 6 && (await drawn.count()) === 0; n++) {
      await page.getByRole('button', { name: '次の問題' }).click();
      await expect(page.getByText(`${n + 1} / 6`, { exact: true })).toBeVisible();
      await expect(page.locator('main article .rich').first()).toBeVisible();
    }
    await expect.poll(() => drawn.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBe(400);
  });
});

/** Drops files on the import field, as the file manager would. */
async function drop(page: Page, files: readonly Upload[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (list) => {
      const data = new DataTransfer();
      for (const { name, type, text } of list) data.items.add(new File([text], name, { type }));
      return data;
    },
    files.map((f) => ({ name: f.name, type: f.mimeType, text: f.buffer.toString('utf8') })),
  );
  const area = page
    .locator('div')
    .filter({ has: page.getByLabel('ファイルを選ぶ') })
    .last();
  await area.dispatchEvent('drop', { dataTransfer: transfer });
}

test.describe('a bank with mistakes', () => {
  const wrong = fileOf({
    ...aBank({ id: 'wrong', title: '誤りの多い問題集' }),
    licence: 'CC-BY-4.0',
    questions: [
      { ...aChoice({ id: 'no-key' }), choices: aChoice().choices.map(({ correct: _, ...c }) => c) },
      { ...aChoice({ id: 'no-reason' }), choices: aChoice().choices.map(({ reason: _, ...c }) => c) },
      aChoice({ id: 'bad-tex', stem: 'この式 $\\frac{1}{2$ を読め。', syllabus: '9.9.i' }),
      aChoice({ id: 'half-dollar', stem: '半分だけの $x^2 の式。' }),
      aChoice({ id: 'by-letter', explanation: '選択肢 A が正しい。' }),
      aBlanks({ id: 'no-blank', stem: '{{blank:ア}} だけがある。' }),
      aShort({ id: 'no-judge', accepts: undefined as never }),
      aChoice({ id: 'no-key' }),
      aChoice({ id: 'html', stem: '<b>太字</b>の文を選べ。' }),
    ],
  });
  // Rule by rule: where it is, and how it begins in both languages.
  const expected: readonly (readonly [place: string, ja: RegExp, en: RegExp])[] = [
    ['"licence"', /licence/, /licence/],
    ['"9.9.i"', /9\.9\.i/, /9\.9\.i/],
  ];

  test('lists every problem with its line and column in Japanese and English, and adds nothing', async ({
    page,
  }) => {
    for (const language of ['ja', 'en'] as const) {
      await useLanguage(page, language);
      await offer(page, [jsonFile('wrong.json', wrong)], language);
      const problems = page
        .getByRole('listitem')
        .filter({ hasText: /^(?:\d+ 行 \d+ 文字目|line \d+, column \d+)/ })
        .filter({ hasNot: page.getByRole('listitem') });
      await expect(page.getByRole('alert')).toContainText(
        language === 'ja' ? 'wrong.json：誤りが' : 'wrong.json: not imported',
      );
      const texts = await problems.allInnerTexts();
      expect(texts.length).toBeGreaterThanOrEqual(11);
      const count = Number(/\d+/.exec(await page.getByRole('alert').innerText())?.[0]);
      expect(texts.length).toBeGreaterThanOrEqual(count);
      for (const id of [
        'no-key',
        'no-reason',
        'bad-tex',
        'half-dollar',
        'by-letter',
        'no-blank',
        'no-judge',
        'html',
      ]) {
        await expect(page.getByRole('heading', { name: id, exact: true }).first()).toBeVisible();
      }
      for (const [needle, ja, en] of expected) {
        const { line, column } = whereIs(needle, wrong);
        const place = language === 'ja' ? `${line} 行 ${column} 文字目` : `line ${line}, column ${column}`;
        const found = texts.find((t) => t.includes(place));
        expect(found, place).toMatch(language === 'ja' ? ja : en);
      }
      const japanese = /[\u3040-\u30ff]/;
      for (const text of texts) {
        const message = text
          .split('\n')
          .at(-1)!
          .replace(/"[^"]*"|\$[^$]*\$|「[^」]*」/g, '');
        // A quoted piece of the bank may be Japanese; the sentence around it is in the reader's language.
        if (language === 'ja') expect(message).toMatch(japanese);
        else expect(message.replace(/blank[ :][ア-ン]/gi, '')).not.toMatch(japanese);
      }
      await expect(added(page)).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Add', exact: true })).toHaveCount(0);
    }
    expect(await rowsOf(page, 'banks')).toEqual([]);
    await page.reload();
    await expect(page.getByText('None yet.')).toBeVisible();
    await page.goto('#/practice?bank=wrong');
    await expect(page.getByRole('alert')).toContainText('There is no bank “wrong”.');
  });

  test('of JSON itself is told with the place of each, and nothing is added', async ({ page }) => {
    const broken = '{\n  "format": 1,\n  "id": "broken"\n  "title": "x",,\n  "questions": [}\n';
    await offer(page, [jsonFile('broken.json', broken)]);
    await expect(page.getByRole('alert')).toContainText('broken.json：誤りが');
    await expect(page.getByText('4 行 3 文字目').first()).toBeVisible();
    await expect(added(page)).toHaveCount(0);
    expect(await rowsOf(page, 'banks')).toEqual([]);
  });

  test('or a file that is no bank at all is refused with a reason, and the screen stays', async ({
    page,
  }) => {
    const odd = ['hello', '[1, 2, 3]', 'null', '', '['.repeat(50_000), '\u0000\u0001\ufffd\u0007'];
    for (const [i, text] of odd.entries()) {
      await offer(page, [jsonFile(`odd-${i}.json`, text)]);
      await expect(page.getByRole('alert')).toContainText(`odd-${i}.json：誤りが`);
      await expect(page.getByRole('listitem').filter({ hasText: /^\d+ 行 \d+ 文字目/ })).not.toHaveCount(0);
      await expect(added(page)).toHaveCount(0);
    }
    await expect(page.getByRole('heading', { level: 1, name: '問題集' })).toBeVisible();
  });

  test('or the wrong files say what can be chosen', async ({ page }) => {
    const alert = page.getByRole('alert');
    await offer(page, [{ name: 'notes.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') }]);
    await expect(alert).toContainText('notes.docx は読み込めない種類です');
    await offer(page, [{ name: 'banks.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') }]);
    await expect(alert).toContainText('banks.zip を開けません');
    await offer(page, [drawnFigure]);
    await expect(alert).toContainText('図だけでは読み込めません');
    await offer(page, [jsonFile('huge.json', ' '.repeat(5_000_001))]);
    await expect(alert).toContainText('huge.json は大きすぎます');
    await offer(page, [jsonFile('softmax.json', aBank())]);
    await expect(alert).toHaveCount(0);
    await expect(added(page)).toBeVisible();
  });

  test('a refusal takes the report of the file before it away: it can no longer be added', async ({
    page,
  }) => {
    await offer(page, [jsonFile('softmax.json', aBank())]);
    await expect(added(page)).toBeVisible();
    await page
      .getByLabel('ファイルを選ぶ')
      .setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }]);
    await expect(page.getByRole('alert')).toContainText('notes.txt');
    await expect(added(page)).toHaveCount(0);
  });

  test('with the ids of a built-in bank or question is refused, each clash at its place', async ({
    page,
    context,
  }) => {
    const [taken, ...rest] = await builtInQuestions(context);
    const other = rest.find((q) => q.bank !== taken!.bank)!;
    const text = fileOf(aBank({ id: taken!.bank, questions: [aChoice(), aNumber({ id: other.id })] }));
    await offer(page, [jsonFile('clash.json', text)]);
    await expect(page.getByRole('alert')).toContainText('clash.json：誤りが 2 件');
    for (const needle of [`"${taken!.bank}"`, `"${other.id}"`]) {
      const { line, column } = whereIs(needle, text);
      await expect(
        page
          .getByRole('listitem')
          .filter({ hasText: `${line} 行 ${column} 文字目` })
          .filter({ hasNot: page.getByRole('listitem') }),
      ).toContainText(needle.replaceAll('"', ''));
    }
    await expect(added(page)).toHaveCount(0);
    expect(await rowsOf(page, 'banks')).toEqual([]);
  });
});

// --- Hostile content ----------------------------------------------------------------------------------------

const evil = {
  script: '<script>window.ran = 1</script>',
  handler: '<img src=x onerror="window.ran = 2"> <b onclick=alert(1)>x</b>',
  javascript: '[押す](javascript:window.ran=3) [同](JaVaScRiPt:alert(1)) [vb](vbscript:x)',
  data: '[data](data:text/html,<script>alert(1)</script>)',
  frame: '<iframe src="https://evil.example/"></iframe><object data="https://evil.example/"></object>',
  form: '<form action="https://evil.example/"><input name=q><button>送る</button></form>',
  image: '![x](https://evil.example/pixel.png) ![y](//evil.example/y.png)',
  href: '$\\href{javascript:alert(1)}{x}$ $\\url{https://evil.example}$',
  graphics: '$\\includegraphics{https://evil.example/a.png}$',
  htmlData: '$\\htmlData{onclick=alert(1)}{x}$ $\\htmlStyle{position:fixed}{x}$ $\\htmlId{root}{x}$',
  bomb: '$\\def\\a{\\b\\b\\b\\b}\\def\\b{\\c\\c\\c\\c}\\def\\c{\\d\\d\\d\\d}\\def\\d{\\e\\e\\e\\e}\\def\\e{xxxxxxxx}\\a\\a\\a$',
  loop: '$\\def\\x{\\x\\x}\\x$',
  svg: '<svg/onload=window.ran=4> <style>*{display:none}</style> <base href="https://evil.example/">',
} as const;

/** Passes the check: everything hostile stands where no markup is read, or looks like a word of the trade. */
const inert = {
  title: '\u202E<script>window.ran=5</script>\u200B"><img src=x onerror=window.ran=6>',
  text: '<svg/onload=window.ran=7><base href=//evil.example><template><marquee onstart=alert(1)>\u202Eesrever\u200B\u200D\u2066x `<script>alert(1)</script>` &lt;script&gt; javascript:alert(1)',
  code: '</code></pre><script>window.ran=8</script><img src=x onerror=alert(1)> # {{blank:ア',
  rule: '$\\rule{9999em}{9999em}$ $\\hspace{9999em}x\\kern9999em$ $\\color{red}x$',
} as const;

function hostileButValid(): Bank {
  return aBank({
    id: 'hostile',
    title: inert.title,
    license: evil.script,
    authors: [evil.handler],
    description: evil.frame,
    readings: { x: '"><script>window.ran=9</script>' },
    questions: [
      aChoice({
        id: 'hostile-choice',
        stem: `${inert.text}\n\n${inert.rule}\n\n\`\`\`html\n${inert.code}\n\`\`\``,
        code: inert.code,
        convention: evil.handler,
        figure: { src: 'figures/hostile.svg', alt: '" onerror="window.ran=10', caption: evil.script },
        choices: [
          { id: 'a', text: `${inert.text} $x$`, correct: true, reason: inert.text },
          { id: 'b', text: 'ほか $x^2$', reason: `${inert.rule} ${inert.text}` },
        ],
        explanation: `${inert.text} [出典](https://evil.example/"onmouseover="alert(1))`,
        sources: [{ title: evil.script, url: 'https://evil.example/"><script>window.ran=11</script>' }],
      }),
      aNumber({ id: 'hostile-number', unit: evil.handler, stem: `${inert.text} の値を求めよ。` }),
      aShort({
        id: 'hostile-short',
        accepts: [evil.script],
        stem: `${inert.text} を答えよ。`,
        answer: inert.text,
      }),
    ],
  });
}

const hostileSvg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" onload="window.top.ran=12">
<script>window.top.ran=13;alert(1)</script><image xlink:href="https://evil.example/p.png" width="5" height="5"/>
<style>@import url(https://evil.example/x.css);</style><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/></foreignObject></svg>`;
const hostileFigure = {
  name: 'hostile.svg',
  mimeType: 'image/svg+xml',
  buffer: Buffer.from(hostileSvg),
};

/** What author text may become, KaTeX's own output included. */
const allowedTags = new Set(
  (
    'p strong em code br a ul ol li blockquote table thead tbody tr th td div span pre b img ' +
    // KaTeX
    'math semantics annotation mrow mi mn mo mtext mspace mfrac msup msub msubsup msqrt mroot mstyle munder mover ' +
    'munderover mtable mtr mtd mpadded mphantom menclose svg path line g'
  ).split(' '),
);

/** Nothing on the screen may be anything but text and what the renderer makes. */
async function expectInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const odd: string[] = [];
    for (const element of document.querySelectorAll('.rich *')) {
      const names = element.getAttributeNames();
      const href = element.getAttribute('href');
      const style = element.getAttribute('style') ?? '';
      if (names.some((name) => name.startsWith('on'))) odd.push(`handler on ${element.tagName}`);
      if (href !== null && !href.startsWith('https://')) odd.push(`href ${href}`);
      if (/url\(|position:\s*fixed|expression/.test(style)) odd.push(`style ${style}`);
    }
    return {
      tags: [...new Set([...document.querySelectorAll('.rich *')].map((e) => e.localName))],
      odd,
      ran: (window as unknown as { ran?: number }).ran,
      strangers: document.querySelectorAll(
        'main script, main iframe, main object, main embed, main base, main style, main link, main template, main marquee, main form',
      ).length,
    };
  });
  expect(found.ran).toBeUndefined();
  expect(found.odd).toEqual([]);
  expect(found.strangers).toBe(0);
  expect(found.tags.filter((tag) => !allowedTags.has(tag))).toEqual([]);
}

test.describe('a hostile bank', () => {
  test.beforeEach(({ page, watched }) => {
    page.on('dialog', (dialog) => {
      watched.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  });

  test('is refused with a reason for each thing it tries, shown as text', async ({ page }) => {
    const kinds = Object.entries(evil);
    const bank = aBank({
      id: 'hostile',
      title: inert.title,
      questions: kinds.map(([name, text]) =>
        aChoice({ id: `try-${name.toLowerCase()}`, stem: `${text} を選べ。` }),
      ),
    });
    await offer(page, [jsonFile('hostile.json', bank)]);
    await expect(page.getByRole('alert')).toContainText('hostile.json：誤りが');
    const problems = (await page.getByRole('listitem').allInnerTexts()).join('\n');
    for (const [name] of kinds) expect(problems, name).toContain(`try-${name.toLowerCase()}`);
    await expect(added(page)).toHaveCount(0);
    await expectInert(page);
  });

  test('that passes the check is shown as the text it is, in every field, before and after judging', async ({
    page,
  }) => {
    await offer(page, [jsonFile('hostile.json', hostileButValid()), hostileFigure]);
    await added(page).click();
    await expect(page.getByRole('status').filter({ hasText: 'を追加しました' })).toBeVisible();
    await expectInert(page);
    await page.goto('#/practice?bank=hostile');
    for (let n = 1; n <= 3; n++) {
      await expect(page.getByText(`${n} / 3`, { exact: true })).toBeVisible();
      await expect(page.locator('main article')).toContainText('<svg/onload=window.ran=7>');
      await expectInert(page);
      await page.getByRole('button', { name: 'わからない（正解を見る）' }).click();
      await expect(page.getByRole('heading', { name: '解説' })).toBeVisible();
      await expectInert(page);
      const self = page.getByRole('button', { name: '違っていた' });
      if ((await self.count()) > 0) await self.click();
      // The widest rule an author can ask for stays inside the page.
      expect(await pageOverflow(page)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: /次へ|結果を見る/ }).click();
    }
    await expect(page).toHaveURL(/#\/result\//);
    await expectInert(page);
    await page.goto('#/mock');
    await expectInert(page);
    await page.goto('#/banks/hostile');
    await page.getByLabel('正解と理由を表示').check();
    await expect(page.getByRole('heading', { name: '解説' })).toHaveCount(3);
    await expect(page.locator('main article').first()).toContainText('<svg/onload=window.ran=7>');
    await expectInert(page);
    expect(await pageOverflow(page)).toBeLessThanOrEqual(0);
  });

  test('that a backup brings in unchecked is refused, listed as refused and never practised', async ({
    page,
  }) => {
    const bad = aBank({ id: 'hostile', questions: [aChoice({ stem: `${evil.script} ${evil.javascript}` })] });
    await restore(page, [
      saved('hostile', fileOf(bad)),
      saved('nonsense', evil.frame),
      saved('"><img src=x onerror=window.ran=14>', fileOf(aBank({ id: 'other' }))),
    ]);
    await page.goto('#/banks');
    const refused = page.getByText('この問題集は今の検査を通らないため使えません。');
    await expect(refused).toHaveCount(3);
    await expect(page.getByRole('button', { name: /を取り除く$/ })).toHaveCount(3);
    await expect(page.getByRole('link', { name: `「${inert.title}」を演習する` })).toHaveCount(0);
    await page.getByRole('button', { name: 'の問題点を見る' }).nth(1).click();
    await expect(page.getByRole('heading', { name: /^誤り \d+ 件$/ })).toBeVisible();
    await expectInert(page);
    await page.goto('#/practice?bank=hostile');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.locator('main input')).toHaveCount(0);
    await page.goto('#/mock');
    await expect(page.getByRole('button', { name: '模試を始める' })).toBeEnabled();
    await expectInert(page);
  });

  test('in a backup cannot take the place of a built-in bank or of its questions', async ({
    page,
    context,
  }) => {
    const [taken] = await builtInQuestions(context);
    const fake = 'すり替えた問題文';
    const question = aChoice({ id: taken!.id, stem: `${fake}を選べ。` });
    await restore(page, [
      saved(taken!.bank, fileOf(aBank({ id: taken!.bank, questions: [question] }))),
      saved('fine-name', fileOf(aBank({ id: 'fine-name', questions: [question] }))),
      saved('borrowed-name', fileOf(aBank({ id: taken!.bank, questions: [aChoice({ id: 'fresh-id' })] }))),
    ]);
    await page.goto('#/banks');
    await expect(page.getByText('この問題集は今の検査を通らないため使えません。')).toHaveCount(3);
    await page.goto(mockOf([taken!.id]));
    await page.getByRole('button', { name: '模試を始める' }).click();
    await firstQuestion(page);
    await expect(page.getByText('1 / 1', { exact: true })).toBeVisible();
    await expect(page.getByText(fake)).toHaveCount(0);
  });

  test('in a backup with figures that are no pictures shows no picture and runs nothing', async ({
    page,
  }) => {
    await restore(page, [
      {
        ...saved('hostile', fileOf(hostileButValid())),
        figures: { 'figures/hostile.svg': 'data:image/svg+xml,"><script>window.top.ran=15</script>' },
      },
    ]);
    await page.goto('#/practice?bank=hostile');
    await expect(page.getByText('1 / 3', { exact: true })).toBeVisible();
    await expect(page.locator('main article')).toContainText('<svg/onload=window.ran=7>');
    await expectInert(page);
  });

  test('in a backup with a figure that is no picture of its own is refused whole', async ({ page }) => {
    await page.goto('#/settings');
    const problem = page.getByRole('alert');
    for (const [i, address] of [
      'https://evil.example/x.svg',
      'javascript:alert(1)',
      'data:text/html,x',
    ].entries()) {
      const figures = { 'figures/hostile.svg': address };
      await page
        .getByLabel('バックアップから復元')
        .setInputFiles([backupOf([{ ...saved(`hostile-${i}`, fileOf(hostileButValid())), figures }])]);
      await expect(problem).toContainText('何も変更していません');
      expect(await rowsOf(page, 'banks')).toEqual([]);
    }
  });
});

function saved(id: string, text: string) {
  return { id, title: inert.title, text, figures: {} as Record<string, string>, importedAt: 1 };
}

function backupOf(banks: readonly object[]) {
  const memos = [{ question: 'x', text: evil.script, at: 1 }];
  return jsonFile('backup.json', { etude: 'backup', version: 1, exportedAt: 1, events: [], memos, banks });
}

async function restore(page: Page, banks: readonly object[]): Promise<void> {
  await page.goto('#/settings');
  await page.getByLabel('バックアップから復元').setInputFiles([backupOf(banks)]);
  await expect.poll(() => rowsOf(page, 'banks').then((rows) => rows.length)).toBe(banks.length);
}

/** How many pixels the page is wider than the window. */
function pageOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// --- Damaged and missing files ------------------------------------------------------------------------------

const missing = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });
const html = (route: Route) =>
  route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>page</p>' });
const cut = (route: Route) =>
  route.fulfill({ status: 200, contentType: 'application/json', body: '{"id":"cut-off","questions":{"q' });
const hollow = (route: Route) => route.fulfill({ status: 200, contentType: 'application/json', body: '{}' });
const nothing = (route: Route) =>
  route.fulfill({ status: 200, contentType: 'application/json', body: 'null' });

test('a built-in bank with a missing or damaged file is refused whole and named; it works once the file is back', async ({
  page,
}) => {
  const [sound, ...others] = await builtInBanks(page);
  const alert = page.getByRole('alert');
  for (const [i, damage] of [missing, cut, html, hollow, nothing].entries()) {
    const bank = others[i]!;
    const file = new RegExp(`/banks/${bank}\\.[0-9a-f]+\\.paper\\.json`);
    await page.route(file, damage);
    await page.goto(`#/practice?bank=${bank}`);
    await expect(alert).toContainText('この問題を表示できません');
    await expect(alert).toContainText(bank);
    await expect(page.locator('main article')).toHaveCount(0);

    await page.goto(`#/practice?bank=${sound}`);
    await expect(page.locator('main article .rich').first()).toBeVisible();
    await expect(alert).toHaveCount(0);

    await page.goto(`#/practice?bank=${bank}`);
    await expect(alert).toContainText(bank);
    await page.unroute(file);
    await alert.getByRole('button', { name: 'もう一度読み込む' }).click();
    await expect(page.locator('main article .rich').first()).toBeVisible();
    await expect(alert).toHaveCount(0);
  }
});

for (const [what, damage] of [
  ['is missing', missing],
  ['is damaged', cut],
] as const) {
  test(`a mock goes on and is scored when the file of one of its banks ${what}`, async ({
    page,
    context,
  }) => {
    const questions = (await builtInQuestions(context)).filter((q) => q.kind === 'choice');
    const lost = questions[0]!;
    const sound = questions.find((q) => q.bank !== lost.bank)!;
    const file = new RegExp(`/banks/${lost.bank}\\.[0-9a-f]+\\.(paper|keys)\\.json`);
    await page.route(file, damage);
    await page.goto(mockOf([lost.id, sound.id]));
    await page.getByRole('button', { name: '模試を始める' }).click();
    await expect(page.getByText('1 / 2', { exact: true })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(lost.bank);
    await page.getByRole('button', { name: '次の問題' }).click();
    await expect(page.locator('main fieldset input').first()).toBeVisible();
    await answerSomething(page);
    await page.getByRole('button', { name: '解答を確認する' }).first().click();
    await page.getByRole('button', { name: '提出する' }).click();
    await page.getByRole('button', { name: '提出して採点する' }).click();
    await expect(page).toHaveURL(/#\/result\//);
    if (damage === missing) {
      // Nothing is judged on half a paper: the network may be back in a minute.
      await expect(page.getByText('まだ採点できません')).toBeVisible();
      await page.unroute(file);
      await page.getByRole('button', { name: 'もう一度採点する' }).click();
      await expect(page.getByText(/^2 問中/).first()).toBeVisible();
    } else {
      await expect(page.getByRole('heading', { name: '分野別の得点率' })).toBeAttached();
      await expect(page.getByText(/^1 問中/).first()).toBeVisible();
      await expect(page.getByText('問題集がなく、正解を確かめられなかったため')).toBeVisible();
      await expect(page.getByText(new RegExp(lost.bank)).first()).toBeVisible();
    }
  });
}

test('without a usable index every screen says so, imported banks work, and it is loaded again when asked', async ({
  page,
}) => {
  const [builtIn] = await builtInBanks(page);
  await importBank(page, aBank());
  const index = /\/banks\/index\./;
  const alert = page.getByRole('alert');
  for (const damage of [missing, html, hollow]) {
    await page.route(index, damage);
    // Another load of the app, so that nothing is remembered.
    await page.goto('about:blank');
    await page.goto('#/practice');
    await expect(alert).toContainText('問題集を読み込めません');
    await page.goto('#/mock');
    await expect(page.getByText(/読み込め(?:ません|なかった)/).first()).toBeVisible();
    await page.goto(`#/practice?bank=${builtIn}`);
    await expect(alert).toContainText('通信を確認して');
    await page.goto('#/banks');
    await expect(alert).toContainText('問題集の一覧を読み込めませんでした');
    await page.getByRole('link', { name: '「ソフトマックス」を演習する' }).click();
    await expect(page.getByText('負の値をとりうる')).toBeVisible();

    await page.goto('#/practice');
    await expect(alert).toBeVisible();
    await page.unroute(index);
    await alert.getByRole('button', { name: 'もう一度読み込む' }).click();
    await expect(alert).toHaveCount(0);
    await expect(page.getByText(/当てはまる問題 \d{2,} 問/)).toBeVisible();
  }
});

test('a mock cannot be drawn without the index, and can once it is back', async ({ page }) => {
  await page.route(/\/banks\/index\./, missing);
  await page.goto('#/mock');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('問題集を読み込めませんでした');
  await expect(page.getByRole('button', { name: '模試を始める' })).toHaveCount(0);
  await page.unroute(/\/banks\/index\./);
  await alert.getByRole('button', { name: 'もう一度読み込む' }).click();
  await expect(page.getByRole('button', { name: '模試を始める' })).toBeEnabled();
});
