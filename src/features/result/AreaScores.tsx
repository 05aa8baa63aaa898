import { Fragment } from 'react';
import type { Score, Tally } from '../../domain/score.ts';
import { averages, percentOf } from '../../domain/score.ts';
import { type ReportArea, reportAreas } from '../../domain/syllabus.ts';
import { useMessages } from '../../ui/messages.ts';
import { attemptMessages, creditText } from '../../views/attempt-messages.ts';
import { resultMessages } from './messages.ts';
import styles from './AreaScores.module.css';

/** The four areas as the result mail gives them, each beside the national averages that are known. */
export function AreaScores({ score }: { readonly score: Score }) {
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  return (
    <section aria-labelledby="areas">
      <h2 id="areas" className="visually-hidden">
        {words.areas}
      </h2>
      <ul className={styles.areas}>
        {reportAreas.map((area) => (
          <Area key={area} area={area} tally={score.areas[area]} />
        ))}
      </ul>
      <p className={styles.note}>{words.averagesNote}</p>
      <Totals score={score} />
      <details className={`${styles.table} print-open`}>
        <summary>{words.asTable}</summary>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.area}</th>
                <th scope="col">{words.correct}</th>
                <th scope="col">{words.scored}</th>
                <th scope="col">{words.rate}</th>
                {averages.map((a) => (
                  <th key={a.sitting} scope="col">
                    {a.sitting} {words.averageOf}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reportAreas.map((area) => {
                const tally = score.areas[area];
                const percent = percentOf(tally);
                return (
                  <tr key={area}>
                    <th scope="row">{names[area]}</th>
                    <td>{creditText(tally.credit)}</td>
                    <td>{tally.questions}</td>
                    <td>{percent === null ? '–' : words.percent(percent)}</td>
                    {averages.map((a) => (
                      <td key={a.sitting}>{words.percent(a.percent[area])}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Area({ area, tally }: { readonly area: ReportArea; readonly tally: Tally }) {
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  const percent = percentOf(tally);
  // The lower average is named to the left of its line, the higher to the right: they never meet.
  const ticks = averages
    .map((a) => ({ sitting: a.sitting, percent: a.percent[area] }))
    .toSorted((a, b) => a.percent - b.percent);
  return (
    <li className={styles.area}>
      <h3 className={styles.name}>{names[area]}</h3>
      <p className={styles.percent}>{percent === null ? '–' : words.percent(percent)}</p>
      <p className={styles.counts}>
        {tally.questions === 0 ? words.none : words.counts(creditText(tally.credit), tally.questions)}
      </p>
      <div className={styles.track}>
        <div className={styles.fill} style={{ width: `${percent ?? 0}%` }} />
        {ticks.map((tick, i) => (
          <Fragment key={tick.sitting}>
            <div className={styles.tick} style={{ left: `${tick.percent}%` }} />
            <span
              className={styles.tickLabel}
              style={
                i === 0
                  ? { right: `calc(${100 - tick.percent}% + 0.125rem)` }
                  : { left: `min(${tick.percent}% + 0.125rem, 100% - 4.25rem)` }
              }
            >
              <span className="visually-hidden">{words.averageOf}</span>
              {tick.sitting} {tick.percent.toFixed(1)}
            </span>
          </Fragment>
        ))}
      </div>
    </li>
  );
}

/** All questions, and those that were new. */
export function Totals({ score }: { readonly score: Score }) {
  const words = useMessages(resultMessages);
  return (
    <div className={styles.totals}>
      <Total label={words.total} tally={score.total} />
      <Total label={words.firstSight} tally={score.firstSight} note={words.firstSightNote} />
    </div>
  );
}

/** A total in large figures with what it counts. */
function Total(props: { readonly label: string; readonly tally: Tally; readonly note?: string }) {
  const { label, tally, note } = props;
  const words = useMessages(resultMessages);
  const percent = percentOf(tally);
  return (
    <div>
      <p className={styles.totalLabel}>{label}</p>
      <p className={styles.totalPercent}>{percent === null ? '–' : words.percent(percent)}</p>
      <p className={styles.counts}>
        {tally.questions === 0 ? words.none : words.counts(creditText(tally.credit), tally.questions)}
      </p>
      {note !== undefined && <p className={styles.totalNote}>{note}</p>}
    </div>
  );
}
