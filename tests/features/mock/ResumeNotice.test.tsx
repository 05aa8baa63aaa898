import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ResumeNotice } from '../../../src/features/mock/ResumeNotice.tsx';
import { aClock, anApp, choiceBank, renderScreen, startMock } from '../../support/app-builder.tsx';

const hourMs = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: aClock().wallMs });
});
afterEach(() => {
  vi.useRealTimers();
});

test('tells the deadline as the device’s clock will show it, also after that was moved', async () => {
  const app = await anApp({ banks: [choiceBank('dl', 1)] });
  await startMock(app, 60);
  app.clock.wallMs += 2 * hourMs;
  vi.setSystemTime(app.clock.wallMs);
  await app.store.getState().checkClock();
  renderScreen(app, <ResumeNotice />);
  const deadline = new Date(aClock().wallMs + 3 * hourMs);
  const text = [deadline.getHours(), deadline.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
  expect(screen.getByText(`${text} に締め切り`)).toBeVisible();
});
