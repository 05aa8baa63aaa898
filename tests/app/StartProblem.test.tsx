import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { StartProblem } from '../../src/app/StartProblem.tsx';

test('an app that cannot start says so in both languages, what is safe, and the way on', () => {
  render(<StartProblem detail="UnknownError: Internal error" />);
  const said = screen.getByRole('alert');
  expect(said).toHaveTextContent('アプリを始められませんでした');
  expect(said).toHaveTextContent('記録は消していません');
  expect(said).toHaveTextContent('The app could not start');
  expect(said).toHaveTextContent('No record was deleted');
  expect(said).toHaveTextContent('UnknownError: Internal error');
  expect(screen.getByRole('button', { name: 'もう一度読み込む' })).toBeEnabled();
  expect(screen.getByRole('button', { name: 'Load again' })).toBeEnabled();
});
