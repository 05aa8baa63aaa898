import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/distributed-training');

function expectOnlyKey(id: string, value: number) {
  expect(numberIn(keyText(bank, id))).toBeCloseTo(value, 6);
  for (const wrong of wrongTexts(bank, id)) expect(numberIn(wrong)).not.toBeCloseTo(value, 1);
}

describe('distributed-training', () => {
  it('waits for the slowest worker in a synchronous iteration', () => {
    const question = questionOf(bank, 'number', 'dt-sync-throughput');
    const seconds = (Math.max(100, 120, 200) + 40) / 1000;
    const throughput = (3 * 64) / seconds;
    expect(question.value).toBeCloseTo(throughput, 6);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - throughput)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('counts the updates that arrive while worker 3 computes', () => {
    // Ends of the computations as the figure draws them: worker 1 twice, worker 2 and worker 3 once.
    const arrivals = [
      { worker: 1, at: 197 },
      { worker: 2, at: 246 },
      { worker: 1, at: 302 },
      { worker: 3, at: 359 },
    ];
    const last = arrivals.find((a) => a.worker === 3)!;
    expectOnlyKey('dt-staleness-from-figure', arrivals.filter((a) => a.at < last.at).length);
  });

  it('weights the gradients of unequal batches by their samples', () => {
    expectOnlyKey('dt-unequal-batches', (6 * 2 + 2 * 6) / (6 + 2));
  });
});
