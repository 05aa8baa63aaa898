import { type ReactNode, useMemo, useState } from 'react';
import {
  type BankKeys,
  type BankPaper,
  type CompiledKey,
  type CompiledQuestion,
  forFramework,
} from '../../content/compiled.ts';
import type { Framework, QuestionMeta } from '../../domain/question.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useLate } from '../../ui/use-late.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { QuestionBody } from '../../views/QuestionBody.tsx';
import { useAppState } from '../../views/app-context.ts';
import { frameworkNames } from '../../views/frameworks.ts';
import { BankQuestion } from './BankQuestion.tsx';
import { bankMessages } from './bank-messages.ts';
import { inRuns } from './runs.ts';
import { useGradually } from './use-gradually.ts';
import styles from './Bank.module.css';

interface BankContentsProps {
  readonly paper: BankPaper;
  /** In the order of the file. */
  readonly questions: readonly QuestionMeta[];
  /** The same function at every render; called when the keys are asked for, not before. */
  readonly loadKeys: () => Promise<BankKeys>;
  /** Ways on from here, above the questions. */
  readonly ways?: ReactNode;
  /** What is to be said of them. */
  readonly hints?: readonly string[];
}

/** Every question of a bank in order, with one switch for all the keys. */
export function BankContents({ paper, questions, loadKeys, ways, hints }: BankContentsProps) {
  const words = useMessages(bankMessages);
  const framework = useAppState((s) => s.settings.framework);
  const [shown, setShown] = useState(false);
  const keys = useLate(loadKeys, shown);
  const variants = questions.some(({ id }) => !('any' in (paper.questions[id] ?? { any: null })));
  return (
    <>
      <div className={`${styles.tools} no-print`}>
        <div className={styles.ways}>
          {ways}
          <label className={styles.switch}>
            <input
              type="checkbox"
              checked={shown}
              onChange={(event) => setShown(event.currentTarget.checked)}
            />
            {words.showKeys}
          </label>
        </div>
        <p className={styles.soft}>
          {words.sentences([
            words.noRecord,
            ...(hints ?? []),
            ...(variants ? [words.framework(frameworkNames[framework])] : []),
          ])}
        </p>
        {shown && keys.status === 'loading' && <Waiting text={words.keysLoading} />}
        {shown && keys.status === 'failed' && (
          <Notice tone="alert" actions={<Button onClick={keys.retry}>{words.retry}</Button>}>
            {words.keysFailed}
          </Notice>
        )}
      </div>
      {questions.length === 0 && <p>{words.none}</p>}
      <Questions
        paper={paper}
        questions={questions}
        framework={framework}
        keys={shown && keys.status === 'ready' ? keys.part : null}
      />
    </>
  );
}

interface QuestionsProps {
  readonly paper: BankPaper;
  readonly questions: readonly QuestionMeta[];
  readonly framework: Framework;
  readonly keys: BankKeys | null;
}

/** So many are there at once; a whole bank of formulas would keep a phone busy for seconds. */
const atOnce = 4;

function Questions({ paper, questions, framework, keys }: QuestionsProps) {
  const all = useMemo(() => onPaper(paper, questions, framework), [paper, questions, framework]);
  const runs = useMemo(() => inRuns(all), [all]);
  const count = useGradually(all.length, atOnce);
  const keyed = useGradually(keys ? all.length : 0, atOnce);
  const keyOf = (id: string): CompiledKey | null => {
    const key = keys?.keys[id];
    return key ? forFramework(key, framework) : null;
  };
  return (
    <div className={styles.questions} aria-busy={count < all.length || (keys !== null && keyed < all.length)}>
      {runs
        .filter(({ first }) => first <= count)
        .map(({ first, set, questions: run }) => (
          <div key={first} className={styles.run}>
            {set !== null && (
              <SharedText
                paper={paper}
                set={set}
                like={run[0]}
                framework={framework}
                first={first}
                last={first + run.length - 1}
              />
            )}
            {run.slice(0, count - first + 1).map((question, i) => (
              <BankQuestion
                key={question.id}
                number={first + i}
                question={question}
                answerKey={first + i <= keyed ? keyOf(question.id) : null}
                language={paper.language}
              />
            ))}
          </div>
        ))}
    </div>
  );
}

/** The questions as they are shown here: for one framework, their choices in the order of the file. */
function onPaper(
  paper: BankPaper,
  questions: readonly QuestionMeta[],
  framework: Framework,
): readonly CompiledQuestion[] {
  return questions.flatMap(({ id }) => {
    const question = paper.questions[id];
    return question ? [{ ...forFramework(question, framework), shuffle: false }] : [];
  });
}

/** What the questions of a set have in common, once for all of them. */
function SharedText(props: {
  readonly paper: BankPaper;
  readonly set: string;
  readonly like: CompiledQuestion;
  readonly framework: Framework;
  readonly first: number;
  readonly last: number;
}) {
  const { paper, set, like, framework, first, last } = props;
  const words = useMessages(bankMessages);
  const found = paper.sets[set];
  if (!found) return null;
  // The body shows a question's text, code and figure: here those of the set, and nothing of the question's own.
  const question = { ...like, ...forFramework(found, framework), asksFalse: false, convention: null };
  return (
    <section className={styles.shared} aria-labelledby={`shared-${first}`}>
      <h2 id={`shared-${first}`} className={styles.sharedTitle}>
        {words.shared(first, last)}
      </h2>
      <QuestionBody paper={{ question, stimulus: null, language: paper.language }} letters={{}} />
    </section>
  );
}
