import { describe, expect, it } from 'vitest';
import { keyText, numberIn, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/containers');

describe('containers', () => {
  it('stores each shared layer once and a writable layer for each container', () => {
    const images = [
      { layers: { base: 1200, a: 300 }, containers: 3, written: 40 },
      { layers: { base: 1200, b: 500 }, containers: 2, written: 10 },
    ];
    const stored: Record<string, number> = Object.assign({}, ...images.map((i) => i.layers));
    const shared = Object.values(stored).reduce((sum, mb) => sum + mb, 0);
    const total = shared + images.reduce((sum, i) => sum + i.containers * i.written, 0);
    expect(numberIn(keyText(bank, 'ct-shared-layers-disk'))).toBe(total);
    for (const wrong of wrongTexts(bank, 'ct-shared-layers-disk')) expect(numberIn(wrong)).not.toBe(total);
  });
});
