import type { Supply } from '../../domain/supply.ts';
import { useMessages } from '../../ui/messages.ts';
import { attemptMessages } from '../../views/attempt-messages.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

/** What the paper takes from each area, beside what the banks hold. */
export function PaperTable({ supplies }: { readonly supplies: readonly Supply[] }) {
  const words = useMessages(setupMessages);
  const names = useMessages(attemptMessages);
  const sum = (of: (supply: Supply) => number) => supplies.reduce((total, s) => total + of(s), 0);
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <caption className={styles.caption}>{words.paper}</caption>
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            <th scope="col">{words.drawn}</th>
            <th scope="col">{words.held}</th>
            <th scope="col">{words.unseen}</th>
          </tr>
        </thead>
        <tbody>
          {supplies.map((supply) => (
            <tr key={supply.area ?? 'old'}>
              <th scope="row">{supply.area === null ? words.oldSyllabus : names[supply.area]}</th>
              <td className={styles.drawn}>{supply.drawn}</td>
              <td>{supply.held}</td>
              <td>{supply.unseen}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td className={styles.drawn}>{sum((s) => s.drawn)}</td>
            <td>{sum((s) => s.held)}</td>
            <td>{sum((s) => s.unseen)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
