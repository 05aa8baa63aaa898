import type { Bank } from '../schema.ts';
import { answers } from './answers.ts';
import { backslashes } from './backslashes.ts';
import { blanks } from './blanks.ts';
import { choiceReferences } from './choice-references.ts';
import { fieldsOf } from './fields.ts';
import { figures } from './figures.ts';
import { formulaWidth } from './formula-width.ts';
import { ids } from './ids.ts';
import { keyBias } from './key-bias.ts';
import { keys } from './keys.ts';
import { level } from './level.ts';
import { markup } from './markup.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { optionLetters } from './option-letters.ts';
import { plainTexts } from './plain-text.ts';
import { inFileOrder, place, unreadable } from './place.ts';
import { polarity } from './polarity.ts';
import type { CheckProblem } from './problem.ts';
import { readings } from './readings.ts';
import { repeatedChoices } from './repeated-choices.ts';
import type { CheckContext, Rule } from './rule.ts';
import { sets } from './sets.ts';
import { UNNAMED, checkShape, type WorkableBank } from './shape.ts';
import { mapSource, type SourceMap } from './source-map.ts';
import { checkEncoding, checkSyntax, isReadable } from './syntax.ts';
import { syllabusItems } from './syllabus.ts';

const RULES: readonly Rule[] = [
  ids,
  keys,
  blanks,
  sets,
  syllabusItems,
  markup,
  plainTexts,
  backslashes,
  choiceReferences,
  optionLetters,
  repeatedChoices,
  figures,
  answers,
  polarity,
  level,
  formulaWidth,
  readings,
  keyBias,
];

export interface CheckedBank {
  /** Null when anything is an error: a bank is taken whole or not at all. */
  readonly bank: Bank | null;
  readonly problems: readonly CheckProblem[];
}

/**
 * Checks one bank file: its JSON, its shape and every rule, each problem with its line and column, in the
 * order of the file. `file` is the name shown in the problems.
 */
export function checkBank(text: string, file: string, context: CheckContext): CheckedBank {
  const { source, workable, ...checked } = examine(text, file, context);
  return checked.bank && workable && source
    ? finish(checked.bank, [...checked.problems, ...repeats([{ file, source, workable }])])
    : checked;
}

/**
 * Checks several bank files together: as `checkBank`, and ids and near-duplicates across all of them.
 * The result has one entry for each file, in the given order.
 */
export function checkBanks(
  files: readonly { readonly file: string; readonly text: string }[],
  context: CheckContext,
): ReadonlyMap<string, CheckedBank> {
  const examined = files.map(({ file, text }) => ({ file, ...examine(text, file, context) }));
  const readable = examined.flatMap(({ file, source, workable }) =>
    source && workable ? [{ file, source, workable }] : [],
  );
  const across = [...idsAcross(readable), ...repeats(readable)];
  return new Map(
    examined.map(({ file, bank, problems }) => [
      file,
      finish(bank, [...problems, ...across.filter((p) => p.file === file)]),
    ]),
  );
}

interface Readable {
  readonly file: string;
  readonly source: SourceMap;
  readonly workable: WorkableBank;
}

function examine(
  text: string,
  file: string,
  context: CheckContext,
): CheckedBank & { readonly source: SourceMap | null; readonly workable: WorkableBank | null } {
  try {
    return read(text, file, context);
  } catch (error) {
    return { bank: null, problems: [unreadable(error, file)], source: null, workable: null };
  }
}

function read(text: string, file: string, context: CheckContext): ReturnType<typeof examine> {
  // A byte order mark is Windows Notepad's, not the teacher's mistake.
  const source = mapSource(text.replace(/^\uFEFF/, ''));
  const encoding = checkEncoding(source, file);
  if (encoding.length > 0) return { bank: null, problems: encoding, source: null, workable: null };
  const syntax = checkSyntax(source, file);
  if (!isReadable(source)) {
    return { bank: null, problems: inFileOrder(syntax), source: null, workable: null };
  }
  const { findings, bank, workable } = checkShape(source.data);
  const fields = fieldsOf(workable);
  const figureExists = (path: string): boolean => context.figureExists(path, file);
  const input = { ...context, bank: workable, fields, figureExists };
  const found = RULES.flatMap((rule) => [...rule(input)]);
  const placed = [...findings, ...found].map((f) => place(f, file, source));
  return { ...finish(bank, [...syntax, ...placed]), source, workable };
}

function finish(bank: Bank | null, problems: readonly CheckProblem[]): CheckedBank {
  const sorted = inFileOrder(problems);
  return { bank: sorted.some((p) => p.severity === 'error') ? null : bank, problems: sorted };
}

function repeats(banks: readonly Readable[]): CheckProblem[] {
  const asked = banks.flatMap(({ file, source, workable }) =>
    workable.questions
      .filter(({ question }) => question.id !== UNNAMED)
      .map(({ question, path }) => ({ file, source, question, path })),
  );
  return nearDuplicates(asked).map(({ later, message }) => ({
    severity: 'warning',
    rule: 'near-duplicate',
    file: later.file,
    ...later.source.placeOf([...later.path, 'stem']),
    question: later.question.id,
    message,
  }));
}

/** Bank, question and set ids are unique across all banks. */
function idsAcross(banks: readonly Readable[]): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const owners = {
    bank: new Map<string, string>(),
    question: new Map<string, string>(),
    set: new Map<string, string>(),
  };
  const JA = { bank: '問題集', question: '問題', set: '大問' } as const;
  for (const { file, source, workable } of banks) {
    const claim = (kind: keyof typeof owners, id: string, path: (string | number)[]): void => {
      const owner = owners[kind].get(id);
      if (owner === undefined) owners[kind].set(id, file);
      if (owner === undefined || owner === file || id === UNNAMED) return;
      problems.push({
        severity: 'error',
        rule: 'duplicate-id',
        file,
        ...source.placeOf(path),
        ...(kind === 'question' ? { question: id } : {}),
        message: {
          ja: `${JA[kind]}の id "${id}" は ${owner} でも使われています。別の id にしてください。`,
          en: `The ${kind} id "${id}" is also used in ${owner}; choose another.`,
        },
      });
    };
    if (workable.id !== null) claim('bank', workable.id, ['id']);
    workable.questions.forEach(({ question, path }) => claim('question', question.id, [...path, 'id']));
    workable.sets.forEach(({ set, path }) => claim('set', set.id, [...path, 'id']));
  }
  return problems;
}
