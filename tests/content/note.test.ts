import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { noteJsonSchema } from '../../scripts/json-schema.ts';
import { checkNote } from '../../src/content/check/note.ts';
import { compileBank, compileNote, questionHash } from '../../src/content/compile.ts';
import { forFramework } from '../../src/content/compiled.ts';
import { BankUnavailable } from '../../src/content/library.ts';
import { NoteSchema } from '../../src/content/note-schema.ts';
import { aLibrary } from '../support/app-builder.tsx';
import { aBank, aChoice, fileOf, whereIs } from '../support/bank-builder.ts';
import { satisfies } from '../support/json-schema.ts';
import { aNote } from '../support/note-builder.ts';

const check = (note: object | string, file = 'questions/notes/3.1.ii.json') =>
  checkNote(typeof note === 'string' ? note : fileOf(note), file);
const withText = (text: string) => aNote({ sections: [{ title: '定義', text }, aNote().sections[1]!] });

describe('checkNote', () => {
  it('has nothing to say of a note without a mistake', () => {
    const checked = check(aNote());
    expect(checked.problems).toEqual([]);
    expect(checked.note).toEqual(aNote());
  });

  const wide = 'a_1+a_2+a_3+a_4+a_5+a_6+a_7+a_8+a_9+a_{10}+a_{11}+a_{12}+a_{13}+a_{14}';
  const cases: readonly {
    readonly what: string;
    readonly note: object | string;
    readonly rule: string;
    /** Text in the file the problem points at. */
    readonly at: string;
    readonly says?: string;
    readonly severity?: 'warning';
    /** Rules that rightly speak up too. */
    readonly also?: readonly string[];
  }[] = [
    { what: 'broken JSON', note: '{ "format": 1,, }', rule: 'json', at: ', }', also: ['missing-field'] },
    { what: 'a text', note: '"x"', rule: 'json', at: '"x"', says: '要点でもありません' },
    {
      what: 'a misspelt field',
      note: { ...aNote(), slip: [] },
      rule: 'unknown-field',
      at: '"slip"',
      says: '"slips" ではありませんか',
    },
    {
      what: 'a misspelt field inside a section',
      note: { ...aNote(), sections: [{ titel: '定義', title: '定義', text: 'x' }, aNote().sections[1]] },
      rule: 'unknown-field',
      at: '"titel"',
      says: '"title" ではありませんか',
    },
    {
      what: 'no lead',
      note: { ...aNote(), lead: undefined },
      rule: 'missing-field',
      at: '{',
      says: '1〜2 文',
    },
    {
      what: 'one section',
      note: aNote({ sections: [aNote().sections[1]!] }),
      rule: 'schema',
      at: '[',
      says: '"sections" は 2 つ以上',
    },
    { what: 'no slip', note: aNote({ slips: [] }), rule: 'schema', at: '[]', says: '"slips" は 1 つ以上' },
    {
      what: 'a link without https',
      note: aNote({ sources: [{ title: 'x', url: 'http://x.example' }] }),
      rule: 'schema',
      at: '"http://x.example"',
    },
    {
      what: 'an item of another form',
      note: aNote({ item: '3-1' }),
      rule: 'schema',
      at: '"3-1"',
      says: '3.6.i の形',
      also: ['note-name'],
    },
    {
      what: 'an unknown item',
      note: aNote({ item: '3.1.ix' }),
      rule: 'syllabus',
      at: '"3.1.ix"',
      says: '3.1.iii',
      also: ['note-name'],
    },
    {
      what: 'another file name',
      note: aNote({ item: '3.1.iii' }),
      rule: 'note-name',
      at: '"3.1.iii"',
      says: '3.1.iii.json',
    },
    {
      what: 'a formula KaTeX cannot read',
      note: withText('$\\frc{1}{2}$'),
      rule: 'tex-error',
      at: '\\\\frc',
    },
    { what: 'Japanese in a formula', note: withText('$x=重み$'), rule: 'tex-strict', at: '重み' },
    {
      what: 'an unbalanced $',
      note: withText('値は $x である。'),
      rule: 'unbalanced-dollar',
      at: '$x である',
    },
    { what: 'one backslash', note: withText('角は $\theta$'), rule: 'single-backslash', at: '\\theta' },
    { what: 'a heading', note: withText('# 定義'), rule: 'heading', at: '# 定義', says: 'title' },
    { what: 'HTML', note: withText('x<br>y'), rule: 'html', at: '<br>' },
    { what: 'a figure', note: withText('![図](figures/a.svg)'), rule: 'image', at: '![図]' },
    {
      what: 'an image elsewhere',
      note: withText('![図](https://x.example/a.png)'),
      rule: 'image',
      at: '![図]',
    },
    { what: 'a choice', note: withText('{{choice:b}} を見よ。'), rule: 'token', at: '{{choice' },
    { what: 'a blank in code', note: withText('`{{blank:ア}}`'), rule: 'token', at: '{{blank' },
    { what: 'a malformed token', note: withText('{{blnk:ア}}'), rule: 'token', at: '{{blnk' },
    {
      what: 'a title that becomes a list',
      note: aNote({ sections: [{ title: '1. 定義', text: 'x' }, aNote().sections[1]!] }),
      rule: 'note-title',
      at: '"1. 定義"',
    },
    {
      what: 'a formula wider than a phone',
      note: withText(`$$${wide}$$`),
      rule: 'formula-width',
      at: 'a_1+',
      severity: 'warning',
    },
    {
      what: 'a reading of no formula',
      note: aNote({ readings: { '\\mathbf{q}': 'キュー' } }),
      rule: 'reading',
      at: '"\\\\mathbf{q}"',
      severity: 'warning',
    },
  ];

  it.each(cases)('points at $what and says what to do', ({ note, rule, at, says, severity, also }) => {
    const text = typeof note === 'string' ? note : fileOf(note);
    const { note: taken, problems } = check(text);
    const found = problems.filter((p) => p.rule === rule);
    expect(problems.map((p) => p.rule)).toContain(rule);
    expect(problems.map((p) => p.rule).filter((r) => r !== rule && !(also ?? []).includes(r))).toEqual([]);
    expect(found[0]?.severity).toBe(severity ?? 'error');
    expect(taken === null).toBe(severity === undefined);
    expect(found[0]?.message.ja).toContain(says ?? '');
    expect(found[0]?.message.en).not.toBe('');
    if (at === '[') return;
    expect(found[0]).toMatchObject(whereIs(at, text));
  });

  it('reports every problem of a file, in the order of the file', () => {
    const { problems } = check(
      aNote({ item: '3.1.ix', lead: '$x', slips: [{ claim: '# x', holds: '{{choice:a}}' }] }),
    );
    expect(problems.map((p) => p.rule)).toEqual([
      'syllabus',
      'note-name',
      'unbalanced-dollar',
      'heading',
      'token',
    ]);
  });

  it('says only that a file is not UTF-8 where that is so', () => {
    const { note, problems } = check(withText('文\uFFFD $\\foo$'));
    expect(note).toBeNull();
    expect(problems.map((p) => p.rule)).toEqual(['encoding']);
  });

  it('refuses formulas that lie over their neighbours', () => {
    expect(check(withText('$\\rlap{x}y$')).problems.map((p) => p.rule)).toEqual(['tex-overlap']);
  });

  it('refuses a list as a whole', () => {
    expect(check('[]').note).toBeNull();
    expect(check('[]').problems.length).toBeGreaterThan(0);
  });

  it('does not fall over nesting without end', () => {
    expect(check('['.repeat(200_000)).note).toBeNull();
  });
});

describe('questions/note.schema.json', () => {
  const schema = JSON.parse(noteJsonSchema()) as Record<string, unknown>;

  it('is what the schema says (`npm run schema` writes it)', () => {
    const file = new URL('../../questions/note.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });

  it.each([
    ['a note', aNote(), true],
    ['an unknown field', { ...aNote(), titel: 'x' }, false],
    ['one section', aNote({ sections: [aNote().sections[0]!] }), false],
    ['no slip', aNote({ slips: [] }), false],
    ['an empty lead', aNote({ lead: '' }), false],
    ['another item', aNote({ item: '3-1' }), false],
  ])('agrees with the run-time check on %s', (_, value, expected) => {
    expect(v.safeParse(NoteSchema, value).success).toBe(expected);
    expect(satisfies(value, schema)).toBe(expected);
  });
});

describe('compileNote', () => {
  it('makes every text safe HTML, with titles as one line and the readings as names of formulas', () => {
    const note = compileNote(aNote());
    expect(note.sections[0]!.html).toContain('class="katex"');
    expect(note.sections[1]!.title).not.toMatch(/<p>/);
    expect(note.sections[1]!.title).toContain('勾配 <span class="math">');
    expect(note.sections[1]!.html).toContain('ピー 引く ティー');
    expect(note.slips[0]!.holds).toContain('<strong>正</strong>');
    expect(note.sources[1]).toEqual({ title: 'Bishop, PRML (2006)', url: null });
  });

  it('shows markup an author wrote as the text it is', () => {
    const note = compileNote(
      aNote({
        lead: '<img src=x onerror=alert(1)>',
        sections: [{ title: '<b>x</b>', text: '<script>1</script>' }],
      }),
    );
    const html = JSON.stringify(note);
    expect(html).not.toMatch(/<(?:img|script|b)\b/);
  });
});

describe('the library', () => {
  it('knows which items have a note before it fetches any, and fetches one once', async () => {
    const { library, fetched } = aLibrary([], [aNote(), aNote({ item: '3.6.i' })]);
    expect(library.noteItems).toEqual(['3.1.ii', '3.6.i']);
    expect(library.loadedNote('3.1.ii')).toBeUndefined();
    await Promise.all([library.note('3.1.ii'), library.note('3.1.ii')]);
    expect(library.loadedNote('3.1.ii')?.item).toBe('3.1.ii');
    expect(fetched).toEqual(['notes/3.1.ii']);
  });

  it('says why a note cannot be had, and tries again when asked again', async () => {
    const { library, broken } = aLibrary([], [aNote()]);
    const failure = async (item: string) => {
      const error: unknown = await library.note(item).then(
        () => null,
        (e: unknown) => e,
      );
      return error instanceof BankUnavailable ? [error.bank, error.reason] : error;
    };
    broken.add('notes/3.1.ii');
    expect(await failure('3.1.ii')).toEqual(['3.1.ii', 'network']);
    expect(await failure('constructor')).toEqual(['constructor', 'unknown']);
    broken.clear();
    expect((await library.note('3.1.ii')).item).toBe('3.1.ii');
  });
});

describe('a second reading', () => {
  const bank = aBank({ questions: [aChoice({ verified: ['source'] }), aChoice({ id: 'other' })] });
  const verified = (secondRead?: (id: string, hash: string) => boolean) => {
    const { keys } = compileBank(bank, {
      chapter: null,
      figure: () => null,
      ...(secondRead && { secondRead }),
    }).keys;
    return Object.values(keys).map((key) => forFramework(key, 'pytorch').verified);
  };

  it('is told of the questions that have one, for the content as it is now', () => {
    const hash = questionHash(bank.questions[0]!, null);
    expect(verified((id, is) => id === 'softmax-sum' && is === hash)).toEqual([
      ['source', 'second-reading'],
      [],
    ]);
  });

  it('is not told of an imported bank', () => {
    expect(verified()).toEqual([['source'], []]);
  });
});
