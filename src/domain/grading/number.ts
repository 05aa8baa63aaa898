import type { Key } from '../question.ts';
import type { GraderOf } from './grader.ts';

type NumberKey = Pick<Extract<Key, { kind: 'number' }>, 'value' | 'tolerance'>;

/**
 * Reads a number as people type it: full-width digits and signs, commas between thousands, a fraction `3/8`,
 * `1.5e-3`.
 * @returns null when the text is not one finite number, or could mean two (`0,5`, `0,125`, `1 2`, `10²`).
 */
export function parseNumber(text: string): number | null {
  // NFKC makes a plain digit of a raised, lowered or circled one: 10² would be 102.
  if (/\p{No}/u.test(text)) return null;
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[−ー‐–]/g, '-')
    .replace(/^([-+])\s+/, '$1')
    .replace(/\s*\/\s*/, '/')
    .replace(/(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])/g, (thousands) => thousands.replaceAll(',', ''));
  const fraction = /^([-+]?\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(plain);
  if (fraction) {
    const quotient = Number(fraction[1]) / Number(fraction[2]);
    return Number.isFinite(quotient) ? quotient : null;
  }
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Whether a number lies within `tolerance` (absolute, edge included) of `value`. */
export function isNear(given: number, { value, tolerance }: NumberKey): boolean {
  // A distance of 0.1 typed as 0.3 against 0.2 must not fail by the last bits of a double.
  const slack = 4 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(given), tolerance);
  return Math.abs(given - value) <= tolerance + slack;
}

/** Right when it is near the key. A text that is no number counts as wrong, an empty one as blank. */
export const gradeNumber: GraderOf<'number'> = (key, answer) => {
  if (answer.text.trim() === '') return { outcome: 'blank', credit: 0 };
  const given = parseNumber(answer.text);
  return given !== null && isNear(given, key)
    ? { outcome: 'right', credit: 1 }
    : { outcome: 'wrong', credit: 0 };
};
