import { type SyntheticEvent, useId, useMemo, useState } from 'react';
import { type PracticeChoice, type PracticeState, matches, practiceStates } from '../../domain/practice.ts';
import type { Level, QuestionKind } from '../../domain/question.ts';
import { type ReportArea, areaOf, chapters, reportAreas } from '../../domain/syllabus.ts';
import { Button } from '../../ui/Button.tsx';
import { navigate } from '../../ui/hash-location.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { attemptMessages } from '../../views/attempt-messages.ts';
import { type ReadyMaterial, useMaterial } from '../../views/use-material.ts';
import { formMessages } from './form-messages.ts';
import styles from './Practice.module.css';

const kinds = Object.keys({
  choice: true,
  multiple: true,
  blanks: true,
  number: true,
  short: true,
} satisfies Record<QuestionKind, true>) as QuestionKind[];
const levels: readonly Level[] = [1, 2, 3];
const sizes = ['5', '10', '20', 'all'] as const;
const any = 'any';

/** What to practise. Starting is a link like any other: `/practice?area=dl&n=10`. */
export function PracticeForm() {
  const words = useMessages(formMessages);
  const material = useMaterial();
  const failures = material.status === 'ready' ? material.index.failures : [];
  return (
    <div className={styles.setup}>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      {material.status === 'loading' && <Waiting text={words.loading} />}
      {(material.status === 'failed' || (material.status === 'ready' && failures.length > 0)) && (
        <Notice
          tone="alert"
          title={words.indexFailedTitle}
          actions={<Button onClick={material.retry}>{words.loadAgain}</Button>}
        >
          {material.status === 'failed' || failures.some((f) => f.bank === 'index')
            ? words.indexFailed
            : words.someFailed(failures.map((f) => f.bank).join('、'))}
        </Notice>
      )}
      {material.status === 'ready' && material.index.questions.length > 0 && <Choices material={material} />}
    </div>
  );
}

function Choices({ material }: { readonly material: ReadyMaterial }) {
  const { index, progress, banks } = material;
  const words = useMessages(formMessages);
  const names = useMessages(attemptMessages);
  const [choice, setChoice] = useState<PracticeChoice>({});
  const [count, setCount] = useState<(typeof sizes)[number]>('10');
  const found = useMemo(
    () => index.questions.filter((q) => matches(choice, q, progress.get(q.id))).length,
    [index, progress, choice],
  );
  const number = count === 'all' ? found : Math.min(found, Number(count));
  const chosen = Object.keys(choice).length > 0;
  /** Takes one condition in, or out with `undefined`. */
  const set = <K extends keyof PracticeChoice>(name: K, value: PracticeChoice[K] | undefined) =>
    setChoice((before) => {
      const { [name]: _, ...others } = before;
      return value === undefined ? others : { ...others, [name]: value };
    });
  const start = (event: SyntheticEvent) => {
    event.preventDefault();
    if (found > 0) navigate(`/practice?${paramsOf(choice, number)}`);
  };
  return (
    <form className={styles.form} onSubmit={start}>
      <Row label={words.area}>
        <Segmented
          label={words.area}
          options={[
            { value: any, label: words.any },
            ...reportAreas.map((area) => ({ value: area, label: names[area] })),
          ]}
          value={choice.area ?? any}
          onChange={(area: ReportArea | typeof any) =>
            setChoice(({ area: _, syllabus, ...others }) => ({
              ...others,
              ...(area !== any && { area }),
              // An item of another area would leave nothing.
              ...(syllabus !== undefined && (area === any || areaOf(syllabus) === area) && { syllabus }),
            }))
          }
        />
      </Row>
      <ItemSelect choice={choice} material={material} onChange={(item) => set('syllabus', item)} />
      <Row label={words.state} hint={choice.state && words[`${choice.state}Hint`]}>
        <Segmented
          label={words.state}
          options={[
            { value: any, label: words.any },
            ...practiceStates.map((state) => ({ value: state, label: words[state] })),
          ]}
          value={choice.state ?? any}
          onChange={(state: PracticeState | typeof any) => set('state', state === any ? undefined : state)}
        />
      </Row>
      <Row label={words.kind}>
        <Segmented
          label={words.kind}
          options={[
            { value: any, label: words.any },
            ...kinds
              .filter((kind) => index.questions.some((q) => q.kind === kind))
              .map((kind) => ({ value: kind, label: words[kind] })),
          ]}
          value={choice.kind ?? any}
          onChange={(kind: QuestionKind | typeof any) => set('kind', kind === any ? undefined : kind)}
        />
      </Row>
      <Row label={words.level}>
        <Segmented
          label={words.level}
          options={[
            { value: any, label: words.any },
            ...levels.map((level) => ({ value: String(level), label: String(level) })),
          ]}
          value={choice.level === undefined ? any : String(choice.level)}
          onChange={(value) =>
            set(
              'level',
              levels.find((level) => String(level) === value),
            )
          }
        />
      </Row>
      <SelectRow
        label={words.bank}
        value={choice.bank ?? ''}
        onChange={(bank) => set('bank', bank === '' ? undefined : bank)}
      >
        <option value="">{words.any}</option>
        {banks.map((bank) => (
          <option key={bank.id} value={bank.id}>
            {bank.title}
          </option>
        ))}
      </SelectRow>
      <Row label={words.count}>
        <Segmented
          label={words.count}
          options={sizes.map((c) => ({ value: c, label: c === 'all' ? words.allCount : c }))}
          value={count}
          onChange={setCount}
        />
      </Row>
      <div className={styles.startBar}>
        <p className={styles.found} role="status">
          {found === 0 ? words.matchingNone : words.matching(found)}
        </p>
        {chosen && (
          <Button look="quiet" onClick={() => setChoice({})}>
            {words.reset}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={found === 0}>
          {words.start(number)}
        </Button>
      </div>
    </form>
  );
}

function ItemSelect(props: {
  readonly choice: PracticeChoice;
  readonly material: ReadyMaterial;
  readonly onChange: (item: string | undefined) => void;
}) {
  const { choice, material, onChange } = props;
  const words = useMessages(formMessages);
  const language = useLanguage();
  const there = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { syllabus } of material.index.questions)
      counts.set(syllabus, (counts.get(syllabus) ?? 0) + 1);
    return counts;
  }, [material]);
  return (
    <SelectRow
      label={words.item}
      value={choice.syllabus ?? ''}
      onChange={(item) => onChange(item === '' ? undefined : item)}
    >
      <option value="">{words.any}</option>
      {chapters.map((chapter) => {
        const items = chapter.items.filter(
          (item) => there.has(item.id) && (!choice.area || areaOf(item.id) === choice.area),
        );
        return (
          items.length > 0 && (
            <optgroup key={chapter.id} label={language === 'ja' ? chapter.ja : chapter.en}>
              {items.map((item) => (
                <option key={item.id} value={item.id}>
                  {item.ja}（{there.get(item.id)}）
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </SelectRow>
  );
}

function Row(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={styles.row}>
      <p className={styles.rowLabel} aria-hidden="true">
        {props.label}
      </p>
      <div>
        {props.children}
        {props.hint !== undefined && <p className={styles.hint}>{props.hint}</p>}
      </div>
    </div>
  );
}

function SelectRow(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: React.ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label className={styles.rowLabel} htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.children}
      </select>
    </div>
  );
}

/** The parameters of a choice, as `practiceFromParams` reads them. */
function paramsOf(choice: PracticeChoice, count: number): string {
  const params = new URLSearchParams();
  const { bank, area, syllabus, kind, level, state } = choice;
  for (const [name, value] of Object.entries({ bank, area, item: syllabus, kind, level, state, n: count })) {
    if (value !== undefined) params.set(name, String(value));
  }
  return params.toString();
}
