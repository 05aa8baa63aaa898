import { type ReactNode, useCallback } from 'react';
import { Link, useParams } from 'wouter';
import type { BankPaper } from '../../content/compiled.ts';
import { chapters } from '../../domain/syllabus.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useHashSearch } from '../../ui/hash-location.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { useFileValue } from '../../views/use-question.ts';
import { BankContents } from './BankContents.tsx';
import { RefusedBank } from './RefusedBank.tsx';
import { bankMessages } from './bank-messages.ts';
import { banksAddress, searchOf } from './search.ts';
import { type BankHere, useBank } from './use-bank.ts';
import styles from './Bank.module.css';

/** One bank to read: what it holds and every question, the keys only when they are asked for. */
export function BankScreen() {
  const words = useMessages(bankMessages);
  const { bank: id } = useParams<{ bank: string }>();
  const found = useBank(id);
  const back = banksAddress(searchOf(useHashSearch()));
  return (
    <article className={styles.screen}>
      <p className="no-print">
        <Link href={back} className={buttonClass('quiet', styles.back)}>
          <Icon name="previous" size={16} />
          {words.toBanks}
        </Link>
      </p>
      <Found key={id} id={id} found={found} />
    </article>
  );
}

function Found({ id, found }: { readonly id: string; readonly found: BankHere }) {
  const words = useMessages(bankMessages);
  switch (found.status) {
    case 'loading':
      return <Waiting text={words.loading} />;
    case 'ready':
      return <Page bank={found} />;
    case 'refused':
      return <RefusedBank id={id} />;
    case 'failed':
      return <Failed title={words.failedTitle} reason={found.reason} onRetry={found.retry} />;
    case 'unknown':
      return (
        <div role="alert" className={styles.problem}>
          <h1>{words.unknownTitle}</h1>
          <p>{words.unknown(id)}</p>
        </div>
      );
  }
}

type ReadyBank = Extract<BankHere, { status: 'ready' }>;

function Page({ bank }: { readonly bank: ReadyBank }) {
  const words = useMessages(bankMessages);
  const { library } = useApp();
  const { summary, questions } = bank;
  const { id } = summary;
  const paper = useFileValue<BankPaper, BankPaper>(id, library.loadedPaper, library.paper, (file) => file);
  const loadKeys = useCallback(() => library.keys(id), [library, id]);
  return (
    <>
      <Head bank={bank} />
      {paper.status === 'loading' && <Waiting text={words.loading} />}
      {paper.status === 'failed' && (
        <Problem reason={paper.reason === 'network' ? 'network' : 'damaged'} onRetry={paper.retry} />
      )}
      {paper.status === 'ready' && (
        <BankContents
          paper={paper.value}
          questions={questions}
          loadKeys={loadKeys}
          ways={
            <>
              <Link href={`/practice?bank=${id}`} className={buttonClass('primary')}>
                {words.practise}
              </Link>
              <Button onClick={() => window.print()}>
                <Icon name="print" />
                {words.print}
              </Button>
            </>
          }
          hints={[words.printHint]}
        />
      )}
    </>
  );
}

/** Title, description, and what the bank holds in numbers. */
function Head({ bank: { summary, questions } }: { readonly bank: ReadyBank }) {
  const words = useMessages(bankMessages);
  const language = useLanguage();
  const chapter = chapters.find((c) => summary.chapter?.startsWith(c.id));
  const counts = (of: readonly (readonly [label: string, n: number])[]): ReactNode =>
    of.filter(([, n]) => n > 0).map(([label, n]) => <span key={label}>{words.tally(label, n)}</span>);
  const kinds = (['choice', 'multiple', 'blanks', 'number', 'short'] as const).map(
    (kind) => [words[kind], questions.filter((q) => q.kind === kind).length] as const,
  );
  const levels = ([1, 2, 3, null] as const).map(
    (level) => [String(level ?? words.levelNone), questions.filter((q) => q.level === level).length] as const,
  );
  return (
    <header className={styles.head}>
      {chapter && <p className={styles.soft}>{language === 'ja' ? chapter.ja : chapter.en}</p>}
      <h1 lang={summary.language}>{summary.title}</h1>
      {summary.description !== null && (
        <p className={styles.description} lang={summary.language}>
          {summary.description}
        </p>
      )}
      <dl className={styles.facts} aria-label={words.about}>
        <dt>{words.total}</dt>
        <dd>{words.count(questions.length)}</dd>
        <dt>{words.kinds}</dt>
        <dd>{counts(kinds)}</dd>
        <dt>{words.levels}</dt>
        <dd>{counts(levels)}</dd>
        <dt>{words.license}</dt>
        <dd>{summary.license}</dd>
      </dl>
    </header>
  );
}

interface ProblemProps {
  readonly reason: 'network' | 'damaged';
  readonly onRetry: () => void;
}

function Failed({ title, ...problem }: ProblemProps & { readonly title: string }) {
  return (
    <>
      <h1>{title}</h1>
      <Problem {...problem} />
    </>
  );
}

function Problem({ reason, onRetry }: ProblemProps) {
  const words = useMessages(bankMessages);
  return (
    <Notice tone="alert" actions={<Button onClick={onRetry}>{words.retry}</Button>}>
      {reason === 'network' ? words.failedNetwork : words.failedDamaged}
    </Notice>
  );
}
