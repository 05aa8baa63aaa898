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
  movedOffset,
  settledOffset,
  startClock,
  timeLeft,
} from '../domain/clock.ts';
import { grade } from '../domain/grading/grade.ts';
import type { Grade } from '../domain/grading/grader.ts';
import type { Answer, Framework, QuestionMeta } from '../domain/question.ts';
import type { QuestionProgress } from '../domain/progress.ts';
import { newSeed } from '../domain/rng.ts';
import { changesSummary, summaryOf } from './projection.ts';
import type { AttemptSummary, Backup, Settings } from './saved.ts';
import { readEvent, readSettings } from './saved.ts';
import type { AppStorage, AsideRow } from './storage.ts';
import { type AttemptTabs, singleTab } from './tabs.ts';
import { type Waiting, comesTooLate, keptAside, rebase, withWaiting } from './waiting.ts';

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

/** What is kept beside the records: nothing of it is deleted, and none of it counts. */
export interface Aside {
  /** Records that could not be read. */
  readonly unreadable: number;
  /** What was done here and found no place in the log: another tab had gone on with the attempt. */
  readonly overtaken: readonly AttemptEvent[];
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
  readonly aside: Aside;
  /** Something that is kept could not be read just now: settings or attempts may be missing here. */
  readonly unread: boolean;
  readonly active: ActiveAttempt | null;
  readonly openProblem: OpenProblem | null;
  readonly save: SaveState;

  /** Reads what is kept, as far as it can be read; hands in by time what ran out while the app was closed. */
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

/** A write that takes longer than this is shown as under way, so that the app never looks stuck. */
const slowWriteMs = 1_000;

/** A server that takes longer than this tells the time too roughly. */
const slowServerMs = 2_000;

/** How long until a server that gave no time is asked again. */
const askAgainMs = 5_000;

const nothingAside: Aside = { unreadable: 0, overtaken: [] };

/** The app's one store. Persisted truth is in `storage`; this is the part of it that is on screen. */
export function createAppStore(parts: StoreParts): AppStore {
  const { now, rng, storage, library, trueTime } = parts;
  const tabs = parts.tabs ?? singleTab;
  let clock: AttemptClock = startClock(now());
  /** Attempt time minus the server's, ms; null while the server has not been heard. */
  let aheadMs: number | null = null;
  /** A move of the clock that was settled without the server, which is asked again. */
  let unsettled: { readonly before: AttemptClock; readonly askedAtMs: number } | null = null;
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
  /** Openings go one after the other; only the last one asked for goes on. */
  let opening: Promise<void> = Promise.resolve();
  let openings = 0;

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
    /** May this tab go on with the attempt in hand? */
    const isWriting = () => get().active?.access === 'writer' && head !== null && head.submitted === null;

    function showWritten({ event, after, aside }: Waiting) {
      if (aside) {
        const kept = get().aside;
        set({ aside: { ...kept, overtaken: [...kept.overtaken, event] } });
        return;
      }
      show(after);
      if (changesSummary(event)) showSummary(after);
    }

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
              await (entry.aside
                ? storage.keepAside([entry.event])
                : storage.append(entry.event, entry.before, entry.after));
            } catch (error) {
              if (!isConflict(error) || entry.aside) throw error;
              // oxlint-disable-next-line no-await-in-loop
              if (await settleConflict(entry)) continue;
            }
            // Erased meanwhile: nothing of it is to be seen again.
            if (!queue.includes(entry)) continue;
            queue = queue.filter((waiting) => waiting !== entry);
            showWritten(entry);
          }
          if (get().save.status !== 'idle') set({ save: { status: 'saved', at: now().wallMs, unsaved: 0 } });
        } catch {
          // What is only in memory is shown too: the notice says that it is not written.
          for (const { after, aside } of queue) if (!aside) show(after);
          if (queue.length > 0) set({ save: { status: 'failed', at: get().save.at, unsaved: queue.length } });
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
      const ours = queue.filter((w) => w.event.attempt === event.attempt);
      const others = queue.filter((w) => w.event.attempt !== event.attempt);
      const state = replay(written);
      const based = rebase(written, ours);
      if (state && based && isOwn(event.attempt) && state.submitted === null) {
        // Another tab wrote before this one took the attempt over: what was done here comes after that.
        queue = [...based.waiting, ...others];
        hold(based, written);
        const { active } = get();
        if (active?.state.id === event.attempt) set({ active: { ...active, state } });
        return true;
      }
      // Another tab has the attempt and went on with it: what was done here is kept beside the log.
      queue = [...keptAside(ours), ...others];
      await becomeReader(event.attempt);
      return true;
    }

    /** Goes on from an attempt with what waits of it, when it is the one in hand. */
    function hold(
      { state, waiting }: { readonly state: AttemptState; readonly waiting: readonly Waiting[] },
      written: readonly AttemptEvent[],
    ) {
      if (head?.id !== state.id) return;
      head = state;
      log = [...withWaiting(written, waiting).events];
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
      const heard = aheadMs !== null && before.aheadMs === null ? { aheadMs } : {};
      const event = { ...action, attempt: before.id, seq: before.nextSeq, at, ...heard } as AttemptEvent;
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
    async function claim(attempt: string, wanted = () => true): Promise<boolean> {
      const got = await tabs.claim(attempt, lost(attempt));
      if (got && wanted()) owned = attempt;
      else if (got) tabs.release(attempt);
      return got;
    }

    function release() {
      if (owned !== null) tabs.release(owned);
      owned = null;
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
        aside: nothingAside,
        unread: false,
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

    /** The time by the server's clock now, ms since the epoch; null when it cannot be had. */
    async function serverTime(): Promise<number | null> {
      const asked = now().monotonicMs;
      const time = (await trueTime?.()) ?? null;
      const underWay = now().monotonicMs - asked;
      return time === null || underWay > slowServerMs ? null : time + underWay / 2;
    }

    /**
     * Hears the server about the attempt that was just opened: how its time stands to the server's, or, when that
     * is known, whether the device's clock was moved while the app was closed.
     * @param since attempt time it cannot be before, ms since the epoch
     */
    async function hearServer(attempt: string, since: number) {
      const time = await serverTime();
      if (time === null || head?.id !== attempt) return;
      const reading = now();
      aheadMs ??= Math.round(attemptTime(clock, reading) - time);
      await moveTo(settledOffset([clock.offsetMs], reading, Math.max(time + aheadMs, since)));
    }

    /** Goes on with this offset of the device's clock, and records it. */
    async function moveTo(offsetMs: number) {
      clock = startClock(now(), offsetMs);
      if (isWriting() && offsetMs !== head!.clockOffsetMs)
        await append({ type: 'clock', offsetMs }, get().attemptNow());
    }

    /**
     * Asks the server before a mock is handed in that is over by the device's clock: handing in cannot be taken
     * back, and the clock may have been moved.
     * @returns the clock's offset (ms) at which the mock goes on; null when it is over, or nobody says otherwise
     */
    async function offsetByServer(
      state: AttemptState,
      askTime: () => Promise<number | null>,
    ): Promise<number | null> {
      const time = await askTime();
      if (time === null) return null;
      // Never heard before: a clock that was right at the start is likelier than one that was wrong all along.
      const at = Math.max(time + (state.aheadMs ?? 0), state.lastAt);
      return at < deadline(state)! ? Math.round(now().wallMs - at) : null;
    }

    /**
     * Puts an attempt in hand, with its own time.
     * @param offsetMs device clock minus attempt time, when it is known better than the log knows it
     */
    async function take(
      state: AttemptState,
      access: 'writer' | 'reader',
      offsetMs: number = state.clockOffsetMs,
    ) {
      head = state;
      const reading = now();
      clock = startClock(reading, offsetMs);
      // A device clock set back while the app was closed must not give time, now or at the next reload.
      if (attemptTime(clock, reading) < state.lastAt)
        clock = startClock(reading, reading.wallMs - state.lastAt);
      aheadMs = state.aheadMs;
      unsettled = null;
      set({ active: { state, access }, openProblem: null });
      if (state.submitted === null) void hearServer(state.id, state.lastAt);
      if (isWriting() && clock.offsetMs !== state.clockOffsetMs)
        await append({ type: 'clock', offsetMs: clock.offsetMs }, attemptTime(clock, reading));
    }

    /**
     * Hands in a mock that ran out while the app was closed, unless the server knows that only the device's clock
     * says so: then that is recorded.
     */
    async function handInLate(attempt: string, askTime: () => Promise<number | null>) {
      const state = replay(await storage.events(attempt));
      const end = state && deadline(state);
      // By the attempt's own time, which knows of a moved clock.
      if (!state || state.submitted || end === null || now().wallMs - state.clockOffsetMs < end) return;
      if (!(await claim(attempt))) return;
      const offsetMs = await offsetByServer(state, askTime);
      const place = { attempt, seq: state.nextSeq };
      const event: AttemptEvent =
        offsetMs === null
          ? { ...place, type: 'submitted', by: 'time', at: end }
          : { ...place, type: 'clock', offsetMs, at: now().wallMs - offsetMs };
      const after = applyEvent(state, event);
      await storage.append(event, state, after).then(
        () => showSummary(after),
        () => undefined,
      );
      release();
    }

    /** Opens an attempt, as long as nothing else is asked for meanwhile. */
    async function openNow(attempt: string, wanted: () => boolean) {
      if (starting) await starting;
      if (!wanted() || get().active?.state.id === attempt) return;
      release();
      head = null;
      set({ active: null, openProblem: null });
      await draining;
      if (!wanted()) return;
      // What the browser refused earlier is still here and still waits to be written.
      const status = queue.length > 0 ? 'failed' : 'idle';
      set({ save: { status, at: null, unsaved: queue.length } });
      const written = await storage.events(attempt);
      if (!wanted()) return;
      const waiting = queue.filter((w) => w.event.attempt === attempt);
      const based = rebase(written, waiting);
      if (!based) {
        set({ openProblem: written.length + waiting.length === 0 ? 'unknown' : 'unreadable' });
        return;
      }
      const { state } = based;
      const writer = state.submitted !== null || (await claim(attempt, wanted));
      if (!wanted()) return;
      const end = deadline(state);
      const isOver =
        writer && state.submitted === null && end !== null && now().wallMs - state.clockOffsetMs >= end;
      const offsetMs = isOver ? await offsetByServer(state, serverTime) : null;
      if (!wanted()) return;
      log = [...withWaiting(written, based.waiting).events];
      const last = written.at(-1);
      // Whoever comes back sees at once that what was done is kept, and since when.
      if (status === 'idle' && last) {
        set({ save: { status, at: last.at + state.clockOffsetMs, unsaved: 0 } });
      }
      await take(state, writer ? 'writer' : 'reader', offsetMs ?? state.clockOffsetMs);
      if (isOver && offsetMs === null) await get().submit('time');
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
      aside: nothingAside,
      unread: false,
      active: null,
      openProblem: null,
      save: { status: 'idle', at: null, unsaved: 0 },

      async boot() {
        let unread = false;
        const orKept = <T>(reading: Promise<T>, kept: T) =>
          reading.catch(() => {
            unread = true;
            return kept;
          });
        const [settings, attempts] = await Promise.all([
          orKept(storage.settings(), get().settings),
          orKept(storage.attempts(), get().attempts),
        ]);
        // After the rest: reading the rest may put something aside.
        const aside = await orKept(storage.aside().then(asideOf), get().aside);
        set({ settings, attempts, aside, unread });
        // Asked once, and only when something is over.
        let asked: Promise<number | null> | null = null;
        const time = () => (asked ??= serverTime());
        for (const { id, mode, submittedAt, startedAt, durationMs, clockOffsetMs } of attempts) {
          if (mode !== 'mock' || submittedAt !== null) continue;
          if (timeLeft(startedAt, durationMs, now().wallMs - clockOffsetMs) !== 0) continue;
          // One at a time: there is one lock to hold.
          // oxlint-disable-next-line no-await-in-loop
          await handInLate(id, time).catch(() => set({ unread: true }));
        }
      },

      async changeSettings(part) {
        set({ settings: { ...get().settings, ...part } });
        // What another tab changed meanwhile is in what was written.
        set({ settings: await storage.changeSettings(part) });
      },

      start(request) {
        starting ??= (async () => {
          openings += 1;
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

      open(attempt) {
        openings += 1;
        const turn = openings;
        const opened = opening.then(() => openNow(attempt, () => turn === openings));
        opening = opened.catch(() => undefined);
        return opened;
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
        let written: readonly AttemptEvent[];
        try {
          written = await storage.events(id);
        } catch (error) {
          release();
          throw error;
        }
        const based = rebase(
          written,
          queue.filter((w) => w.event.attempt === id),
        );
        if (!based || get().active?.state.id !== id) return;
        log = [...withWaiting(written, based.waiting).events];
        await take(based.state, 'writer');
        // What the browser refused before has its chance at once.
        await drain();
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
        const unwritten = queue;
        const file = await storage.backup(nowMs);
        return { ...file, ...inFile(file.events, unwritten) };
      },

      async erase() {
        await draining;
        await storage.erase();
        forget();
        tabs.announce({ type: 'erased' });
      },

      attemptNow: () => attemptTime(clock, now()),

      async checkClock() {
        if (checkingClock || !head || !isWriting()) return;
        const reading = now();
        const moved = movedOffset(clock, reading) !== null;
        const asksAgain = unsettled !== null && reading.monotonicMs - unsettled.askedAtMs >= askAgainMs;
        if (!moved && !asksAgain) return;
        checkingClock = true;
        try {
          const attempt = head.id;
          const before = unsettled?.before ?? clock;
          const ahead = aheadMs;
          const time = ahead === null ? null : await serverTime();
          if (head?.id !== attempt || !isWriting()) return;
          const then = now();
          const byPage = moved ? then.wallMs - attemptTime(clock, then) : clock.offsetMs;
          if (ahead === null || time === null) {
            // The page's own clock goes on for now. It may stand still while a device sleeps: the server has the
            // last word, as soon as it can be heard.
            unsettled = ahead === null ? null : { before, askedAtMs: then.monotonicMs };
            if (moved) await moveTo(byPage);
            return;
          }
          unsettled = null;
          await moveTo(settledOffset([before.offsetMs, byPage], then, time + ahead));
        } finally {
          checkingClock = false;
        }
      },

      progress: () => storage.progress(),

      rescue() {
        const file = { etude: 'backup', version: 1, exportedAt: now().wallMs, ...inFile(log, queue) };
        return JSON.stringify(file);
      },
    };
  });
  return store;
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConstraintError';
}

function asideOf(rows: readonly AsideRow[]): Aside {
  const overtaken = rows.flatMap(({ from, value }) => (from === 'unwritten' ? (readEvent(value) ?? []) : []));
  return { unreadable: rows.length - overtaken.length, overtaken };
}

/** What a file holds of what is written and of what waits. `aside` is there to be read, not to be restored. */
function inFile(written: readonly AttemptEvent[], waiting: readonly Waiting[]) {
  const { events, aside } = withWaiting(written, waiting);
  return { events, ...(aside.length > 0 && { aside }) };
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
