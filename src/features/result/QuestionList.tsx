import { Link } from 'wouter';
import { type AttemptItem, type AttemptState, questionState } from '../../domain/attempt.ts';
import { type ReviewFilter, placesIn, reviewFilters, unscoredReason } from '../../domain/review.ts';
import { syllabusItem } from '../../domain/syllabus.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useConfidenceWords } from '../../views/ConfidencePicker.tsx';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { attemptMessages, durationText } from '../../views/attempt-messages.ts';
import { questionMessages } from '../../views/messages.ts';
import { plainText } from '../../views/plain-text.ts';
import { listHref, placeHref } from './links.ts';
import { resultMessages } from './messages.ts';
import type { AttemptBanks } from './use-banks.ts';
import { yoursToKey } from './yours-to-key.ts';
import styles from './QuestionList.module.css';

interface QuestionListProps {
  readonly state: AttemptState;
  readonly banks: AttemptBanks;
  readonly filter: ReviewFilter;
}

/** Every question of the attempt, filtered; each leads to its review. */
export function QuestionList({ state, banks, filter }: QuestionListProps) {
  const words = useMessages(resultMessages);
  const places = placesIn(state, filter);
  // What nobody needs every time is offered only when there is such a question.
  const shown = reviewFilters.filter(
    (f) => f !== 'sure-wrong' || f === filter || placesIn(state, f).length > 0,
  );
  return (
    <section aria-labelledby="questions" className={styles.section}>
      <h2 id="questions">{words.questions}</h2>
      <nav className={`${styles.filters} no-print`} aria-label={words.filter}>
        {shown.map((f) => (
          <Link
            key={f}
            href={listHref(state.id, f)}
            replace
            className={styles.filter}
            aria-current={f === filter ? 'true' : undefined}
            {...(f === 'unsure' && { title: words.unsureLong })}
          >
            {words[f]} <span className={styles.count}>{placesIn(state, f).length}</span>
          </Link>
        ))}
      </nav>
      <p className="visually-hidden" role="status">
        {words[filter]} {words.questionsCount(places.length)}
      </p>
      {places.length === 0 ? (
        <p className={styles.empty}>{words.emptyFilter}</p>
      ) : (
        <ol className={styles.list}>
          {places.map((place) => (
            <Row
              key={place}
              state={state}
              item={state.start.items[place - 1]!}
              place={place}
              banks={banks}
              filter={filter}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function Row(props: QuestionListProps & { readonly item: AttemptItem; readonly place: number }) {
  const { state, item, place, banks, filter } = props;
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  const questionWords = useMessages(questionMessages);
  const { verdict, answer, confidence, flagged, timeMs } = questionState(state, item.id);
  const question = banks.questionOf(item);
  const key = banks.keyOf(item);
  const stem = question && plainText(question.stem);
  const scored = unscoredReason(state, item.id) === null;
  const pairs = verdict && question && key ? yoursToKey(question, answer, key.key, state.start.seed) : [];
  const confidenceWords = useConfidenceWords();
  return (
    <li className={styles.row}>
      <span className={styles.number}>{place}</span>
      <span className={styles.outcome}>
        {verdict && <OutcomeMark outcome={verdict.outcome} label={false} />}
        {!verdict && <span className="visually-hidden">{words.notScored}</span>}
      </span>
      <div className={styles.main}>
        <Link
          href={placeHref(state.id, place, filter)}
          className={styles.stem}
          // The name of the syllabus item, in place of a stem that is gone, is Japanese.
          lang={stem === undefined ? 'ja' : banks.languageOf(item)}
        >
          {stem ?? syllabusItem(item.syllabus)?.ja ?? item.id}
        </Link>
        <p className={styles.facts}>
          {pairs.length > 0 && (
            <span className={styles.letters}>
              {pairs
                .filter((p) => p.blank === null || p.key !== null)
                .map((p) => (
                  <span key={p.blank ?? ''} className={styles.pair}>
                    {p.blank !== null && questionWords.labelled(p.blank)}
                    {p.yours ?? <span className={styles.none}>{questionWords.unanswered}</span>}
                    {p.key !== null && <span className={styles.key}>→{p.key}</span>}
                  </span>
                ))}
              {pairs.every((p) => p.blank !== null && p.key === null) && words.allRight}
            </span>
          )}
          {confidence !== null && <span>{confidenceWords[confidence]}</span>}
          <span>{durationText(names, timeMs)}</span>
          {flagged && (
            <span className={styles.flag}>
              <Icon name="flag" size={14} /> {questionWords.flag}
            </span>
          )}
          {!scored && <span>{words.notScored}</span>}
        </p>
      </div>
    </li>
  );
}
