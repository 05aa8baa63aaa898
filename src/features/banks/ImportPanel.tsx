import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { CheckProblem } from '../../content/check/problem.ts';
import type { SavedBank } from '../../store/saved.ts';
import { Button } from '../../ui/Button.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { banksMessages } from './messages.ts';
import type { Examination, Report } from './use-examination.ts';
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
      <p className={styles.lead}>{words.guide}</p>
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
        <p role="status">{busy ? words.checking : added === null ? '' : words.added(added)}</p>
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
  const { bank, problems, file } = report;
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
      <ProblemList title={words.errors(errors.length)} problems={errors} />
      <ProblemList title={words.warnings(warnings.length)} problems={warnings} />
    </>
  );
}

function ProblemList(props: { readonly title: string; readonly problems: readonly CheckProblem[] }) {
  const { title, problems } = props;
  const words = useMessages(banksMessages);
  const language = useLanguage();
  if (problems.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className={styles.problems}>
        {inGroups(problems).map(([first, ...more]) => (
          <li key={first.question ?? ''} className={styles.problem}>
            {first.question !== undefined && <h4 className={styles.question}>{first.question}</h4>}
            <ul className={styles.places}>
              {[first, ...more].map((p) => (
                <li key={`${p.line}:${p.column}:${p.rule}:${p.message.en}`}>
                  <span className={styles.place}>{words.place(p.line, p.column)}</span>
                  {p.message[language]}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The problems of one question together, and those of none, in the order of the file. */
function inGroups(
  problems: readonly CheckProblem[],
): readonly (readonly [CheckProblem, ...CheckProblem[]])[] {
  const groups = new Map<string | undefined, [CheckProblem, ...CheckProblem[]]>();
  for (const problem of problems) {
    const group = groups.get(problem.question);
    if (group) group.push(problem);
    else groups.set(problem.question, [problem]);
  }
  return [...groups.values()];
}
