import { useId } from 'react';
import { customMinutes, customQuestions, wholeNumber } from '../../domain/mock-link.ts';
import { type ChapterId, chapters } from '../../domain/syllabus.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

/** A custom paper as it is typed. */
export interface CustomPaper {
  readonly questions: string;
  readonly minutes: string;
  readonly chapters: readonly ChapterId[];
  readonly includeOptional: boolean;
}

export const firstCustomPaper: CustomPaper = {
  questions: '20',
  minutes: '25',
  chapters: chapters.filter((c) => c.share104 > 0).map((c) => c.id),
  includeOptional: false,
};

interface CustomFieldsProps {
  readonly value: CustomPaper;
  readonly onChange: (value: CustomPaper) => void;
}

export function CustomFields({ value, onChange }: CustomFieldsProps) {
  const words = useMessages(setupMessages);
  const language = useLanguage();
  return (
    <div className={styles.custom}>
      <div className={styles.numbers}>
        <WholeField
          label={words.questions}
          text={value.questions}
          range={customQuestions}
          onText={(questions) => onChange({ ...value, questions })}
        />
        <WholeField
          label={words.minutes}
          text={value.minutes}
          range={customMinutes}
          onText={(minutes) => onChange({ ...value, minutes })}
        />
      </div>
      <fieldset>
        <legend className={styles.legend}>{words.chapters}</legend>
        {chapters.map((chapter) => (
          <label key={chapter.id} className={styles.check}>
            <input
              type="checkbox"
              checked={value.chapters.includes(chapter.id)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                // In the order of the syllabus, so that the same choice draws the same paper.
                const chosen = chapters
                  .map((c) => c.id)
                  .filter((id) => (id === chapter.id ? on : value.chapters.includes(id)));
                onChange({ ...value, chapters: chosen });
              }}
            />
            {language === 'ja' ? chapter.ja : chapter.en}
          </label>
        ))}
        {value.chapters.length === 0 && (
          <p className={styles.wrong} role="alert">
            <Icon name="warning" size={16} />
            {words.chaptersNone}
          </p>
        )}
      </fieldset>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={value.includeOptional}
          onChange={(event) => onChange({ ...value, includeOptional: event.currentTarget.checked })}
        />
        <span>
          {words.includeOptional}
          <span className={styles.hint}>{words.includeOptionalHint}</span>
        </span>
      </label>
    </div>
  );
}

function WholeField(props: {
  readonly label: string;
  readonly text: string;
  readonly range: { readonly min: number; readonly max: number };
  readonly onText: (text: string) => void;
}) {
  const { label, text, range, onText } = props;
  const words = useMessages(setupMessages);
  const id = useId();
  const wrong = wholeNumber(text, range) === null;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.legend}>
        {label}
      </label>
      <input
        id={id}
        className={styles.number}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className={wrong ? styles.wrong : styles.hint}>
        {wrong && <Icon name="warning" size={16} />}
        {wrong ? words.notWhole(range.min, range.max) : words.range(range.min, range.max)}
      </p>
    </div>
  );
}
