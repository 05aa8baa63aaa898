import type { ComponentType } from 'react';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { defineMessages, useMessages } from './messages.ts';
import { useLate } from './use-late.ts';

const lateMessages = defineMessages(
  {
    title: '画面を読み込めませんでした',
    text: '通信を確かめて、もう一度読み込んでください。記録した解答はそのまま残っています。',
    again: 'もう一度読み込む',
  },
  {
    title: 'This screen could not be loaded',
    text: 'Check your connection and load again. The answers you recorded are untouched.',
    again: 'Load again',
  },
);

/** A screen, or part of one, whose code is fetched when it is shown. */
export function LatePart({ load }: { readonly load: () => Promise<ComponentType> }) {
  const words = useMessages(lateMessages);
  const late = useLate(load, true);
  if (late.status === 'loading') return <div aria-busy="true" />;
  if (late.status === 'failed') {
    return (
      <Notice
        tone="alert"
        title={words.title}
        actions={
          // A browser may remember that a script failed: only a new page asks for it again.
          <Button look="primary" onClick={() => window.location.reload()}>
            {words.again}
          </Button>
        }
      >
        {words.text}
      </Notice>
    );
  }
  const Part = late.part;
  return <Part />;
}
