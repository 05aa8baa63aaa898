import type { BankCode, BankQuestion, BankText } from '../schema.ts';
import { joinCode } from '../join-code.ts';
import { likeness, normalise, pieces } from './likeness.ts';
import type { Message } from './problem.ts';

export interface Asked {
  readonly file: string;
  readonly question: BankQuestion;
}

export interface NearPair<T extends Asked> {
  readonly earlier: T;
  readonly later: T;
  readonly message: Message;
}

// Whole questions must be alike, not only stems: 「正しいものを選べ」 opens many.
const STEM = 0.9;
const WHOLE = 0.85;

/** Pairs of questions that ask nearly the same, over all given banks. */
export function nearDuplicates<T extends Asked>(list: readonly T[]): NearPair<T>[] {
  const prepared = list
    .filter((x) => !x.question.retired)
    .map((item) => {
      const stem = normalise(first(item.question.stem));
      const whole = stem + normalise(codeOf(item.question.code) + optionsOf(item.question));
      return { item, length: whole.length, stem: pieces(stem), whole: pieces(whole) };
    })
    .toSorted((a, b) => a.length - b.length);
  const pairs: NearPair<T>[] = [];
  prepared.forEach((a, i) => {
    for (let j = i + 1; j < prepared.length; j += 1) {
      const b = prepared[j] as (typeof prepared)[number];
      // Texts of very different length cannot share enough pieces; the list is sorted by length.
      if (b.length > a.length * 1.5 + 10) break;
      if (a.item.question.id === b.item.question.id) continue;
      if (likeness(a.stem, b.stem) < STEM || likeness(a.whole, b.whole) < WHOLE) continue;
      const [earlier, later] =
        list.indexOf(a.item) < list.indexOf(b.item) ? [a.item, b.item] : [b.item, a.item];
      const where = earlier.file === later.file ? '' : `(${earlier.file})`;
      pairs.push({
        earlier,
        later,
        message: {
          ja: `問題 "${earlier.question.id}"${where} とほとんど同じです。違いを出すか、一方を消してください。`,
          en: `Nearly the same as question "${earlier.question.id}"${where && ` ${where}`}; tell them apart or drop one.`,
        },
      });
    }
  });
  return pairs;
}

function first(text: BankText): string {
  return typeof text === 'string' ? text : text.pytorch;
}

function codeOf(code: BankCode | undefined): string {
  if (code === undefined) return '';
  return typeof code === 'string' || Array.isArray(code) ? joinCode(code) : joinCode(code.pytorch);
}

function optionsOf(q: BankQuestion): string {
  switch (q.kind) {
    case 'choice':
    case 'multiple':
      return q.choices.map((c) => first(c.text)).join('');
    case 'blanks':
      return [...(q.pool ?? []), ...q.blanks.flatMap((b) => b.choices ?? [])]
        .map((c) => first(c.text))
        .join('');
    case 'number':
      return String(q.value);
    case 'short':
      return first(q.answer);
  }
}
