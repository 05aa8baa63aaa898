import type { CompiledQuestion } from '../../content/compiled.ts';

/** Questions that follow one another and share one text, or one question that shares none. */
export interface Run {
  /** Number of its first question, from 1. */
  readonly first: number;
  readonly set: string | null;
  readonly questions: readonly [CompiledQuestion, ...CompiledQuestion[]];
}

/** The questions in their order, those of one set that stand together in one run. */
export function inRuns(questions: readonly CompiledQuestion[]): readonly Run[] {
  const runs: { first: number; set: string | null; questions: [CompiledQuestion, ...CompiledQuestion[]] }[] =
    [];
  for (const [i, question] of questions.entries()) {
    const last = runs.at(-1);
    if (last && question.set !== null && last.set === question.set) last.questions.push(question);
    else runs.push({ first: i + 1, set: question.set, questions: [question] });
  }
  return runs;
}
