import { useId, useState } from 'react';
import type { CheckProblem } from '../../content/check/problem.ts';
import type { ImportedFigures, TakenIds } from '../../content/imported.ts';
import type { Bank } from '../../content/schema.ts';
import type { SavedBank } from '../../store/saved.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { banksMessages } from './messages.ts';
import styles from './BanksScreen.module.css';

const largestBytes = 5_000_000;

interface Report {
  readonly file: string;
  readonly text: string;
  readonly figures: ImportedFigures;
  readonly bank: Bank | null;
  readonly problems: readonly CheckProblem[];
}

/** Choosing, dropping or pasting a bank: the report of the check first, then the learner's word, then one write. */
export function ImportPanel(props: {
  readonly imported: readonly SavedBank[];
  readonly onAdded: () => void;
}) {
  const { imported, onAdded } = props;
  const words = useMessages(banksMessages);
  const { library, storage } = useApp();
  const pasteId = useId();
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [reports, setReports] = useState<readonly Report[]>([]);
  const [added, setAdded] = useState<string | null>(null);
  const [pasted, setPasted] = useState('');

  async function examine(texts: readonly { file: string; text: string }[], figures: ImportedFigures) {
    setBusy(true);
    startOver();
    try {
      const [{ checkImport }, { questions }] = await Promise.all([
        import('../../content/imported.ts'),
        library.index(),
      ]);
      setReports(
        texts.map(({ file, text }) => {
          const own = idOf(text);
          // A bank may replace the imported one of the same id; of all others its ids must be free.
          const replaces = imported.some((b) => b.id === own);
          const taken = new Map<string, string[]>();
          for (const q of questions) {
            if (replaces && q.bank === own) continue;
            taken.set(q.bank, [...(taken.get(q.bank) ?? []), q.id]);
          }
          return { file, text, figures, ...checkImport(text, file, figures, taken satisfies TakenIds) };
        }),
      );
    } catch {
      setRefusal(words.checkFailed);
    } finally {
      setBusy(false);
    }
  }

  /** What was said of other files is no longer true of these. */
  function startOver(problem: string | null = null) {
    setAdded(null);
    setReports([]);
    setRefusal(problem);
  }

  async function take(files: readonly File[]) {
    const texts: { file: string; text: string }[] = [];
    const figures: Record<string, string> = {};
    for (const file of files) {
      if (file.size > largestBytes) return startOver(words.tooLarge(file.name));
      if (/\.json$/i.test(file.name)) texts.push({ file: file.name, text: await file.text() });
      else if (/\.(?:svg|png)$/i.test(file.name)) figures[`figures/${file.name}`] = await dataAddress(file);
      else return startOver(words.notText(file.name));
    }
    if (texts.length === 0) return startOver(words.noJson);
    return examine(texts, figures);
  }

  async function add({ bank, text, figures }: Report) {
    if (!bank) return;
    try {
      await storage.saveBank({ id: bank.id, title: bank.title, text, figures, importedAt: Date.now() });
    } catch {
      setRefusal(words.addFailed);
      return;
    }
    library.forget(bank.id);
    setReports([]);
    setPasted('');
    setAdded(bank.title);
    onAdded();
  }

  return (
    <section className={styles.chapter} aria-busy={busy}>
      <h2>{words.importTitle}</h2>
      <p className={styles.lead}>
        {words.importLead} {words.guide}
      </p>
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
        <label className={`${buttonClass('plain')} ${styles.chooser}`}>
          {words.choose}
          <input
            type="file"
            accept=".json,.svg,.png"
            multiple
            onChange={(event) => {
              void take([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </label>
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
      <div className={styles.report}>
        <p role="status">{busy ? words.checking : added === null ? '' : words.added(added)}</p>
        {refusal !== null && <Notice tone="alert">{refusal}</Notice>}
        {reports.map((report) => (
          <ReportView
            key={report.file}
            report={report}
            replaces={imported.some((b) => b.id === report.bank?.id)}
            onAdd={() => void add(report)}
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
        {problems.map((p) => (
          <li key={`${p.line}:${p.column}:${p.rule}:${p.message.en}`} className={styles.problem}>
            <div className={styles.place}>
              <span className={p.severity === 'error' ? styles.error : undefined}>
                {words.place(p.line, p.column)}
              </span>
              {p.question !== undefined && <code>{p.question}</code>}
            </div>
            {p.message[language]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The id a text claims, if it can be read at all. */
function idOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id
      : null;
  } catch {
    return null;
  }
}

async function dataAddress(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  const type = /\.svg$/i.test(file.name) ? 'image/svg+xml' : 'image/png';
  return `data:${type};base64,${btoa(binary)}`;
}
