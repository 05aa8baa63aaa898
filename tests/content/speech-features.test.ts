import { describe, expect, it } from 'vitest';
import { keyText, questionOf, readBank, wrongTexts } from '../support/bank-file.ts';

const bank = readBank('4-applications/speech-features');

const N = 8;
const HOP = 3;
const signal = Array.from({ length: 40 }, (_, n) => Math.sin(0.7 * n) + 0.3 * Math.cos(1.9 * n));
const x = (n: number) => signal[n] ?? 0;
const w = (n: number) => (n >= 0 && n < N ? 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / N) : 0);

const TERMS: Record<string, (n: number, m: number) => number> = {
  'x[n]\\,w[n]': (n) => x(n) * w(n),
  'x[n+mH]\\,w[n]': (n, m) => x(n + m * HOP) * w(n),
  'x[n+m]\\,w[n]': (n, m) => x(n + m) * w(n),
  'x[n+mH]\\,w[n+mH]': (n, m) => x(n + m * HOP) * w(n + m * HOP),
};

function dft(frame: readonly number[], k: number): [number, number] {
  let re = 0;
  let im = 0;
  frame.forEach((v, n) => {
    re += v * Math.cos((-2 * Math.PI * k * n) / N);
    im += v * Math.sin((-2 * Math.PI * k * n) / N);
  });
  return [re, im];
}

/** Whether the option's sum is the DFT of the frame cut out of the signal and windowed. */
function isStft(text: string): boolean {
  const term = TERMS[text.replace('$\\displaystyle\\sum_{n=0}^{N-1}', '').replace('\\,W_N^{kn}$', '')]!;
  for (let m = 0; m < 4; m += 1) {
    const cut = signal.slice(m * HOP, m * HOP + N).map((v, n) => v * w(n));
    const summed = Array.from({ length: N }, (_, n) => term(n, m));
    for (let k = 0; k < N; k += 1) {
      const [re, im] = dft(cut, k);
      const [re2, im2] = dft(summed, k);
      if (Math.hypot(re - re2, im - im2) > 1e-9) return false;
    }
  }
  return true;
}

describe('speech-features', () => {
  it('cuts a frame at mH, windows it and transforms it', () => {
    expect(isStft(keyText(bank, 'sf-stft-definition'))).toBe(true);
    for (const wrong of wrongTexts(bank, 'sf-stft-definition')) expect(isStft(wrong)).toBe(false);
  });

  it('counts the frames that fit into one second', () => {
    const question = questionOf(bank, 'number', 'sf-number-of-frames');
    const rate = 16_000;
    const length = Math.round(rate * 0.025);
    let frames = 0;
    for (let start = 0; start + length <= rate; start += Math.round(rate * 0.01)) frames += 1;
    expect(question.value).toBe(frames);
    for (const slip of question.slips ?? []) expect(slip.value).not.toBe(frames);
  });
});
