import { render, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppRoot } from '../../src/app/AppRoot.tsx';
import { anApp, startMock } from '../support/app-builder.tsx';

/** Whether the browser would ask if the page were closed now. */
function asksBeforeClosing(): boolean {
  const closing = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(closing);
  return closing.defaultPrevented;
}

test('the page asks before it is closed on every screen, but only while an answer is not saved', async () => {
  const app = await anApp();
  await startMock(app);
  window.location.hash = '/no-such-screen';
  render(<AppRoot app={app} />);
  await screen.findByRole('heading', { level: 1 });
  expect(asksBeforeClosing()).toBe(false);
  const append = vi
    .spyOn(app.storage, 'append')
    .mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await app.store.getState().answer(app.metas[0]!.id, () => ({ kind: 'choice', choice: 'a' }));
  await waitFor(() => expect(asksBeforeClosing()).toBe(true));
  append.mockRestore();
  await app.store.getState().retrySave();
  await waitFor(() => expect(asksBeforeClosing()).toBe(false));
});
