import { createContext, use } from 'react';

export type Language = 'ja' | 'en';

export const LanguageContext = createContext<Language>('ja');

type Message = string | ((...args: never[]) => string);
/** The same keys in both languages; a text with arguments takes the same arguments in both. */
type Matching<T extends Record<string, Message>> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : string;
};

export interface Messages<T> {
  readonly ja: T;
  readonly en: T;
}

/** Words of a screen in both languages: a missing key or another argument does not compile. */
export function defineMessages<T extends Record<string, Message>>(
  ja: T,
  en: Matching<T>,
): Messages<Matching<T>> {
  return { ja: ja as unknown as Matching<T>, en };
}

export function useLanguage(): Language {
  return use(LanguageContext);
}

/** The words of the interface language. */
export function useMessages<T>(messages: Messages<T>): T {
  return messages[use(LanguageContext)];
}

/** `1 question`, `2 questions`: a number with its English noun. */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
