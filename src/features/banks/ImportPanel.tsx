import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { SavedBank } from '../../store/saved.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { BankPreview } from './BankPreview.tsx';
import { ProblemList } from './ProblemList.tsx';
import type { Report } from './check-files.ts';
import { banksMessages } from './messages.ts';
import { banksAddress } from './search.ts';
import type { Examination } from './use-examination.ts';
import chapterStyles from '../../views/Chapters.module.css';
import styles from './BanksScreen.module.css';

/** Choosing, dropping or pasting a bank, and what the check says of it. */
export function ImportPanel(props: {
  /** Takes the focus when the learner asks for this part from above. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly imported: readonly SavedBank[];
  readonly examination: Examination;
}) {
  const { heading, imported, examination } = props;
  const { busy, refusal, reports, added, examine, take, add } = examination;
  const words = useMessages(banksMessages);
  const pasteId = useId();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const outcome = useRef<HTMLDivElement>(null);
  // The list of banks above may be long: what the check says comes into sight.
  useEffect(() => {
    if (reports.length > 0) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [reports]);

  return (
    <section className={chapterStyles.chapter} aria-busy={busy}>
      <h2 ref={heading} tabIndex={-1}>
        {words.importTitle}
      </h2>
      <p className={styles.lead}>{words.importLead}</p>
      <Guide />
      <div
        className={`${styles.drop} ${over ? styles.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take([...event.dataTransfer.files]);
        }}
      >
        <FileButton
          label={words.choose}
          accept=".json,.svg,.png,.zip"
          multiple
          onFiles={(files) => void take(files)}
        />
        <details className={styles.paste}>
          <summary>{words.paste}</summary>
          <label htmlFor={pasteId}>{words.pasteLabel}</label>
          <textarea
            id={pasteId}
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          <Button
            disabled={pasted.trim() === '' || busy}
            onClick={() => void examine([{ file: 'pasted.json', text: pasted }], {})}
          >
            {words.check}
          </Button>
        </details>
      </div>
      <div ref={outcome} className={styles.report}>
        <p role="status">{busy ? words.checking : added === null ? '' : words.added(added.title)}</p>
        {added && (
          <p className="ways">
            <Link
              href={banksAddress('', added.id)}
              className={buttonClass('plain')}
              aria-label={words.lookIntoBank(added.title)}
            >
              {words.lookInto}
            </Link>
          </p>
        )}
        {refusal !== null && <Notice tone="alert">{refusal}</Notice>}
        {reports.map((report) => (
          <ReportView
            key={report.file}
            report={report}
            replaces={imported.some((b) => b.id === report.bank?.id)}
            onAdd={() =>
              void add(report).then((done) => {
                if (!done) return;
                setPasted('');
                // Its button is gone.
                heading.current?.focus({ preventScroll: true });
              })
            }
          />
        ))}
      </div>
    </section>
  );
}

function ReportView(props: {
  readonly report: Report;
  readonly replaces: boolean;
  readonly onAdd: () => void;
}) {
  const { report, replaces, onAdd } = props;
  const words = useMessages(banksMessages);
  const { bank, problems, file, text, figures } = report;
  const errors = problems.filter((p) => p.severity === 'error');
  const warnings = problems.filter((p) => p.severity === 'warning');
  return (
    <>
      {bank ? (
        <Notice
          title={words.okTitle(bank.title, bank.questions.length)}
          actions={
            <Button look="primary" onClick={onAdd}>
              {words.add}
            </Button>
          }
        >
          {replaces && words.okReplaces}
        </Notice>
      ) : (
        <Notice tone="alert" title={words.badTitle(file, errors.length)}>
          {words.badText}
        </Notice>
      )}
      {bank && <BankPreview bank={{ id: bank.id, title: bank.title, text, figures }} />}
      <ProblemList title={words.errors(errors.length)} problems={errors} />
      <ProblemList title={words.warnings(warnings.length)} problems={warnings} />
    </>
  );
}

/** The way to write a bank, for whoever has only the site. */
function Guide() {
  const words = useMessages(banksMessages);
  return (
    <details className={styles.guide}>
      <summary>{words.guide}</summary>
      <p className={styles.lead}>{words.guideSample}</p>
      <ul className={styles.files}>
        <li>
          <a href="./sample-bank.json" download="sample-bank.json" className={styles.file}>
            {words.sample}
          </a>
          <span className={styles.note}>{words.sampleHint}</span>
        </li>
        <li>
          <a href="./bank.schema.json" download="bank.schema.json" className={styles.file}>
            {words.schema}
          </a>
          <span className={styles.note}>{words.schemaHint}</span>
        </li>
      </ul>
      <p className={styles.lead}>{words.guideMore}</p>
    </details>
  );
}
