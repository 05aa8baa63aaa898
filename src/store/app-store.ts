import { type StoreApi, createStore } from 'zustand/vanilla';
import { canonicalJson } from '../content/canonical-json.ts';
import { forFramework } from '../content/compiled.ts';
import { BankUnavailable, type Library } from '../content/library.ts';
import {
  type AttemptAction,
  type AttemptEvent,
  type AttemptItem,
  type AttemptStart,
  type AttemptState,
  type AttemptTitle,
  applyEvent,
  beginAttempt,
  canJudgeAgain,
  deadline,
  isOpen,
  judge,
  questionState,
  replay,
  unjudged,
} from '../domain/attempt.ts';
import {
  type AttemptClock,
  type Reading,
  attemptTime,
  movedClockMs,
  movedOffset,
  startClock,
} from '../domain/clock.ts';
import { grade } from '../domain/grading/grade.ts';
import type { Grade } from '../domain/grading/grader.ts';
import type { Answer, Framework, QuestionMeta } from '../domain/question.ts';
import type { QuestionProgress } from '../domain/progress.ts';
import { newSeed } from '../domain/rng.ts';
import { summaryOf } from './projection.ts';
import type { AttemptSummary, Backup, Settings } from './saved.ts';
import { readSettings } from './saved.ts';
import type { AppStorage } from './storage.ts';
import { type AttemptTabs, singleTab } from './tabs.ts';

export interface StoreParts {
  readonly now: () => Reading;
  /** A random number in [0, 1). */
  readonly rng: () => number;
  readonly storage: AppStorage;
  readonly library: Library;
  readonly tabs?: AttemptTabs;
  /** The time by somebody else's clock (the site's server), ms since the epoch, or null when it cannot be had. */
  readonly trueTime?: () => Promise<number | null>;
}

/** Whether what was done is safely written. `at`: device time of the last completed write, for the eye. */
export interface SaveState {
  readonly status: 'idle' | 'saving' | 'saved' | 'failed';
  readonly at: number | null;
  /** Events kept in memory only because the browser refused them. */
  readonly unsaved: number;
}

export interface ActiveAttempt {
  readonly state: AttemptState;
  /** `reader`: another tab has this attempt; nothing can be changed here. */
  readonly access: 'writer' | 'reader';
}

export type OpenProblem = 'unknown' | 'unreadable';

export interface StartRequest {
  readonly mode: 'mock' | 'practice';
  readonly title: AttemptTitle;
  readonly questions: readonly QuestionMeta[];
  readonly seed: string;
  readonly framework: Framework;
  readonly durationMs: number | null;
}

export interface AppState {
  readonly settings: Settings;
  readonly attempts: readonly AttemptSummary[];
  /** False: the browser keeps nothing and the learner must be told. */
  readonly persistent: boolean;
  readonly asideCount: number;
  readonly active: ActiveAttempt | null;
  readonly openProblem: OpenProblem | null;
  readonly save: SaveState;

  /** Reads what is kept; hands in by time what ran out while the app was closed. */
  readonly boot: () => Promise<void>;
  readonly changeSettings: (part: Partial<Settings>) => Promise<void>;
  /** Starts an attempt, once however often it is called while it starts. Resolves to its id when it is written. */
  readonly start: (request: StartRequest) => Promise<string>;
  readonly open: (attempt: string) => Promise<void>;
  readonly close: () => void;
  readonly takeOver: () => Promise<void>;
  /** Writes one event and then shows what it changed. Without effect in a closed or read-only attempt. */
  readonly record: (action: AttemptAction) => Promise<void>;
  /** Records an answer made from the one before it, which may not be on screen yet. */
  readonly answer: (
    question: string,
    change: (current: Answer | undefined) => Answer | null,
  ) => Promise<void>;
  readonly submit: (by: 'learner' | 'time') => Promise<void>;
  /** Practice: judges one question now. `self`: the learner's own verdict on a short answer. */
  readonly check: (question: string, self?: 'right' | 'wrong') => Promise<void>;
  /** Judges what can be judged of a submitted attempt; `again` also what was judged before. */
  readonly judgeNow: (again?: boolean) => Promise<void>;
  readonly retrySave: () => Promise<void>;
  /** Everything there is, for a file: what is written and what still waits to be. */
  readonly backup: (nowMs: number) => Promise<Backup>;
  /** Erases every record of this browser, also out of the hands of other tabs. */
  readonly erase: () => Promise<void>;
  /** Attempt time now, ms. */
  readonly attemptNow: () => number;
  /** Looks whether the device's clock was moved, and records it. */
  readonly checkClock: () => Promise<void>;
  readonly progress: () => Promise<ReadonlyMap<string, QuestionProgress>>;
  /** What the learner could still lose, as a file: the attempt in hand, every event of it. */
  readonly rescue: () => string;
}

export type AppStore = StoreApi<AppState>;

/** An event on its way into the log, with the attempt before and after it. */
interface Waiting {
  readonly event: AttemptEvent;
  readonly before: AttemptState;
  readonly after: AttemptState;
}

/** Events that hold something only the learner can give. */
const learnersWork: ReadonlySet<AttemptEvent['type']> = new Set([
  'answered',
  'flagged',
  'struck',
  'confidence',
  'checked',
]);

/** A write that takes longer than this is shown as under way, so that the app never looks stuck. */
const slowWriteMs = 1_000;

/** What is written, and what still waits to be unless its place in the log is taken. */
function followedBy(
  written: readonly AttemptEvent[],
  waiting: readonly AttemptEvent[],
): readonly AttemptEvent[] {
  const places = new Set(written.map((e) => `${e.attempt}/${e.seq}`));
  return [...written, ...waiting.filter((e) => !places.has(`${e.attempt}/${e.seq}`))];
}

/** The app's one store. Persisted truth is in `storage`; this is the part of it that is on screen. */
export function createAppStore(parts: StoreParts): AppStore {
  const { now, rng, storage, library, trueTime } = parts;
  const tabs = parts.tabs ?? singleTab;
  let clock: AttemptClock = startClock(now());
  /** Device clock against the true time when the attempt was opened, ms; null when unknown. */
  let trueOffsetMs: number | null = null;
  /** The attempt with everything recorded, also what is still being written. */
  let head: AttemptState | null = null;
  /** What was done and is not written yet, in order. */
  let queue: readonly Waiting[] = [];
  let draining: Promise<void> | null = null;
  /** The attempt this tab is the one to write. */
  let owned: string | null = null;
  /** Every event of the attempt in hand, so that a rescue file holds all of it. */
  let log: AttemptEvent[] = [];
  let starting: Promise<string> | null = null;
  let submitting: Promise<void> | null = null;
  let checkingClock = false;

  const store: AppStore = createStore<AppState>()((set, get) => {
    const show = (state: AttemptState) => {
      const { active } = get();
      if (active && active.state.id === state.id && state.nextSeq >= active.state.nextSeq) {
        set({ active: { ...active, state } });
      }
    };
    const showSummary = (state: AttemptState) => {
      const summary = summaryOf(state);
      set({
        attempts: [summary, ...get().attempts.filter((a) => a.id !== summary.id)].toSorted(
          (a, b) => b.startedAt - a.startedAt,
        ),
      });
    };

    const isOwn = (attempt: string) => owned === attempt;

    /**
     * Writes what is waiting, oldest first and one at a time, until all of it is written or the browser refuses.
     * Whoever calls it while it runs gets the same end.
     */
    function drain(): Promise<void> {
      if (queue.length === 0) return Promise.resolve();
      draining ??= (async () => {
        try {
          while (queue.length > 0) {
            const entry = queue[0]!;
            try {
              // One at a time: the order of the log is the order of what was done.
              // oxlint-disable-next-line no-await-in-loop
              await storage.append(entry.event, entry.before, entry.after);
            } catch (error) {
              if (!isConflict(error)) throw error;
              // oxlint-disable-next-line no-await-in-loop
              if (await settleConflict(entry)) continue;
            }
            queue = queue.filter((waiting) => waiting !== entry);
            show(entry.after);
          }
          set({ save: { status: 'saved', at: now().wallMs, unsaved: 0 } });
        } catch {
          // What is only in memory is shown too: the notice says that it is not written.
          for (const { after } of queue) show(after);
          set({ save: { status: 'failed', at: get().save.at, unsaved: queue.length } });
        } finally {
          draining = null;
        }
      })();
      return draining;
    }

    /**
     * The place of an event in the log is taken.
     * @returns true when the queue was changed and is to be looked at again; false when the event is written
     */
    async function settleConflict({ event }: Waiting): Promise<boolean> {
      const written = await storage.events(event.attempt);
      const same = written.find((e) => e.seq === event.seq);
      if (same && canonicalJson(same) === canonicalJson(event)) return false;
      const state = replay(written);
      const ours = queue.filter((w) => w.event.attempt === event.attempt);
      if (state && isOwn(event.attempt) && state.submitted === null) {
        // Another tab wrote before this one took the attempt over: what was done here comes after that.
        let last = state;
        const moved = new Map<Waiting, Waiting>();
        for (const waiting of ours) {
          const next = { ...waiting.event, seq: last.nextSeq };
          moved.set(waiting, { event: next, before: last, after: applyEvent(last, next) });
          last = applyEvent(last, next);
        }
        queue = queue.map((waiting) => moved.get(waiting) ?? waiting);
        if (head?.id === event.attempt) {
          head = last;
          log = [...written, ...[...moved.values()].map((w) => w.event)];
        }
        return true;
      }
      // Another tab has the attempt and went on with it: what was done here is kept beside the log.
      const work = ours.map((w) => w.event).filter((e) => learnersWork.has(e.type));
      if (work.length > 0) await storage.keepAside(work);
      queue = queue.filter((w) => !ours.includes(w));
      set({ asideCount: get().asideCount + work.length });
      await becomeReader(event.attempt);
      return true;
    }

    async function write(event: AttemptEvent, before: AttemptState, after: AttemptState): Promise<void> {
      queue = [...queue, { event, before, after }];
      set({ save: { ...get().save, status: get().save.status === 'failed' ? 'failed' : 'saving' } });
      const slow = setTimeout(() => show(after), slowWriteMs);
      await drain();
      clearTimeout(slow);
    }

    /** Adds an event to the attempt in hand. */
    function append(action: AttemptAction, at: number): Promise<void> {
      const before = head!;
      const event = { ...action, attempt: before.id, seq: before.nextSeq, at } as AttemptEvent;
      const after = applyEvent(before, event);
      head = after;
      log.push(event);
      return write(event, before, after);
    }

    async function becomeReader(attempt: string) {
      const events = await storage.events(attempt);
      const state = replay(events);
      const { active } = get();
      if (!state || active?.state.id !== attempt) return;
      head = state;
      log = [...events];
      set({ active: { state, access: 'reader' } });
    }

    const lost = (attempt: string) => () => {
      if (isOwn(attempt)) owned = null;
      void becomeReader(attempt);
    };

    /** Asks to be the tab that writes an attempt. */
    async function claim(attempt: string): Promise<boolean> {
      const got = await tabs.claim(attempt, lost(attempt));
      if (got) owned = attempt;
      return got;
    }

    function release() {
      owned = null;
      tabs.release();
    }

    /** Forgets the attempt in hand and all that waits to be written: the records were erased. */
    function forget() {
      release();
      head = null;
      queue = [];
      log = [];
      set({
        settings: readSettings({}),
        attempts: [],
        asideCount: 0,
        active: null,
        openProblem: get().active === null ? null : 'unknown',
        save: { status: 'idle', at: null, unsaved: 0 },
      });
    }

    tabs.listen((message) => {
      if (message.type === 'erased') {
        forget();
        return;
      }
      const { active } = get();
      if (active?.state.id !== message.attempt) return;
      void becomeReader(message.attempt);
    });

    async function noteTrueOffset() {
      trueOffsetMs = null;
      const time = await trueTime?.();
      if (time !== undefined && time !== null) trueOffsetMs = time - now().wallMs;
    }

    /** Puts an attempt in hand, with its own time. */
    async function take(state: AttemptState, access: 'writer' | 'reader') {
      head = state;
      const reading = now();
      clock = startClock(reading, state.clockOffsetMs);
      // A device clock set back while the app was closed must not give time, now or at the next reload.
      const setBack = attemptTime(clock, reading) < state.lastAt;
      if (setBack) clock = startClock(reading, reading.wallMs - state.lastAt);
      set({ active: { state, access }, openProblem: null });
      void noteTrueOffset();
      if (setBack && access === 'writer' && state.submitted === null)
        await append({ type: 'clock', offsetMs: clock.offsetMs }, state.lastAt);
    }

    async function gradeOf(item: AttemptItem, framework: Framework) {
      const file = (await library.keys(item.bank)).keys[item.id];
      const paper = (await library.paper(item.bank)).questions[item.id];
      if (!file || !paper) return null;
      return { key: forFramework(file, framework).key, hash: forFramework(paper, framework).hash };
    }

    return {
      settings: readSettings({}),
      attempts: [],
      persistent: storage.kind === 'indexeddb',
      asideCount: 0,
      active: null,
      openProblem: null,
      save: { status: 'idle', at: null, unsaved: 0 },

      async boot() {
        const [settings, attempts] = await Promise.all([storage.settings(), storage.attempts()]);
        // After the rest: reading the rest may put something aside.
        const aside = await storage.aside();
        set({ settings, attempts, asideCount: aside.length });
        const reading = now();
        for (const summary of attempts) {
          if (summary.mode !== 'mock' || summary.submittedAt !== null || summary.durationMs === null)
            continue;
          if (summary.startedAt + summary.durationMs > reading.wallMs) continue;
          const state = replay(await storage.events(summary.id));
          if (!state) continue;
          const end = deadline(state)!;
          // By the attempt's own time, which knows of a moved clock.
          if (state.submitted || reading.wallMs - state.clockOffsetMs < end) continue;
          if (!(await claim(summary.id))) continue;
          const event: AttemptEvent = {
            type: 'submitted',
            by: 'time',
            attempt: state.id,
            seq: state.nextSeq,
            at: end,
          };
          const after = applyEvent(state, event);
          await storage.append(event, state, after).then(
            () => showSummary(after),
            () => undefined,
          );
          release();
        }
      },

      async changeSettings(part) {
        set({ settings: { ...get().settings, ...part } });
        // What another tab changed meanwhile is in what was written.
        set({ settings: await storage.changeSettings(part) });
      },

      start(request) {
        starting ??= (async () => {
          const progress = await storage.progress();
          const reading = now();
          clock = startClock(reading);
          const event: AttemptStart = {
            type: 'started',
            format: 1,
            attempt: `${newSeed(rng)}${newSeed(rng)}`,
            seq: 0,
            at: reading.wallMs,
            mode: request.mode,
            title: request.title,
            seed: request.seed,
            framework: request.framework,
            durationMs: request.durationMs,
            items: request.questions.map((q) => ({
              ...q,
              firstSight: (progress.get(q.id)?.judged ?? 0) === 0,
            })),
          };
          const state = beginAttempt(event);
          log = [event];
          release();
          await claim(event.attempt);
          await take(state, 'writer');
          await write(event, state, state);
          showSummary(state);
          return event.attempt;
        })().finally(() => {
          starting = null;
        });
        return starting;
      },

      async open(attempt) {
        if (get().active?.state.id === attempt) return;
        if (starting) await starting;
        if (get().active?.state.id === attempt) return;
        release();
        head = null;
        set({ active: null, openProblem: null });
        await draining;
        // What the browser refused earlier is still here and still waits to be written.
        const status = queue.length > 0 ? 'failed' : 'idle';
        set({ save: { status, at: null, unsaved: queue.length } });
        const written = await storage.events(attempt);
        const waiting = queue.map((w) => w.event).filter((e) => e.attempt === attempt);
        const events = followedBy(written, waiting);
        const state = replay(events);
        if (!state) {
          set({ openProblem: events.length === 0 ? 'unknown' : 'unreadable' });
          return;
        }
        log = [...events];
        const writer = state.submitted !== null || (await claim(attempt));
        await take(state, writer ? 'writer' : 'reader');
        const end = deadline(state);
        if (writer && state.submitted === null && end !== null && get().attemptNow() >= end)
          await get().submit('time');
      },

      close() {
        const { active } = get();
        if (active?.access === 'writer' && active.state.submitted === null)
          void get().record({ type: 'left' });
        release();
        head = null;
        set({ active: null });
      },

      async takeOver() {
        const { active } = get();
        if (!active) return;
        const { id } = active.state;
        await tabs.takeOver(id, lost(id));
        owned = id;
        let events: readonly AttemptEvent[];
        try {
          events = await storage.events(id);
        } catch (error) {
          release();
          throw error;
        }
        const state = replay(events);
        log = [...events];
        if (state) await take(state, 'writer');
      },

      async record(action) {
        const { active } = get();
        if (!head || active?.access !== 'writer') return;
        const at = get().attemptNow();
        if (head.submitted !== null) return;
        if (head.submitted === null && !isOpen(head, at)) {
          await get().submit('time');
          return;
        }
        if (changesNothing(head, action) || comesTooLate(head, action)) return;
        await append(action, at);
      },

      async answer(question, change) {
        if (!head) return;
        const answer = change(questionState(head, question).answer);
        await get().record({ type: 'answered', question, answer });
      },

      submit(by) {
        const { active } = get();
        if (!head || active?.access !== 'writer' || head.submitted !== null)
          return submitting ?? Promise.resolve();
        const end = deadline(head);
        const at = end === null ? get().attemptNow() : Math.min(end, get().attemptNow());
        const written = append({ type: 'submitted', by }, at);
        const handedIn = head;
        submitting = written
          .then(() => {
            showSummary(handedIn);
            tabs.announce({ type: 'submitted', attempt: active.state.id });
          })
          .finally(() => {
            submitting = null;
          });
        return submitting;
      },

      async check(question, self) {
        const item = head?.start.items.find((i) => i.id === question);
        if (!head || !item || get().active?.access !== 'writer') return;
        const earlier = questionState(head, question).verdict;
        if (earlier && !(earlier.outcome === 'ungraded' && self)) return;
        const known = await gradeOf(item, head.start.framework);
        // While the key was on its way the same question may have been judged by a second click.
        if (!known || !head || questionState(head, question).verdict !== earlier) return;
        const given: Grade = self
          ? { outcome: self, credit: self === 'right' ? 1 : 0 }
          : grade(known.key, questionState(head, question).answer);
        await append(
          { type: 'checked', question, verdict: { ...given, hash: known.hash } },
          get().attemptNow(),
        );
      },

      async judgeNow(again = false) {
        const state = head;
        if (!state || state.submitted === null) return;
        // A practice was judged question by question: there is only again, of what was judged then.
        const practice = state.start.mode === 'practice';
        if (practice && !again) return;
        const first = !practice && state.judgedAt === null;
        const missing = practice ? [] : unjudged(state);
        const wanted = (item: AttemptItem) =>
          first || missing.includes(item) || (again && canJudgeAgain(state, item));
        const banks = [...new Set(state.start.items.filter(wanted).map((i) => i.bank))];
        if (banks.length === 0) return;
        const failed = new Map<string, BankUnavailable>();
        await Promise.all(
          banks.map((bank) =>
            Promise.all([library.keys(bank), library.paper(bank)]).catch((error: unknown) => {
              if (!(error instanceof BankUnavailable)) throw error;
              failed.set(bank, error);
            }),
          ),
        );
        // Without the network, or with another's page in place of every file, nothing is judged yet.
        const [problem] = failed.values();
        if (
          problem &&
          (failed.size === banks.length || [...failed.values()].some((f) => f.reason === 'network'))
        )
          throw problem;
        if (head?.id !== state.id || (head.judgedAt !== state.judgedAt && !again)) return;
        const verdicts = judge(state, (item) => {
          const key = library.loadedKeys(item.bank)?.keys[item.id];
          const paper = library.loadedPaper(item.bank)?.questions[item.id];
          if (!wanted(item) || failed.has(item.bank) || !key || !paper) return null;
          const { framework } = state.start;
          return { key: forFramework(key, framework).key, hash: forFramework(paper, framework).hash };
        });
        if (!first && Object.keys(verdicts).length === 0) return;
        await append({ type: 'judged', verdicts }, get().attemptNow());
        if (head) showSummary(head);
      },

      async retrySave() {
        await drain();
      },

      async backup(nowMs) {
        // What is written while the file is made may miss it: taken from here.
        const unwritten = queue.map((w) => w.event);
        const file = await storage.backup(nowMs);
        return { ...file, events: followedBy(file.events, unwritten) };
      },

      async erase() {
        await draining;
        await storage.erase();
        forget();
        tabs.announce({ type: 'erased' });
      },

      attemptNow: () => attemptTime(clock, now()),

      async checkClock() {
        if (!head || checkingClock || get().active?.access !== 'writer' || head.submitted !== null) return;
        const reading = now();
        const offsetMs = movedOffset(clock, reading);
        if (offsetMs === null) return;
        checkingClock = true;
        try {
          const before = clock;
          const keepTime = () => {
            const at = attemptTime(before, now());
            clock = startClock(now(), now().wallMs - at);
          };
          // A device that slept may have stopped its monotonic clock: then the wall clock is right after all.
          const time = trueOffsetMs === null ? null : ((await trueTime?.()) ?? null);
          const wallIsRight = time !== null && Math.abs(time - trueOffsetMs! - now().wallMs) <= movedClockMs;
          if (wallIsRight) clock = startClock(now(), before.offsetMs);
          else keepTime();
          if (!wallIsRight && head)
            await append({ type: 'clock', offsetMs: clock.offsetMs }, get().attemptNow());
        } finally {
          checkingClock = false;
        }
      },

      progress: () => storage.progress(),

      rescue() {
        const waiting = queue.map((w) => w.event).filter((event) => !log.includes(event));
        const events = [...waiting, ...log];
        return JSON.stringify({ etude: 'backup', version: 1, exportedAt: now().wallMs, events });
      },
    };
  });
  return store;
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConstraintError';
}

/** In practice nothing about an answer changes once its verdict is given, seen or not. */
function comesTooLate(state: AttemptState, action: AttemptAction): boolean {
  return (
    (action.type === 'answered' || action.type === 'confidence' || action.type === 'excluded') &&
    questionState(state, action.question).verdict !== undefined
  );
}

/** The same answer, flag or confidence again is not an event: a double click leaves one record. */
function changesNothing(state: AttemptState, action: AttemptAction): boolean {
  switch (action.type) {
    case 'answered':
      return (
        JSON.stringify(questionState(state, action.question).answer ?? null) === JSON.stringify(action.answer)
      );
    case 'flagged':
      return questionState(state, action.question).flagged === action.on;
    case 'struck':
      return questionState(state, action.question).struck.includes(action.choice) === action.on;
    case 'confidence':
      return questionState(state, action.question).confidence === action.value;
    case 'excluded':
      return questionState(state, action.question).excluded === action.on;
    case 'seen':
      return state.open?.question === action.question;
    case 'left':
      return state.open === null;
    default:
      return false;
  }
}
