import { afterEach, expect, test, vi } from 'vitest';
import { serverTime } from '../../src/app/server-time.ts';

const date = 'Sat, 21 Nov 2026 10:00:00 GMT';

/** A server, or what stands between it and the page, that answers with these headers. */
function answers(headers: Record<string, string>) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(null, { headers })));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
afterEach(() => vi.unstubAllGlobals());

test('is the date of the answer', async () => {
  answers({ date });
  expect(await serverTime()).toBe(Date.parse(date));
});

test('is asked under an address of its own, so that no cache answers', async () => {
  const fetch = answers({ date });
  await serverTime();
  expect(String(fetch.mock.calls[0]![0])).toMatch(/\?\w+$/);
  expect(fetch.mock.calls[0]![1]).toMatchObject({ method: 'HEAD', cache: 'no-store' });
});

test.each([
  ['came out of a cache', { date, age: '312' }],
  ['has no date', {}],
  ['has a date nobody can read', { date: 'yesterday' }],
] as const)('is unknown when the answer %s', async (_name, headers) => {
  answers({ ...headers });
  expect(await serverTime()).toBeNull();
});

test('is unknown without a network', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await serverTime()).toBeNull();
});
