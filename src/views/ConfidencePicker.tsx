import type { Confidence } from '../domain/attempt.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useMessages } from '../ui/messages.ts';
import { questionMessages } from './messages.ts';
import styles from './ConfidencePicker.module.css';

const confidenceOf = { '1': 1, '2': 2, '3': 3 } as const satisfies Record<string, Confidence>;

/** 勘 / 迷い / 確信, by value. */
export function useConfidenceWords(): Readonly<Record<Confidence, string>> {
  const words = useMessages(questionMessages);
  return { 1: words.confidence1, 2: words.confidence2, 3: words.confidence3 };
}

interface ConfidencePickerProps {
  readonly value: Confidence | null;
  readonly disabled: boolean;
  /** Choosing the same once more takes it back: `null`. */
  readonly onChange: (value: Confidence | null) => void;
}

/** How sure the learner is, before any verdict. */
export function ConfidencePicker({ value, disabled, onChange }: ConfidencePickerProps) {
  const words = useMessages(questionMessages);
  const names = useConfidenceWords();
  return (
    <div className={styles.confidence}>
      <span aria-hidden="true" className={styles.label}>
        {words.confidence}
      </span>
      <Segmented
        label={words.confidence}
        value={value === null ? null : (`${value}` as const)}
        options={([1, 2, 3] as const).map((v) => ({ value: `${v}` as const, label: names[v] }))}
        disabled={disabled}
        onChange={(chosen) => onChange(confidenceOf[chosen])}
        onClear={() => onChange(null)}
      />
    </div>
  );
}
