import { type ReactNode, useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { isMockTitle, readMockLink } from '../../domain/mock-link.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { type Material, type ReadyMaterial, useMaterial } from '../../views/use-material.ts';
import { LinkProblems, LinkedMock } from './LinkedMock.tsx';
import { NewMock } from './NewMock.tsx';
import { ResumeNotice } from './ResumeNotice.tsx';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

/** `/mock`: choosing a mock, or the one a link stands for. */
export function MockSetupScreen() {
  const words = useMessages(setupMessages);
  const search = useSearch();
  const source = useMaterial();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const named = params.get('t');
  const link = useMemo(() => readMockLink((name) => params.get(name)), [params]);
  return (
    <div className={styles.setup}>
      <h1>{words.title}</h1>
      <ResumeNotice />
      {link && 'problems' in link ? (
        <LinkProblems problems={link.problems} />
      ) : (
        <WithSource source={source}>
          {(ready) =>
            link ? (
              <LinkedMock key={search} source={ready} link={link} />
            ) : (
              <NewMock key={search} source={ready} title={isMockTitle(named) ? named : 'full'} />
            )
          }
        </WithSource>
      )}
    </div>
  );
}

interface WithSourceProps {
  readonly source: Material;
  readonly children: (source: ReadyMaterial) => ReactNode;
}

function WithSource({ source, children }: WithSourceProps) {
  const words = useMessages(setupMessages);
  if (source.status === 'loading') {
    return (
      <p className={styles.loading} role="status">
        {words.loading}
      </p>
    );
  }
  // Nothing at all, because nothing came: that is a failure, not an empty bank.
  if (
    source.status === 'failed' ||
    (source.index.questions.length === 0 && source.index.failures.length > 0)
  ) {
    return (
      <Notice
        tone="alert"
        title={words.failedTitle}
        actions={<Button onClick={source.retry}>{words.retry}</Button>}
      >
        {words.failed}
      </Notice>
    );
  }
  const { questions, failures } = source.index;
  if (questions.length === 0) {
    return (
      <Notice
        title={words.emptyTitle}
        actions={
          <Link href="/banks" className={buttonClass('plain')}>
            {words.toBanks}
          </Link>
        }
      >
        {words.empty}
      </Notice>
    );
  }
  return (
    <>
      {failures.length > 0 && (
        <Notice tone="alert" actions={<Button onClick={source.retry}>{words.retry}</Button>}>
          {failures.some((f) => f.bank === 'index')
            ? words.indexFailed
            : words.someFailed(failures.map((f) => f.bank).join('、'))}
        </Notice>
      )}
      {children(source)}
    </>
  );
}
