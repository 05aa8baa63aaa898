import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ScratchBoard } from '../../../src/features/mock/ScratchBoard.tsx';
import { anApp, renderScreen } from '../../support/app-builder.tsx';

test('a board that cannot be read is not replaced by an empty one: it comes when it can be read', async () => {
  const app = await anApp();
  await app.storage.saveScratch({ attempt: 'a1', question: 'q1', text: '1+1', strokes: [] });
  const read = vi.spyOn(app.storage, 'scratch').mockRejectedValue(new DOMException('no', 'UnknownError'));
  renderScreen(
    app,
    <ScratchBoard attempt="a1" question="q1" boards={new Map()} focusNotes={false} readOnly={false} />,
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('この問題の計算用紙を読めませんでした');
  expect(screen.queryByRole('textbox')).toBeNull();
  read.mockRestore();
  await userEvent.click(screen.getByRole('button', { name: 'もう一度読み込む' }));
  expect(await screen.findByRole('textbox', { name: 'メモ' })).toHaveValue('1+1');
});
