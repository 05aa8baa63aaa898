import { describe, expect, it } from 'vitest';
import { questionOf, readBank } from '../support/bank-file.ts';

const bank = readBank('4-applications/nlp');

describe('nlp', () => {
  it('keeps a tenth of the 15 % chosen tokens unchanged in masked language modelling', () => {
    const question = questionOf(bank, 'number', 'nlp-bert-mlm-kept');
    const chosen = (400 * 15) / 100;
    const masked = (chosen * 80) / 100;
    const random = (chosen * 10) / 100;
    const kept = chosen - masked - random;
    expect(question.value).toBeCloseTo(kept, 9);
    expect(question.slips?.map((s) => s.value)).toEqual([masked, chosen, 400 / 10, 400 - chosen]);
    for (const slip of question.slips ?? []) expect(slip.value).not.toBeCloseTo(kept, 2);
  });
});
