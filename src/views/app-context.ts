import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Library } from '../content/library.ts';
import type { AppState, AppStore } from '../store/app-store.ts';
import type { AppStorage } from '../store/storage.ts';

/** What every screen works with. */
export interface App {
  readonly store: AppStore;
  readonly library: Library;
  readonly storage: AppStorage;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error('no App around this component');
  return app;
}

/** One narrow part of the store's state. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  return useStore(useApp().store, selector);
}

/** The store's actions; they never change. */
export function useActions(): AppState {
  return useApp().store.getState();
}
