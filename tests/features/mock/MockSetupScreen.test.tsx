import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { questionCode } from '../../../src/domain/paper.ts';
import { MockSetupScreen } from '../../../src/features/mock/MockSetupScreen.tsx';
import { addressNow, anApp, choiceBank, renderScreen, startMock } from '../../support/app-builder.tsx';

const start = () => screen.findByRole('button', { name: '模試を始める' });

/** The exam is open: the attempt is written and its address is there. */
const started = () => waitFor(() => expect(addressNow()).toMatch(/^\/mock\/\w+$/));

describe('setting a mock up', () => {
  it('starts one attempt on two clicks', async () => {
    const app = await anApp({ banks: [choiceBank('many', 20)] });
    renderScreen(app, <MockSetupScreen />, '/mock?t=quick');
    const button = await start();
    act(() => {
      button.click();
      button.click();
    });
    await started();
    act(() => button.click());
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(await app.storage.attempts()).toHaveLength(1);
    expect((await app.storage.attempts())[0]).toMatchObject({ title: 'quick', durationMs: 15 * 60_000 });
  });

  it('says before the start how many questions there will be when the banks hold too few', async () => {
    const app = await anApp({ banks: [choiceBank('few', 4)] });
    renderScreen(app, <MockSetupScreen />, '/mock');
    expect(await screen.findByText('この構成では 4 問になります')).toBeVisible();
    const row = screen.getByRole('row', { name: /^深層学習/ });
    expect(row).toHaveTextContent('深層学習444');
  });

  it('draws unseen questions first', async () => {
    const banks = [choiceBank('many', 20)];
    const app = await anApp({ banks });
    const user = userEvent.setup();
    await app.store.getState().start({
      mode: 'mock',
      title: 'custom',
      questions: app.metas.slice(0, 12),
      seed: 'before',
      framework: 'pytorch',
      durationMs: 60_000,
    });
    await app.store.getState().submit('learner');
    renderScreen(app, <MockSetupScreen />, '/mock');
    await user.click(await screen.findByRole('radio', { name: /自分で決める/ }));
    for (const chapter of ['数学的基礎', '機械学習', '深層学習の応用', '開発・運用環境']) {
      await user.click(screen.getByRole('checkbox', { name: chapter }));
    }
    const field = screen.getByRole('textbox', { name: '問題数' });
    await user.clear(field);
    await user.type(field, '8');
    await user.click(await start());
    await started();
    const drawn = app.store.getState().active!.state.start.items.map((i) => i.id);
    expect(drawn.toSorted()).toEqual(
      app.metas
        .slice(12)
        .map((q) => q.id)
        .toSorted(),
    );
  });

  it('refuses numbers out of range beside the field', async () => {
    const app = await anApp({ banks: [choiceBank('many', 20)] });
    const user = userEvent.setup();
    renderScreen(app, <MockSetupScreen />, '/mock?t=custom');
    const field = await screen.findByRole('textbox', { name: '時間（分）' });
    await user.clear(field);
    await user.type(field, '900');
    expect(field).toHaveAccessibleDescription('1〜240 の整数で入力してください');
    expect(await start()).toBeDisabled();
  });

  it('remembers the framework', async () => {
    const app = await anApp({ banks: [choiceBank('many', 20)] });
    const user = userEvent.setup();
    renderScreen(app, <MockSetupScreen />, '/mock');
    await user.click(await screen.findByRole('radio', { name: 'TensorFlow' }));
    await waitFor(async () => expect((await app.storage.settings()).framework).toBe('tensorflow'));
  });

  it('offers an unfinished mock first', async () => {
    const app = await anApp({ banks: [choiceBank('many', 20)] });
    const attempt = await startMock(app);
    renderScreen(app, <MockSetupScreen />, '/mock');
    expect(screen.getByRole('link', { name: '続きから受ける' })).toHaveAttribute('href', `#/mock/${attempt}`);
  });

  it('says that the banks cannot be loaded, and loads them again', async () => {
    const app = await anApp({ banks: [choiceBank('many', 20)] });
    const user = userEvent.setup();
    app.broken.add('index');
    renderScreen(app, <MockSetupScreen />, '/mock');
    await screen.findByText('問題集を読み込めませんでした');
    app.broken.delete('index');
    await user.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    expect(await start()).toBeEnabled();
  });
});

describe('a shared mock', () => {
  it('is exactly the paper it was made from', async () => {
    const app = await anApp({ banks: [choiceBank('many', 20)] });
    const user = userEvent.setup();
    renderScreen(app, <MockSetupScreen />, '/mock?t=half');
    await start();
    await user.click(screen.getByRole('button', { name: 'リンクを共有' }));
    const link = await navigator.clipboard.readText();
    expect(await screen.findByText(/リンクをコピーしました/)).toBeVisible();
    await user.click(await start());
    await started();
    const mine = app.store.getState().active!.state.start;

    document.body.innerHTML = '';
    const other = await anApp({ banks: [choiceBank('many', 20)] });
    // Whoever opens it has met other questions and prefers another framework.
    await other.store.getState().changeSettings({ framework: 'tensorflow' });
    await startMock(other);
    renderScreen(other, <MockSetupScreen />, link.split('#')[1]);
    expect(await screen.findByText(`${mine.items.length} 問・60 分`)).toBeVisible();
    await user.click(await start());
    await started();
    const theirs = other.store.getState().active!.state.start;
    expect(theirs.items.map((i) => i.id)).toEqual(mine.items.map((i) => i.id));
    expect([theirs.seed, theirs.framework, theirs.durationMs]).toEqual([
      mine.seed,
      mine.framework,
      mine.durationMs,
    ]);
  });

  it('with a seed alone is the same for everybody, whatever they have seen', async () => {
    const banks = [choiceBank('many', 30)];
    const papers: string[][] = [];
    for (const met of [0, 5]) {
      const app = await anApp({ banks });
      const user = userEvent.setup();
      if (met > 0) {
        await app.store.getState().start({
          mode: 'mock',
          title: 'custom',
          questions: app.metas.slice(0, met),
          seed: 'x',
          framework: 'pytorch',
          durationMs: 1,
        });
      }
      const { unmount } = renderScreen(app, <MockSetupScreen />, '/mock?seed=class-3&t=quick');
      await user.click(await start());
      await started();
      expect(app.store.getState().active?.state.start.seed).toBe('class-3');
      papers.push(app.store.getState().active!.state.start.items.map((i) => i.id));
      unmount();
    }
    expect(papers[0]!.length).toBeGreaterThan(0);
    expect(papers[1]).toEqual(papers[0]);
  });

  it('counts and names the questions that are gone, and lets the rest be sat', async () => {
    const app = await anApp({ banks: [choiceBank('many', 3)] });
    const user = userEvent.setup();
    const code = questionCode(app.metas[1]!.id);
    renderScreen(app, <MockSetupScreen />, `/mock?seed=a&min=10&t=custom&q=zzzzz${code}`);
    expect(await screen.findByText('2 問のうち 1 問は今の問題集にありません')).toBeVisible();
    expect(screen.getByText(/zzzzz/)).toHaveTextContent('残りの 1 問を受けられます');
    await user.click(await start());
    await started();
    expect(app.store.getState().active?.state.start.items.map((i) => i.id)).toEqual([app.metas[1]!.id]);
  });

  it('names every parameter that cannot be read, and a way on', async () => {
    const app = await anApp();
    renderScreen(app, <MockSetupScreen />, '/mock?seed=%3C&min=999&fw=jax&t=half');
    const alert = await screen.findByRole('alert');
    for (const text of ['seed を読み取れません', 'min を読み取れません（「999」）', 'fw を読み取れません']) {
      expect(alert).toHaveTextContent(text);
    }
    expect(screen.getByRole('link', { name: '自分で模試を選ぶ' })).toHaveAttribute('href', '#/mock');
  });
});
