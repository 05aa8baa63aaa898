/** Whoever needs the time waits no longer than this. */
const patienceMs = 2_000;

/**
 * The time by the site's own server, from the header every answer carries.
 * @returns ms since the epoch, to the second; null when it cannot be had, or comes out of a cache on the way
 */
export async function serverTime(): Promise<number | null> {
  // An address of its own, so that no cache has an older answer to it.
  const address = new URL(`?${Date.now().toString(36)}`, document.baseURI);
  try {
    const response = await fetch(address, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (Number(response.headers.get('age') ?? 0) > 0) return null;
    const time = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(time) ? null : time;
  } catch {
    return null;
  }
}
