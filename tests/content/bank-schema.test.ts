import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bankJsonSchema } from '../../scripts/json-schema.ts';
import { BankSchema } from '../../src/content/schema.ts';
import { aBank, aBlanks, aChoice, aMultiple, aNumber, aShort, check } from '../support/bank-builder.ts';
import { satisfies } from '../support/json-schema.ts';

const file = new URL('../../questions/bank.schema.json', import.meta.url);
const schema = JSON.parse(bankJsonSchema()) as Record<string, unknown>;

describe('questions/bank.schema.json', () => {
  it('is what the schema says (`npm run schema` writes it)', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });

  const good = aBank({ questions: [aChoice(), aMultiple(), aBlanks(), aNumber(), aShort()] });
  const wrong = (question: object): object => ({ ...good, questions: [{ ...aChoice(), ...question }] });
  const samples: readonly (readonly [string, unknown, boolean])[] = [
    ['a bank of every kind', good, true],
    [
      'sets, readings and variants',
      {
        ...good,
        sets: [{ id: 's', stem: { pytorch: 'a', tensorflow: 'b' }, code: ['x'] }],
        readings: { x: 'エックス' },
      },
      true,
    ],
    ['an unknown field', { ...good, titel: 'x' }, false],
    ['another format', { ...good, format: 2 }, false],
    ['no question', { ...good, questions: [] }, false],
    ['an id with capitals', { ...good, id: 'Softmax' }, false],
    ['an unknown kind', wrong({ kind: 'choise' }), false],
    ['a field of another kind', wrong({ value: 3 }), false],
    ['one choice', wrong({ choices: aChoice().choices.slice(0, 1) }), false],
    ['an empty stem', wrong({ stem: '' }), false],
    ['a stem nobody can see', wrong({ stem: ' \u200B\u3164' }), false],
    ['an id every object has', wrong({ id: 'constructor' }), false],
    ['an id with such a name in it', wrong({ id: 'constructor-call' }), true],
    ['half a variant', wrong({ stem: { pytorch: 'a' } }), false],
    ['an impossible figure', wrong({ figure: { src: '../x.svg', alt: 'x' } }), false],
    ['a link without https', wrong({ sources: [{ title: 'x', url: 'http://x' }] }), false],
    ['level 4', wrong({ level: 4 }), false],
    ['a date of another form', wrong({ since: '2026/1/1' }), false],
    ['a blank with a latin label', { ...good, questions: [aBlanks({ blanks: [{ id: 'x' }] })] }, false],
    ['a list', [], false],
  ];

  it.each(samples)('agrees with the run-time check on %s', (_, value, expected) => {
    expect(v.safeParse(BankSchema, value).success).toBe(expected);
    expect(satisfies(value, schema)).toBe(expected);
  });
});

describe('the teachers’ guide', () => {
  it('opens with an example the check accepts without a word', () => {
    const guide = readFileSync(new URL('../../questions/README.md', import.meta.url), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '';
    expect(check(example).problems).toEqual([]);
  });

  it('explains every problem the check can report', () => {
    const guide = readFileSync(new URL('../../questions/README.md', import.meta.url), 'utf8');
    const folder = new URL('../../src/content/check/', import.meta.url);
    const source = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const rules = [...source.matchAll(/(?:'(?:error|warning)', '|rule: ')([a-z-]+)'/g)].map(
      (m) => m[1] ?? '',
    );
    expect(rules.length).toBeGreaterThan(15);
    for (const rule of rules) expect(guide).toContain(`\`${rule}\``);
  });
});
