import { Button } from '../ui/Button.tsx';
import { appMessages } from './messages.ts';
import styles from './ErrorBoundary.module.css';

/** The app could not start: plain words in both languages, because the learner's is not known. */
export function StartProblem({ detail }: { readonly detail: string }) {
  return (
    <div className={`few-words ${styles.start}`} role="alert">
      {(['ja', 'en'] as const).map((language) => {
        const words = appMessages[language];
        return (
          <section key={language} lang={language}>
            <h1>{words.startTitle}</h1>
            <p>{words.start}</p>
            <p className="ways">
              <Button onClick={() => window.location.reload()}>{words.again}</Button>
            </p>
          </section>
        );
      })}
      <div className={styles.details}>
        <pre>{detail}</pre>
      </div>
    </div>
  );
}
