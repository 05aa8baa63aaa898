import type { BankText } from '../schema.ts';
import { normalise } from './likeness.ts';
import type { Path } from './problem.ts';
import { finding, type Rule } from './rule.ts';

interface Option {
  readonly id: string;
  readonly text: BankText;
  readonly correct?: boolean | undefined;
}

interface OptionList {
  readonly at: Path;
  readonly options: readonly Option[];
  /** Whether two options alike would be judged differently. */
  readonly differ: (a: Option, b: Option) => boolean;
}

const marked: OptionList['differ'] = (a, b) => (a.correct === true) !== (b.correct === true);

/** Options that say what another says: an error when only one of the two would count as right, else a warning. */
export const repeatedChoices: Rule = function* ({ bank }) {
  for (const { question: q, path } of bank.questions) {
    const lists: OptionList[] = [];
    if (q.kind === 'choice' || q.kind === 'multiple')
      lists.push({ at: [...path, 'choices'], options: q.choices, differ: marked });
    if (q.kind === 'blanks') {
      // A blank has one key of the pool: of two alike, one is wrong there.
      const named = (o: Option): boolean => q.blanks.some((b) => b.answer === o.id);
      lists.push({ at: [...path, 'pool'], options: q.pool ?? [], differ: (a, b) => named(a) || named(b) });
      q.blanks.forEach((b, i) =>
        lists.push({ at: [...path, 'blanks', i, 'choices'], options: b.choices ?? [], differ: marked }),
      );
    }
    for (const { at, options, differ } of lists) {
      for (const [i, option] of options.entries()) {
        const twin = options.slice(0, i).find((o) => twins(o.text, option.text));
        if (!twin) continue;
        const disputed = differ(twin, option);
        yield finding(
          disputed ? 'error' : 'warning',
          'repeated-choice',
          [...at, i, 'text'],
          {
            ja: `選択肢 ${option.id} は ${twin.id} と同じ内容です${disputed ? '(一方だけが正解)' : ''}。書き分けてください。`,
            en: `Choice ${option.id} repeats ${twin.id}${disputed ? ' (and only one is the key)' : ''}; tell them apart.`,
          },
          q,
        );
      }
    }
  }
};

function twins(a: BankText, b: BankText): boolean {
  const both = (t: BankText): string[] => (typeof t === 'string' ? [t, t] : [t.pytorch, t.tensorflow]);
  const [a1, a2] = both(a).map(withoutMarks);
  const [b1, b2] = both(b).map(withoutMarks);
  return a1 === b1 || a2 === b2;
}

// Punctuation tells code and formulas apart (`x.T` is not `xT`); only in pure prose is it no difference.
function withoutMarks(text: string): string {
  return /[$`]/.test(text) || !/[ぁ-ん]/.test(text)
    ? text.normalize('NFKC').replace(/\s/g, '')
    : normalise(text);
}
