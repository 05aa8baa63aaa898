import { describe, expect, it } from 'vitest';
import { keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/parallel-training');

/** Steps until every worker of a ring holds the sum of every chunk, simulated chunk by chunk. */
function ringSteps(workers: number): number {
  // held[w][c]: the workers whose share of chunk c is in the copy of worker w.
  const held = Array.from({ length: workers }, (_, w) => Array.from({ length: workers }, () => new Set([w])));
  const done = () => held.every((chunks) => chunks.every((share) => share.size === workers));
  let steps = 0;
  while (!done()) {
    const sent = held.map((chunks, w) => {
      const c = (((w - steps) % workers) + workers) % workers;
      return { to: (w + 1) % workers, c, share: new Set(chunks[c]) };
    });
    for (const { to, c, share } of sent) for (const s of share) held[to]![c]!.add(s);
    steps += 1;
  }
  return steps;
}

const VOLUMES: Record<string, (n: number) => number> = {
  '$\\dfrac{N-1}{N}D$': (n) => (n - 1) / n,
  '$2(N-1)D$': (n) => 2 * (n - 1),
  '$\\dfrac{2}{N}D$': (n) => 2 / n,
  '$\\dfrac{2(N-1)}{N}D$': (n) => (2 * (n - 1)) / n,
};

/** Share of idle slots, counted in the timetable. */
function idleShare(devices: number, batches: number): number {
  const busy = new Set<string>();
  let end = 0;
  for (let k = 0; k < devices; k += 1) {
    for (let m = 0; m < batches; m += 1) {
      busy.add(`${k},${k + m}`);
      end = Math.max(end, k + m + 1);
    }
  }
  return 1 - busy.size / (devices * end);
}

const IDLE: Record<string, (k: number, m: number) => number> = {
  '$\\dfrac{K-1}{M}$': (k, m) => (k - 1) / m,
  '$\\dfrac{K-1}{M+K-1}$': (k, m) => (k - 1) / (m + k - 1),
  '$\\dfrac{M}{M+K-1}$': (k, m) => m / (m + k - 1),
  '$\\dfrac{M-1}{M+K-1}$': (k, m) => (m - 1) / (m + k - 1),
};

const isRingVolume = (tex: string) =>
  [3, 4, 7].every((n) => Math.abs(VOLUMES[tex]!(n) - ringSteps(n) / n) < 1e-9);

const isIdleShare = (tex: string) =>
  [
    [3, 5],
    [4, 8],
    [2, 1],
  ].every(([k, m]) => Math.abs(IDLE[tex]!(k!, m!) - idleShare(k!, m!)) < 1e-9);

describe('parallel-training', () => {
  it('sends one chunk of D/N in each step of the ring', () => {
    expect(isRingVolume(keyText(bank, 'pt-ring-all-reduce-volume'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'pt-ring-all-reduce-volume'))
      expect(isRingVolume(wrong)).toBe(false);
  });

  it('scales the learning rate with the whole mini-batch', () => {
    const question = questionOf(bank, 'number', 'pt-linear-scaling-rule');
    const rate = 0.1 * ((32 * 64) / 256);
    expect(question.value).toBeCloseTo(rate, 9);
    for (const slip of question.slips ?? []) {
      expect(Math.abs(slip.value - rate)).toBeGreaterThan(question.tolerance ?? 0);
    }
  });

  it('counts the idle slots of the pipeline', () => {
    expect(isIdleShare(keyText(bank, 'pt-pipeline-idle-fraction'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'pt-pipeline-idle-fraction')) expect(isIdleShare(wrong)).toBe(false);
    expect(idleShare(3, 5)).toBeCloseTo(2 / 7, 9);
  });
});
