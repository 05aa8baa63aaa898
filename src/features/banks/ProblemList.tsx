import type { CheckProblem } from '../../content/check/problem.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { banksMessages } from './messages.ts';
import styles from './BanksScreen.module.css';

/** What the check found, question by question; nothing when it found nothing. */
export function ProblemList(props: {
  readonly title: string;
  readonly problems: readonly CheckProblem[];
  /** Of its heading. */
  readonly level?: 2 | 3;
}) {
  const { title, problems, level = 3 } = props;
  const words = useMessages(banksMessages);
  const language = useLanguage();
  if (problems.length === 0) return null;
  const Heading = `h${level}` as const;
  const Question = level === 2 ? 'h3' : 'h4';
  return (
    <div>
      <Heading>{title}</Heading>
      <ul className={styles.problems}>
        {inGroups(problems).map(([first, ...more]) => (
          <li key={first.question ?? ''} className={styles.problem}>
            {first.question !== undefined && (
              <Question className={styles.question}>{first.question}</Question>
            )}
            <ul className={styles.places}>
              {[first, ...more].map((p) => (
                <li key={`${p.line}:${p.column}:${p.rule}:${p.message.en}`}>
                  <span className={styles.place}>{words.place(p.line, p.column)}</span>
                  {p.message[language]}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The problems of one question together, and those of none, in the order of the file. */
function inGroups(
  problems: readonly CheckProblem[],
): readonly (readonly [CheckProblem, ...CheckProblem[]])[] {
  const groups = new Map<string | undefined, [CheckProblem, ...CheckProblem[]]>();
  for (const problem of problems) {
    const group = groups.get(problem.question);
    if (group) group.push(problem);
    else groups.set(problem.question, [problem]);
  }
  return [...groups.values()];
}
