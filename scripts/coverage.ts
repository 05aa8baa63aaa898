import type { Bank, BankQuestion } from '../src/content/schema.ts';
import { drawPaper, mayBeDrawn } from '../src/domain/paper.ts';
import type { QuestionMeta } from '../src/domain/question.ts';
import { chapterOf, chapters } from '../src/domain/syllabus.ts';
import targets from './coverage-targets.json' with { type: 'json' };

type Lang = 'ja' | 'en';

/** A bank with the folder it lies in (`3-dl`): figures of the same name in two folders are two figures. */
export interface PlacedBank {
  readonly chapter: string;
  readonly bank: Bank;
}

interface Placed {
  readonly question: BankQuestion;
  readonly bank: string;
  /** Files its figures are in, its own and its set's, as `<chapter>/figures/<name>`. */
  readonly figures: readonly string[];
}

interface Coverage {
  /** Questions that are not retired. */
  readonly questions: readonly Placed[];
  /** Of those, what a 本番形式 mock can draw. */
  readonly drawable: readonly QuestionMeta[];
  /** Numbers of questions of each set that has any. */
  readonly setSizes: readonly number[];
  readonly figureFiles: ReadonlySet<string>;
}

function measure(banks: readonly PlacedBank[]): Coverage {
  const questions = banks.flatMap(({ chapter, bank }) =>
    bank.questions
      .filter((question) => !question.retired)
      .map((question) => ({
        question,
        bank: bank.id,
        figures: figuresOf([question, bank.sets?.find((set) => set.id === question.set)], chapter),
      })),
  );
  const sets = countBy(questions, ({ question, bank }) => (question.set ? `${bank}/${question.set}` : null));
  return {
    questions,
    drawable: questions.map(metaOf).filter((meta) => mayBeDrawn(meta, false)),
    setSizes: [...sets.values()],
    figureFiles: new Set(questions.flatMap((q) => q.figures)),
  };
}

/** Every figure a question shows, in a field of its own or inside a text. */
function figuresOf(parts: readonly unknown[], chapter: string): string[] {
  const found = JSON.stringify(parts).match(/figures\/[a-z0-9-]+\.(?:svg|png)/g) ?? [];
  return [...new Set(found)].map((path) => `${chapter}/${path}`);
}

function metaOf({ question: q, bank }: Placed): QuestionMeta {
  const { id, syllabus, kind, skill } = q;
  return { id, bank, hash: '', syllabus, kind, skill, level: q.level ?? null, set: q.set ?? null };
}

function countBy<T>(list: readonly T[], of: (item: T) => string | null): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const item of list) {
    const name = of(item);
    if (name !== null) totals.set(name, (totals.get(name) ?? 0) + 1);
  }
  return new Map([...totals].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Questions with 3–7 blanks, sets of 2–4 questions: what counts towards the targets. */
const blanksOf = ({ questions }: Coverage) =>
  questions.filter(
    ({ question: q }) =>
      q.kind === 'blanks' && q.blanks.length >= targets.blanks.from && q.blanks.length <= targets.blanks.to,
  ).length;
const setsOf = ({ setSizes }: Coverage) =>
  setSizes.filter((size) => size >= targets.sets.from && size <= targets.sets.to).length;
const aboutTopic = ({ questions }: Coverage, names: readonly string[]) =>
  questions.filter(({ question }) => question.topics?.some((topic) => names.includes(topic))).length;
const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);

// --- The table ----------------------------------------------------------------------------------------------

/** What the banks cover, as lines of a plain table: by syllabus item, kind, level, skill, topic. */
export function coverageTable(banks: readonly PlacedBank[], lang: Lang): string[] {
  const covered = measure(banks);
  const { questions, drawable, figureFiles } = covered;
  const say = (ja: string, en: string): string => (lang === 'ja' ? ja : en);
  const share = (name: string, n: number): string =>
    `${name} ${n} (${Math.round(percent(n, questions.length))}%)`;
  const shares = (of: (q: BankQuestion) => string): string =>
    [...countBy(questions, ({ question }) => of(question))].map(([name, n]) => share(name, n)).join(' · ');
  const lines = chapters.flatMap((chapter) => {
    const own = questions.filter(({ question }) => chapterOf(question.syllabus) === chapter.id);
    const inMocks = drawable.filter((q) => chapterOf(q.syllabus) === chapter.id).length;
    const exam = say(
      `本番 ${chapter.share104}/104、模試に出る問題 ${inMocks}`,
      `exam ${chapter.share104}/104, ${inMocks} for mocks`,
    );
    return [
      `${chapter.id} ${lang === 'ja' ? chapter.ja : chapter.en}  ${own.length}  (${exam})`,
      ...chapter.items.map((item) => {
        const n = own.filter(({ question }) => question.syllabus === item.id).length;
        const scope = item.scope === 'optional' ? say(' (範囲外)', ' (optional)') : '';
        return `    ${item.id.padEnd(9)}${String(n).padStart(4)}  ${item.ja}${scope}`;
      }),
    ];
  });
  const row = (ja: string, en: string, value: string | number): string => `${say(ja, en)}: ${value}`;
  const { blanks, sets } = targets;
  const withFigure = questions.filter((q) => q.figures.length > 0).length;
  const topics = targets.topics.map(({ name, topics: names }) => `${name} ${aboutTopic(covered, names)}`);
  return [
    ...lines,
    '',
    row(
      '種類',
      'kinds',
      shares((q) => q.kind),
    ),
    row(
      '難易度',
      'levels',
      shares((q) => String(q.level ?? '–')),
    ),
    row(
      '技能',
      'skills',
      shares((q) => q.skill),
    ),
    row(
      `空欄が ${blanks.from}〜${blanks.to} 個の問題`,
      `questions with ${blanks.from}–${blanks.to} blanks`,
      blanksOf(covered),
    ),
    row(`大問(${sets.from}〜${sets.to} 問)`, `sets of ${sets.from}–${sets.to}`, setsOf(covered)),
    row('図のある問題(大問の図も)', 'with a figure (or their set)', share('', withFigure).trim()),
    row('使っている図', 'figure files used', figureFiles.size),
    row('コードのある問題', 'with code', questions.filter(({ question }) => question.code).length),
    row('話題', 'topics', topics.join(' · ')),
  ];
}

// --- The targets --------------------------------------------------------------------------------------------

/** What the whole of `questions/` still lacks by coverage-targets.json, one line each; empty when nothing. */
export function coverageShortfalls(banks: readonly PlacedBank[], lang: Lang): string[] {
  const covered = measure(banks);
  const { questions, drawable, figureFiles } = covered;
  const lacking: string[] = [];
  const need = (ok: boolean, ja: string, en: string): void => {
    if (!ok) lacking.push(lang === 'ja' ? ja : en);
  };
  const atLeast = (n: number, wanted: number, ja: string, en: string): void =>
    need(n >= wanted, `${ja}は ${wanted} 以上要ります(今は ${n})。`, `${en}: at least ${wanted}, now ${n}.`);
  const total = questions.length;

  atLeast(total, targets.questions, '問題の数', 'questions');
  for (const { id, ja, en, share104, items } of chapters) {
    const own = drawable.filter((q) => chapterOf(q.syllabus) === id).length;
    const wanted = Math.ceil((targets.papers.count * share104 * targets.papers.length) / 104);
    atLeast(
      own,
      wanted,
      `第 ${id} 章「${ja}」の、模試に出る問題`,
      `questions for mocks in chapter ${id}, ${en}`,
    );
    for (const item of items.filter((i) => i.scope === 'examined')) {
      const n = questions.filter(({ question }) => question.syllabus === item.id).length;
      atLeast(
        n,
        targets.perExaminedItem,
        `${item.id}「${item.ja}」の問題`,
        `questions on ${item.id} ${item.ja}`,
      );
    }
  }
  for (const { name, topics } of targets.topics) {
    const n = aboutTopic(covered, topics);
    const words = topics.join(', ');
    atLeast(
      n,
      targets.perTopic,
      `話題「${name}」(topics: ${words})の問題`,
      `questions on ${name} (topics: ${words})`,
    );
  }
  const levels = countBy(questions, ({ question }) => (question.level ? String(question.level) : null));
  for (const [level, wanted] of Object.entries(targets.levelPercent)) {
    const is = percent(levels.get(level) ?? 0, total);
    const [from, to] = [wanted - targets.levelTolerance, wanted + targets.levelTolerance];
    need(
      is >= from && is <= to,
      `難易度 ${level} の割合は ${from}〜${to}% にします(今は ${is.toFixed(1)}%)。`,
      `level ${level}: ${from}–${to}% of the questions, now ${is.toFixed(1)}%.`,
    );
  }
  const shareAtLeast = (n: number, wanted: number, ja: string, en: string): void => {
    const is = percent(n, total);
    const now = `${n}/${total} = ${is.toFixed(1)}%`;
    need(
      is >= wanted,
      `${ja}は ${wanted}% 以上要ります(今は ${now})。`,
      `${en}: at least ${wanted}%, now ${now}.`,
    );
  };
  for (const [skill, wanted] of Object.entries(targets.skillPercent)) {
    const n = questions.filter(({ question }) => question.skill === skill).length;
    shareAtLeast(n, wanted, `技能 ${skill} の問題`, `questions with skill ${skill}`);
  }
  const withFigure = questions.filter((q) => q.figures.length > 0).length;
  shareAtLeast(withFigure, targets.figurePercent, '図のある問題', 'questions with a figure');
  const { blanks, sets } = targets;
  const spans = [`${blanks.from}〜${blanks.to}`, `${sets.from}〜${sets.to}`] as const;
  atLeast(
    blanksOf(covered),
    blanks.questions,
    `空欄が ${spans[0]} 個の問題`,
    `questions with ${spans[0]} blanks`,
  );
  atLeast(setsOf(covered), sets.count, `${spans[1]} 問の大問`, `sets of ${spans[1]} questions`);
  const short = questions.filter(({ question }) => question.kind === 'short').length;
  atLeast(short, targets.short, '短答(short)の問題', 'short-answer questions');
  atLeast(figureFiles.size, targets.figureFiles, '問題が使う図', 'figure files used by questions');
  return [...lacking, ...drawingShortfalls(drawable, lang)];
}

/** Draws 本番形式 papers as one learner would sit them, one after the other: none may repeat a question. */
function drawingShortfalls(drawable: readonly QuestionMeta[], lang: Lang): string[] {
  const { count, length } = targets.papers;
  const seen = new Map<string, number>();
  return Array.from({ length: count }, (_, i) => i + 1).flatMap((nth) => {
    const { questions, shortfall } = drawPaper({
      questions: drawable,
      length,
      seed: `coverage-${nth}`,
      seenCount: (id) => seen.get(id) ?? 0,
    });
    const repeated = questions.filter((q) => seen.has(q.id));
    for (const { id } of questions) seen.set(id, (seen.get(id) ?? 0) + 1);
    return [
      ...shortfall.map(({ chapter, wanted, got }) =>
        lang === 'ja'
          ? `続けて引いた模試 ${nth} 回目: 第 ${chapter} 章は ${wanted} 問のところ ${got} 問しか出せません。`
          : `Mock ${nth} drawn in a row: chapter ${chapter} gives ${got} of ${wanted} questions.`,
      ),
      ...(repeated.length > 0
        ? [
            lang === 'ja'
              ? `続けて引いた模試 ${nth} 回目: ${repeated.length} 問が前の回と重なります(${placesOf(repeated)})。`
              : `Mock ${nth} drawn in a row: ${repeated.length} questions were in an earlier one (${placesOf(repeated)}).`,
          ]
        : []),
    ];
  });
}

/** Chapters by number of questions: `1 ×13, 4 ×2`. */
function placesOf(questions: readonly QuestionMeta[]): string {
  return [...countBy(questions, (q) => chapterOf(q.syllabus))].map(([id, n]) => `${id} ×${n}`).join(', ');
}
