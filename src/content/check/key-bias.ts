import { maskedProse, parseMarkdown } from '../markdown.ts';
import type { BankQuestion, BankText } from '../schema.ts';
import { finding, type Rule } from './rule.ts';

type ChoiceQuestion = Extract<BankQuestion, { kind: 'choice' }>;

// Fewer questions prove nothing; a fair bank is accused about once in a hundred times per position.
const LEAST_QUESTIONS = 8;
const THRESHOLD = 0.01;

/** Keys that stand too often in one place, or are too often the longest option. */
export const keyBias: Rule = function* ({ bank }) {
  const asked = bank.questions
    .map((q) => q.question)
    .filter((q): q is ChoiceQuestion => q.kind === 'choice' && !q.retired)
    .filter((q) => q.choices.filter((c) => c.correct === true).length === 1);
  if (asked.length < LEAST_QUESTIONS) return;
  const chances = asked.map((q) => 1 / q.choices.length);
  const most = Math.max(...asked.map((q) => q.choices.length));
  for (let position = 0; position < most; position += 1) {
    const hits = asked.filter((q) => q.choices[position]?.correct === true).length;
    const fair = asked.map((q) => (position < q.choices.length ? 1 / q.choices.length : 0));
    if (atLeast(hits, fair) >= THRESHOLD) continue;
    yield finding('warning', 'key-position', ['questions'], {
      ja: `正解が ${position + 1} 番目に偏っています（${asked.length} 問中 ${hits} 問）。選択肢の順を入れ替えてください。`,
      en: `The key is too often in place ${position + 1} (${hits} of ${asked.length}); reorder some choices.`,
    });
  }
  const longest = asked.filter(keyIsLongest).length;
  if (atLeast(longest, chances) < THRESHOLD) {
    yield finding('warning', 'key-length', ['questions'], {
      ja: `正解が最も長い選択肢であることが多すぎます（${asked.length} 問中 ${longest} 問）。長さをそろえてください。`,
      en: `The key is the longest option too often (${longest} of ${asked.length}); even the lengths out.`,
    });
  }
};

function keyIsLongest(q: ChoiceQuestion): boolean {
  const key = q.choices.find((c) => c.correct === true);
  const others = q.choices.filter((c) => c !== key).map((c) => visibleLength(c.text));
  return key !== undefined && visibleLength(key.text) > Math.max(...others);
}

/** Rough length as read: a formula counts a third of its TeX, marks of Markdown nothing. */
function visibleLength(text: BankText): number {
  const source = typeof text === 'string' ? text : text.pytorch;
  const prose = maskedProse(source, parseMarkdown(source));
  const hidden = prose.length - prose.replaceAll('\uFFFC', '').length;
  return prose.replace(/[\uFFFC\s*`|-]/g, '').length + hidden / 3;
}

/** Probability of at least `hits` successes among independent trials of these chances (Poisson binomial). */
function atLeast(hits: number, chances: readonly number[]): number {
  let distribution = [1];
  for (const p of chances) {
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    distribution.forEach((mass, k) => {
      next[k] = (next[k] ?? 0) + mass * (1 - p);
      next[k + 1] = (next[k + 1] ?? 0) + mass * p;
    });
    distribution = next;
  }
  return distribution.slice(hits).reduce((sum, mass) => sum + mass, 0);
}
