import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('5-operations/model-compression');

function expectOnlyKey(id: string, value: number, digits: number) {
  expect(numberIn(keyText(bank, id))).toBeCloseTo(value, digits);
  for (const wrong of wrongTexts(bank, id)) expect(numberIn(wrong)).not.toBeCloseTo(value, digits);
}

describe('model-compression', () => {
  const scale = 0.05;
  const zero = 40;
  const quantize = (r: number) => Math.min(255, Math.max(0, Math.round(r / scale + zero)));

  it('quantizes 1.23 with scale 0.05 and zero point 40', () => {
    const question = questionOf(bank, 'number', 'mc-quantize-value');
    expect(question.value).toBe(quantize(1.23));
    for (const slip of question.slips ?? []) expect(slip.value).not.toBe(quantize(1.23));
  });

  it('saturates 12.0 before it is restored', () => {
    expectOnlyKey('mc-quantize-saturation', scale * (quantize(12) - zero), 2);
  });

  it('saves the difference between 32-bit and 8-bit weights', () => {
    expectOnlyKey('mc-int8-memory-saving', (50_000_000 * (32 - 8)) / 8 / 1e6, 3);
  });

  it('divides the logits by the temperature before the softmax', () => {
    const weights = [2, 1, 0].map((z) => Math.exp(z / 2));
    expectOnlyKey('mc-softmax-temperature', weights[0]! / weights.reduce((a, b) => a + b), 3);
  });

  it('shrinks the gradient of the soft loss like 1/T² for large T', () => {
    const teacher = [2, 1, 0];
    const student = [0, 1, -1];
    const soft = (z: number[], t: number) => {
      const e = z.map((x) => Math.exp(x / t));
      return e.map((x) => x / e.reduce((a, b) => a + b));
    };
    const gradient = (t: number) => (soft(student, t)[0]! - soft(teacher, t)[0]!) / t;
    expect((gradient(200) * 200 ** 2) / (gradient(100) * 100 ** 2)).toBeCloseTo(1, 1);
    expect(keyText(bank, 'mc-distillation-t-squared')).toContain('勾配はおよそ $1/T^2$ 倍に縮む');
  });
});
