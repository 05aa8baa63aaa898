import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { resultMessages } from './messages.ts';
import styles from './PrintPart.module.css';

interface PrintPartProps {
  readonly printKeys: boolean;
  readonly onPrintKeys: (on: boolean) => void;
}

/** Prints the page, with the keys or without. */
export function PrintPart({ printKeys, onPrintKeys }: PrintPartProps) {
  const words = useMessages(resultMessages);
  return (
    <div className={`${styles.print} no-print`}>
      <Button look="quiet" onClick={() => window.print()}>
        <Icon name="print" /> {words.print}
      </Button>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={printKeys}
          onChange={(event) => onPrintKeys(event.currentTarget.checked)}
        />
        {words.printKeys}
      </label>
    </div>
  );
}
