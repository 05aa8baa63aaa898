import { mathWidthEm } from '../math.ts';
import { inText, quote, type Rule } from './rule.ts';

// A 360 px phone leaves about 320 px of text; formulas are set at 1.1 × 16 px. Beside a radio, 40 px less.
const PHONE_EM = 320 / (16 * 1.1);
const PHONE_CHOICE_EM = 280 / (16 * 1.1);

/** Formulas that scroll sideways on a phone. */
export const formulaWidth: Rule = function* ({ fields }) {
  for (const field of fields) {
    const limit = field.role === 'choice' ? PHONE_CHOICE_EM : PHONE_EM;
    for (const formula of field.rendered.formulas) {
      // Even the narrowest glyph takes a character of source; most formulas are done with here.
      if (formula.tex.length < limit) continue;
      const width = mathWidthEm(formula.tex, formula.display);
      if (width <= limit) continue;
      yield inText('warning', 'formula-width', field, formula.offset, {
        ja: `数式 $${quote(formula.tex)}$ はスマートフォンの幅の約 ${(width / limit).toFixed(1)} 倍です。aligned などで改行すると読みやすくなります。`,
        en: `$${quote(formula.tex)}$ is about ${(width / limit).toFixed(1)} times a phone's width; break it, with aligned say.`,
      });
    }
  }
};
