import { describe, expect, it } from 'vitest';
import { compileBank, questionHash } from '../../src/content/compile.ts';
import { forFramework } from '../../src/content/compiled.ts';
import type { Bank } from '../../src/content/schema.ts';
import { aBank, aBlanks, aChoice, aMultiple, aNumber, aShort } from '../support/bank-builder.ts';

const figure = (path: string) => ({ src: `banks/${path}`, width: 320, height: 200 });
const compile = (bank: Bank) => compileBank(bank, { chapter: '3-dl', figure });

describe('compileBank', () => {
  it('keeps everything that gives the key away out of the paper', () => {
    const bank = aBank({
      questions: [
        aChoice(),
        aMultiple(),
        aBlanks(),
        aNumber({ value: 0.123456, slips: [{ value: 0.654321, reason: '逆にした。' }] }),
        aShort({ answer: '模範の答え', rubric: ['採点の観点'] }),
      ],
    });
    const { paper } = compile(bank);
    const text = JSON.stringify(paper);
    for (const secret of [
      'correct',
      'reason',
      '指数の和で割る',
      '0.123456',
      '0.654321',
      '模範の答え',
      '採点の観点',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('writes the key of each kind by choice id', () => {
    const compiled = compile(aBank({ questions: [aChoice(), aMultiple(), aBlanks(), aNumber(), aShort()] }));
    const keyOf = (id: string) => forFramework(compiled.keys.keys[id]!, 'pytorch').key;
    expect(keyOf('softmax-sum')).toEqual({ kind: 'choice', correct: 'a' });
    expect(keyOf('softmax-all')).toEqual({ kind: 'multiple', correct: ['a', 'b'] });
    expect(keyOf('softmax-blanks')).toEqual({
      kind: 'blanks',
      correct: { ア: 'a', イ: 'b' },
      scoring: 'each',
    });
    expect(keyOf('softmax-value')).toEqual({ kind: 'number', value: 0.5, tolerance: 0 });
    expect(keyOf('softmax-name')).toEqual({ kind: 'short', accepts: ['softmax'] });
  });

  it('finds reasons by choice, by blank and choice, by blank and by pool choice', () => {
    const pooled = aBlanks({
      id: 'pooled',
      pool: [
        { id: 'p', text: '和', reason: '和の理由。' },
        { id: 'q', text: '積' },
      ],
      blanks: [
        { id: 'ア', answer: 'p', reason: 'アの理由。' },
        { id: 'イ', answer: 'q' },
      ],
    });
    const { keys } = compile(aBank({ questions: [aChoice(), aBlanks(), pooled] })).keys;
    const reasons = (id: string) => Object.keys(forFramework(keys[id]!, 'pytorch').reasons);
    expect(reasons('softmax-sum')).toEqual(['a', 'b', 'c']);
    expect(reasons('softmax-blanks')).toEqual(['ア.a', 'ア.b', 'イ.a', 'イ.b']);
    expect(reasons('pooled')).toEqual(['p', 'ア']);
  });

  it('gives every blank the pool, and says that it is one list', () => {
    const question = aBlanks({
      pool: [
        { id: 'p', text: '和' },
        { id: 'q', text: '積' },
      ],
      blanks: [
        { id: 'ア', answer: 'p' },
        { id: 'イ', answer: 'q' },
      ],
    });
    const paper = forFramework(
      compile(aBank({ questions: [question] })).paper.questions['softmax-blanks']!,
      'pytorch',
    );
    expect(paper).toMatchObject({
      pooled: true,
      blanks: [{ choices: [{ id: 'p' }, { id: 'q' }] }, { choices: [{ id: 'p' }, { id: 'q' }] }],
    });
  });

  it('makes two variants only where the frameworks differ', () => {
    const code = { pytorch: ['import torch', 'x = {{blank:ア}}'], tensorflow: 'import tensorflow' };
    const { paper } = compile(aBank({ questions: [aChoice(), aNumber({ code })] }));
    expect(paper.questions['softmax-sum']).toHaveProperty('any');
    const question = paper.questions['softmax-value']!;
    expect(forFramework(question, 'pytorch').code).toContain('torch\n');
    expect(forFramework(question, 'pytorch').code).toContain('<span class="blank">ア</span>');
    expect(forFramework(question, 'tensorflow').code).toContain('tensorflow');
  });

  it('writes choices without a paragraph and stems with one', () => {
    const question = forFramework(compile(aBank()).paper.questions['softmax-sum']!, 'pytorch');
    expect(question.stem).toMatch(/^<p>/);
    expect(question.kind === 'choice' && question.choices[1]?.html).toBe('最大の成分だけが残る');
  });

  it('resolves figures with their size, and leaves out one that cannot be had', () => {
    const bank = aBank({ questions: [aChoice({ figure: { src: 'figures/a.svg', alt: '流れ図' } })] });
    const drawn = forFramework(compile(bank).paper.questions['softmax-sum']!, 'pytorch');
    expect(drawn.figure).toEqual({
      src: 'banks/figures/a.svg',
      width: 320,
      height: 200,
      alt: '流れ図',
      caption: null,
    });
    const lost = compileBank(bank, { chapter: null, figure: () => null });
    expect(forFramework(lost.paper.questions['softmax-sum']!, 'pytorch').figure).toBeNull();
  });

  it('keeps retired questions for old attempts but never offers them', () => {
    const compiled = compile(
      aBank({ questions: [aChoice(), aNumber({ retired: { on: '2026-01-01', reason: '古い' } })] }),
    );
    expect(compiled.metas.map((m) => m.id)).toEqual(['softmax-sum']);
    expect(compiled.paper.questions).toHaveProperty('softmax-value');
    expect(compiled.keys.keys).toHaveProperty('softmax-value');
  });

  it('typesets formulas in every text field', () => {
    const x = '$x$';
    const choice = { id: 'a', text: x, correct: true, reason: x };
    const bank = aBank({
      sets: [{ id: 's', stem: x }],
      questions: [
        aChoice({ stem: x, explanation: x, choices: [choice, { ...choice, id: 'b', correct: false }] }),
        aBlanks({
          stem: '{{blank:ア}}$x$',
          explanation: x,
          pool: [
            { id: 'p', text: x, reason: x },
            { id: 'q', text: x },
          ],
          blanks: [{ id: 'ア', answer: 'p', reason: x }],
        }),
        aNumber({ stem: x, explanation: x, slips: [{ value: 1, reason: x }] }),
        aShort({ stem: x, explanation: x, answer: x, rubric: [x] }),
      ],
    });
    const { paper, keys } = compile(bank);
    const htmlOf = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value
          ? Object.values(value).flatMap(htmlOf)
          : [];
    const texts = htmlOf([paper, keys]);
    expect(texts.filter((t) => t.includes('$x$'))).toEqual([]);
    expect(texts.filter((t) => t.includes('class="katex"'))).toHaveLength(1 + 6 + 6 + 3 + 4);
  });
});

describe('questionHash', () => {
  const question = aChoice();

  it('does not depend on the order of fields', () => {
    const reversed = Object.fromEntries(Object.entries(question).toReversed()) as typeof question;
    expect(questionHash(reversed, null)).toBe(questionHash(question, null));
  });

  it('changes with the key, a text or the stimulus', () => {
    const other = { ...question, choices: question.choices.map((c) => ({ ...c, correct: c.id === 'b' })) };
    const hashes = [
      questionHash(question, null),
      questionHash(other, null),
      questionHash({ ...question, stem: '別の問い' }, null),
      questionHash(question, { id: 's', stem: '図' }),
      questionHash(question, { id: 's', stem: '別の図' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not change with dates, sources or how it was verified', () => {
    const noted = {
      ...question,
      since: '2026-01-01',
      changed: '2026-02-01',
      verified: ['source' as const],
      sources: [{ title: '別' }],
    };
    expect(questionHash(noted, null)).toBe(questionHash(question, null));
  });

  it('is the same everywhere, for good: answers are kept under it', () => {
    expect(questionHash(aNumber(), null)).toBe('119h9wkaif2');
  });
});
