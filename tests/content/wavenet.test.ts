import { describe, expect, it } from 'vitest';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('4-applications/wavenet');

/** The inputs that one output depends on, followed back layer by layer. */
function receptiveField(dilations: readonly number[]): number {
  let times = new Set([0]);
  for (const d of dilations.toReversed()) times = new Set([...times].flatMap((t) => [t, t - d]));
  return times.size;
}

describe('wavenet', () => {
  it('follows an output back to its inputs', () => {
    expect(receptiveField([1, 2, 4, 8])).toBe(16);
    const question = questionOf(bank, 'number', 'wn-receptive-field-repeated');
    const field = receptiveField([1, 2, 4, 8, 1, 2, 4, 8]);
    expect(question.value).toBe(field);
    for (const slip of question.slips ?? []) expect(slip.value).not.toBe(field);
  });
});
