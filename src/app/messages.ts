import { defineMessages } from '../ui/messages.ts';

export const appMessages = defineMessages(
  {
    skip: '本文へ移る',
    home: 'Étude ホーム',
    navigation: '主なメニュー',
    mock: '模試',
    practice: '演習',
    notes: '要点',
    banks: '問題集',
    settings: '設定',
    notFoundTitle: 'このページはありません',
    notFound: 'リンクが古いか、アドレスに誤りがあります。記録はそのまま残っています。',
    toHome: 'ホームへ',
    crashTitle: '画面を表示できませんでした',
    crash:
      'アプリの誤りか、新しい版への切り替わりが原因です。記録した解答は失われていません。もう一度読み込むか、ホームへ戻ってください。',
    again: 'もう一度読み込む',
    details: '詳しい内容',
  },
  {
    skip: 'Skip to content',
    home: 'Étude home',
    navigation: 'Main menu',
    mock: 'Mock',
    practice: 'Practice',
    notes: 'Notes',
    banks: 'Banks',
    settings: 'Settings',
    notFoundTitle: 'There is no such page',
    notFound: 'The link is old or the address is mistyped. Your records are untouched.',
    toHome: 'Go home',
    crashTitle: 'This screen could not be shown',
    crash:
      'A defect of the app, or a change to a newer version, is the cause. The answers you recorded are not lost. Load again, or go home.',
    again: 'Load again',
    details: 'Details',
  },
);
