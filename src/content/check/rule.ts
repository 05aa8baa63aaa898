import type { BankQuestion } from '../schema.ts';
import type { TextField } from './fields.ts';
import type { Finding, Message, Path, Severity } from './problem.ts';
import { UNNAMED, type WorkableBank } from './shape.ts';

export interface CheckContext {
  /** Whether a figure (`figures/…`, as written) lies beside this bank's file. */
  readonly figureExists: (path: string, file: string) => boolean;
  /** Whether files of other content have the same name; left out where a folder cannot hold two. */
  readonly figureRepeated?: (path: string) => boolean;
}

export interface RuleInput {
  readonly bank: WorkableBank;
  readonly fields: readonly TextField[];
  readonly figureExists: (path: string) => boolean;
  readonly figureRepeated?: CheckContext['figureRepeated'];
}

/** One rule: reads the bank, says everything it finds. */
export type Rule = (input: RuleInput) => Iterable<Finding>;

/** A finding in the data of a question (or of the bank when there is none). */
export function finding(
  severity: Severity,
  rule: string,
  path: Path,
  message: Message,
  question?: Pick<BankQuestion, 'id'> | null,
): Finding {
  const named = question && question.id !== UNNAMED;
  return { severity, rule, path, message, ...(named ? { question: question.id } : {}) };
}

/** A finding inside a text, at a character of it. */
export function inText(
  severity: Severity,
  rule: string,
  field: TextField,
  offset: number,
  message: Message,
): Finding {
  return { ...finding(severity, rule, field.path, message, field.question), offset };
}

/** A piece of source for a message: one line, at most 60 characters. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
