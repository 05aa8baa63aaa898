import type { ComponentType } from 'react';
import { preload } from '../ui/use-late.ts';
import type { appMessages } from './messages.ts';

interface Screen {
  readonly path: string;
  /**
   * Its name in the window's title; empty for the home screen, which is the app itself.
   * @param last the address's last part
   */
  readonly title: (words: (typeof appMessages)['ja'], last: string) => string;
  readonly load: () => Promise<ComponentType>;
}

/** Every screen; each family is its own chunk. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    title: () => '',
    load: () => import('../features/home/HomeScreen.tsx').then((m) => m.HomeScreen),
  },
  {
    path: '/mock',
    title: (words) => words.mock,
    load: () => import('../features/mock/MockSetupScreen.tsx').then((m) => m.MockSetupScreen),
  },
  {
    path: '/mock/:attempt',
    title: (words) => words.sitting,
    load: () => import('../features/mock/MockScreen.tsx').then((m) => m.MockScreen),
  },
  {
    path: '/result/:attempt',
    title: (words) => words.result,
    load: () => import('../features/result/ResultScreen.tsx').then((m) => m.ResultScreen),
  },
  {
    path: '/result/:attempt/:number',
    title: (words, last) => words.reading(last),
    load: () => import('../features/result/ReviewScreen.tsx').then((m) => m.ReviewScreen),
  },
  {
    path: '/practice',
    title: (words) => words.practice,
    load: () => import('../features/practice/PracticeScreen.tsx').then((m) => m.PracticeScreen),
  },
  {
    path: '/practice/:attempt',
    title: (words) => words.practising,
    load: () => import('../features/practice/PracticeRunScreen.tsx').then((m) => m.PracticeRunScreen),
  },
  {
    path: '/notes',
    title: (words) => words.notes,
    load: () => import('../features/notes/NotesScreen.tsx').then((m) => m.NotesScreen),
  },
  {
    path: '/notes/:item',
    title: (words, last) => `${words.notes} ${last}`,
    load: () => import('../features/notes/NoteScreen.tsx').then((m) => m.NoteScreen),
  },
  {
    path: '/banks',
    title: (words) => words.banks,
    load: () => import('../features/banks/BanksScreen.tsx').then((m) => m.BanksScreen),
  },
  {
    path: '/banks/:bank',
    title: (words, last) => `${words.banks} ${last}`,
    load: () => import('../features/banks/BankScreen.tsx').then((m) => m.BankScreen),
  },
  {
    path: '/settings',
    title: (words) => words.settings,
    load: () => import('../features/settings/SettingsScreen.tsx').then((m) => m.SettingsScreen),
  },
];

/** The screen an address leads to. */
export function screenAt(path: string): Screen | undefined {
  const parts = path.split('/');
  return screens.find((screen) => {
    const wanted = screen.path.split('/');
    return wanted.length === parts.length && wanted.every((w, i) => w.startsWith(':') || w === parts[i]);
  });
}

/** Fetches the screen an address leads to; a failure shows itself when the screen is rendered. */
export async function preloadScreen(path: string): Promise<void> {
  const screen = screenAt(path);
  if (screen) await preload(screen.load).catch(() => undefined);
}
