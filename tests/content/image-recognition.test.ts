import { describe, expect, it } from 'vitest';
import { keyText, numberIn, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/image-recognition');

describe('image-recognition', () => {
  it('counts the weights of the bottleneck block', () => {
    const layers: [kernel: number, from: number, to: number][] = [
      [1, 256, 64],
      [3, 64, 64],
      [1, 64, 256],
    ];
    const weights = layers.reduce((sum, [k, from, to]) => sum + k * k * from * to, 0);
    expect(numberIn(keyText(bank, 'image-recognition-bottleneck-weights'))).toBe(weights);
    for (const wrong of wrongTexts(bank, 'image-recognition-bottleneck-weights'))
      expect(numberIn(wrong)).not.toBe(weights);
  });

  it('counts the tokens of ViT by cutting the image into patches', () => {
    let tokens = 1; // CLS
    for (let y = 0; y + 16 <= 240; y += 16) for (let x = 0; x + 16 <= 320; x += 16) tokens += 1;
    const question = questionOf(bank, 'number', 'image-recognition-vit-sequence-length');
    expect(question.value).toBe(tokens);
    for (const slip of question.slips ?? []) expect(slip.value).not.toBe(tokens);
  });

  it('counts the multiplications of windowed attention pair by pair', () => {
    const [h, w, M, C] = [8, 12, 4, 5];
    const window = (y: number, x: number) => Math.floor(y / M) * (w / M) + Math.floor(x / M);
    const windows: number[] = [];
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) windows.push(window(y, x));
    let pairs = 0;
    for (const a of windows) for (const b of windows) if (a === b) pairs += 1;
    const cost = 4 * h * w * C * C + 2 * pairs * C;
    const formulas: Record<string, number> = {
      '$4hwC^2+2M^2hwC$': 4 * h * w * C ** 2 + 2 * M ** 2 * h * w * C,
      '$4hwC^2+2(hw)^2C$': 4 * h * w * C ** 2 + 2 * (h * w) ** 2 * C,
      '$4hwC^2+2M^4C$': 4 * h * w * C ** 2 + 2 * M ** 4 * C,
      '$4M^2C^2+2M^4C$': 4 * M ** 2 * C ** 2 + 2 * M ** 4 * C,
    };
    expect(formulas[keyText(bank, 'image-recognition-swin-complexity')]).toBe(cost);
    for (const wrong of wrongTexts(bank, 'image-recognition-swin-complexity')) {
      expect(formulas[wrong]).toBeDefined();
      expect(formulas[wrong]).not.toBe(cost);
    }
  });
});
