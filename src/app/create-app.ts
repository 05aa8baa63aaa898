import { catalogue } from 'virtual:etude-banks';
import { createLibrary } from '../content/library.ts';
import { type AppStore, createAppStore } from '../store/app-store.ts';
import { openIndexedStorage } from '../store/indexed-storage.ts';
import type { AppStorage } from '../store/storage.ts';
import { createBrowserTabs } from '../store/tabs.ts';
import type { App } from '../views/app-context.ts';
import { serverTime } from './server-time.ts';

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
    trueTime: serverTime,
  });
  askToKeep(store);
  await store.getState().boot();
  return { store, library, storage };
}

/** Once there is something to lose, the browser is asked not to delete it when space is short or time passes. */
function askToKeep(store: AppStore): void {
  const stop = store.subscribe((state) => {
    if (state.active === null) return;
    stop();
    // Refused or unknown: the settings say so and show the age of the last backup.
    navigator.storage?.persist?.().catch(() => undefined);
  });
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
