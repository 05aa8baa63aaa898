import { useMemo } from 'react';
import { Link } from 'wouter';
import { type Readiness, readiness } from '../../domain/readiness.ts';
import { Button } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { attemptMessages } from '../../views/attempt-messages.ts';
import { useMaterial } from '../../views/use-material.ts';
import { homeMessages } from './messages.ts';
import styles from './Home.module.css';

/** 手応え by area, over all attempts. */
export function ReadinessPart() {
  const words = useMessages(homeMessages);
  const material = useMaterial();
  const areas = useMemo(() => {
    if (material.status !== 'ready' || material.index.failures.some((f) => f.bank === 'index')) return null;
    const { index, progress } = material;
    return readiness(index.questions, (id) => progress.get(id));
  }, [material]);
  return (
    <section aria-labelledby="readiness">
      <h2 id="readiness" className={styles.heading}>
        {words.readiness}
      </h2>
      {material.status === 'loading' && <Waiting />}
      {material.status !== 'loading' && areas === null && (
        <Notice actions={<Button onClick={material.retry}>{words.loadAgain}</Button>}>
          {words.readinessFailed}
        </Notice>
      )}
      {areas !== null && <Areas areas={areas} />}
    </section>
  );
}

function Areas({ areas }: { readonly areas: readonly Readiness[] }) {
  const words = useMessages(homeMessages);
  const names = useMessages(attemptMessages);
  if (areas.every((a) => a.judged === 0)) return <p className={styles.soft}>{words.readinessEmpty}</p>;
  return (
    <>
      <ul className={styles.areas}>
        {areas.map(({ area, judged, right }) => {
          const percent = judged === 0 ? null : Math.round((right / judged) * 100);
          return (
            <li key={area} className={`${styles.area} ${percent === null ? styles.unknown : ''}`}>
              <Link href={`/practice?area=${area}&n=10`} aria-label={words.practiseArea(names[area])}>
                {names[area]}
              </Link>
              {percent !== null && (
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${percent}%` }} />
                </span>
              )}
              <span className={styles.rate}>{percent === null ? '–' : words.percent(percent)}</span>
              <span className={styles.sampleSize}>
                {judged === 0 ? words.noSample : words.sample(right, judged)}
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.small}>{words.readinessNote}</p>
    </>
  );
}
