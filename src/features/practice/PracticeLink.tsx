import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type PracticeChoice, pickPractice, practiceFromParams } from '../../domain/practice.ts';
import type { QuestionMeta } from '../../domain/question.ts';
import { newSeed } from '../../domain/rng.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { navigate } from '../../ui/hash-location.ts';
import { useMessages } from '../../ui/messages.ts';
import { type App, useApp } from '../../views/app-context.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { practiceMessages } from './messages.ts';
import styles from './Practice.module.css';

type Problem =
  | { readonly kind: 'param' | 'bank'; readonly text: string }
  | { readonly kind: 'none' | 'network' | 'start' }
  | { readonly kind: 'missing'; readonly count: number };

/** What a link leads to: questions to start with, or everything that stands in the way. */
interface Prepared {
  readonly questions: readonly QuestionMeta[];
  readonly problems: readonly Problem[];
  readonly retry: boolean;
  readonly seed: string;
}

const nothing = { questions: [], retry: false, seed: '' };

/** Starts the practice a link describes, once, and goes to its first question. */
export function PracticeLink({ search }: { readonly search: string }) {
  const app = useApp();
  const words = useMessages(practiceMessages);
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [round, setRound] = useState(0);
  const started = useRef(false);

  useEffect(() => {
    let wanted = true;
    void prepare(app, search)
      .catch((): Prepared => ({ ...nothing, problems: [{ kind: 'start' }] }))
      .then((result) => {
        if (!wanted) return;
        if (result.problems.length > 0) setPrepared(result);
        else void start(result);
      });
    async function start(result: Prepared) {
      if (started.current) return;
      started.current = true;
      const problem = await startPractice(app, result);
      if (problem && wanted) {
        started.current = false;
        setPrepared({ ...result, questions: [], problems: [problem] });
      }
    }
    return () => {
      wanted = false;
    };
  }, [app, search, round]);

  if (!prepared) return <Waiting text={words.starting} />;
  const { problems, questions } = prepared;
  const startRest = () => {
    if (started.current) return;
    started.current = true;
    void startPractice(app, prepared).then((problem) => {
      started.current = false;
      if (problem) setPrepared({ ...prepared, questions: [], problems: [problem] });
    });
  };
  const again = problems.some((p) => p.kind === 'network' || p.kind === 'start');
  return (
    <div className="few-words" role="alert">
      <h1>{words.problemsTitle}</h1>
      <ul className={styles.problems}>
        {problems.map((problem) => (
          <li key={`${problem.kind}/${'text' in problem ? problem.text : ''}`}>
            {problemText(words, problem)}
          </li>
        ))}
      </ul>
      <p className="ways">
        {questions.length > 0 && (
          <Button look="primary" onClick={startRest}>
            {words.startRest}
          </Button>
        )}
        {again && (
          <Button
            look="primary"
            onClick={() => {
              setPrepared(null);
              setRound((n) => n + 1);
            }}
          >
            {words.loadAgain}
          </Button>
        )}
        <Link href="/practice" className={buttonClass(questions.length > 0 || again ? 'plain' : 'primary')}>
          {words.chooseOthers}
        </Link>
      </p>
    </div>
  );
}

function problemText(words: (typeof practiceMessages)['ja'], problem: Problem): string {
  switch (problem.kind) {
    case 'param':
      return words.problemParam(problem.text);
    case 'bank':
      return words.problemBank(problem.text);
    case 'none':
      return words.problemNone;
    case 'network':
      return `${words.indexFailedTitle}。${words.indexFailed}`;
    case 'start':
      return words.problemStart;
    case 'missing':
      return words.problemMissing(problem.count);
  }
}

async function prepare({ library, store }: App, search: string): Promise<Prepared> {
  const { choice, problems: bad } = practiceFromParams(new URLSearchParams(search));
  const [index, progress, banks] = await Promise.all([
    library.index(),
    store.getState().progress(),
    library.summaries(),
  ]);
  const problems: Problem[] = bad.map((text) => ({ kind: 'param', text }));
  const { bank } = choice;
  if (bank !== undefined && !library.isBuiltIn(bank) && !banks.some(({ id }) => id === bank)) {
    problems.push({ kind: 'bank', text: bank });
  }
  if (problems.length > 0) return { ...nothing, problems };
  const seed = newSeed(Math.random);
  const questions = pickPractice(choice, index.questions, (id) => progress.get(id), seed);
  if (questions.length === 0) {
    const network = index.failures.some((f) => f.bank === 'index' || f.reason === 'network');
    return { ...nothing, problems: [{ kind: network ? 'network' : 'none' }] };
  }
  // The first question's bank comes while the attempt is written; whether that works shows on the next screen.
  void library.paper(questions[0]!.bank).catch(() => undefined);
  const missing = missingOf(choice, questions);
  return {
    questions,
    problems: missing > 0 ? [{ kind: 'missing', count: missing }] : [],
    retry: choice.questions !== undefined,
    seed,
  };
}

/** Questions a retry names that are no longer there. */
function missingOf(choice: PracticeChoice, found: readonly QuestionMeta[]): number {
  return choice.questions ? new Set(choice.questions).size - found.length : 0;
}

/** Goes to the attempt in place of the link, so that going back does not start another one. */
async function startPractice({ store }: App, prepared: Prepared): Promise<Problem | null> {
  try {
    const attempt = await store.getState().start({
      mode: 'practice',
      title: prepared.retry ? 'retry' : 'practice',
      questions: prepared.questions,
      seed: prepared.seed,
      framework: store.getState().settings.framework,
      durationMs: null,
    });
    navigate(`/practice/${attempt}`, { replace: true });
    return null;
  } catch {
    return { kind: 'start' };
  }
}
