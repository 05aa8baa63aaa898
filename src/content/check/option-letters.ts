import type { TextField } from './fields.ts';
import { inText, type Rule } from './rule.ts';

const LETTER = '[A-Ia-iA-Ia-i]';
const KANA = '[アイウエオカキク]';
// Followed by more letters it is a word (AdaGrad, アルゴリズム), before つ or 個 a count.
const ALONE = '(?![A-Za-z0-9A-Za-z0-9ァ-ヶー]|つ|個|択|問|通り)';
const JUDGED = '(?:正しい|正解|正答|誤り|誤って|間違|不適切|適切|不正解)(?!率|ラベル|データ|訂正)';
const CAPITAL = '[A-I\\uFF21-\\uFF29]';
const VERDICT =
  '(?:(?:正解|誤り|間違い)(?=[。、でだとなも]|$)|正しい(?=[。、で]|$)|正しくな|誤って|間違って)';
const START = '(?:^|[。、.,「『((\\n])\\s*';

// What is sure to mean an option of this question …
const SURE = [
  new RegExp(`(選択肢)\\s*[「((]?(${LETTER}|${KANA}|[①-⑨]|[1-91-9])${ALONE}`, 'gu'),
  new RegExp(
    `((?:正解|正答|答え)\\s*(?:は|が|:|:)?)\\s*[「((]?(${LETTER}|${KANA})(?=[」))。、\\s]|です|である|だ|$)`,
    'gu',
  ),
  /\b([Oo]ption|[Cc]hoice|[Aa]nswer(?: is)?)\s+\(?([A-I])\)?(?![\p{L}\p{N}])/gu,
];
// … and what means one unless the question itself uses the letter for something else.
const LIKELY = [
  new RegExp(`(${START})(${LETTER}|${KANA})\\s*[」))]?\\s*(?:は|が|のみ|だけ)\\s*(?:最も)?${JUDGED}`, 'gu'),
  new RegExp(`([((])([A-DA-D])[))](?=\\s*(?:は|が|を|の|も|と|、|。|is\\b))`, 'gu'),
  // A and C …, so they are wrong; a matrix or a team is rarely called 不正解, and its error rate is no verdict.
  new RegExp(
    `(${START})(${CAPITAL})(?:\\s*(?:と|や|、|・|および|及び)\\s*${CAPITAL})+\\s*(?:は|が|も|のみ|だけ)(?:いずれも|ともに|どちらも|両方とも|、|\\s)*${VERDICT}`,
    'gu',
  ),
  new RegExp(
    `(${START})(${CAPITAL})(?:\\s*(?:と|や|、|・|および|及び)\\s*${CAPITAL})*\\s*(?:は|が|も)[^。\\n]{0,30}?不正解`,
    'gu',
  ),
  /((?:^|[.;:,(\n]|\b(?:and|but|while|so|because|whereas)\s)\s*)([A-I])\s+(?:is|are)\s+(?:also\s+)?(?:wrong|right|correct|incorrect|false|true)\b/gu,
];

/** A choice named by letter or number: choices are shuffled, so the letter shown is another one. */
export const optionLetters: Rule = function* ({ fields }) {
  for (const field of fields) {
    const q = field.question;
    if (!q || field.role === 'code' || field.role === 'alt' || field.role === 'caption') continue;
    if (q.kind === 'number' || q.kind === 'short') continue;
    const asked = fields
      .filter(
        (f) => (f.question === q && ['stem', 'code', 'choice'].includes(f.role)) || isStimulus(f, q.set),
      )
      .map((f) => f.text)
      .join('\n');
    const seen = new Set<number>();
    for (const [patterns, sure] of [
      [SURE, true],
      [LIKELY, false],
    ] as const) {
      for (const pattern of patterns) {
        for (const match of field.rendered.prose.matchAll(pattern)) {
          const lead = match[1] ?? '';
          const letter = match[2] ?? '';
          const offset = match.index + match[0].indexOf(letter, lead.length);
          const named = lead === '選択肢';
          if (seen.has(offset)) continue;
          // ア, イ … are labels of the question itself in passages with blanks.
          if (/[ア-ン]/.test(letter) && !named && (q.kind === 'blanks' || asked.includes(letter))) continue;
          if (/[ア-ン]/.test(letter) && q.kind === 'blanks') continue;
          if (!sure && (field.role === 'stem' || labelled(asked, letter))) continue;
          seen.add(offset);
          yield inText('error', 'option-letter', field, offset, {
            ja: `「${match[0].trim()}」は選択肢を記号で指しています。選択肢は並べ替わるので {{choice:id}} と書いてください。`,
            en: `"${match[0].trim()}" names a choice by its letter; choices are shuffled, so write {{choice:id}}.`,
          });
        }
      }
    }
  }
};

function isStimulus(field: TextField, set: string | undefined): boolean {
  return field.question === null && set !== undefined && field.set === set;
}

/** Whether the question defines the letter itself: (A), 「A」, a list label, a matrix A or the formula $A$. */
function labelled(text: string, letter: string): boolean {
  return new RegExp(`(?<![\\p{Script=Latin}\\\\])${letter}(?![\\p{Script=Latin}])`, 'u').test(
    text.normalize('NFKC') + text,
  );
}
