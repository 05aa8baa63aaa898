import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('3-dl/output-and-activation');
const vectorIn = (text: string) => [...text.matchAll(/[-−]?\d+(?:\.\d+)?/g)].map((m) => Number(m[0]));
const logits = [Math.log(4), Math.log(2), Math.log(2)];
const target = [0, 1, 0];
const softmax = (a: number[], temperature = 1) => {
  const e = a.map((x) => Math.exp(x / temperature));
  const total = e.reduce((s, x) => s + x, 0);
  return e.map((x) => x / total);
};
const crossEntropy = (a: number[]) => -softmax(a).reduce((s, y, k) => s + target[k]! * Math.log(y), 0);

function expectNumericKey(id: string, result: number, tolerance: number) {
  expect(Math.abs(numberIn(keyText(bank, id).replaceAll('$', '')) - result)).toBeLessThanOrEqual(tolerance);
  for (const wrong of wrongTexts(bank, id))
    expect(Math.abs(numberIn(wrong.replaceAll('$', '')) - result)).toBeGreaterThan(10 * tolerance);
}

describe('output-and-activation', () => {
  it('counts weights and biases layer by layer', () => {
    const question = questionOf(bank, 'number', 'mlp-parameter-count');
    const units = [20, 50, 30, 10];
    let count = 0;
    for (let l = 1; l < units.length; l++) count += units[l]! * units[l - 1]! + units[l]!;
    expect(question.value).toBe(count);
    for (const slip of question.slips ?? []) expect(slip.value).not.toBe(count);
  });

  it('computes the cross entropy of the three-class example', () => {
    expectNumericKey('softmax-set-cross-entropy', crossEntropy(logits), 0.001);
  });

  it('finds the gradient by central differences', () => {
    const h = 1e-5;
    const gradient = logits.map((_, i) => {
      const moved = (d: number) => crossEntropy(logits.map((a, k) => (k === i ? a + d : a)));
      return (moved(h) - moved(-h)) / (2 * h);
    });
    const distance = (text: string) => {
      const v = vectorIn(text.replace('^\\top', ''));
      expect(v).toHaveLength(3);
      return Math.max(...v.map((x, k) => Math.abs(x - gradient[k]!)));
    };
    expect(distance(keyText(bank, 'softmax-set-gradient'))).toBeLessThan(1e-6);
    for (const wrong of wrongTexts(bank, 'softmax-set-gradient'))
      expect(distance(wrong)).toBeGreaterThan(0.1);
  });

  it('applies the temperature to the logits', () => {
    expectNumericKey('softmax-set-temperature', softmax(logits, 0.5)[0]!, 0.001);
  });

  it('encodes rank 3 of 5 as the answers to "above k?"', () => {
    const encoded = [1, 2, 3, 4].map((k) => (3 > k ? 1 : 0));
    expect(vectorIn(keyText(bank, 'ordinal-regression-target'))).toEqual(encoded);
    for (const wrong of wrongTexts(bank, 'ordinal-regression-target'))
      expect(vectorIn(wrong)).not.toEqual(encoded);
  });

  it('agrees with the slope of the squared error behind a sigmoid, and no other formula does', () => {
    const a = 0.7;
    const t = 0.2;
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const loss = (x: number) => 0.5 * (sigmoid(x) - t) ** 2;
    const slope = (loss(a + 1e-5) - loss(a - 1e-5)) / 2e-5;
    const y = sigmoid(a);
    const formulas: Record<string, number> = {
      '$(y-t)\\,y\\,(1-y)$': (y - t) * y * (1 - y),
      '$(y-t)\\,(1-y^2)$': (y - t) * (1 - y * y),
      '$(y-t)$': y - t,
      '$(y-t)\\,a\\,(1-a)$': (y - t) * a * (1 - a),
    };
    const id = 'sigmoid-squared-error-gradient';
    expect(formulas[keyText(bank, id)]).toBeCloseTo(slope, 8);
    for (const wrong of wrongTexts(bank, id)) {
      expect(formulas[wrong]).toBeDefined();
      expect(Math.abs(formulas[wrong]! - slope)).toBeGreaterThan(1e-3);
    }
  });
});
