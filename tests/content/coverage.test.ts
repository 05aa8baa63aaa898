import { describe, expect, it } from 'vitest';
import { coverageShortfalls, coverageTable, type PlacedBank } from '../../scripts/coverage.ts';
import targets from '../../scripts/coverage-targets.json' with { type: 'json' };
import type { BankQuestion } from '../../src/content/schema.ts';
import { chapters } from '../../src/domain/syllabus.ts';
import { aBank, aBlanks, aChoice, aShort } from '../support/bank-builder.ts';

const placed = (questions: BankQuestion[], chapter = '3-dl'): PlacedBank => ({
  chapter,
  bank: aBank({ id: `bank-${chapter}`, questions }),
});

/**
 * A corpus that meets every target: each chapter a little over three times its share, everything else in
 * turn over the questions. `change` spoils one thing.
 */
function enough(change: (questions: BankQuestion[]) => BankQuestion[] = (q) => q): PlacedBank[] {
  const topics = targets.topics.flatMap((t) => [t.topics[0]!, t.topics[0]!, t.topics[0]!]);
  const skills = ['code', 'calculation', 'formula', 'concept', 'figure'] as const;
  let n = 0;
  const all = chapters.flatMap((chapter) => {
    const items = chapter.items.filter((item) => item.scope === 'examined');
    const count = items.length === 0 ? 0 : Math.max(chapter.share104 * 3 + 8, items.length * 4);
    return Array.from({ length: count }, (_, i): BankQuestion => {
      n += 1;
      const topic = topics[n % topics.length]!;
      const common = {
        id: `q-${n}`,
        syllabus: items[i % items.length]!.id,
        level: ([1, 2, 2, 3] as const)[n % 4]!,
        skill: skills[n % 5]!,
        topics: [topic],
        ...(i % 8 < 2 && { set: `set-${chapter.id}-${Math.floor(i / 8)}` }),
        ...(n <= 44 && { figure: { src: `figures/f-${n}.svg`, alt: '図' } }),
      };
      return n % 20 === 0
        ? aBlanks({
            ...common,
            blanks: ['ア', 'イ', 'ウ'].map((id) => ({ id, choices: aChoice().choices })),
          })
        : aChoice(common);
    });
  });
  const short = Array.from({ length: 10 }, (_, i) => aShort({ id: `short-${i}`, level: 2 }));
  const questions = change([...all, ...short]);
  return [{ chapter: '3-dl', bank: aBank({ questions }) }];
}

describe('the targets of coverage', () => {
  it('are met by a corpus that holds enough of everything', () => {
    expect(coverageShortfalls(enough(), 'ja')).toEqual([]);
  });

  it('name every examined item and every topic that a too small corpus lacks', () => {
    const lacking = coverageShortfalls([placed([aChoice()])], 'en').join('\n');
    for (const item of chapters.flatMap((c) => c.items)) {
      if (item.scope === 'optional') expect(lacking).not.toContain(`questions on ${item.id} `);
      else expect(lacking).toContain(`questions on ${item.id} ${item.ja}: at least 4, now `);
    }
    for (const { name } of targets.topics) expect(lacking).toContain(`questions on ${name} (topics: `);
    for (const text of [
      'questions: at least 320, now 1.',
      'questions for mocks in chapter 3, ',
      'at least 102, now 1.',
      'level 1: 18–32% of the questions, now 100.0%.',
      'level 2: 43–57% of the questions, now 0.0%.',
      'level 3: 18–32% of the questions, now 0.0%.',
      'questions with skill code: at least 15%, now 0/1 = 0.0%.',
      'questions with skill calculation: at least 15%',
      'questions with skill formula: at least 15%',
      'questions with a figure: at least 8%',
      'questions with 3〜7 blanks: at least 12, now 0.',
      'sets of 2〜4 questions: at least 30, now 0.',
      'short-answer questions: at least 10, now 0.',
      'figure files used by questions: at least 40, now 0.',
      'Mock 1 drawn in a row: chapter 3 gives 1 of 34 questions.',
      'Mock 2 drawn in a row: 1 questions were in an earlier one (3 ×1).',
    ]) {
      expect(lacking).toContain(text);
    }
  });

  it('say the same in Japanese', () => {
    const lacking = coverageShortfalls([placed([aChoice()])], 'ja');
    expect(lacking).toHaveLength(coverageShortfalls([placed([aChoice()])], 'en').length);
    expect(lacking[0]).toBe('問題の数は 320 以上要ります(今は 1)。');
    for (const line of lacking) expect(line).toMatch(/[ぁ-ん]/);
  });

  const first = (lacking: readonly string[]) => lacking.map((line) => line.split(/[:(]/)[0]);

  it.each([
    ['levels', (q: BankQuestion) => ({ ...q, level: 3 as const }), ['level 1', 'level 2', 'level 3']],
    [
      'skills',
      (q: BankQuestion) => ({ ...q, skill: q.skill === 'code' ? ('concept' as const) : q.skill }),
      ['questions with skill code'],
    ],
    [
      'figures',
      (q: BankQuestion) => ({ ...q, figure: q.figure && { src: 'figures/same.svg', alt: '図' } }),
      ['figure files used by questions'],
    ],
    ['sets', (q: BankQuestion) => ({ ...q, set: undefined }), ['sets of 2〜4 questions']],
    [
      'a topic',
      (q: BankQuestion) => ({ ...q, topics: q.topics?.includes('gru') ? ['lstm'] : q.topics }),
      ['questions on GRU '],
    ],
  ])('name what is missing when %s are', (_, spoil, expected) => {
    const lacking = coverageShortfalls(
      enough((questions) => questions.map((q) => spoil(q) as BankQuestion)),
      'en',
    );
    expect(first(lacking)).toEqual(expected);
  });

  it('count neither retired questions nor, for mocks, short answers', () => {
    const retired = enough((questions) =>
      questions.map((q) =>
        q.syllabus === '3.6.i' ? { ...q, retired: { on: '2026-11-21', reason: 'x' } } : q,
      ),
    );
    expect(coverageShortfalls(retired, 'en').join('\n')).toContain(
      'questions on 3.6.i Transformer: at least 4, now 0.',
    );
    const short = enough((questions) =>
      questions.map((q) =>
        q.syllabus.startsWith('5.') ? aShort({ id: q.id, syllabus: q.syllabus, topics: q.topics }) : q,
      ),
    );
    const lacking = coverageShortfalls(short, 'en').join('\n');
    expect(lacking).toContain('questions for mocks in chapter 5, ');
    expect(lacking).toContain('Mock 1 drawn in a row: chapter 5 gives 0 of 12 questions.');
  });
});

describe('the table of coverage', () => {
  it('counts a figure of the set, blanks, sets and topics', () => {
    const bank = aBank({
      sets: [{ id: 's', stem: 'x', figure: { src: 'figures/a.svg', alt: '図' } }],
      questions: [
        aChoice({ set: 's', topics: ['gan', 'dcgan'] }),
        aChoice({ id: 'b', set: 's', stem: '![図](figures/b.svg)', topics: ['gan'] }),
        aBlanks(),
      ],
    });
    const table = coverageTable([{ chapter: '4-applications', bank }], 'en').join('\n');
    expect(table).toContain('with a figure (or their set): 2 (67%)');
    expect(table).toContain('figure files used: 2');
    expect(table).toContain('sets of 2–4: 1');
    expect(table).toContain('questions with 3–7 blanks: 0');
    expect(table).toContain('GAN 2 · DCGAN 1');
    expect(table).toMatch(/3\.1\.ii +3 /);
  });
});
