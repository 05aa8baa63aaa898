import { describe, expect, it } from 'vitest';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('4-applications/vq-vae');

describe('vq-vae', () => {
  it('compares the bits of the image with those of the code numbers', () => {
    const q = questionOf(bank, 'number', 'vq-vae-compression-ratio');
    const image = 64 * 64 * 3 * 8;
    const largestNumber = 256 - 1;
    const bitsOfNumber = largestNumber.toString(2).length;
    expect(q.value).toBe(image / (16 * 16 * bitsOfNumber));
    const slips = [
      image / 3 / (16 * 16 * 8),
      image / (16 * 16 * 256),
      image / 8 / (16 * 16 * 8),
      image / 256,
    ];
    expect(q.slips!.map((s) => s.value)).toEqual(slips);
    for (const slip of q.slips!) expect(slip.value).not.toBe(q.value);
  });
});
