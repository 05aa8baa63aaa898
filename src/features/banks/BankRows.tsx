import { Link } from 'wouter';
import type { BankSummary } from '../../content/compiled.ts';
import type { SavedBank } from '../../store/saved.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { banksMessages } from './messages.ts';
import { type Subject, banksAddress } from './search.ts';
import styles from './BanksScreen.module.css';

export type ListedBank = BankSummary & { readonly count: number | null };

interface RowProps {
  /** What was searched for; the bank's screen leads back to it. */
  readonly search: string;
  /** What the bank was found by beside its title. */
  readonly foundBy: readonly Subject[];
}

/** A bank of the site: its title leads into it. */
export function BuiltInRow({ bank, search, foundBy }: RowProps & { readonly bank: ListedBank }) {
  const words = useMessages(banksMessages);
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <Link href={banksAddress(search, bank.id)} lang={bank.language} className={styles.title}>
          {bank.title}
        </Link>
        <FoundBy subjects={foundBy} />
      </div>
      <span className={styles.count}>{bank.count !== null && words.count(bank.count)}</span>
      <Practise id={bank.id} title={bank.title} />
    </li>
  );
}

interface ImportedRowProps extends RowProps {
  readonly bank: SavedBank;
  /** Null when the bank cannot be compiled. */
  readonly count: number | null;
  readonly refused: boolean;
  /** Is there a screen of its own? Not under an id that is a built-in bank's, or that no check would pass. */
  readonly addressable: boolean;
  readonly onShowProblems: () => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
}

/** A bank that was imported: what it holds, and what can be done with it. */
export function ImportedRow(props: ImportedRowProps) {
  const { bank, count, refused, addressable, search, foundBy } = props;
  const words = useMessages(banksMessages);
  const language = useLanguage();
  const on = words.importedOn(new Intl.DateTimeFormat(language).format(bank.importedAt));
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        {addressable ? (
          <Link href={banksAddress(search, bank.id)} className={styles.title}>
            {bank.title}
          </Link>
        ) : (
          bank.title
        )}
        <span className={styles.note}>{count === null ? on : words.listed(words.count(count), on)}</span>
        <FoundBy subjects={foundBy} />
        {refused && (
          <span className={styles.refused}>
            <Icon name="warning" size={16} />
            {words.refused}
          </span>
        )}
      </div>
      <span className={styles.actions}>
        {refused ? (
          <Button look="quiet" aria-label={words.showProblemsOf(bank.title)} onClick={props.onShowProblems}>
            {words.showProblems}
          </Button>
        ) : (
          <Practise id={bank.id} title={bank.title} />
        )}
        <Button look="quiet" aria-label={words.exportBank(bank.title)} onClick={props.onExport}>
          {words.export}
        </Button>
        <Button look="quiet" aria-label={words.removeBank(bank.title)} onClick={props.onRemove}>
          {words.remove}
        </Button>
      </span>
    </li>
  );
}

function Practise({ id, title }: { readonly id: string; readonly title: string }) {
  const words = useMessages(banksMessages);
  return (
    <Link
      href={`/practice?bank=${id}`}
      className={buttonClass('quiet')}
      aria-label={words.practiseBank(title)}
    >
      {words.practise}
    </Link>
  );
}

/** Subjects are many where little was typed; the first ones say why the bank is here. */
const shownSubjects = 3;

function FoundBy({ subjects }: { readonly subjects: readonly Subject[] }) {
  const words = useMessages(banksMessages);
  const language = useLanguage();
  if (subjects.length === 0) return null;
  const found = [...new Set(subjects.slice(0, shownSubjects).map((s) => s[language]))];
  return (
    <span className={styles.note}>
      {words.foundBy}
      {/* Syllabus items have Japanese names only. */}
      {found.map((name, i) => (
        <span key={name} lang={/[\u3041-\u9fff]/.test(name) ? 'ja' : undefined}>
          {i > 0 && words.separator}
          {name}
        </span>
      ))}
    </span>
  );
}
