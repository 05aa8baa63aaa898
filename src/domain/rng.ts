import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { textHash } from './text-hash.ts';

/** A whole number in [0, bound). */
export type RandomBelow = (bound: number) => number;

/** Random numbers that depend on nothing but the seed text: the same on every machine. */
export function seededRandom(seed: string): RandomBelow {
  const generator = xoroshiro128plus(Number.parseInt(textHash(seed).slice(-6), 36) | 0);
  return (bound) => uniformInt(generator, 0, bound - 1);
}

/** A new array in random order (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], below: RandomBelow): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** A seed short enough for a link: 8 characters of base 36. */
export function newSeed(random: () => number): string {
  let seed = '';
  while (seed.length < 8) seed += Math.floor(random() * 36).toString(36);
  return seed;
}

/** True for a text this app could have made as a seed, or a teacher could have chosen. */
export function isSeed(text: string): boolean {
  return /^[0-9a-z-]{1,32}$/.test(text);
}
