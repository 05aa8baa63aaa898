import { joinCode } from '../join-code.ts';
import { renderCode, renderMarkdown, type Rendered } from '../render.ts';
import type { BankCode, BankFigure, BankQuestion, BankText } from '../schema.ts';
import type { Framework } from '../../domain/question.ts';
import type { Path } from './problem.ts';
import { PLACEHOLDER, type WorkableBank } from './shape.ts';

type Role =
  | 'stem'
  | 'code'
  | 'choice'
  | 'reason'
  | 'explanation'
  | 'slip'
  | 'answer'
  | 'rubric'
  | 'alt'
  | 'caption'
  | 'note';

/** One text of a bank or a note, rendered once for all rules. */
export interface TextField {
  readonly role: Role;
  readonly path: Path;
  readonly text: string;
  readonly rendered: Rendered;
  readonly framework: Framework | null;
  /** The question it belongs to; null for a set's stimulus and in a note. */
  readonly question: BankQuestion | null;
  readonly set: string | null;
}

/** Every text of the bank in the order of the file, code and figure texts too. */
export function fieldsOf(bank: WorkableBank): TextField[] {
  const out: TextField[] = [];
  for (const { set, path } of bank.sets) {
    const add = adder(out, bank, null, set.id);
    add('stem', [...path, 'stem'], set.stem);
    addCode(add, [...path, 'code'], set.code);
    addFigure(add, [...path, 'figure'], set.figure);
  }
  for (const { question: q, path } of bank.questions) {
    const add = adder(out, bank, q, q.set ?? null);
    add('stem', [...path, 'stem'], q.stem);
    addCode(add, [...path, 'code'], q.code);
    addFigure(add, [...path, 'figure'], q.figure);
    addAnswers(add, path, q);
    add('explanation', [...path, 'explanation'], q.explanation);
  }
  return out.filter((field) => field.text !== PLACEHOLDER);
}

type Add = (role: Role, path: Path, text: BankText | undefined) => void;

function adder(out: TextField[], bank: WorkableBank, question: BankQuestion | null, set: string | null): Add {
  const readings = { ...bank.readings, ...question?.readings };
  const push = (role: Role, path: Path, text: string, framework: Framework | null): void => {
    const plain = role === 'alt' || role === 'caption';
    const rendered =
      role === 'code' ? renderCode(text) : plain ? unrendered(text) : renderMarkdown(text, { readings });
    out.push({ role, path, text, rendered, framework, question, set });
  };
  return (role, path, text) => {
    if (typeof text === 'string') push(role, path, text, null);
    else if (text) {
      push(role, [...path, 'pytorch'], text.pytorch, 'pytorch');
      push(role, [...path, 'tensorflow'], text.tensorflow, 'tensorflow');
    }
  };
}

/** Descriptions and captions are plain text. */
function unrendered(text: string): Rendered {
  const html = '' as Rendered['html'];
  return { html, problems: [], formulas: [], tokens: [], images: [], prose: text };
}

function addCode(add: Add, path: Path, code: BankCode | undefined): void {
  if (code === undefined) return;
  if (typeof code === 'string' || Array.isArray(code)) add('code', path, joinCode(code));
  else {
    add('code', path, { pytorch: joinCode(code.pytorch), tensorflow: joinCode(code.tensorflow) });
  }
}

function addFigure(add: Add, path: Path, figure: BankFigure | undefined): void {
  if (!figure) return;
  add('alt', [...path, 'alt'], figure.alt);
  add('caption', [...path, 'caption'], figure.caption);
}

function addAnswers(add: Add, path: Path, q: BankQuestion): void {
  const choices = (
    at: Path,
    list: readonly { readonly text: BankText; readonly reason?: BankText | undefined }[] | undefined,
  ): void =>
    list?.forEach((choice, i) => {
      add('choice', [...at, i, 'text'], choice.text);
      add('reason', [...at, i, 'reason'], choice.reason);
    });
  switch (q.kind) {
    case 'choice':
    case 'multiple':
      return choices([...path, 'choices'], q.choices);
    case 'blanks':
      choices([...path, 'pool'], q.pool);
      q.blanks.forEach((blank, i) => {
        choices([...path, 'blanks', i, 'choices'], blank.choices);
        add('reason', [...path, 'blanks', i, 'reason'], blank.reason);
      });
      return;
    case 'number':
      q.slips?.forEach((slip, i) => add('slip', [...path, 'slips', i, 'reason'], slip.reason));
      return;
    case 'short':
      add('answer', [...path, 'answer'], q.answer);
      q.rubric?.forEach((line, i) => add('rubric', [...path, 'rubric', i], line));
  }
}
