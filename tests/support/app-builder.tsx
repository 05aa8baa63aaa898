import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { compileBank, compileNote } from '../../src/content/compile.ts';
import type { CompiledBank } from '../../src/content/compiled.ts';
import { type Library, type SiteIndex, createLibrary } from '../../src/content/library.ts';
import type { Note } from '../../src/content/note-schema.ts';
import type { Bank } from '../../src/content/schema.ts';
import type { QuestionMeta } from '../../src/domain/question.ts';
import { createAppStore } from '../../src/store/app-store.ts';
import { openIndexedStorage } from '../../src/store/indexed-storage.ts';
import type { AppStorage } from '../../src/store/storage.ts';
import type { AttemptTabs } from '../../src/store/tabs.ts';
import { useHashPath, useHashSearch } from '../../src/ui/hash-location.ts';
import { type App, AppContext } from '../../src/views/app-context.ts';
import { aBank, aBlanks, aChoice, aMultiple, aNumber } from './bank-builder.ts';
import { countedRandom } from './store-builder.ts';

/** A clock that stands still until it is moved. */
export interface TestClock {
  wallMs: number;
  monotonicMs: number;
  /** Time goes by. */
  pass(ms: number): void;
}

export function aClock(wallMs = Date.UTC(2026, 7, 1, 1, 0, 0)): TestClock {
  return {
    wallMs,
    monotonicMs: 0,
    pass(ms) {
      this.wallMs += ms;
      this.monotonicMs += ms;
    },
  };
}

/** Four questions in the order they are asked: choice (key `a`), multiple, blanks ア and イ, number. */
export function fourKinds(): Bank {
  return aBank({ questions: [aChoice(), aMultiple(), aBlanks(), aNumber()] });
}

/** A bank of `count` choice questions `q-1`, `q-2`, … of one syllabus item. */
export function choiceBank(id: string, count: number, syllabus = '3.1.ii'): Bank {
  return aBank({
    id,
    questions: Array.from({ length: count }, (_, i) =>
      aChoice({ id: `${id}-q-${i + 1}`, syllabus, stem: `${id} の問題 ${i + 1}` }),
    ),
  });
}

export interface TestLibrary {
  readonly library: Library;
  /** Addresses asked for so far, in order: `index`, `paper/<bank>`, `keys/<bank>`, `notes/<item>`. */
  readonly fetched: string[];
  /** Addresses that cannot be had; take one out and the next request succeeds. */
  readonly broken: Set<string>;
  readonly metas: readonly QuestionMeta[];
}

/** The banks and notes as the built site serves them, out of memory. */
export function aLibrary(banks: readonly Bank[] = [fourKinds()], notes: readonly Note[] = []): TestLibrary {
  const compiled = new Map<string, CompiledBank>(
    banks.map((bank) => [
      bank.id,
      compileBank(bank, {
        chapter: '3-dl',
        figure: (path) => ({ src: path, width: 400, height: 300 }),
      }),
    ]),
  );
  const metas = [...compiled.values()].flatMap((bank) => bank.metas);
  const index: SiteIndex = {
    banks: [...compiled.values()].map(({ summary, metas: own }) => ({
      ...summary,
      count: own.length,
      paper: `paper/${summary.id}`,
      keys: `keys/${summary.id}`,
    })),
    questions: metas,
  };
  const fetched: string[] = [];
  const broken = new Set<string>();
  const library = createLibrary({
    catalogue: {
      index: 'index',
      banks: [...compiled.keys()],
      notes: Object.fromEntries(notes.map(({ item }) => [item, `notes/${item}`])),
    },
    fetchJson: (url) => {
      fetched.push(url);
      if (broken.has(url)) return Promise.reject(new Error(`no network: ${url}`));
      const [kind, id = ''] = url.split('/');
      const note = kind === 'notes' ? notes.find((n) => n.item === id) : undefined;
      if (note) return Promise.resolve(compileNote(note));
      return Promise.resolve(
        kind === 'index' ? index : kind === 'paper' ? compiled.get(id)?.paper : compiled.get(id)?.keys,
      );
    },
    imported: () => Promise.resolve([]),
    compile: () => Promise.resolve(null),
  });
  return { library, fetched, broken, metas };
}

let databases = 0;

export interface TestApp extends App, TestLibrary {
  readonly clock: TestClock;
}

interface TestAppParts {
  readonly banks?: readonly Bank[];
  readonly notes?: readonly Note[];
  readonly clock?: TestClock;
  readonly tabs?: AttemptTabs;
  /** A storage kept from an earlier app (a reload), or one that fails. */
  readonly storage?: AppStorage;
}

/** One for all apps of a file: an app on the storage of another must not give its attempts the same ids. */
const random = countedRandom();

/** The real store on its own fake IndexedDB, with banks out of memory and a clock that is moved by hand. */
export async function anApp(parts: TestAppParts = {}): Promise<TestApp> {
  const clock = parts.clock ?? aClock();
  const storage = parts.storage ?? (await openIndexedStorage(`etude-test-${++databases}`));
  const banks = aLibrary(parts.banks, parts.notes);
  const store = createAppStore({
    now: () => ({ wallMs: clock.wallMs, monotonicMs: clock.monotonicMs }),
    rng: random,
    storage,
    library: banks.library,
    ...(parts.tabs && { tabs: parts.tabs }),
  });
  await store.getState().boot();
  return { ...banks, store, storage, clock };
}

/** Starts a mock of all the library's questions in their order; 60 minutes unless told. */
export function startMock(app: TestApp, minutes: number | null = 60): Promise<string> {
  return app.store.getState().start({
    mode: 'mock',
    title: 'custom',
    questions: app.metas,
    seed: 'test-seed',
    framework: 'pytorch',
    durationMs: minutes === null ? null : minutes * 60_000,
  });
}

/** Renders a screen at an address (`/mock?t=quick`), as `AppRoot` does but without the shell. */
export function renderScreen(app: App, screen: ReactNode, address = '/'): RenderResult {
  window.location.hash = address;
  return render(
    <AppContext value={app}>
      <Router hook={useHashPath} searchHook={useHashSearch}>
        {screen}
      </Router>
    </AppContext>,
  );
}

/** The part of the address after `#`. */
export function addressNow(): string {
  return window.location.hash.replace(/^#/, '');
}
