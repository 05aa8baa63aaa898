import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { BadArchive, gatherBanks, packBank } from '../../src/content/archive.ts';

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
