import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';

export type ButtonLook = 'primary' | 'plain' | 'quiet';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly children: ReactNode;
}

/** A native button. `primary`: the one thing to do here; `plain`: outlined; `quiet`: text only. */
export function Button({ look = 'plain', className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={buttonClass(look, className)} {...rest}>
      {children}
    </button>
  );
}

/** The same look for a link. */
export function buttonClass(look: ButtonLook, extra?: string): string {
  return [styles.button, styles[look], extra].filter(Boolean).join(' ');
}
