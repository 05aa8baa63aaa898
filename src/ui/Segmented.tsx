import { useId } from 'react';
import styles from './Segmented.module.css';

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** Choosing what is chosen once more takes the choice back; without it a choice stays. */
  readonly onClear?: () => void;
  /** Shows the label above instead of keeping it for assistive technology. */
  readonly labelVisible?: boolean;
  readonly disabled?: boolean;
}

/** A few exclusive choices side by side: native radio buttons. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, onClear, labelVisible = false, disabled = false } = props;
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend className={labelVisible ? styles.legend : 'visually-hidden'}>{label}</legend>
      <div className={styles.row}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              {...(onClear && {
                onClick: (event) => {
                  // The second click of a double click means nothing.
                  if (value === option.value && event.detail < 2) onClear();
                },
              })}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
