import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Route } from 'wouter';
import { forFramework } from '../../../src/content/compiled.ts';
import { NoteScreen } from '../../../src/features/notes/NoteScreen.tsx';
import { NotesScreen } from '../../../src/features/notes/NotesScreen.tsx';
import { Explanation } from '../../../src/views/Explanation.tsx';
import { anApp, choiceBank, renderScreen } from '../../support/app-builder.tsx';
import { aNote } from '../../support/note-builder.ts';

const screens = (
  <>
    <Route path="/notes" component={NotesScreen} />
    <Route path="/notes/:item" component={NoteScreen} />
  </>
);
const notes = [aNote({ item: '1.1.i' }), aNote(), aNote({ item: '3.6.i' })];

describe('the list', () => {
  test('names each item under its chapter and says in words which are examined', async () => {
    renderScreen(await anApp({ notes }), screens, '/notes');
    const chapter = (name: string) => screen.getByRole('heading', { level: 2, name }).closest('section')!;
    expect(within(chapter('数学的基礎')).getByRole('listitem')).toHaveTextContent('行列演習出題範囲外');
    const items = within(chapter('深層学習の基礎')).getAllByRole('listitem');
    expect(items.map((li) => li.textContent)).toEqual(['出力層と損失関数試験範囲', 'Transformer試験範囲']);
    expect(screen.getByRole('link', { name: 'Transformer' })).toHaveAttribute('href', '#/notes/3.6.i');
  });

  test('says so when there is none, and leads to practice', async () => {
    renderScreen(await anApp(), screens, '/notes');
    expect(screen.getByText(/要点はまだありません/)).toBeVisible();
    expect(screen.getByRole('link', { name: '演習へ' })).toHaveAttribute('href', '#/practice');
  });
});

describe('a note', () => {
  test('shows sections, slips beside what holds, sources and the ways on', async () => {
    const app = await anApp({ notes });
    renderScreen(app, screens, '/notes/3.1.ii');
    expect(await screen.findByRole('heading', { level: 2, name: '定義' })).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: '出力層と損失関数' })).toHaveAttribute('lang', 'ja');
    expect(screen.getByRole('term')).toHaveTextContent('よくある理解softmax は最大の成分だけを残す');
    expect(screen.getByRole('definition')).toHaveTextContent('実際どの成分も正で');
    expect(screen.getByRole('link', { name: 'Bridle (1990)' })).toHaveAttribute('rel', 'noopener noreferrer');
    expect(screen.getByRole('link', { name: 'この項目を演習する' })).toHaveAttribute(
      'href',
      '#/practice?item=3.1.ii',
    );
    const others = within(screen.getByRole('navigation', { name: '前後の要点' }));
    expect(others.getByRole('link', { name: '前行列演習' })).toHaveAttribute('href', '#/notes/1.1.i');
    await userEvent.click(others.getByRole('link', { name: '次Transformer' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Transformer' })).toBeVisible();
    expect(app.fetched.filter((url) => url.startsWith('notes/'))).toEqual(['notes/3.1.ii', 'notes/3.6.i']);
  });

  test('that cannot be loaded says so and comes when it is tried again', async () => {
    const app = await anApp({ notes });
    app.broken.add('notes/3.6.i');
    renderScreen(app, screens, '/notes/3.6.i');
    expect(await screen.findByRole('alert')).toHaveTextContent('通信を確認してください');
    app.broken.clear();
    await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
    expect(await screen.findByRole('heading', { level: 2, name: '定義' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test.each(['9.9.i', '2.1.i', 'constructor'])('of %s, which has none, leads to the list', async (item) => {
    renderScreen(await anApp({ notes }), screens, `/notes/${item}`);
    expect(screen.getByRole('alert')).toHaveTextContent(`項目「${item}」の要点は見つかりません`);
    expect(screen.getByRole('link', { name: '要点の一覧' })).toHaveAttribute('href', '#/notes');
  });
});

describe('an explanation', () => {
  const show = async (syllabus: string) => {
    const app = await anApp({ notes, banks: [choiceBank('dl', 1, syllabus)] });
    const [paper, keys] = await Promise.all([app.library.paper('dl'), app.library.keys('dl')]);
    renderScreen(
      app,
      <Explanation
        question={forFramework(paper.questions['dl-q-1']!, 'pytorch')}
        answerKey={forFramework(keys.keys['dl-q-1']!, 'pytorch')}
        seed="s"
        language="ja"
      />,
    );
  };

  test('links to the note of its syllabus item', async () => {
    await show('3.6.i');
    expect(screen.getByRole('link', { name: '要点：Transformer' })).toHaveAttribute('href', '#/notes/3.6.i');
  });

  test('has no such link when there is no note', async () => {
    await show('2.1.i');
    expect(screen.queryByRole('link', { name: /^要点/ })).toBeNull();
  });
});
