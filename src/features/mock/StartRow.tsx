import { useId, useRef, useState } from 'react';
import { mockLinkParams } from '../../domain/mock-link.ts';
import { questionCode } from '../../domain/paper.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { setupMessages } from './messages.ts';
import { type ReadyPaper, useStart } from './use-start.ts';
import styles from './MockSetup.module.css';

interface StartRowProps {
  /** Null: the choices made so far give no paper. */
  readonly paper: ReadyPaper | null;
  readonly shareable: boolean;
}

/** Start, and the link that gives others the same paper. */
export function StartRow({ paper, shareable }: StartRowProps) {
  const words = useMessages(setupMessages);
  const { start, starting, failed } = useStart();
  return (
    <div className={styles.startRow}>
      <p className={styles.note}>{words.beginNote}</p>
      {failed && <Notice tone="alert">{words.startFailed}</Notice>}
      <div className="ways">
        <Button
          look="primary"
          className={styles.start}
          disabled={paper === null}
          aria-disabled={starting}
          onClick={() => paper && start(paper)}
        >
          {words.begin}
        </Button>
        {shareable && <ShareLink key={paper ? linkOf(paper) : ''} paper={paper} />}
      </div>
    </div>
  );
}

/** The link to exactly this paper. */
function linkOf(paper: ReadyPaper): string {
  const params = new URLSearchParams(
    mockLinkParams({
      seed: paper.seed,
      framework: paper.framework,
      minutes: paper.minutes,
      title: paper.title,
      paper: { codes: paper.questions.map((q) => questionCode(q.id)) },
    }).map(([name, value]) => [name, value]),
  );
  return `${window.location.href.split('#')[0]}#/mock?${params}`;
}

function ShareLink({ paper }: { readonly paper: ReadyPaper | null }) {
  const words = useMessages(setupMessages);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'manual'>('idle');
  const share = async () => {
    if (!paper) return;
    try {
      await navigator.clipboard.writeText(linkOf(paper));
      setState('copied');
    } catch {
      // No permission or an insecure page: the learner copies it by hand.
      setState('manual');
    }
  };
  return (
    <>
      <Button disabled={paper === null} onClick={() => void share()}>
        <Icon name="link" />
        {words.share}
      </Button>
      <div className={styles.shared}>
        <p role="status">
          {state === 'copied' ? words.shareDone : state === 'manual' ? words.shareManual : ''}
        </p>
        {state === 'manual' && paper && (
          <>
            <label htmlFor={id} className="visually-hidden">
              {words.shareLabel}
            </label>
            <input
              ref={field}
              id={id}
              className={styles.link}
              readOnly
              value={linkOf(paper)}
              onFocus={() => field.current?.select()}
            />
          </>
        )}
      </div>
    </>
  );
}
