import { defineMessages } from '../ui/messages.ts';

/** Words for attempts and areas that several screens use. */
export const attemptMessages = defineMessages(
  {
    full: '本番形式の模試',
    half: 'ハーフ模試',
    quick: 'クイック模試',
    custom: '模試（設定）',
    retry: '解き直し',
    practice: '演習',
    math: '応用数学',
    ml: '機械学習',
    dl: '深層学習',
    ops: '開発・運用環境',
    seconds: (n: number) => `${n} 秒`,
    minutes: (m: number, s: number) => (s === 0 ? `${m} 分` : `${m} 分 ${s} 秒`),
    unknownTitle: 'この受験の記録は見つかりません',
    unknown: 'この端末にないか、消去されています。ほかの記録はそのまま残っています。',
    unreadableTitle: 'この受験の記録を読めません',
    unreadable:
      '記録の一部が欠けているか壊れています。読めなかった行は消さずに残してあります。「設定」から書き出せます。',
    openFailedTitle: '受験を開けません',
    openFailed: 'ブラウザの保存領域を読めませんでした。記録は消していません。',
    unreadTitle: '記録の一部を読み込めませんでした',
    unread:
      'ブラウザの保存領域を読めなかったため、受験の一覧や設定が足りないか、最新でないことがあります。記録は消していません。',
    again: 'もう一度試す',
    toHome: 'ホームへ',
    toSettings: '設定へ',
    loading: '読み込んでいます',
    readerTitle: '別のタブで開いています',
    reader: 'このタブでは見るだけです。続ける場合、もう一方のタブは見るだけになります。',
    takeOver: 'このタブで続ける',
  },
  {
    full: 'Full mock',
    half: 'Half mock',
    quick: 'Quick mock',
    custom: 'Custom mock',
    retry: 'Retry',
    practice: 'Practice',
    math: 'Applied mathematics',
    ml: 'Machine learning',
    dl: 'Deep learning',
    ops: 'Development and operations',
    seconds: (n: number) => `${n} s`,
    minutes: (m: number, s: number) => (s === 0 ? `${m} min` : `${m} min ${s} s`),
    unknownTitle: 'There is no record of this attempt',
    unknown: 'It is not on this device, or was erased. All other records are untouched.',
    unreadableTitle: 'The record of this attempt cannot be read',
    unreadable:
      'Part of it is missing or damaged. What could not be read is kept, not deleted; take it out under Settings.',
    openFailedTitle: 'The attempt cannot be opened',
    openFailed: 'The browser’s storage could not be read. Nothing was erased.',
    unreadTitle: 'Some records could not be read',
    unread:
      'The browser’s storage could not be read, so attempts or settings may be missing here or out of date. Nothing was erased.',
    again: 'Try again',
    toHome: 'Go home',
    toSettings: 'Settings',
    loading: 'Loading',
    readerTitle: 'This is open in another tab',
    reader: 'Here you can only look. If you continue here, the other tab can only look.',
    takeOver: 'Continue in this tab',
  },
);

type Words = (typeof attemptMessages)['ja'];

/** `45 秒`, `3 分 20 秒`. */
export function durationText(words: Words, ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? words.seconds(seconds) : words.minutes(Math.floor(seconds / 60), seconds % 60);
}

const locale = (language: 'ja' | 'en') => (language === 'ja' ? 'ja-JP' : 'en-GB');

/** `09:05`. */
export function timeText(
  language: 'ja' | 'en',
  ms: number,
  more: { readonly second?: '2-digit' } = {},
): string {
  return new Intl.DateTimeFormat(locale(language), { hour: '2-digit', minute: '2-digit', ...more }).format(
    ms,
  );
}

/** `11月21日 9:05`, with the year when it is another one than now. */
export function dateTimeText(language: 'ja' | 'en', ms: number): string {
  return new Intl.DateTimeFormat(locale(language), {
    ...(new Date(ms).getFullYear() !== new Date().getFullYear() && { year: 'numeric' }),
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(ms);
}

/** `12` or `5.5`: credit is fractional when blanks were scored one by one. */
export function creditText(credit: number): string {
  return String(Math.round(credit * 10) / 10);
}
