import { type KeyboardEvent, type RefObject, useState } from 'react';
import {
  type CalculatorKey,
  type CalculatorState,
  calculatorPending,
  calculatorText,
  pressCalculator,
} from '../../domain/calculator.ts';
import { useMessages } from '../../ui/messages.ts';
import { examMessages } from './messages.ts';
import { useMedia } from './use-media.ts';
import styles from './Calculator.module.css';

const rows: readonly (readonly CalculatorKey[])[] = [
  ['MC', 'MR', 'M+', 'M-'],
  ['exp', 'ln', 'log10', '√'],
  ['x²', '%', '±', '÷'],
  ['7', '8', '9', '×'],
  ['4', '5', '6', '-'],
  ['1', '2', '3', '+'],
  ['C', '0', '.', '='],
];

/** The same keys for a narrow screen: as low as they can be. */
const lowRows: readonly (readonly CalculatorKey[])[] = [
  ['MC', 'MR', '√', '7', '8', '9', '÷'],
  ['M+', 'M-', 'x²', '4', '5', '6', '×'],
  ['exp', 'ln', '%', '1', '2', '3', '-'],
  ['log10', '±', 'C', '0', '.', '=', '+'],
];

const typedKeys: Readonly<Record<string, CalculatorKey>> = {
  '*': '×',
  '/': '÷',
  '+': '+',
  '-': '-',
  '.': '.',
  ',': '.',
  '%': '%',
  '=': '=',
  Enter: '=',
  Backspace: '⌫',
  Delete: 'C',
};

interface CalculatorProps {
  readonly state: CalculatorState;
  readonly onState: (state: CalculatorState) => void;
  /** Takes the focus when the calculator opens. */
  readonly display: RefObject<HTMLInputElement | null>;
}

/** Id of the words that say in which order it calculates: they stand in the head of its panel. */
export const calculatorHintId = 'calculator-hint';

/** The calculator. Keys reach it only while it has the focus. */
export function Calculator({ state, onState, display }: CalculatorProps) {
  const words = useMessages(examMessages);
  const low = useMedia('(width < 64rem)');
  const [heard, setHeard] = useState('');
  /** What the result on the display was calculated from (`5 × 4 =`), until the next key. */
  const [done, setDone] = useState('');
  const text = calculatorText(state) ?? words.calculatorError;
  const names: Partial<Record<CalculatorKey, string>> = {
    '+': words.k_plus,
    '-': words.k_minus,
    '×': words.k_times,
    '÷': words.k_divide,
    '=': words.k_equals,
    '.': words.k_point,
    '±': words.k_sign,
    '%': words.k_percent,
    '√': words.k_root,
    'x²': words.k_square,
    exp: words.k_exp,
    ln: words.k_ln,
    log10: words.k_log10,
    C: words.k_clear,
    '⌫': words.k_back,
    MC: words.k_mc,
    MR: words.k_mr,
    'M+': words.k_mplus,
    'M-': words.k_mminus,
  };
  const press = (key: CalculatorKey) => {
    const next = pressCalculator(state, key);
    onState(next);
    setDone(key === '=' && state.pending ? `${calculatorPending(state)} ${text} =` : '');
    // Digits are heard as they are typed; a result has to be told.
    if (!/^[\d.⌫]$/.test(key)) setHeard(calculatorText(next) ?? words.calculatorError);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton = event.target instanceof HTMLButtonElement;
    const key = /^\d$/.test(event.key) ? (event.key as CalculatorKey) : typedKeys[event.key];
    // Enter on a button presses that button.
    if (key === undefined || (onButton && event.key === 'Enter')) return;
    event.preventDefault();
    press(key);
  };
  return (
    <div className={styles.calculator} data-own-keys="" role="presentation" onKeyDown={onKeyDown}>
      <div className={styles.screen}>
        <span className={styles.pending}>
          <span className={styles.memory}>{state.memory !== 0 && words.memorySet}</span>
          <span className={styles.expression}>{calculatorPending(state) || done}</span>
        </span>
        <div className={styles.line}>
          <input
            ref={display}
            className={styles.display}
            readOnly
            inputMode="none"
            aria-label={words.calculatorDisplay}
            aria-describedby={calculatorHintId}
            value={text}
          />
          <button
            type="button"
            className={styles.back}
            aria-label={words.k_back}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => press('⌫')}
          >
            ⌫
          </button>
        </div>
      </div>
      <div className={styles.keys}>
        {(low ? lowRows : rows).flat().map((key) => (
          <button
            key={key}
            type="button"
            className={`${styles.key} ${/^[\d.]$/.test(key) ? styles.digit : ''} ${/^[-+×÷=]$/.test(key) ? styles.operator : ''} ${key === '=' ? styles.equals : ''}`}
            aria-label={names[key]}
            // The display keeps the focus, so that typing goes on after a click.
            onPointerDown={(event) => {
              event.preventDefault();
              display.current?.focus({ preventScroll: true });
            }}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => press(key)}
          >
            {key === 'log10' ? (
              <>
                log<sub>10</sub>
              </>
            ) : key === 'exp' ? (
              <>
                e<sup>x</sup>
              </>
            ) : key === '-' || key === 'M-' ? (
              key.replace('-', '−')
            ) : (
              key
            )}
          </button>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {heard}
      </p>
    </div>
  );
}
