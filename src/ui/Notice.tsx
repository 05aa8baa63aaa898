import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

interface NoticeProps {
  /** `alert` is spoken at once: something is wrong now. */
  readonly tone?: 'note' | 'alert';
  readonly title?: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Something the learner should know, in the flow of the page. */
export function Notice({ tone = 'note', title, children, actions }: NoticeProps) {
  return (
    <div
      className={[styles.notice, styles[tone]].filter(Boolean).join(' ')}
      role={tone === 'alert' ? 'alert' : 'note'}
    >
      {tone === 'alert' && <Icon name="warning" />}
      <div>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        <div>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
