import { type ReactElement, useId, useState } from 'react';
import type { CompiledQuestion } from '../content/compiled.ts';
import { parseNumber } from '../domain/grading/number.ts';
import type { Answer } from '../domain/question.ts';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useMessages } from '../ui/messages.ts';
import { Letter } from './Letter.tsx';
import { RichText } from './RichText.tsx';
import { type LetteredChoice, blanksInOrder, choicesInOrder } from './letters.ts';
import { questionMessages } from './messages.ts';
import styles from './AnswerForm.module.css';

interface AnswerFormProps {
  readonly question: CompiledQuestion;
  /** The attempt's seed: the order of the choices. */
  readonly seed: string;
  readonly answer: Answer | undefined;
  /**
   * What the answer becomes, from what it is by then: an earlier change may still be on its way to the screen.
   * `null` takes it back.
   */
  readonly onAnswer: (change: (current: Answer | undefined) => Answer | null) => void;
  /** Ids of choices that are struck out (`b`, or `ア.b`). */
  readonly struck?: readonly string[];
  readonly onStrike?: (choice: string, on: boolean) => void;
  readonly disabled?: boolean;
  readonly language: 'ja' | 'en';
}

/** Where the learner answers. It knows no key: nothing here can give one away. */
export function AnswerForm(props: AnswerFormProps): ReactElement {
  const { question, seed, answer, onAnswer, disabled = false } = props;
  switch (question.kind) {
    case 'choice':
      return (
        <Choices
          {...props}
          question={question}
          type="radio"
          choices={choicesInOrder(question, seed)}
          chosen={answer?.kind === 'choice' ? [answer.choice] : []}
          onChoose={(choice) => onAnswer(() => ({ kind: 'choice', choice }))}
        />
      );
    case 'multiple':
      return (
        <Choices
          {...props}
          question={question}
          type="checkbox"
          choices={choicesInOrder(question, seed)}
          chosen={answer?.kind === 'multiple' ? answer.choices : []}
          onChoose={(choice, on) =>
            onAnswer((current) => {
              const others = current?.kind === 'multiple' ? current.choices.filter((c) => c !== choice) : [];
              const choices = on ? [...others, choice] : others;
              return choices.length === 0 ? null : { kind: 'multiple', choices };
            })
          }
        />
      );
    case 'blanks':
      return <Blanks {...props} question={question} />;
    case 'number':
      return (
        <NumberField
          key={question.id}
          unit={question.unit}
          text={answer?.kind === 'number' ? answer.text : ''}
          disabled={disabled}
          onText={(text) => onAnswer(() => (text.trim() === '' ? null : { kind: 'number', text }))}
        />
      );
    case 'short':
      return (
        <ShortField
          key={question.id}
          text={answer?.kind === 'short' ? answer.text : ''}
          disabled={disabled}
          onText={(text) => onAnswer(() => (text.trim() === '' ? null : { kind: 'short', text }))}
        />
      );
  }
}

interface ChoicesProps extends Omit<AnswerFormProps, 'question'> {
  readonly question: Extract<CompiledQuestion, { kind: 'choice' | 'multiple' | 'blanks' }>;
  readonly type: 'radio' | 'checkbox';
  readonly choices: readonly LetteredChoice[];
  readonly chosen: readonly string[];
  readonly onChoose: (choice: string, on: boolean) => void;
  /** Blank the choices belong to. */
  readonly blank?: string;
}

function Choices(props: ChoicesProps) {
  const {
    question,
    type,
    choices,
    chosen,
    onChoose,
    onAnswer,
    struck = [],
    onStrike,
    disabled = false,
    blank,
  } = props;
  const words = useMessages(questionMessages);
  const own = useLanguage();
  const name = useId();
  /** Choosing fewer or more is said, never refused. */
  const wanted = question.kind === 'multiple' ? question.choose : null;
  const strikeId = (choice: string) => (blank === undefined ? choice : `${blank}.${choice}`);
  const legend =
    blank !== undefined
      ? words.blank(blank)
      : question.kind === 'multiple'
        ? wanted === null
          ? words.chooseAll
          : words.chooseN(wanted)
        : words.choices;
  const legendShown = blank !== undefined || question.kind === 'multiple';
  return (
    <fieldset className={styles.choices} disabled={disabled} data-blank={blank}>
      <legend className={legendShown ? styles.legend : 'visually-hidden'}>
        {legend}
        {wanted !== null && !disabled && (
          <span role="status" className={chosen.length > wanted ? styles.tooMany : ''}>
            {words.chosen(chosen.length)}
          </span>
        )}
      </legend>
      {choices.map((choice) => {
        const isStruck = struck.includes(strikeId(choice.id));
        return (
          <div key={choice.id} className={`${styles.row} ${isStruck ? styles.struck : ''}`}>
            <label className={styles.label}>
              <input
                className={styles.input}
                type={type}
                name={name}
                value={choice.id}
                checked={chosen.includes(choice.id)}
                onChange={(event) => onChoose(choice.id, event.currentTarget.checked)}
              />
              <Letter letter={choice.letter} square={type === 'checkbox'} struck={isStruck} />
              <span className={styles.text} lang={props.language}>
                <RichText as="span" html={choice.html} />
                {isStruck && (
                  <span className="visually-hidden" lang={own}>
                    （{words.struck}）
                  </span>
                )}
              </span>
            </label>
            {onStrike && (
              <button
                type="button"
                className={styles.strike}
                aria-label={isStruck ? words.unstrike(choice.letter) : words.strike(choice.letter)}
                aria-pressed={isStruck}
                onClick={() => onStrike(strikeId(choice.id), !isStruck)}
              >
                <Icon name={isStruck ? 'undo' : 'strike'} size={18} />
              </button>
            )}
          </div>
        );
      })}
      {question.kind !== 'blanks' && (
        <ClearButton disabled={chosen.length === 0} onClear={() => onAnswer(() => null)} />
      )}
    </fieldset>
  );
}

/** Takes back what was chosen in the element it ends. */
function ClearButton(props: { readonly disabled: boolean; readonly onClear: () => void }) {
  const words = useMessages(questionMessages);
  return (
    <button
      type="button"
      className={styles.clear}
      disabled={props.disabled}
      onClick={(event) => {
        // The button goes away: the focus goes to what it cleared.
        event.currentTarget.parentElement?.querySelector('input')?.focus();
        props.onClear();
      }}
    >
      {words.clear}
    </button>
  );
}

function Blanks(
  props: AnswerFormProps & { readonly question: Extract<CompiledQuestion, { kind: 'blanks' }> },
) {
  const { question, seed, answer, onAnswer } = props;
  const words = useMessages(questionMessages);
  const chosen = answer?.kind === 'blanks' ? answer.choices : {};
  const blanks = blanksInOrder(question, seed);
  const choose = (blank: string, choice: string) =>
    onAnswer((current) => ({
      kind: 'blanks',
      choices: { ...(current?.kind === 'blanks' ? current.choices : {}), [blank]: choice },
    }));
  const clear = (
    <ClearButton
      disabled={answer === undefined || props.disabled === true}
      onClear={() => onAnswer(() => null)}
    />
  );
  if (question.pooled) {
    const pool = blanks[0]?.choices ?? [];
    return (
      <div className={styles.pooled}>
        <p className={styles.legend}>{words.pool}</p>
        <ol className={styles.pool} lang={props.language}>
          {pool.map((choice) => (
            <li key={choice.id} className={styles.poolChoice}>
              <Letter letter={choice.letter} />
              <RichText as="span" className={styles.text} html={choice.html} />
            </li>
          ))}
        </ol>
        {blanks.map((blank) => (
          <PoolRow
            key={blank.id}
            blank={blank.id}
            choices={blank.choices}
            chosen={chosen[blank.id]}
            disabled={props.disabled ?? false}
            onChoose={(choice) => choose(blank.id, choice)}
          />
        ))}
        {clear}
      </div>
    );
  }
  return (
    <div className={styles.blanks}>
      {blanks.map((blank) => (
        <Choices
          key={blank.id}
          {...props}
          type="radio"
          blank={blank.id}
          choices={blank.choices}
          chosen={chosen[blank.id] === undefined ? [] : [chosen[blank.id]!]}
          onChoose={(choice) => choose(blank.id, choice)}
        />
      ))}
      {clear}
    </div>
  );
}

/** One blank of a shared pool: letters side by side, each named by its letter and text. */
function PoolRow(props: {
  readonly blank: string;
  readonly choices: readonly LetteredChoice[];
  readonly chosen: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (choice: string) => void;
}) {
  const { blank, choices, chosen, disabled, onChoose } = props;
  const words = useMessages(questionMessages);
  const name = useId();
  return (
    <fieldset disabled={disabled} data-blank={blank}>
      <legend className={styles.legend}>{words.blank(blank)}</legend>
      <div className={styles.letters}>
        {choices.map((choice) => (
          <label key={choice.id} className={styles.letterLabel}>
            <input
              className={styles.input}
              type="radio"
              name={name}
              value={choice.id}
              checked={chosen === choice.id}
              onChange={() => onChoose(choice.id)}
            />
            <Letter letter={choice.letter} />
            <span className="visually-hidden">
              <RichText as="span" html={choice.html} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function NumberField(props: {
  readonly unit: string | null;
  readonly text: string;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
}) {
  const { unit, text, disabled, onText } = props;
  const words = useMessages(questionMessages);
  const id = useId();
  const [typed, setTyped] = useState(text);
  const change = (value: string) => {
    setTyped(value);
    onText(value);
  };
  const unreadable = typed.trim() !== '' && parseNumber(typed) === null;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.numberLabel}</label>
      <div className={styles.fieldRow}>
        <input
          id={id}
          className={styles.number}
          type="text"
          // The digit pads of phones have neither the minus nor the slash.
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={typed}
          disabled={disabled}
          aria-invalid={unreadable}
          aria-describedby={`${id}-hint`}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {unit !== null && <span className={styles.unit}>{unit}</span>}
      </div>
      <p id={`${id}-hint`} className={unreadable ? styles.problem : styles.hint}>
        {unreadable && <Icon name="warning" size={16} />}
        {unreadable ? words.notANumber : words.numberHint}
      </p>
    </div>
  );
}

function ShortField(props: {
  readonly text: string;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
}) {
  const { text, disabled, onText } = props;
  const words = useMessages(questionMessages);
  const id = useId();
  const [typed, setTyped] = useState(text);
  const change = (value: string) => {
    setTyped(value);
    onText(value);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.shortLabel}</label>
      <textarea
        id={id}
        className={styles.short}
        rows={2}
        value={typed}
        disabled={disabled}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}
