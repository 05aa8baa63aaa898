import { describe, expect, it } from 'vitest';
import {
  type MockLink,
  linkedQuestions,
  mockLinkParams,
  readMockLink,
  wholeNumber,
} from '../../src/domain/mock-link.ts';
import { questionCode } from '../../src/domain/paper.ts';
import type { QuestionMeta } from '../../src/domain/question.ts';

const read = (query: string) => {
  const params = new URLSearchParams(query);
  return readMockLink((name) => params.get(name));
};
const problems = (query: string) => {
  const result = read(query);
  return result && 'problems' in result ? result.problems.map((p) => p.parameter) : null;
};
const meta = (id: string, kind: QuestionMeta['kind'] = 'choice'): QuestionMeta => ({
  id,
  bank: 'b',
  hash: 'h',
  syllabus: '3.1.ii',
  kind,
  level: 1,
  skill: 'concept',
  set: null,
});

describe('a link to a mock', () => {
  it('is read back as it was written', () => {
    const link: MockLink = {
      seed: 'abc-1',
      framework: 'tensorflow',
      minutes: 25,
      title: 'custom',
      paper: { codes: [questionCode('one'), questionCode('two')] },
    };
    const query = new URLSearchParams(mockLinkParams(link).map(([k, v]) => [k, v]));
    expect(read(String(query))).toEqual(link);
  });

  it('is no link when it only names a length to begin with', () => {
    expect(read('')).toBeNull();
    expect(read('t=quick')).toBeNull();
  });

  it('with a seed alone stands for the full paper, with a length for that one', () => {
    expect(read('seed=class-3')).toMatchObject({ title: 'full', minutes: 120, paper: { length: 104 } });
    expect(read('seed=class-3&t=half')).toMatchObject({ title: 'half', minutes: 60, paper: { length: 52 } });
  });

  it('is a paper of its own when it names another number of questions than the blueprint', () => {
    const query = `seed=a&t=full&q=${questionCode('one')}`;
    expect(read(query)).toMatchObject({ title: 'custom', minutes: 120 });
    const quick = Array.from({ length: 13 }, (_, i) => questionCode(`q${i}`)).join('');
    expect(read(`seed=a&t=quick&q=${quick}`)).toMatchObject({ title: 'quick', minutes: 15 });
  });

  it('is a paper of its own when its time is not the blueprint’s', () => {
    expect(read('seed=a&t=half&min=30')).toMatchObject({
      title: 'custom',
      minutes: 30,
      paper: { length: 52 },
    });
  });

  it.each([
    ['seed=UPPER', ['seed']],
    ['t=half&min=60&q=aaaaa', ['seed']],
    ['seed=a&fw=jax', ['fw']],
    ['seed=a&min=0', ['min']],
    ['seed=a&min=6e1', ['min']],
    ['seed=a&min=999', ['min']],
    ['seed=a&t=long', ['t']],
    ['t=long', ['seed', 't']],
    ['seed=a&t=custom&min=10', ['q']],
    ['seed=a&t=custom&q=abcde', ['min']],
    ['seed=a&q=&min=3', ['q']],
    ['seed=a&min=3&q=%3Cscript%3E', ['q']],
    [`seed=a&min=3&q=${'abcde'.repeat(209)}`, ['q']],
    ['seed=&fw=x&min=y&t=z&q=!', ['seed', 'fw', 't', 'min', 'q']],
  ])('%s names what cannot be read: %j', (query, named) => {
    expect(problems(query)).toEqual(named);
  });

  it('counts and names the questions that are gone, and keeps the order of the rest', () => {
    const codes = [questionCode('two'), 'zzzzz', questionCode('one'), questionCode('two'), 'ab'];
    const { found, gone } = linkedQuestions(codes, [meta('one'), meta('two')]);
    expect(found.map((q) => q.id)).toEqual(['two', 'one']);
    expect(gone).toEqual(['zzzzz', 'ab']);
  });

  it('leaves out questions that no mock can hold', () => {
    const { found, gone } = linkedQuestions([questionCode('one')], [meta('one', 'short')]);
    expect([found, gone]).toEqual([[], [questionCode('one')]]);
  });
});

it.each([
  ['12', 12],
  [' 7 ', 7],
  ['0', null],
  ['21', null],
  ['1.5', null],
  ['-1', null],
  ['', null],
  ['１２', null],
])('reads %j as a whole number from 1 to 20: %s', (text, value) => {
  expect(wholeNumber(text, { min: 1, max: 20 })).toBe(value);
});
