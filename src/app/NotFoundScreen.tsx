import { Link } from 'wouter';
import { buttonClass } from '../ui/Button.tsx';
import { useMessages } from '../ui/messages.ts';
import { appMessages } from './messages.ts';
import styles from './Plain.module.css';

export function NotFoundScreen() {
  const words = useMessages(appMessages);
  return (
    <div className={styles.plain}>
      <h1>{words.notFoundTitle}</h1>
      <p>{words.notFound}</p>
      <Link href="/" className={buttonClass('primary')}>
        {words.toHome}
      </Link>
    </div>
  );
}
