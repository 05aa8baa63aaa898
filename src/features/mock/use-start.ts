import { useRef, useState } from 'react';
import type { Framework, QuestionMeta } from '../../domain/question.ts';
import type { MockTitle } from '../../domain/mock-link.ts';
import { navigate } from '../../ui/hash-location.ts';
import { useActions } from '../../views/app-context.ts';

/** A paper ready to be sat. */
export interface ReadyPaper {
  readonly title: MockTitle;
  readonly questions: readonly QuestionMeta[];
  readonly minutes: number;
  readonly seed: string;
  readonly framework: Framework;
}

/** Starts a mock and goes to it: once, however often it is pressed. */
export function useStart(): {
  readonly start: (paper: ReadyPaper) => void;
  readonly starting: boolean;
  readonly failed: boolean;
} {
  const { start } = useActions();
  const running = useRef(false);
  const [status, setStatus] = useState<'idle' | 'starting' | 'failed'>('idle');
  return {
    starting: status === 'starting',
    failed: status === 'failed',
    start: (paper) => {
      if (running.current) return;
      running.current = true;
      setStatus('starting');
      start({
        mode: 'mock',
        title: paper.title,
        questions: paper.questions,
        seed: paper.seed,
        framework: paper.framework,
        durationMs: paper.minutes * 60_000,
      }).then(
        // Stays closed: the address changes a moment later, and a click in between must start nothing.
        (attempt) => navigate(`/mock/${attempt}`),
        () => {
          running.current = false;
          setStatus('failed');
        },
      );
    },
  };
}
