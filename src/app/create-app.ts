import { catalogue } from 'virtual:etude-banks';
import { createLibrary } from '../content/library.ts';
import { createAppStore } from '../store/app-store.ts';
import { openIndexedStorage } from '../store/indexed-storage.ts';
import type { AppStorage } from '../store/storage.ts';
import { createBrowserTabs } from '../store/tabs.ts';
import type { App } from '../views/app-context.ts';

const now = () => ({ wallMs: Date.now(), monotonicMs: performance.now() });

/** The real parts put together: the browser's database, clock, tabs and network. */
export async function createApp(): Promise<App> {
  const storage = await openStorage();
  const library = createLibrary({
    catalogue,
    fetchJson,
    imported: () => storage.banks(),
    compile: async (bank) => (await import('../content/imported.ts')).compileImported(bank),
  });
  const store = createAppStore({
    now,
    rng: Math.random,
    storage,
    library,
    tabs: createBrowserTabs(),
    trueTime,
  });
  await store.getState().boot();
  return { store, library, storage };
}

async function openStorage(): Promise<AppStorage> {
  try {
    return await openIndexedStorage();
  } catch {
    // Loaded only where it is needed: a browser that keeps nothing.
    return (await import('../store/memory-storage.ts')).createMemoryStorage();
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(new URL(url, document.baseURI));
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

/** The time by the site's own server, from the header every answer carries. */
async function trueTime(): Promise<number | null> {
  try {
    const response = await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' });
    const time = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(time) ? null : time;
  } catch {
    return null;
  }
}
