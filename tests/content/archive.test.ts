import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { BadArchive, gatherBanks, packBank } from '../../src/content/archive.ts';
import { checkImport } from '../../src/content/imported.ts';
import { aBank, aChoice } from '../support/bank-builder.ts';

const svg = 'data:image/svg+xml;base64,PHN2Zy8+';
const png = 'data:image/png;base64,iVBORw0KGgo=';

test('a bank and its figures come back from the file they were packed into', () => {
  const bank = {
    id: 'gan',
    title: 'GAN',
    text: '{ "title": "敵対的生成" }\n',
    figures: { 'figures/a.svg': svg, 'figures/b.png': png },
  };
  const files = gatherBanks([{ name: 'gan.zip', bytes: packBank(bank) }]);
  expect(files.texts).toEqual([{ file: 'gan.json', text: bank.text }]);
  expect(files.figures).toEqual(bank.figures);
});

test('a ZIP file of a whole chapter gives its banks and figures, whatever else is in it', () => {
  const bytes = zipSync({
    '3-dl/gan.json': strToU8('{}'),
    '3-dl/vae.json': strToU8('[]'),
    '3-dl/figures/a.svg': strToU8('<svg/>'),
    '__MACOSX/3-dl/._gan.json': strToU8('junk'),
    '.DS_Store': strToU8('junk'),
    'README.md': strToU8('junk'),
  });
  const { texts, figures } = gatherBanks([{ name: '3-dl.ZIP', bytes }]);
  expect(texts.map((t) => t.file)).toEqual(['gan.json', 'vae.json']);
  expect(figures).toEqual({ 'figures/a.svg': svg });
});

test('two different figures of one name are both kept, and a bank that shows one is refused in words', () => {
  const bank = (id: string, src: string) =>
    JSON.stringify(
      aBank({ id, questions: [aChoice({ id: `${id}-one`, figure: { src, alt: '流れの図' } })] }),
    );
  const bytes = zipSync({
    '1-math/one.json': strToU8(bank('one', 'figures/x.svg')),
    '1-math/figures/x.svg': strToU8('<svg/>'),
    '2-ml/two.json': strToU8(bank('two', 'figures/same.svg')),
    '2-ml/figures/x.svg': strToU8('<svg></svg>'),
    '2-ml/figures/same.svg': strToU8('<svg/>'),
    '3-dl/figures/same.svg': strToU8('<svg/>'),
  });
  const { texts, figures } = gatherBanks([{ name: 'all.zip', bytes }]);
  expect(Object.keys(figures)).toHaveLength(3);
  const problems = texts.map(({ file, text }) => checkImport(text, file, figures, new Map()).problems);
  expect(problems[0]).toMatchObject([{ rule: 'figure', severity: 'error', question: 'one-one' }]);
  expect(problems[0]?.[0]?.message.en).toContain('Several different figures called figures/x.svg');
  expect(problems[1]).toEqual([]);
});

test('a bank in another encoding than UTF-8 is refused with the way to mend it', () => {
  const shiftJis = Uint8Array.from([0x7b, 0x22, 0x93, 0xfa, 0x96, 0x7b, 0x22, 0x7d]);
  const { texts } = gatherBanks([{ name: 'sjis.json', bytes: shiftJis }]);
  const { bank, problems } = checkImport(texts[0]!.text, 'sjis.json', {}, new Map());
  expect(bank).toBeNull();
  expect(problems.map((p) => p.rule)).toEqual(['encoding']);
});

test('a ZIP file that is none, is cut off, or unpacks to far more than it weighs is refused by name', () => {
  const whole = zipSync({ 'a.json': strToU8('{}') });
  const bomb = zipSync({ 'a.json': new Uint8Array(30_000_000), 'b.json': new Uint8Array(30_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  for (const bytes of [strToU8('no zip'), whole.subarray(0, 40), bomb]) {
    const open = () => gatherBanks([{ name: 'banks.zip', bytes }]);
    expect(open).toThrow(BadArchive);
    expect(open).toThrow(/banks\.zip/);
  }
});
