import type {
  BankKeys,
  BankPaper,
  CompiledKey,
  CompiledQuestion,
  SafeHtml,
} from '../../src/content/compiled.ts';
import { createLibrary, type Library, type SiteIndex } from '../../src/content/library.ts';
import type { Reading } from '../../src/domain/clock.ts';
import type { QuestionMeta } from '../../src/domain/question.ts';
import { seededRandom } from '../../src/domain/rng.ts';
import { meta } from './attempt-builder.ts';

/** A clock that stands still until it is moved; wall and monotonic time can be moved apart. */
export function fixedClock(wallMs = 1_700_000_000_000) {
  const reading = { wallMs, monotonicMs: 0 };
  return {
    now: (): Reading => ({ ...reading }),
    /** Time passes. */
    pass(ms: number) {
      reading.wallMs += ms;
      reading.monotonicMs += ms;
    },
    /** Somebody sets the device's clock. */
    moveWall(ms: number) {
      reading.wallMs += ms;
    },
    /** A new page: its monotonic clock starts anew. */
    reload() {
      reading.monotonicMs = 0;
    },
  };
}

/** Random numbers in [0, 1), the same each time it is called. */
export function countedRandom(): () => number {
  const below = seededRandom('tests');
  return () => below(2 ** 30) / 2 ** 30;
}

const html = (text: string) => text as SafeHtml;

/** A bank of plain `choice` questions whose key is always `a`. */
export function choiceBank(bank: string, ids: readonly string[]) {
  const questions: Record<string, { any: CompiledQuestion }> = {};
  const keys: Record<string, { any: CompiledKey }> = {};
  const metas: QuestionMeta[] = ids.map((id) => meta({ id, bank }));
  for (const id of ids) {
    questions[id] = {
      any: {
        id,
        hash: `hash-${id}`,
        syllabus: '3.6.i',
        level: 2,
        skill: 'concept',
        set: null,
        asksFalse: false,
        shuffle: true,
        convention: null,
        stem: html(`<p>${id} の問い</p>`),
        code: null,
        figure: null,
        kind: 'choice',
        choices: ['a', 'b', 'c', 'd'].map((c) => ({ id: c, html: html(`選択肢 ${c}`), pin: null })),
      },
    };
    keys[id] = {
      any: {
        key: { kind: 'choice', correct: 'a' },
        reasons: { a: html('正しい'), b: html('誤り'), c: html('誤り'), d: html('誤り') },
        explanation: html('<p>解説</p>'),
        sources: [{ title: '出典 (2017)', url: null }],
        slips: [],
        model: null,
        rubric: [],
        verified: [],
      },
    };
  }
  const paper: BankPaper = { id: bank, title: bank, language: 'ja', sets: {}, questions };
  const keyFile: BankKeys = { id: bank, keys };
  return { metas, paper, keys: keyFile };
}

export type TestBank = ReturnType<typeof choiceBank>;

/** A library over banks held in memory; `files` can be changed to make a load fail. */
export function libraryOf(banks: readonly TestBank[]) {
  const entries = banks.map((b) => ({
    id: b.paper.id,
    title: b.paper.title,
    language: 'ja' as const,
    chapter: '3-dl',
    license: 'CC-BY-4.0',
    description: null,
    retired: [],
    count: b.metas.length,
    paper: `${b.paper.id}.paper.json`,
    keys: `${b.paper.id}.keys.json`,
  }));
  const index: SiteIndex = { banks: entries, questions: banks.flatMap((b) => b.metas) };
  const files = new Map<string, unknown>([['index.json', index]]);
  for (const b of banks) {
    files.set(`${b.paper.id}.paper.json`, b.paper);
    files.set(`${b.paper.id}.keys.json`, b.keys);
  }
  const library: Library = createLibrary({
    catalogue: {
      index: 'index.json',
      banks: banks.map((b) => b.paper.id),
      notes: {},
    },
    fetchJson: (url) =>
      files.has(url) ? Promise.resolve(files.get(url)) : Promise.reject(new Error(`404 ${url}`)),
    imported: () => Promise.resolve([]),
    compile: () => Promise.resolve(null),
  });
  return { library, files };
}
