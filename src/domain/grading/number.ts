import type { GraderOf } from './grader.ts';

/**
 * Reads a number as people type it: full-width digits and signs, commas between thousands, a fraction `3/8`,
 * `1.5e-3`.
 * @returns null when the text is not one finite number, or could mean two (`0,5`, `1 2`).
 */
export function parseNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[−ー‐–]/g, '-')
    .replace(/^([-+])\s+/, '$1')
    .replace(/\s*\/\s*/, '/')
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (thousands) => thousands.replaceAll(',', ''));
  const fraction = /^([-+]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(plain);
  if (fraction) {
    const quotient = Number(fraction[1]) / Number(fraction[2]);
    return Number.isFinite(quotient) ? quotient : null;
  }
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Right within `tolerance` (absolute) of `value`. A text that is no number counts as wrong, an empty one as blank. */
export const gradeNumber: GraderOf<'number'> = (key, answer) => {
  if (answer.text.trim() === '') return { outcome: 'blank', credit: 0 };
  const given = parseNumber(answer.text);
  // A distance of 0.1 typed as 0.3 against 0.2 must not fail by the last bit of a double.
  const slack = 1e-9 * Math.max(Math.abs(key.value), key.tolerance);
  const right = given !== null && Math.abs(given - key.value) <= key.tolerance + slack;
  return right ? { outcome: 'right', credit: 1 } : { outcome: 'wrong', credit: 0 };
};
