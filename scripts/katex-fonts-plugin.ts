import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { builtBanks } from './build-banks.ts';
import { fontUsage } from './font-usage.ts';

// Fonts that more questions than this use are fetched along with the page, three at most.
const PRELOAD_SHARE = 0.25;
const PRELOAD_MOST = 3;

/**
 * KaTeX's fonts as woff2 only, each split in two: the glyphs the built-in banks use (small, loaded first) and
 * the whole font, fetched only when an imported bank shows another character. `font-display: block` stays:
 * with the common fonts preloaded the wait is short, and another font's glyphs would move the whole line.
 */
export function katexFonts({ dir }: { readonly dir: string }): Plugin {
  const dist = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'));
  // Beside KaTeX, so that a relative url() in its CSS reaches it in development and in the build.
  const cache = join(dist, '../../.cache/etude-fonts');
  let building = false;
  let preload: string[] = [];

  return {
    name: 'etude-katex-fonts',
    enforce: 'pre',
    configResolved: (config) => {
      building = config.command === 'build';
    },
    async load(id) {
      if (!/katex[\\/]dist[\\/]katex(?:\.min)?\.css$/.test(id.split('?')[0] ?? '')) return null;
      const css = readFileSync(join(dist, 'katex.min.css'), 'utf8');
      const usage = building ? usageOf(css) : null;
      preload = usage ? commonFonts(usage) : [];
      mkdirSync(cache, { recursive: true });
      let out = '';
      let rest = 0;
      for (const face of css.matchAll(/@font-face\{[^}]*\}/g)) {
        // One font at a time: the subsetter holds each in memory.
        // oxlint-disable-next-line no-await-in-loop
        out += css.slice(rest, face.index) + (await split(face[0], usage?.characters ?? null));
        rest = face.index + face[0].length;
      }
      return out + css.slice(rest);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => file.type === 'asset' && preload.some((name) => file.names.includes(name)))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              href: `./${file.fileName}`,
              crossorigin: '',
            },
            injectTo: 'head',
          })),
    },
  };

  function usageOf(css: string): ReturnType<typeof fontUsage> {
    const { compiled, notes } = builtBanks(dir);
    const texts = compiled.flatMap((bank) =>
      Object.entries(bank.paper.questions).map(([id, question]) =>
        JSON.stringify([question, bank.paper.sets[setOf(question)] ?? null, bank.keys.keys[id]]),
      ),
    );
    return fontUsage([...texts, ...notes.map((note) => JSON.stringify(note))], css);
  }

  async function split(face: string, used: ReadonlyMap<string, ReadonlySet<string>> | null): Promise<string> {
    const name = /fonts\/([\w-]+)\.woff2/.exec(face)?.[1] ?? '';
    const whole = face.replace(/src:[^;}]*/, `src:url(fonts/${name}.woff2) format("woff2")`);
    const characters = [...(used?.get(name) ?? [])].toSorted();
    if (characters.length === 0) return whole;
    const font = readFileSync(join(dist, 'fonts', `${name}.woff2`));
    const subset = await subsetFont(font, characters.join(''), { targetFormat: 'woff2' });
    writeFileSync(join(cache, subsetName(name)), subset);
    const points = characters.map((c) => c.codePointAt(0) ?? 0);
    const part = whole.replace(/url\([^)]*\)/, `url(../../.cache/etude-fonts/${subsetName(name)})`);
    return withRange(part, ranges(points)) + withRange(whole, ranges(complement(points)));
  }
}

function setOf(question: object): string {
  const one = Object.values(question)[0] as { readonly set: string | null };
  return one.set ?? '';
}

function commonFonts({ questions, total }: ReturnType<typeof fontUsage>): string[] {
  return [...questions]
    .filter(([, count]) => count > total * PRELOAD_SHARE)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, PRELOAD_MOST)
    .map(([name]) => subsetName(name));
}

function subsetName(font: string): string {
  return `${font}-used.woff2`;
}

function withRange(face: string, range: string): string {
  return face.replace(/\}$/, `;unicode-range:${range}}`);
}

/** Sorted code points → `U+41-5A,U+3B1`. */
function ranges(points: readonly (number | readonly [number, number])[]): string {
  const spans: [number, number][] = [];
  for (const point of points) {
    const [from, to] = typeof point === 'number' ? [point, point] : point;
    const last = spans.at(-1);
    if (last && last[1] + 1 >= from) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  const hex = (n: number): string => n.toString(16).toUpperCase();
  return spans.map(([a, b]) => `U+${hex(a)}${a === b ? '' : `-${hex(b)}`}`).join(',');
}

function complement(points: readonly number[]): (readonly [number, number])[] {
  const out: [number, number][] = [];
  let from = 0;
  for (const point of points.toSorted((a, b) => a - b)) {
    if (point > from) out.push([from, point - 1]);
    from = point + 1;
  }
  return [...out, [from, 0x10ffff]];
}
