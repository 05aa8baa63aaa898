import { seededRandom, shuffled } from './rng.ts';

interface Orderable {
  readonly id: string;
  readonly pin: 'first' | 'last' | null;
}

/**
 * The choices of one question (or of one blank of it) in the order one attempt shows them. Depends on the
 * attempt's seed and the place alone, so it never changes inside an attempt and is never stored.
 *
 * @param place question id, or `question/blank`
 */
export function orderedChoices<T extends Orderable>(
  seed: string,
  place: string,
  choices: readonly T[],
  shuffle: boolean,
): readonly T[] {
  if (!shuffle) return choices;
  const free = choices.filter((c) => c.pin === null);
  return [
    ...choices.filter((c) => c.pin === 'first'),
    ...shuffled(free, seededRandom(`${seed}/${place}`)),
    ...choices.filter((c) => c.pin === 'last'),
  ];
}

/** 0 → A, 1 → B, … 25 → Z. */
export function letterAt(position: number): string {
  return String.fromCharCode(65 + position);
}
