import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { renderMarkdown } from '../../src/content/render.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const styles = [
  // Fonts are not what is judged here.
  read('../../node_modules/katex/dist/katex.min.css').replaceAll(/@font-face\{[^}]*\}/g, ''),
  read('../../src/views/rich-text.css'),
];

const attacks = {
  'boxes said to have no size': String.raw`\rlap{\raisebox{-9em}{\smash{\colorbox{yellow}{\rule{0em}{12em}\text{採点済みです。}\kern20em}}}}`,
  'boxes said to have no size, upwards': String.raw`\rlap{\raisebox{3em}{\smash{\colorbox{yellow}{\rule{0em}{12em}\text{採点済みです。}\kern20em}}}}`,
  'small negative spaces, many of them': String.raw`x${String.raw`\!`.repeat(90)}\colorbox{yellow}{\text{採点済みです。採点済みです。}}`,
  'a negative distance of lines': String.raw`x\\[-9em]\colorbox{yellow}{\text{採点済みです。}}`,
};

for (const [name, tex] of Object.entries(attacks)) {
  for (const tag of ['div', 'span']) {
    test(`a formula in a ${tag} paints over nothing of the app with ${name}`, async ({ page }) => {
      const { html } = renderMarkdown(`文 $${tex}$ 文`, { inline: tag === 'span' });
      await page.setContent(
        `<style>${styles.join('\n')} .bar { height: 10em; background: white; }</style>
         <div style="display: grid; grid-template-columns: 20em 20em 20em; grid-template-rows: 10em auto 10em">
           <div class="bar" style="grid-column: 1 / -1"></div>
           <div class="bar"></div><p style="margin: 1em"><${tag} class="rich">${html}</${tag}></p><div class="bar"></div>
           <div class="bar" style="grid-column: 1 / -1"></div>
         </div>`,
      );
      const covered = await page.evaluate(() =>
        [...document.querySelectorAll('.bar')].flatMap((bar) => {
          const { left, top, width, height } = bar.getBoundingClientRect();
          return Array.from({ length: 400 }, (_, i) => {
            const at = document.elementFromPoint(
              left + (((i % 20) + 0.5) * width) / 20,
              top + ((Math.floor(i / 20) + 0.5) * height) / 20,
            );
            return at === bar ? [] : [at?.className ?? 'nothing'];
          }).flat();
        }),
      );
      expect(covered).toEqual([]);
    });
  }
}
