import type { ReactNode } from 'react';
import { Dialog } from '../ui/Dialog.tsx';
import { useMessages } from '../ui/messages.ts';
import { questionMessages } from './messages.ts';
import styles from './KeyHelp.module.css';

interface KeyHelpProps {
  /** Keys that do the same, and what they do. */
  readonly keys: readonly (readonly [names: readonly string[], does: string])[];
  readonly onClose: () => void;
  /** Paragraphs below the list. */
  readonly children?: ReactNode;
}

/** Every key of a screen. */
export function KeyHelp({ keys, onClose, children }: KeyHelpProps) {
  const words = useMessages(questionMessages);
  return (
    <Dialog title={words.helpTitle} closeLabel={words.helpClose} onClose={onClose} shape="sheet">
      <table className={styles.keys}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.helpKeys}</th>
            <th scope="col">{words.helpDoes}</th>
          </tr>
        </thead>
        <tbody>
          {[...keys, [['0–9', '-', '.'], words.helpType] as const, [['?'], words.helpHelp] as const].map(
            ([names, does]) => (
              <tr key={does}>
                <th scope="row">
                  {names.map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </th>
                <td>{does}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {children}
    </Dialog>
  );
}
