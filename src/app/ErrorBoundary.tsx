import { Component, type ReactNode } from 'react';
import { Button, buttonClass } from '../ui/Button.tsx';
import { useMessages } from '../ui/messages.ts';
import { appMessages } from './messages.ts';
import styles from './ErrorBoundary.module.css';

interface BoundaryState {
  readonly error: Error | null;
}

/** The last resort: says what is safe and offers a way on instead of an empty page. Nothing reloads by itself. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error === null ? this.props.children : <CrashScreen error={this.state.error} />;
  }
}

function CrashScreen({ error }: { readonly error: Error }) {
  const words = useMessages(appMessages);
  return (
    <div className="few-words" role="alert">
      <h1>{words.crashTitle}</h1>
      <p>{words.crash}</p>
      <p className="ways">
        <Button look="primary" onClick={() => window.location.reload()}>
          {words.again}
        </Button>
        <a className={buttonClass('plain')} href="#/">
          {words.toHome}
        </a>
      </p>
      <details className={styles.details}>
        <summary>{words.details}</summary>
        <pre>{error.message}</pre>
      </details>
    </div>
  );
}
