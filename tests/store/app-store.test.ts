import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AttemptEvent, questionState, replay } from '../../src/domain/attempt.ts';
import { type AppState, createAppStore, type StoreParts } from '../../src/store/app-store.ts';
import { openIndexedStorage } from '../../src/store/indexed-storage.ts';
import type { AppStorage } from '../../src/store/storage.ts';
import { type AttemptTabs, type TabMessage, singleTab } from '../../src/store/tabs.ts';
import { minuteMs } from '../support/attempt-builder.ts';
import { choiceBank, countedRandom, fixedClock, libraryOf } from '../support/store-builder.ts';

const bank = choiceBank('bank', ['q1', 'q2', 'q3']);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function open(part: Partial<StoreParts> = {}, clock = fixedClock()) {
  const storage = part.storage ?? (await openIndexedStorage());
  const { library, files } = libraryOf([bank]);
  const store = createAppStore({ now: clock.now, rng: countedRandom(), storage, library, ...part });
  await store.getState().boot();
  return { store, storage, clock, files, state: () => store.getState() };
}

const mock = {
  mode: 'mock',
  title: 'quick',
  questions: bank.metas,
  seed: 'seed',
  framework: 'pytorch',
  durationMs: 15 * minuteMs,
} as const;

const choice = (id: string) => () => ({ kind: 'choice', choice: id }) as const;

describe('an answer', () => {
  it('is shown and called saved only when its write has completed', async () => {
    const real = await openIndexedStorage();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let gated = false;
    const storage = slowed(real, () => (gated ? gate : Promise.resolve()));
    const { state } = await open({ storage });
    await state().start(mock);
    gated = true;
    const done = state().answer('q1', choice('b'));
    expect(questionState(state().active!.state, 'q1').answer).toBeUndefined();
    expect(state().save.status).toBe('saving');
    release();
    await done;
    expect(questionState(state().active!.state, 'q1').answer).toEqual({ kind: 'choice', choice: 'b' });
    expect(state().save.status).toBe('saved');
  });

  it('survives the page: a new store over the same database has it, with flags and deadline', async () => {
    const first = await open();
    const id = await first.state().start(mock);
    await first.state().answer('q2', choice('c'));
    await first.state().record({ type: 'flagged', question: 'q3', on: true });
    const writtenAt = first.state().save.at;
    expect(writtenAt).not.toBeNull();
    first.clock.pass(4 * minuteMs);
    first.clock.reload();
    const second = await open({}, first.clock);
    await second.state().open(id);
    const { state } = second.state().active!;
    expect(second.state().save.at, 'the time of the last write is known at once').toBe(writtenAt);
    expect(questionState(state, 'q2').answer).toEqual({ kind: 'choice', choice: 'c' });
    expect(questionState(state, 'q3').flagged).toBe(true);
    expect(state.start.at + state.start.durationMs! - second.state().attemptNow()).toBe(11 * minuteMs);
  });

  it('builds on the change before it even while that is still being written', async () => {
    const { state } = await open();
    await state().start(mock);
    const add = (blank: string) =>
      state().answer('q1', (current) => ({
        kind: 'blanks',
        choices: { ...(current?.kind === 'blanks' ? current.choices : {}), [blank]: 'a' },
      }));
    await Promise.all([add('ア'), add('イ')]);
    expect(questionState(state().active!.state, 'q1').answer).toEqual({
      kind: 'blanks',
      choices: { ア: 'a', イ: 'a' },
    });
  });

  it('leaves one record for a double click', async () => {
    const { state, storage } = await open();
    const id = await state().start(mock);
    await Promise.all([state().answer('q1', choice('a')), state().answer('q1', choice('a'))]);
    const answers = (await storage.events(id)).filter((e) => e.type === 'answered');
    expect(answers).toHaveLength(1);
  });
});

describe('when the browser refuses to write', () => {
  it('keeps the answer in memory, says so, offers every event as a file, and writes all of it later', async () => {
    const real = await openIndexedStorage();
    let full = false;
    const storage = slowed(real, () =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    );
    const { state } = await open({ storage });
    const id = await state().start(mock);
    full = true;
    await state().answer('q1', choice('a'));
    await state().answer('q2', choice('b'));
    expect(questionState(state().active!.state, 'q2').answer).toEqual({ kind: 'choice', choice: 'b' });
    expect(state().save).toMatchObject({ status: 'failed', unsaved: 2 });
    const rescue = JSON.parse(state().rescue()) as { events: { type: string }[] };
    expect(rescue.events.map((e) => e.type)).toEqual(['started', 'answered', 'answered']);
    expect((await state().backup(0)).events).toHaveLength(3);
    full = false;
    await state().answer('q3', choice('c'));
    expect(state().save).toMatchObject({ status: 'saved', unsaved: 0 });
    expect((await real.events(id)).map((e) => e.seq)).toEqual([0, 1, 2, 3]);
  });

  it('keeps what was refused of one attempt while another is opened, and says so until it is written', async () => {
    const real = await openIndexedStorage();
    let full = false;
    const storage = slowed(real, () =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    );
    const { state } = await open({ storage });
    const first = await state().start(mock);
    const second = await state().start(mock);
    await state().open(first);
    full = true;
    await state().answer('q1', choice('a'));
    await state().open(second);
    expect(state().save).toMatchObject({ status: 'failed', unsaved: 1 });
    const rescue = JSON.parse(state().rescue()) as { events: { attempt: string; type: string }[] };
    expect(rescue.events.some((e) => e.attempt === first && e.type === 'answered')).toBe(true);
    full = false;
    await state().retrySave();
    expect((await real.events(first)).some((e) => e.type === 'answered')).toBe(true);
  });

  it('says nothing is saved while a retry fails', async () => {
    const real = await openIndexedStorage();
    let full = false;
    const storage = slowed(real, () =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    );
    const { state } = await open({ storage });
    await state().start(mock);
    full = true;
    await state().answer('q1', choice('a'));
    await state().retrySave();
    expect(state().save).toMatchObject({ status: 'failed', unsaved: 1 });
  });

  it('is not fooled by a later write that works: nothing is called saved while an earlier one is missing', async () => {
    const real = await openIndexedStorage();
    let refuse = 0;
    const storage = slowed(real, () =>
      refuse-- === 1 ? Promise.reject(new DOMException('no', 'AbortError')) : Promise.resolve(),
    );
    const { state } = await open({ storage });
    const id = await state().start(mock);
    refuse = 1;
    await Promise.all([
      state().answer('q1', choice('a')),
      state().record({ type: 'flagged', question: 'q1', on: true }),
    ]);
    expect(state().save).toMatchObject({ status: 'failed', unsaved: 2 });
    await state().retrySave();
    expect(state().save).toMatchObject({ status: 'saved', unsaved: 0 });
    expect((await real.events(id)).map((e) => e.type)).toEqual(['started', 'answered', 'flagged']);
  });

  it('loses nothing when the learner answers on while the retry runs', async () => {
    const real = await openIndexedStorage();
    let full = false;
    const storage = slowed(real, () =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    );
    const { state } = await open({ storage });
    const id = await state().start(mock);
    full = true;
    await state().answer('q1', choice('a'));
    await state().answer('q2', choice('a'));
    full = false;
    await Promise.all([
      state().retrySave(),
      state().answer('q3', choice('a')),
      state().retrySave(),
      state().answer('q1', choice('b')),
    ]);
    expect(state().save).toMatchObject({ status: 'saved', unsaved: 0 });
    const written = await real.events(id);
    expect(written.map((e) => e.seq)).toEqual([0, 1, 2, 3, 4]);
    expect(replay(written)!.questions).toEqual(state().active!.state.questions);
  });
});

describe('starting and submitting', () => {
  it('starts one attempt for two clicks', async () => {
    const { state, storage } = await open();
    const ids = await Promise.all([state().start(mock), state().start(mock)]);
    expect(ids[0]).toBe(ids[1]);
    expect(await storage.attempts()).toHaveLength(1);
  });

  it('submits once for two clicks, and judges once', async () => {
    const { state, storage } = await open();
    const id = await state().start(mock);
    await state().answer('q1', choice('a'));
    await Promise.all([state().submit('learner'), state().submit('learner')]);
    await Promise.all([state().judgeNow(), state().judgeNow()]);
    const types = (await storage.events(id)).map((e) => e.type);
    expect(types.filter((t) => t === 'submitted')).toHaveLength(1);
    expect(types.filter((t) => t === 'judged')).toHaveLength(1);
    expect((await storage.attempts())[0]?.result).toEqual({ credit: 1, scored: 3 });
  });

  it('hands in by time, at the deadline, whatever is recorded after it', async () => {
    const { state, clock } = await open();
    await state().start(mock);
    await state().answer('q1', choice('a'));
    clock.pass(16 * minuteMs);
    await state().answer('q2', choice('a'));
    const attempt = state().active!.state;
    expect(attempt.submitted).toEqual({ at: attempt.start.at + 15 * minuteMs, by: 'time' });
    expect(questionState(attempt, 'q1').answer).toBeDefined();
    expect(questionState(attempt, 'q2').answer).toBeUndefined();
  });

  it('hands in what ran out while the app was closed, once', async () => {
    const first = await open();
    const id = await first.state().start(mock);
    await first.state().answer('q1', choice('a'));
    first.clock.pass(60 * minuteMs);
    first.clock.reload();
    await open({}, first.clock);
    const third = await open({}, first.clock);
    const submitted = (await third.storage.events(id)).filter((e) => e.type === 'submitted');
    expect(submitted).toHaveLength(1);
    expect(submitted[0]).toMatchObject({
      by: 'time',
      at: (await third.storage.events(id))[0]!.at + 15 * minuteMs,
    });
  });

  it('gives no verdict before the attempt is submitted', async () => {
    const { state, storage } = await open();
    const id = await state().start(mock);
    await state().answer('q1', choice('a'));
    await state().judgeNow();
    expect((await storage.events(id)).some((e) => e.type === 'judged')).toBe(false);
    expect(questionState(state().active!.state, 'q1').verdict).toBeUndefined();
  });

  it('judges nothing while keys cannot be had, and everything once they can', async () => {
    const { state, files } = await open();
    await state().start(mock);
    await state().answer('q1', choice('a'));
    await state().submit('learner');
    const keys = files.get('bank.keys.json');
    files.delete('bank.keys.json');
    await expect(state().judgeNow()).rejects.toThrow(/network/);
    expect(state().active!.state.judgedAt).toBeNull();
    files.set('bank.keys.json', keys);
    await state().judgeNow();
    expect(questionState(state().active!.state, 'q1').verdict?.outcome).toBe('right');
  });
});

describe('time', () => {
  it('goes by the monotonic clock when the device clock is moved, and records the move', async () => {
    const { state, clock, storage } = await open();
    const id = await state().start(mock);
    clock.pass(minuteMs);
    clock.moveWall(60 * minuteMs);
    const before = state().attemptNow();
    await state().checkClock();
    expect(state().attemptNow()).toBe(before);
    expect((await storage.events(id)).find((e) => e.type === 'clock')).toMatchObject({
      offsetMs: 60 * minuteMs,
    });
  });

  it('neither gives nor takes time after a reload with a moved clock', async () => {
    const first = await open();
    const id = await first.state().start(mock);
    first.clock.pass(minuteMs);
    first.clock.moveWall(-30 * minuteMs);
    await first.state().checkClock();
    first.clock.pass(minuteMs);
    first.clock.reload();
    const second = await open({}, first.clock);
    await second.state().open(id);
    const { start } = second.state().active!.state;
    expect(second.state().attemptNow() - start.at).toBe(2 * minuteMs);
  });

  it('gives no time for a clock set back while the app was closed, however often it is reloaded', async () => {
    const first = await open();
    const id = await first.state().start(mock);
    first.clock.pass(5 * minuteMs);
    await first.state().answer('q1', choice('a'));
    first.clock.moveWall(-4 * minuteMs);
    const passed = async () => {
      first.clock.reload();
      const { state } = await open({ storage: first.storage }, first.clock);
      await state().open(id);
      return state().attemptNow() - state().active!.state.start.at;
    };
    expect(await passed()).toBe(5 * minuteMs);
    first.clock.pass(2 * minuteMs);
    expect(await passed()).toBe(7 * minuteMs);
  });

  it('believes the wall clock when the server says the device slept', async () => {
    const clock = fixedClock();
    const { state } = await open({ trueTime: () => Promise.resolve(clock.now().wallMs) }, clock);
    await state().start(mock);
    await Promise.resolve();
    clock.moveWall(5 * minuteMs);
    await state().checkClock();
    expect(state().attemptNow() - state().active!.state.start.at).toBe(5 * minuteMs);
  });
});

function twoTabs() {
  let owner: { lost: () => void } | null = null;
  const make = (): AttemptTabs => ({
    claim(_attempt, onLost) {
      if (owner) return Promise.resolve(false);
      owner = { lost: onLost };
      return Promise.resolve(true);
    },
    takeOver(_attempt, onLost) {
      const before = owner;
      owner = { lost: onLost };
      before?.lost();
      return Promise.resolve();
    },
    release: () => undefined,
    announce: () => undefined,
    listen: () => undefined,
  });
  return [make(), make()] as const;
}

describe('a second tab', () => {
  it('only reads until it takes over; then the first one only reads', async () => {
    const [tabA, tabB] = twoTabs();
    const clock = fixedClock();
    const a = await open({ tabs: tabA }, clock);
    const b = await open({ tabs: tabB }, clock);
    const id = await a.state().start(mock);
    await a.state().answer('q1', choice('a'));
    await b.state().open(id);
    expect(b.state().active?.access).toBe('reader');
    await b.state().answer('q1', choice('d'));
    expect((await b.storage.events(id)).filter((e) => e.type === 'answered')).toHaveLength(1);
    await b.state().takeOver();
    await b.state().answer('q2', choice('b'));
    await expect.poll(() => a.state().active?.access).toBe('reader');
    await a.state().answer('q3', choice('c'));
    const answered = (await b.storage.events(id)).filter((e) => e.type === 'answered');
    expect(answered.map((e) => 'question' in e && e.question)).toEqual(['q1', 'q2']);
  });
});

describe('a device that slept', () => {
  /** A mock whose server was heard once; then the lid is closed for ten minutes, and the network is not back. */
  async function wokenWithoutNetwork() {
    const clock = fixedClock();
    const server = { reachable: true, asked: 0, aheadMs: 0 };
    const trueTime = () => {
      server.asked += 1;
      return Promise.resolve(server.reachable ? clock.now().wallMs + server.aheadMs : null);
    };
    const opened = await open({ trueTime }, clock);
    await opened.state().start(mock);
    await opened.state().answer('q1', choice('a'));
    clock.pass(2 * minuteMs);
    server.reachable = false;
    return { ...opened, server };
  }
  const passedMs = ({ state }: { state: () => AppState }) =>
    state().attemptNow() - state().active!.state.start.at;

  it('has slept as long as the server says, also when it can be asked only later', async () => {
    const app = await wokenWithoutNetwork();
    const { state, clock, server } = app;
    clock.moveWall(10 * minuteMs);
    await state().checkClock();
    expect(passedMs(app)).toBe(2 * minuteMs);
    server.reachable = true;
    clock.pass(6_000);
    await state().checkClock();
    expect(passedMs(app)).toBe(12 * minuteMs + 6_000);
    expect(state().active!.state.clockOffsetMs).toBe(0);
  });

  it('asks again with pauses, and leaves a clock that was moved to the time of the page', async () => {
    const app = await wokenWithoutNetwork();
    const { state, clock, server } = app;
    const before = server.asked;
    clock.moveWall(60 * minuteMs);
    server.aheadMs = -60 * minuteMs;
    for (let second = 0; second < 20; second++) {
      await state().checkClock();
      clock.pass(1_000);
    }
    expect(server.asked - before).toBe(4);
    server.reachable = true;
    clock.pass(5_000);
    await state().checkClock();
    await state().checkClock();
    expect(server.asked - before).toBe(5);
    expect(passedMs(app)).toBe(2 * minuteMs + 25_000);
    expect(state().active!.state.clockOffsetMs).toBe(60 * minuteMs);
  });

  it('is known by the server’s time after a reload too', async () => {
    const { state, clock, storage, server } = await wokenWithoutNetwork();
    const { id } = state().active!.state;
    // The first event after the server was heard.
    await state().record({ type: 'flagged', question: 'q1', on: true });
    clock.moveWall(10 * minuteMs);
    await state().checkClock();
    clock.reload();
    server.reachable = true;
    const again = await open({ storage, trueTime: () => Promise.resolve(clock.now().wallMs) }, clock);
    await again.state().open(id);
    await expect.poll(() => passedMs(again)).toBe(12 * minuteMs);
  });
});

describe('a device clock that stands ahead when the app is opened', () => {
  /** A mock left after one of its fifteen minutes; the clock is an hour ahead at the next visit. */
  async function leftAMinuteIn() {
    const first = await open();
    const id = await first.state().start(mock);
    await first.state().answer('q1', choice('a'));
    first.clock.pass(minuteMs);
    const real = first.clock.now().wallMs;
    first.clock.moveWall(60 * minuteMs);
    first.clock.reload();
    return { id, clock: first.clock, storage: first.storage, trueTime: () => Promise.resolve(real) };
  }
  const typesOf = async (storage: AppStorage, id: string) => (await storage.events(id)).map((e) => e.type);

  it('does not hand a mock in that has time left by the server', async () => {
    const { id, clock, storage, trueTime } = await leftAMinuteIn();
    const second = await open({ storage, trueTime }, clock);
    expect(await typesOf(storage, id)).not.toContain('submitted');
    expect(second.state().attempts[0]).toMatchObject({ submittedAt: null, clockOffsetMs: 60 * minuteMs });
    await second.state().open(id);
    expect(second.state().active).toMatchObject({ access: 'writer', state: { submitted: null } });
    expect(second.state().attemptNow() - second.state().active!.state.start.at).toBe(minuteMs);
  });

  it('does not hand it in either when it is opened without having been looked at before', async () => {
    const { id, clock, storage, trueTime } = await leftAMinuteIn();
    const store = createAppStore({
      now: clock.now,
      rng: countedRandom(),
      storage,
      library: libraryOf([bank]).library,
      trueTime,
    });
    await store.getState().open(id);
    expect(store.getState().active?.state.submitted).toBeNull();
    expect(store.getState().attemptNow() - store.getState().active!.state.start.at).toBe(minuteMs);
  });

  it('has the last word when the server cannot be asked', async () => {
    const { id, clock, storage } = await leftAMinuteIn();
    await open({ storage, trueTime: () => Promise.resolve(null) }, clock);
    expect(await typesOf(storage, id)).toContain('submitted');
  });

  it('hands in what is over by the server too, also on a device that was an hour ahead from the start', async () => {
    const clock = fixedClock();
    const trueTime = () => Promise.resolve(clock.now().wallMs - 60 * minuteMs);
    const first = await open({ trueTime }, clock);
    const id = await first.state().start(mock);
    await first.state().answer('q1', choice('a'));
    clock.pass(16 * minuteMs);
    clock.reload();
    await open({ storage: first.storage, trueTime }, clock);
    expect(await typesOf(first.storage, id)).toContain('submitted');
  });
});

describe('two tabs that both wrote', () => {
  it('keep both answers when the first one was still writing at the take-over', async () => {
    const [tabA, tabB] = twoTabs();
    const clock = fixedClock();
    const real = await openIndexedStorage();
    let release: () => void = () => undefined;
    let gate = Promise.resolve();
    const a = await open({ tabs: tabA, storage: slowed(real, () => gate) }, clock);
    const b = await open({ tabs: tabB, storage: real }, clock);
    const id = await a.state().start(mock);
    gate = new Promise((resolve) => {
      release = resolve;
    });
    const late = a.state().answer('q1', choice('a'));
    await b.state().open(id);
    await b.state().takeOver();
    release();
    await late;
    await b.state().answer('q2', choice('b'));
    expect(b.state().active?.access).toBe('writer');
    expect(b.state().save.status).toBe('saved');
    const state = replay(await real.events(id))!;
    expect(questionState(state, 'q1').answer).toEqual({ kind: 'choice', choice: 'a' });
    expect(questionState(state, 'q2').answer).toEqual({ kind: 'choice', choice: 'b' });
    expect(b.state().active!.state.questions).toEqual(state.questions);
  });

  it('put aside, and say so, what the first one could not write before the other went on', async () => {
    const [tabA, tabB] = twoTabs();
    const clock = fixedClock();
    const real = await openIndexedStorage();
    let full = false;
    const storage = slowed(real, () =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    );
    const a = await open({ tabs: tabA, storage }, clock);
    const b = await open({ tabs: tabB, storage: real }, clock);
    const id = await a.state().start(mock);
    full = true;
    await a.state().answer('q1', choice('a'));
    await b.state().open(id);
    await b.state().takeOver();
    await b.state().answer('q1', choice('d'));
    full = false;
    await a.state().retrySave();
    expect(a.state().active?.access).toBe('reader');
    expect(a.state().aside.overtaken).toHaveLength(1);
    expect(await real.aside()).toMatchObject([{ value: { type: 'answered', answer: { choice: 'a' } } }]);
    expect(questionState(a.state().active!.state, 'q1').answer).toEqual({ kind: 'choice', choice: 'd' });
  });
});

describe('a tab that takes an attempt back', () => {
  /** Tab A answered q1 at 5 s and could not write it; B took over and answered q1 at 15 s. */
  async function overtaken() {
    const [tabA, tabB] = twoTabs();
    const clock = fixedClock();
    const real = await openIndexedStorage();
    let full = false;
    const storage = slowed(real, () =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    );
    const a = await open({ tabs: tabA, storage }, clock);
    const b = await open({ tabs: tabB, storage: real }, clock);
    const id = await a.state().start(mock);
    full = true;
    clock.pass(5_000);
    await a.state().answer('q1', choice('a'));
    await b.state().open(id);
    await b.state().takeOver();
    clock.pass(10_000);
    await b.state().answer('q1', choice('d'));
    await expect.poll(() => a.state().active?.access).toBe('reader');
    return { a, real, clock, id, makeRoom: () => (full = false) };
  }
  const answersOf = async (storage: AppStorage, id: string) => {
    const state = replay(await storage.events(id))!;
    return ['q1', 'q2'].map((q) => {
      const { answer } = questionState(state, q);
      return answer?.kind === 'choice' ? answer.choice : null;
    });
  };

  it('does not put its older answer over a newer one: it is kept aside, and said', async () => {
    const { a, real, clock, id, makeRoom } = await overtaken();
    await a.state().takeOver();
    makeRoom();
    clock.pass(5_000);
    await a.state().answer('q2', choice('c'));
    expect(await answersOf(real, id)).toEqual(['d', 'c']);
    expect(a.state().active!.state.questions).toEqual(replay(await real.events(id))!.questions);
    expect(a.state().aside.overtaken).toMatchObject([{ type: 'answered', question: 'q1' }]);
    expect(await real.aside()).toMatchObject([{ value: { answer: { choice: 'a' } } }]);
    const later = await open({ storage: real }, clock);
    expect(later.state().aside).toMatchObject({ unreadable: 0, overtaken: [{ question: 'q1' }] });
  });

  it('has the overtaken answer in its files while it cannot even be kept aside', async () => {
    const { a, real, id } = await overtaken();
    Object.assign(real, { keepAside: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) });
    await a.state().takeOver();
    await a.state().answer('q2', choice('c'));
    expect(a.state().save.status).toBe('failed');
    const rescue = JSON.parse(a.state().rescue()) as { events: AttemptEvent[]; aside: AttemptEvent[] };
    expect(rescue.aside).toMatchObject([{ question: 'q1', answer: { choice: 'a' } }]);
    expect(new Set(rescue.events.map((e) => e.seq)).size).toBe(rescue.events.length);
    expect((await a.state().backup(0)).aside).toMatchObject([{ question: 'q1' }]);
    expect(await answersOf(real, id)).toEqual(['d', null]);
  });
});

describe('a read that fails', () => {
  const broken = () => Promise.reject(new DOMException('Internal error', 'UnknownError'));

  it.each(['attempts', 'settings', 'aside'] as const)(
    'of the %s at the start is said, and what can be read is there',
    async (what) => {
      const first = await open();
      await first.state().changeSettings({ theme: 'dark' });
      await first.state().start(mock);
      const { state } = await open({ storage: instead(first.storage, { [what]: broken }) }, first.clock);
      expect(state().unread).toBe(true);
      expect(state().attempts).toHaveLength(what === 'attempts' ? 0 : 1);
      expect(state().settings.theme).toBe(what === 'settings' ? 'system' : 'dark');
    },
  );

  it('of one mock that ran out does not keep the app from starting', async () => {
    const first = await open();
    await first.state().start(mock);
    first.clock.pass(60 * minuteMs);
    const { state } = await open({ storage: instead(first.storage, { events: broken }) }, first.clock);
    expect(state()).toMatchObject({ unread: true, attempts: [{ submittedAt: null }] });
  });

  it('is forgotten when everything can be read again', async () => {
    const first = await open();
    await first.state().start(mock);
    const part: Partial<AppStorage> = { attempts: broken };
    const { state } = await open({ storage: instead(first.storage, part) }, first.clock);
    delete part.attempts;
    await state().boot();
    expect(state()).toMatchObject({ unread: false, attempts: [{ mode: 'mock' }] });
  });
});

describe('opening', () => {
  it('ends on the attempt that was asked for last, and leaves the other to other tabs', async () => {
    const [tabA, tabB] = locks();
    const first = await open();
    const ids = [await first.state().start(mock), await first.state().start(mock)] as const;
    const { storage, release } = slowedRead(first.storage, ids[0]);
    const { state } = await open({ storage, tabs: tabA }, first.clock);
    const both = [state().open(ids[0]), state().open(ids[1])];
    release();
    await Promise.all(both);
    expect(state().active?.state.id).toBe(ids[1]);
    const other = await open({ tabs: tabB }, first.clock);
    await other.state().open(ids[0]);
    expect(other.state().active?.access).toBe('writer');
    await other.state().open(ids[1]);
    expect(other.state().active?.access).toBe('reader');
  });

  it('gives way to an attempt that is started meanwhile', async () => {
    const first = await open();
    const old = await first.state().start(mock);
    const { storage, release } = slowedRead(first.storage, old);
    const { state } = await open({ storage, rng: Math.random }, first.clock);
    const opening = state().open(old);
    const started = await state().start({ ...mock, seed: 'other' });
    release();
    await opening;
    expect(state().active?.state.id).toBe(started);
  });
});

describe('the row of an attempt', () => {
  it('follows a moved clock at once, on screen and in the storage', async () => {
    const { state, clock, storage } = await open();
    await state().start(mock);
    clock.moveWall(60 * minuteMs);
    await state().checkClock();
    expect(state().attempts[0]).toMatchObject({ clockOffsetMs: 60 * minuteMs });
    expect(await storage.attempts()).toEqual(state().attempts);
  });
});

describe('judging', () => {
  it('waits when every file is another than it should be, and loses nothing', async () => {
    const { state, files } = await open();
    await state().start(mock);
    await state().answer('q1', choice('a'));
    await state().submit('learner');
    const keys = files.get('bank.keys.json');
    files.set('bank.keys.json', '<!doctype html>');
    await expect(state().judgeNow()).rejects.toMatchObject({ reason: 'damaged' });
    expect(state().active!.state.judgedAt).toBeNull();
    files.set('bank.keys.json', keys);
    await state().judgeNow();
    expect(questionState(state().active!.state, 'q1').verdict?.outcome).toBe('right');
  });

  it('makes up for a bank that was missing, and leaves the verdicts given as they are', async () => {
    const other = choiceBank('other', ['x1']);
    const both = { ...mock, questions: [...bank.metas, ...other.metas] };
    const { library, files } = libraryOf([bank, other]);
    const { state } = await open({ library });
    await state().start(both);
    await state().answer('x1', choice('a'));
    await state().submit('learner');
    const keys = files.get('other.keys.json');
    files.set('other.keys.json', '<!doctype html>');
    await state().judgeNow();
    const first = state().active!.state;
    expect(questionState(first, 'x1').verdict).toBeUndefined();
    expect(questionState(first, 'q1').verdict?.outcome).toBe('blank');
    files.set('other.keys.json', keys);
    await state().judgeNow();
    const second = state().active!.state;
    expect(questionState(second, 'x1').verdict?.outcome).toBe('right');
    expect(questionState(second, 'q1').verdict).toBe(questionState(first, 'q1').verdict);
    await state().judgeNow();
    expect(state().active!.state.nextSeq).toBe(second.nextSeq);
  });
});

describe('erasing', () => {
  it('leaves nothing on screen or on its way that could be written again', async () => {
    const { state, storage } = await open();
    await state().changeSettings({ theme: 'dark' });
    const id = await state().start(mock);
    await state().answer('q1', choice('a'));
    await state().erase();
    expect(state()).toMatchObject({ active: null, attempts: [], openProblem: 'unknown' });
    expect(state().settings.theme).toBe('system');
    await state().answer('q2', choice('a'));
    expect(await storage.events(id)).toEqual([]);
    await state().open(id);
    expect(state()).toMatchObject({ active: null, openProblem: 'unknown' });
  });

  it('leaves no record of an answer that was on its way in another tab, and does not call it saved', async () => {
    let tell: (message: TabMessage) => void = () => undefined;
    const tabs: AttemptTabs = { ...singleTab, listen: (listener) => (tell = listener) };
    const real = await openIndexedStorage();
    let gate = Promise.resolve();
    let release: () => void = () => undefined;
    const { state } = await open({ tabs, storage: slowed(real, () => gate) });
    const id = await state().start(mock);
    gate = new Promise((resolve) => {
      release = resolve;
    });
    const late = state().answer('q1', choice('a'));
    await real.erase();
    tell({ type: 'erased' });
    release();
    await late;
    expect(await real.events(id)).toEqual([]);
    expect(state().save).toMatchObject({ status: 'idle', unsaved: 0 });
  });

  it('reaches a tab in the middle of an attempt', async () => {
    let tell: (message: TabMessage) => void = () => undefined;
    const tabs: AttemptTabs = { ...singleTab, listen: (listener) => (tell = listener) };
    const { state } = await open({ tabs });
    await state().start(mock);
    tell({ type: 'erased' });
    expect(state()).toMatchObject({ active: null, openProblem: 'unknown' });
  });
});

describe('practice', () => {
  const practice = { ...mock, mode: 'practice', title: 'practice', durationMs: null } as const;

  it('judges a question once, however often it is checked', async () => {
    const { state, storage } = await open();
    const id = await state().start(practice);
    await state().answer('q1', choice('b'));
    await Promise.all([state().check('q1'), state().check('q1')]);
    await state().check('q1');
    expect((await storage.events(id)).filter((e) => e.type === 'checked')).toHaveLength(1);
    expect(questionState(state().active!.state, 'q1').verdict?.outcome).toBe('wrong');
  });

  it('takes no other answer once its verdict is given, painted or not', async () => {
    const real = await openIndexedStorage();
    let gate = Promise.resolve();
    let release: () => void = () => undefined;
    const { state } = await open({ storage: slowed(real, () => gate) });
    const id = await state().start(practice);
    await state().answer('q1', choice('b'));
    gate = new Promise((resolve) => {
      release = resolve;
    });
    const checking = state().check('q1');
    await expect.poll(() => state().save.status).toBe('saving');
    const late = state().answer('q1', choice('a'));
    release();
    await Promise.all([checking, late]);
    const { answer, verdict } = questionState(replay(await real.events(id))!, 'q1');
    expect({ answer, outcome: verdict?.outcome }).toEqual({
      answer: { kind: 'choice', choice: 'b' },
      outcome: 'wrong',
    });
  });

  it('counts a question as seen for the first time only once', async () => {
    const { state } = await open();
    await state().start(practice);
    await state().answer('q1', choice('a'));
    await state().check('q1');
    await state().submit('learner');
    await state().start(practice);
    const items = state().active!.state.start.items;
    expect(items.find((i) => i.id === 'q1')?.firstSight).toBe(false);
    expect(items.find((i) => i.id === 'q2')?.firstSight).toBe(true);
  });
});

/** Two tabs with a lock for every attempt, as the browser has them. */
function locks() {
  const owners = new Map<string, AttemptTabs>();
  const make = (): AttemptTabs => {
    const tab: AttemptTabs = {
      ...singleTab,
      claim(attempt) {
        if (owners.has(attempt)) return Promise.resolve(false);
        owners.set(attempt, tab);
        return Promise.resolve(true);
      },
      release: (attempt) => void (owners.get(attempt) === tab && owners.delete(attempt)),
    };
    return tab;
  };
  return [make(), make()] as const;
}

/** The real storage, which gives the log of one attempt only when it is released. */
function slowedRead(real: AppStorage, attempt: string) {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const events = async (asked: string) => {
    if (asked === attempt) await gate;
    return real.events(asked);
  };
  return { storage: instead(real, { events }), release };
}

/** The real storage, with something happening before each event is written. */
function slowed(real: AppStorage, before: () => Promise<void>): AppStorage {
  return instead(real, {
    append: async (...args) => {
      await before();
      return real.append(...args);
    },
  });
}

/** The real storage with some of it done in another way, for as long as `part` says so. */
function instead(real: AppStorage, part: Partial<AppStorage>): AppStorage {
  return new Proxy(real, {
    get(target, name) {
      const value: unknown = Reflect.get(name in part ? part : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
