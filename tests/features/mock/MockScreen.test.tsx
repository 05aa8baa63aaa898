import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Route } from 'wouter';
import type { AttemptEvent } from '../../../src/domain/attempt.ts';
import { questionState } from '../../../src/domain/attempt.ts';
import { MockScreen } from '../../../src/features/mock/MockScreen.tsx';
import { singleTab } from '../../../src/store/tabs.ts';
import { navigate } from '../../../src/ui/hash-location.ts';
import {
  type TestApp,
  addressNow,
  anApp,
  choiceBank,
  fourKinds,
  renderScreen,
  startMock,
} from '../../support/app-builder.tsx';
import { aChoice, aMultiple } from '../../support/bank-builder.ts';

/** A screen wide enough for the grid beside the question. */
function wideScreen() {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.startsWith('(width >='),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

const route = <Route path="/mock/:attempt" component={MockScreen} />;

async function sit(app: TestApp, minutes: number | null = 60): Promise<string> {
  const attempt = await startMock(app, minutes);
  renderScreen(app, route, `/mock/${attempt}`);
  await screen.findByRole('heading', { level: 1, name: /^問 1/ });
  // The stem is here.
  await waitFor(() => expect(document.querySelector('[aria-busy]')).toBeNull());
  return attempt;
}

const stateOf = (app: TestApp) => app.store.getState().active!.state;
const eventsOf = async (app: TestApp, attempt: string, type: AttemptEvent['type']) =>
  (await app.storage.events(attempt)).filter((e) => e.type === type);
const answerOf = (app: TestApp, index: number) =>
  questionState(stateOf(app), stateOf(app).start.items[index]!.id).answer;

beforeEach(() => wideScreen());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('keyboard', () => {
  it('chooses with a digit or the letter shown, flags with F and moves with the arrows', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    const radios = screen.getAllByRole<HTMLInputElement>('radio', { name: /^[ABC]/ });
    await user.keyboard('2');
    await waitFor(() => expect(radios[1]).toBeChecked());
    await user.keyboard('c');
    await waitFor(() => expect(radios[2]).toBeChecked());
    await user.keyboard('f');
    expect(await screen.findByRole('button', { name: '見直し', pressed: true })).toBeVisible();
    // From inside the radio group: the arrow moves on, not the choice.
    radios[2]!.focus();
    await user.keyboard('{ArrowRight}');
    const heading = await screen.findByRole('heading', { level: 1, name: '問 2 / 4' });
    expect(heading).toHaveFocus();
    expect(answerOf(app, 0)).toEqual({ kind: 'choice', choice: radios[2]!.value });
    await user.keyboard('{ArrowLeft}');
    await screen.findByRole('heading', { level: 1, name: /^問 1/ });
  });

  it('ticks and unticks where several may be chosen', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}');
    await screen.findAllByRole('checkbox', { name: /^[ABC]/ });
    await user.keyboard('13');
    await waitFor(() => expect(answerOf(app, 1)).toMatchObject({ choices: { length: 2 } }));
    await user.keyboard('1');
    await waitFor(() => expect(answerOf(app, 1)).toMatchObject({ choices: { length: 1 } }));
  });

  it('fills the blanks in order, and the one that has the focus', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    const first = await screen.findByRole('group', { name: '空欄 ア' });
    const second = screen.getByRole('group', { name: '空欄 イ' });
    await user.keyboard('12');
    await waitFor(() => expect(within(first).getAllByRole('radio')[0]).toBeChecked());
    await waitFor(() => expect(within(second).getAllByRole('radio')[1]).toBeChecked());
    within(second).getAllByRole('radio')[1]!.focus();
    await user.keyboard('1');
    await waitFor(() => expect(within(second).getAllByRole('radio')[0]).toBeChecked());
    expect(within(first).getAllByRole('radio')[0]).toBeChecked();
  });

  it('puts the focus on what a key has chosen in a blank, and chooses in the next open one from there', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    const first = within(await screen.findByRole('group', { name: '空欄 ア' })).getAllByRole('radio');
    const second = within(screen.getByRole('group', { name: '空欄 イ' })).getAllByRole('radio');
    await user.keyboard('2');
    expect(first[1]).toHaveFocus();
    await user.keyboard('1');
    expect(second[0]).toHaveFocus();
    // All are filled: the one with the focus is changed.
    await user.keyboard('2');
    expect(second[1]).toHaveFocus();
    await waitFor(() => expect(second[1]).toBeChecked());
    expect(first[1]).toBeChecked();
  });

  it.each(['7', '-', '.', '７', '－'])(
    'types %s into the field of a number wherever it is pressed',
    async (key) => {
      const app = await anApp();
      const user = userEvent.setup();
      await sit(app);
      await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
      const field = await screen.findByRole('textbox', { name: /答え/ });
      expect(field).not.toHaveFocus();
      await user.keyboard(`${key}5`);
      expect(field).toHaveFocus();
      expect(field).toHaveValue(`${key}5`);
      await waitFor(() => expect(answerOf(app, 3)).toEqual({ kind: 'number', text: `${key}5` }));
    },
  );

  it('goes on at the end of a number that is there, and leaves the letters to the tools', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: /答え/ });
    await user.type(field, '0.2');
    field.setSelectionRange(0, 0);
    act(() => field.blur());
    await user.keyboard('f');
    expect(await screen.findByRole('button', { name: '見直し', pressed: true })).toBeVisible();
    await user.keyboard('5');
    expect(field).toHaveValue('0.25');
  });

  it('gets a number from a telephone with a keyboard that has a minus and a slash', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    // Of the keyboards of iOS, those for `decimal`, `numeric` and `tel` have not.
    expect(await screen.findByRole('textbox', { name: /答え/ })).toHaveAttribute('inputmode', 'text');
  });

  it('types digits and letters into a text field and nowhere else', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    const field = await screen.findByRole('textbox');
    await user.type(field, '0.5f{ArrowLeft}');
    expect(screen.getByRole('heading', { level: 1, name: /^問 4/ })).toBeVisible();
    await waitFor(() => expect(answerOf(app, 3)).toEqual({ kind: 'number', text: '0.5f' }));
    expect(questionState(stateOf(app), stateOf(app).start.items[3]!.id).flagged).toBe(false);
  });

  it('reaches the calculator only while it has the focus', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{Shift>}C{/Shift}');
    const display = await screen.findByRole('textbox', { name: '電卓の表示' });
    expect(display).toHaveFocus();
    await user.keyboard('2*3{Enter}');
    expect(display).toHaveValue('6');
    expect(answerOf(app, 0)).toBeUndefined();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('textbox', { name: '電卓の表示' })).toBeNull();
    expect(screen.getByRole('button', { name: '電卓' })).toHaveFocus();
    await user.keyboard('1');
    await waitFor(() => expect(answerOf(app, 0)).toBeDefined());
  });

  it('shows what waits in the calculator, then what the result came from, and says in which order', async () => {
    vi.stubGlobal('matchMedia', undefined);
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.click(screen.getByRole('button', { name: '電卓' }));
    const display = screen.getByRole('textbox', { name: '電卓の表示' });
    await user.keyboard('2+3*4');
    expect(screen.getByText('5 ×')).toBeVisible();
    await user.keyboard('{Enter}');
    expect(screen.getByText('5 × 4 =')).toBeVisible();
    expect(display).toHaveValue('20');
    await user.keyboard('7');
    expect(screen.queryByText('5 × 4 =')).toBeNull();
    expect(screen.getByText('左から順に計算（2+3×4 は 20）')).toBeVisible();
    expect(display).toHaveAccessibleDescription('左から順に計算（2+3×4 は 20）');
  });

  it('hides the time with H', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    expect(screen.getByRole('timer')).toHaveTextContent('1:00:00');
    await user.keyboard('h');
    await waitFor(() => expect(screen.getByRole('timer')).toHaveTextContent('非表示'));
  });
});

describe('nothing leaks before submission', () => {
  it('shows no verdict on Enter, and neither page nor network knows a key', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    for (const key of ['1', '{Enter}', '{ArrowRight}', '1', '{Enter}', '{ArrowRight}', '1{Enter}']) {
      await user.keyboard(key);
    }
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(app.fetched.filter((url) => url.startsWith('keys'))).toEqual([]);
    expect(stateOf(app).judgedAt).toBeNull();
    expect(stateOf(app).submitted).toBeNull();
    const page = document.body.innerHTML;
    // Reasons and explanations of the bank in use, and what a verdict would say.
    for (const secret of ['指数の和で割るため', 'argmax', '総和は', '正解', '不正解', 'correct', '点']) {
      expect(page).not.toContain(secret);
    }
  });
});

describe('grid', () => {
  it('filters by what is open and what is flagged, and names each cell', async () => {
    const app = await anApp({ banks: [choiceBank('many', 5)] });
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('1f{ArrowRight}{ArrowRight}f');
    await screen.findByRole('button', { name: '問 1、解答済み、見直し' });
    await screen.findByRole('button', { name: '問 3、未解答、見直し' });
    const cells = () => screen.getAllByRole('button', { name: /^問 \d/ }).map((b) => b.textContent);
    await user.click(screen.getByRole('radio', { name: '見直し 2' }));
    expect(cells()).toEqual(['1', '3']);
    await user.click(screen.getByRole('radio', { name: '未解答 4' }));
    expect(cells()).toEqual(['2', '3', '4', '5']);
    await user.click(screen.getByRole('button', { name: /^問 5/ }));
    expect(await screen.findByRole('heading', { level: 1, name: '問 5 / 5' })).toHaveFocus();
  });

  it('has a place for every filter from the start', async () => {
    const app = await anApp();
    await sit(app);
    expect(screen.getByRole('radio', { name: '一部未解答 0' })).toBeVisible();
  });

  it('counts another number of choices than asked for as partly answered, says how many, and refuses none', async () => {
    const app = await anApp({ banks: [{ ...fourKinds(), questions: [aMultiple({ choose: 2 })] }] });
    const user = userEvent.setup();
    await sit(app);
    const said = () => within(screen.getByRole('group', { name: /^2 つ選ぶ/ })).getByRole('status');
    expect(said()).toHaveTextContent('（0 つ選択中）');
    await user.keyboard('1');
    await screen.findByRole('button', { name: '問 1、一部未解答' });
    expect(said()).toHaveTextContent('（1 つ選択中）');
    await user.keyboard('2');
    await screen.findByRole('button', { name: '問 1、解答済み' });
    await user.keyboard('3');
    await screen.findByRole('button', { name: '問 1、一部未解答' });
    expect(said()).toHaveTextContent('（3 つ選択中）');
    expect(answerOf(app, 0)).toMatchObject({ choices: { length: 3 } });
    await user.click(screen.getAllByRole('button', { name: '解答を確認する' })[0]!);
    await user.click(await screen.findByRole('button', { name: '提出する' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('選んだ数が指定と違う問題が 1 問あります。問 1');
  });

  it.each(['4分の3', '1/0', 'abc'])(
    'counts %s for a number as not answered, and keeps the text',
    async (text) => {
      const app = await anApp();
      const user = userEvent.setup();
      await sit(app);
      await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
      await user.type(await screen.findByRole('textbox', { name: /答え/ }), text);
      await screen.findByRole('button', { name: '問 4、未解答、読めない数値' });
      expect(screen.getByRole('radio', { name: '未解答 4' })).toBeVisible();
      await user.click(screen.getAllByRole('button', { name: '解答を確認する' })[0]!);
      const list = await screen.findByRole('region', { name: '読めない数値' });
      expect(
        within(list)
          .getAllByRole('button')
          .map((b) => b.textContent),
      ).toEqual(['4']);
      await user.click(screen.getByRole('button', { name: '提出する' }));
      const dialog = screen.getByRole('dialog');
      expect(dialog).toHaveTextContent('未解答が 4 問あります');
      expect(dialog).toHaveTextContent('そのうち 1 問は、解答を数値として読めません。問 4');
      expect(answerOf(app, 3)).toEqual({ kind: 'number', text });
    },
  );

  it('tells a question with an open blank from an answered one', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await screen.findByRole('group', { name: '空欄 ア' });
    await user.keyboard('1');
    await screen.findByRole('button', { name: '問 3、一部未解答' });
    await user.keyboard('1');
    await screen.findByRole('button', { name: '問 3、解答済み' });
  });

  it('is a dialog on a narrow screen, and leaves the focus on the question chosen', async () => {
    vi.stubGlobal('matchMedia', undefined);
    const app = await anApp({ banks: [choiceBank('many', 5)] });
    const user = userEvent.setup();
    await sit(app);
    expect(screen.queryByRole('button', { name: /^問 4/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: '問題一覧' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /^問 4/ }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByRole('heading', { level: 1, name: '問 4 / 5' })).toHaveFocus();
  });
});

describe('submission', () => {
  it('names what is unanswered and submits once, however often the button is pressed', async () => {
    const app = await anApp({ banks: [choiceBank('many', 3)] });
    const user = userEvent.setup();
    const attempt = await sit(app);
    await user.keyboard('1');
    await user.click(screen.getByRole('button', { name: '解答を確認する' }));
    expect(await screen.findByRole('heading', { level: 1, name: '解答の確認' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: '提出する' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('未解答が 2 問あります。問 2、問 3');
    const submit = within(dialog).getByRole('button', { name: '提出して採点する' });
    act(() => {
      submit.click();
      submit.click();
    });
    await waitFor(() => expect(addressNow()).toBe(`/result/${attempt}`));
    expect(await eventsOf(app, attempt, 'submitted')).toHaveLength(1);
  });

  it('submits by itself when time runs out, once, and goes to the result', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    const attempt = await sit(app, 1);
    await user.keyboard('1');
    await waitFor(() => expect(answerOf(app, 0)).toBeDefined());
    app.clock.pass(61_000);
    // Back from sleep or another tab: several signs at once.
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
      window.dispatchEvent(new Event('focus'));
      window.dispatchEvent(new Event('pageshow'));
    });
    await waitFor(() => expect(addressNow()).toBe(`/result/${attempt}`));
    const submitted = await eventsOf(app, attempt, 'submitted');
    expect(submitted).toHaveLength(1);
    expect(submitted[0]).toMatchObject({ by: 'time', at: stateOf(app).start.at + 60_000 });
  });

  it('redirects a submitted attempt to its result', async () => {
    const app = await anApp();
    const attempt = await startMock(app);
    await app.store.getState().submit('learner');
    renderScreen(app, route, `/mock/${attempt}`);
    await waitFor(() => expect(addressNow()).toBe(`/result/${attempt}`));
  });
});

describe('time', () => {
  it('warns once when little is left, and brings a hidden clock back', async () => {
    const app = await anApp();
    await app.store.getState().changeSettings({ timerHidden: true });
    await sit(app, 60);
    expect(screen.getByRole('timer')).toHaveTextContent('非表示');
    const look = () => act(() => void document.dispatchEvent(new Event('visibilitychange')));
    app.clock.pass(56 * 60_000);
    look();
    expect(await screen.findByText('残り時間が 5 分を切りました')).toBeVisible();
    expect(screen.getByRole('timer')).toHaveTextContent('4:00');
    expect(screen.getByRole('timer')).not.toHaveAttribute('aria-live');
  });
});

describe('what an attempt remembers', () => {
  it('goes on at the question it was left at, with answers and flags', async () => {
    const app = await anApp({ banks: [choiceBank('many', 4)] });
    const user = userEvent.setup();
    const attempt = await sit(app);
    await user.keyboard('{ArrowRight}{ArrowRight}2f');
    await screen.findByRole('button', { name: '問 3、解答済み、見直し' });
    document.body.innerHTML = '';
    // A new page over the same storage.
    const later = await anApp({ banks: [choiceBank('many', 4)], storage: app.storage, clock: app.clock });
    renderScreen(later, route, `/mock/${attempt}`);
    await screen.findByRole('heading', { level: 1, name: '問 3 / 4、見直し' });
    expect(await screen.findByRole('button', { name: '問 3、解答済み、見直し' })).toBeVisible();
  });

  it('records when the page is hidden and seen again', async () => {
    const app = await anApp();
    const attempt = await sit(app);
    const visibility = vi.spyOn(document, 'visibilityState', 'get');
    visibility.mockReturnValue('hidden');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(async () => expect(await eventsOf(app, attempt, 'left')).toHaveLength(1));
    visibility.mockReturnValue('visible');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await waitFor(async () => expect(await eventsOf(app, attempt, 'seen')).toHaveLength(2));
    visibility.mockRestore();
  });

  it('leaves a question out of the score while its figure cannot be shown', async () => {
    const question = aChoice({ figure: { src: 'figures/a.svg', alt: '図の説明' } });
    const app = await anApp({ banks: [{ ...fourKinds(), questions: [question] }] });
    const user = userEvent.setup();
    await sit(app);
    const excluded = () => questionState(stateOf(app), question.id).excluded;
    act(() => void screen.getByAltText('図の説明').dispatchEvent(new Event('error')));
    await waitFor(() => expect(excluded()).toBe(true));
    await user.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    act(() => void screen.getByAltText('図の説明').dispatchEvent(new Event('load')));
    await waitFor(() => expect(excluded()).toBe(false));
  });
});

describe('when something is in the way', () => {
  it('says that an attempt is unknown and offers a way on', async () => {
    renderScreen(await anApp(), route, '/mock/nobody');
    expect(await screen.findByRole('alert')).toHaveTextContent('この受験の記録は見つかりません');
    expect(screen.getByRole('link', { name: 'ホームへ' })).toHaveAttribute('href', '#/');
  });

  it('only reads while another tab writes, until it takes over', async () => {
    const first = await anApp();
    const attempt = await startMock(first);
    const app = await anApp({
      storage: first.storage,
      clock: first.clock,
      tabs: { ...singleTab, claim: () => Promise.resolve(false) },
    });
    const user = userEvent.setup();
    renderScreen(app, route, `/mock/${attempt}`);
    await screen.findByText('別のタブで開いています');
    await user.keyboard('1f');
    expect(await eventsOf(app, attempt, 'answered')).toHaveLength(0);
    const { events } = app.storage;
    app.storage.events = () => Promise.reject(new Error('the browser refuses'));
    await user.click(screen.getByRole('button', { name: 'このタブで続ける' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('保存領域を読めませんでした');
    app.storage.events = events.bind(app.storage);
    await user.click(screen.getByRole('button', { name: 'このタブで続ける' }));
    await waitFor(() => expect(screen.queryByText('別のタブで開いています')).toBeNull());
    await user.keyboard('1');
    await waitFor(() => expect(answerOf(app, 0)).toBeDefined());
  });

  it('says at once that an answer is not saved, and keeps it', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    await sit(app);
    const append = vi
      .spyOn(app.storage, 'append')
      .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await user.keyboard('1');
    expect(await screen.findByText('解答を保存できません')).toBeVisible();
    expect(screen.getByText('保存できていません')).toBeVisible();
    expect(answerOf(app, 0)).toBeDefined();
    append.mockRestore();
    await user.click(screen.getByRole('button', { name: 'もう一度保存する' }));
    await waitFor(() => expect(screen.queryByText('解答を保存できません')).toBeNull());
  });

  it('still has an unsaved answer when the learner leaves and comes back', async () => {
    const app = await anApp({ banks: [choiceBank('many', 2)] });
    const user = userEvent.setup();
    const attempt = await sit(app);
    const append = vi
      .spyOn(app.storage, 'append')
      .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await user.keyboard('1');
    await screen.findByText('解答を保存できません');
    await user.click(screen.getByRole('button', { name: '中断する' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('まだ保存できていない記録が');
    await user.click(screen.getByRole('button', { name: '中断してホームへ' }));
    await waitFor(() => expect(app.store.getState().active).toBeNull());
    act(() => navigate(`/mock/${attempt}`));
    await screen.findByRole('button', { name: '問 1、解答済み' });
    expect(screen.getByText('解答を保存できません')).toBeVisible();
    append.mockRestore();
    await user.click(screen.getByRole('button', { name: 'もう一度保存する' }));
    await waitFor(async () => expect(await eventsOf(app, attempt, 'answered')).toHaveLength(1));
  });

  it('tells who leaves that the clock keeps running, and goes home', async () => {
    const app = await anApp();
    const user = userEvent.setup();
    const attempt = await sit(app);
    await user.click(screen.getByRole('button', { name: '中断する' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('時計は止まりません');
    await user.click(screen.getByRole('button', { name: '中断してホームへ' }));
    await waitFor(() => expect(addressNow()).toBe('/'));
    await waitFor(async () => expect(await eventsOf(app, attempt, 'left')).toHaveLength(1));
    expect(app.store.getState().active).toBeNull();
  });
});

it('shows the notes of the scratch board in a tab that only reads, and takes none', async () => {
  const first = await anApp({ banks: [choiceBank('many', 1)] });
  const attempt = await startMock(first);
  await first.storage.saveScratch({ attempt, question: 'many-q-1', text: '1+1', strokes: [] });
  const app = await anApp({
    banks: [choiceBank('many', 1)],
    storage: first.storage,
    clock: first.clock,
    tabs: { ...singleTab, claim: () => Promise.resolve(false) },
  });
  const user = userEvent.setup();
  renderScreen(app, route, `/mock/${attempt}`);
  await user.click(await screen.findByRole('button', { name: '計算用紙' }));
  const notes = await screen.findByRole('textbox', { name: 'メモ' });
  expect(notes).toHaveValue('1+1');
  await user.type(notes, '=2');
  expect(notes).toHaveValue('1+1');
  expect(await app.storage.scratch(attempt, 'many-q-1')).toMatchObject({ text: '1+1' });
});

it('keeps the scratch board of each question', async () => {
  const app = await anApp({ banks: [choiceBank('many', 2)] });
  const user = userEvent.setup();
  const attempt = await sit(app);
  await user.keyboard('s');
  const notes = await screen.findByRole('textbox', { name: 'メモ' });
  await waitFor(() => expect(notes).toHaveFocus());
  await user.keyboard('1+1');
  await user.click(screen.getByRole('button', { name: '次の問題' }));
  await screen.findByRole('heading', { level: 1, name: /^問 2/ });
  expect(await screen.findByRole('textbox', { name: 'メモ' })).toHaveValue('');
  await user.click(screen.getByRole('button', { name: '前の問題' }));
  await screen.findByRole('heading', { level: 1, name: /^問 1/ });
  expect(await screen.findByRole('textbox', { name: 'メモ' })).toHaveValue('1+1');
  const first = stateOf(app).start.items[0]!.id;
  expect(await app.storage.scratch(attempt, first)).toMatchObject({ text: '1+1' });
});

it('names the questions whose answers could not take their place, and what to do', async () => {
  const first = await anApp({ banks: [choiceBank('many', 3)] });
  const attempt = await startMock(first);
  await first.storage.keepAside([
    {
      type: 'answered',
      question: 'many-q-3',
      answer: { kind: 'choice', choice: 'a' },
      attempt,
      seq: 1,
      at: 1,
    },
  ]);
  const app = await anApp({ banks: [choiceBank('many', 3)], storage: first.storage, clock: first.clock });
  renderScreen(app, route, `/mock/${attempt}`);
  const notice = await screen.findByRole('alert');
  expect(notice).toHaveTextContent('記録に入れられなかった操作があります');
  expect(notice).toHaveTextContent('このタブでの操作（問 3）は記録に入っていません');
  expect(notice).toHaveTextContent('今の解答を確かめ');
});
