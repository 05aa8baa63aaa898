/**
 * A text reduced to what tells it from others: width, spaces and punctuation gone, case kept (x is not X). A point or
 * comma between digits stays: 1.5 is not 15.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<!\d)[.,]|[.,](?!\s*\d)/g, '')
    .replace(/[\s、。・「」()$`*]/g, '');
}

/** The set of three-character pieces of a text, as small numbers. */
export function pieces(text: string): ReadonlySet<number> {
  const out = new Set<number>();
  const source = `^${text}$`;
  for (let i = 0; i + 2 < source.length; i += 1) {
    out.add(
      (Math.imul(source.charCodeAt(i), 1_000_003) ^
        Math.imul(source.charCodeAt(i + 1), 8191) ^
        source.charCodeAt(i + 2)) |
        0,
    );
  }
  return out;
}

/** Share of pieces in common, 0…1 (Dice). */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const piece of small) if (large.has(piece)) common += 1;
  return a.size + b.size === 0 ? 1 : (2 * common) / (a.size + b.size);
}
