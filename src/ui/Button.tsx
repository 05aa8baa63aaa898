import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  /** A quiet button at the beginning of a line: its words stand in line with the text. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/**
 * A native button. `primary`: the one thing to do here; `plain`: outlined; `quiet`: text only; `danger`: takes
 * something away for good.
 */
export function Button({ look = 'plain', flush = false, className, children, ...rest }: ButtonProps) {
  const extra = [flush && styles.flush, className].filter(Boolean).join(' ');
  return (
    <button type="button" className={buttonClass(look, extra)} {...rest}>
      {children}
    </button>
  );
}

/** The same look for a link. */
export function buttonClass(look: ButtonLook, extra?: string): string {
  return [styles.button, styles[look], extra].filter(Boolean).join(' ');
}
