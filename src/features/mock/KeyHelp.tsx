import { Dialog } from '../../ui/Dialog.tsx';
import { useMessages } from '../../ui/messages.ts';
import { examMessages } from './messages.ts';
import styles from './KeyHelp.module.css';

/** Every key of the exam. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useMessages(examMessages);
  const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
    [['1–9', 'A–I'], words.helpChoose],
    [['←', '→'], words.helpMove],
    [['↑', '↓'], words.helpInGroup],
    [['F'], words.helpFlag],
    [['G'], words.helpGrid],
    [['C', 'Shift + C'], words.helpCalculator],
    [['S'], words.helpScratch],
    [['H'], words.helpTime],
    [['?'], words.helpHelp],
  ];
  return (
    <Dialog title={words.helpTitle} closeLabel={words.close} onClose={onClose} shape="sheet">
      <table className={styles.keys}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.helpKeys}</th>
            <th scope="col">{words.helpDoes}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(([names, does]) => (
            <tr key={does}>
              <th scope="row">
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{words.helpNote}</p>
      <p className={styles.note}>{words.helpEnter}</p>
    </Dialog>
  );
}
