import type { CheckProblem, Finding } from './problem.ts';
import type { SourceMap } from './source-map.ts';

/** A finding with its line and column in the file. */
export function place(f: Finding, file: string, source: SourceMap): CheckProblem {
  const { severity, rule, path, offset, atName, question, message } = f;
  const at = source.placeOf(path, {
    ...(offset === undefined ? {} : { offset }),
    ...(atName === undefined ? {} : { atName }),
  });
  return { severity, rule, file, ...at, ...(question === undefined ? {} : { question }), message };
}

/** Nesting so deep that a parser runs out of stack. A bad file must never take the caller down. */
export function unreadable(error: unknown, file: string): CheckProblem {
  const detail = error instanceof Error ? error.message : String(error);
  const message = {
    ja: `ファイルを読めません（${detail}）。入れ子が深すぎないか確かめてください。`,
    en: `The file cannot be read (${detail}). Is it nested too deeply?`,
  };
  return { severity: 'error', rule: 'json', file, line: 1, column: 1, message };
}

export function inFileOrder(problems: readonly CheckProblem[]): readonly CheckProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
