import { type ComponentType, lazy } from 'react';

type Screen = () => Promise<{ default: ComponentType }>;

/** Every screen, by path; each family is its own chunk. */
const screens: readonly (readonly [path: string, load: Screen])[] = [
  ['/', () => import('../features/home/HomeScreen.tsx').then((m) => ({ default: m.HomeScreen }))],
  [
    '/mock',
    () => import('../features/mock/MockSetupScreen.tsx').then((m) => ({ default: m.MockSetupScreen })),
  ],
  [
    '/mock/:attempt',
    () => import('../features/mock/MockScreen.tsx').then((m) => ({ default: m.MockScreen })),
  ],
  [
    '/result/:attempt',
    () => import('../features/result/ResultScreen.tsx').then((m) => ({ default: m.ResultScreen })),
  ],
  [
    '/result/:attempt/:number',
    () => import('../features/result/ReviewScreen.tsx').then((m) => ({ default: m.ReviewScreen })),
  ],
  [
    '/practice',
    () => import('../features/practice/PracticeScreen.tsx').then((m) => ({ default: m.PracticeScreen })),
  ],
  [
    '/practice/:attempt',
    () =>
      import('../features/practice/PracticeRunScreen.tsx').then((m) => ({ default: m.PracticeRunScreen })),
  ],
  ['/notes', () => import('../features/notes/NotesScreen.tsx').then((m) => ({ default: m.NotesScreen }))],
  ['/notes/:item', () => import('../features/notes/NoteScreen.tsx').then((m) => ({ default: m.NoteScreen }))],
  ['/banks', () => import('../features/banks/BanksScreen.tsx').then((m) => ({ default: m.BanksScreen }))],
  [
    '/settings',
    () => import('../features/settings/SettingsScreen.tsx').then((m) => ({ default: m.SettingsScreen })),
  ],
];

export const routes = screens.map(([path, load]) => ({ path, Screen: lazy(load) }));

/** Starts fetching the screen an address leads to, before anything is rendered. */
export function preloadRoute(hash: string): void {
  const path = hash.replace(/^#/, '').split('?')[0] || '/';
  const parts = path.split('/');
  const match = screens.find(([pattern]) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((w, i) => w.startsWith(':') || w === parts[i]);
  });
  // A failure shows itself when the screen is rendered.
  void match?.[1]().catch(() => undefined);
}
