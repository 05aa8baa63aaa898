import type { Framework, Key, QuestionMeta } from '../domain/question.ts';
import { textHash } from '../domain/text-hash.ts';
import type {
  ByFramework,
  CompiledBank,
  CompiledChoice,
  CompiledFigure,
  CompiledKey,
  CompiledNote,
  CompiledQuestion,
  SafeHtml,
  Stimulus,
} from './compiled.ts';
import { canonicalJson } from './canonical-json.ts';
import { joinCode } from './join-code.ts';
import type { Note } from './note-schema.ts';
import { renderCode, renderMarkdown, type FigureFile } from './render.ts';
import type { Bank, BankCode, BankFigure, BankQuestion, BankSet, BankText } from './schema.ts';

export interface CompileOptions {
  /** Folder of a built-in bank (`3-dl`), or null for an imported one. */
  readonly chapter: string | null;
  /** Address and intrinsic size of a figure of the bank (`figures/…`); null when it cannot be had. */
  readonly figure: (path: string) => FigureFile | null;
  /**
   * Whether a second reader, without the key, agreed on the question with this id and hash. Known of built-in
   * banks only.
   */
  readonly secondRead?: (question: string, hash: string) => boolean;
}

/**
 * A checked bank → what the app reads: safe HTML, keys apart from what may be seen while sitting, and a hash
 * for every question. Retired questions keep paper and key (old attempts show them) and lose their meta.
 */
export function compileBank(bank: Bank, options: CompileOptions): CompiledBank {
  const sets = new Map((bank.sets ?? []).map((set) => [set.id, set]));
  const compiled = bank.questions.map((question) => {
    const hash = questionHash(question, sets.get(question.set ?? '') ?? null);
    const make = <T>(of: (writer: Writer) => T): ByFramework<T> =>
      byFramework(question, (framework) => of(writerFor(bank, question, framework, options)));
    return {
      question,
      hash,
      paper: make((writer) => paperOf(question, hash, writer)),
      key: make((writer) => keyOf(question, writer, options.secondRead?.(question.id, hash) ?? false)),
    };
  });
  const metas: QuestionMeta[] = compiled
    .filter(({ question }) => !question.retired)
    .map(({ question: q, hash }) => ({
      id: q.id,
      bank: bank.id,
      hash,
      syllabus: q.syllabus,
      kind: q.kind,
      level: q.level ?? null,
      skill: q.skill,
      set: q.set ?? null,
    }));
  return {
    summary: {
      id: bank.id,
      title: bank.title,
      language: bank.language,
      chapter: options.chapter,
      license: bank.license,
      description: bank.description ?? null,
      retired: bank.questions.filter((q) => q.retired).map((q) => q.id),
    },
    metas,
    paper: {
      id: bank.id,
      title: bank.title,
      language: bank.language,
      sets: Object.fromEntries(
        [...sets].map(([id, set]) => [
          id,
          byFramework(set, (framework) => stimulusOf(set, writerFor(bank, null, framework, options))),
        ]),
      ),
      questions: Object.fromEntries(compiled.map(({ question, paper }) => [question.id, paper])),
    },
    keys: {
      id: bank.id,
      keys: Object.fromEntries(compiled.map(({ question, key }) => [question.id, key])),
    },
  };
}

/** A checked note → safe HTML. Notes have no figures and say the same for both frameworks. */
export function compileNote(note: Note): CompiledNote {
  const readings = note.readings ?? {};
  const html = (text: string): SafeHtml => renderMarkdown(text, { readings }).html;
  return {
    item: note.item,
    language: note.language,
    lead: html(note.lead),
    sections: note.sections.map(({ title, text }) => ({
      title: renderMarkdown(title, { readings, inline: true }).html,
      html: html(text),
    })),
    slips: note.slips.map(({ claim, holds }) => ({ claim: html(claim), holds: html(holds) })),
    sources: note.sources.map(({ title, url }) => ({ title, url: url ?? null })),
  };
}

/**
 * Hash of everything that can change how an answer is read or judged: the question as written, without its
 * bookkeeping (dates, sources, verification), and the stimulus of its set. Independent of key order.
 */
export function questionHash(question: BankQuestion, set: BankSet | null): string {
  const { verified: _v, since: _s, changed: _c, sources: _o, retired: _r, topics: _t, ...content } = question;
  return textHash(canonicalJson({ ...content, stimulus: set }));
}

// --- Writing texts for one framework ------------------------------------------------------------------------

interface Writer {
  readonly text: (text: BankText) => SafeHtml;
  /** Without the `<p>` of a single paragraph. */
  readonly inline: (text: BankText) => SafeHtml;
  readonly code: (code: BankCode | undefined) => SafeHtml | null;
  readonly figure: (figure: BankFigure | undefined) => CompiledFigure | null;
}

function writerFor(
  bank: Bank,
  question: BankQuestion | null,
  framework: Framework,
  { figure }: CompileOptions,
): Writer {
  const readings = { ...bank.readings, ...question?.readings };
  const of = (text: BankText): string => (typeof text === 'string' ? text : text[framework]);
  return {
    text: (text) => renderMarkdown(of(text), { readings, figure }).html,
    inline: (text) => renderMarkdown(of(text), { readings, figure, inline: true }).html,
    code: (code) => {
      if (code === undefined) return null;
      const source = typeof code === 'string' || Array.isArray(code) ? code : code[framework];
      return renderCode(joinCode(source)).html;
    },
    figure: (drawing) => {
      const file = drawing ? figure(drawing.src) : null;
      return drawing && file ? { ...file, alt: drawing.alt, caption: drawing.caption ?? null } : null;
    },
  };
}

/** Both variants when any text differs between the frameworks, else one. */
function byFramework<T>(source: unknown, make: (framework: Framework) => T): ByFramework<T> {
  return hasVariants(source)
    ? { pytorch: make('pytorch'), tensorflow: make('tensorflow') }
    : { any: make('pytorch') };
}

function hasVariants(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('pytorch' in value && 'tensorflow' in value) return true;
  return Object.values(value).some(hasVariants);
}

// --- What may be seen, and what gives the key away ------------------------------------------------------------

function stimulusOf(source: BankSet | BankQuestion, writer: Writer): Stimulus {
  return {
    stem: writer.text(source.stem),
    code: writer.code(source.code),
    figure: writer.figure(source.figure),
  };
}

function paperOf(q: BankQuestion, hash: string, writer: Writer): CompiledQuestion {
  const base = {
    ...stimulusOf(q, writer),
    id: q.id,
    hash,
    syllabus: q.syllabus,
    level: q.level ?? null,
    skill: q.skill,
    set: q.set ?? null,
    asksFalse: q.asks === 'false',
    shuffle: 'shuffle' in q ? (q.shuffle ?? true) : true,
    convention: q.convention ?? null,
  };
  const shown = (c: { id: string; text: BankText; pin?: 'first' | 'last' | undefined }): CompiledChoice => ({
    id: c.id,
    html: writer.inline(c.text),
    pin: c.pin ?? null,
  });
  switch (q.kind) {
    case 'choice':
      return { ...base, kind: 'choice', choices: q.choices.map(shown) };
    case 'multiple':
      return { ...base, kind: 'multiple', choices: q.choices.map(shown), choose: q.choose ?? null };
    case 'blanks': {
      const pool = (q.pool ?? []).map(shown);
      const blanks = q.blanks.map((b) => ({ id: b.id, choices: b.choices ? b.choices.map(shown) : pool }));
      // Blanks with options of their own beside a pool are shown one by one.
      return { ...base, kind: 'blanks', blanks, pooled: q.blanks.every((b) => !b.choices) };
    }
    case 'number':
      return { ...base, kind: 'number', unit: q.unit ?? null };
    case 'short':
      return { ...base, kind: 'short' };
  }
}

function keyOf(q: BankQuestion, writer: Writer, secondRead: boolean): CompiledKey {
  const verified = q.verified ?? [];
  return {
    key: answerKey(q),
    reasons: reasonsOf(q, writer),
    explanation: writer.text(q.explanation),
    sources: q.sources.map(({ title, url }) => ({ title, url: url ?? null })),
    slips:
      q.kind === 'number'
        ? (q.slips ?? []).map(({ value, reason }) => ({ value, reason: writer.inline(reason) }))
        : [],
    model: q.kind === 'short' ? writer.text(q.answer) : null,
    rubric: q.kind === 'short' ? (q.rubric ?? []).map(writer.inline) : [],
    verified: secondRead && !verified.includes('second-reading') ? [...verified, 'second-reading'] : verified,
  };
}

/** What an answer to a question is graded against. */
export function answerKey(q: BankQuestion): Key {
  switch (q.kind) {
    case 'choice':
      return { kind: 'choice', correct: rightOf(q.choices, q.id) };
    case 'multiple':
      return { kind: 'multiple', correct: q.choices.filter((c) => c.correct).map((c) => c.id) };
    case 'blanks':
      return {
        kind: 'blanks',
        correct: Object.fromEntries(
          q.blanks.map((b) => [b.id, b.choices ? rightOf(b.choices, q.id) : (b.answer ?? '')]),
        ),
        scoring: q.scoring ?? 'each',
      };
    case 'number':
      return { kind: 'number', value: q.value, tolerance: q.tolerance ?? 0 };
    case 'short':
      return { kind: 'short', accepts: q.accepts ?? [] };
  }
}

function rightOf(
  choices: readonly { id: string; correct?: boolean | undefined }[],
  question: string,
): string {
  const right = choices.find((c) => c.correct === true);
  // The check refuses such a bank, so only unchecked data gets here.
  if (!right) throw new Error(`question ${question} has no key`);
  return right.id;
}

/** By choice id; for blanks `ア.b`, the blank's own reason under `ア`, a pool choice's under its id. */
function reasonsOf(q: BankQuestion, writer: Writer): Record<string, SafeHtml> {
  const entries: (readonly [id: string, reason: BankText | undefined])[] = [];
  if (q.kind === 'choice' || q.kind === 'multiple') {
    for (const c of q.choices) entries.push([c.id, c.reason]);
  } else if (q.kind === 'blanks') {
    for (const c of q.pool ?? []) entries.push([c.id, c.reason]);
    for (const b of q.blanks) {
      entries.push([b.id, b.reason]);
      for (const c of b.choices ?? []) entries.push([`${b.id}.${c.id}`, c.reason]);
    }
  }
  return Object.fromEntries(
    entries.flatMap(([id, reason]) => (reason === undefined ? [] : [[id, writer.text(reason)] as const])),
  );
}
