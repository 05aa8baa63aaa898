import { useEffect, useState } from 'react';
import { clockText } from '../../domain/clock.ts';
import { clockMustShow, warningAt } from '../../domain/time-warnings.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useActions, useAppState } from '../../views/app-context.ts';
import { examMessages } from './messages.ts';
import styles from './Countdown.module.css';

/** How long a warning stays visible. */
const warningShownMs = 8_000;

/**
 * Whole seconds left until `endsAt` (attempt time), in ms. Computed from the clock at every tick, never
 * counted; at zero the attempt is handed in, also when the page comes back from sleep or the background.
 */
function useTimeLeft(endsAt: number): number {
  const { attemptNow, checkClock, submit } = useActions();
  const [leftMs, setLeftMs] = useState(() => wholeSeconds(endsAt - attemptNow()));
  useEffect(() => {
    let timer = 0;
    const look = () => {
      window.clearTimeout(timer);
      const left = endsAt - attemptNow();
      setLeftMs(wholeSeconds(left));
      if (left <= 0) void submit('time');
      else void checkClock();
      // Next when the second shown changes.
      timer = window.setTimeout(look, left > 0 ? left % 1000 || 1000 : 1000);
    };
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', look);
    window.addEventListener('focus', look);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', look);
      window.removeEventListener('focus', look);
    };
  }, [endsAt, attemptNow, checkClock, submit]);
  return leftMs;
}

const wholeSeconds = (ms: number) => Math.max(0, Math.ceil(ms / 1000) * 1000);

interface CountdownProps {
  /** The deadline, attempt time in ms. */
  readonly endsAt: number;
  readonly durationMs: number;
}

/** Time left, with the button that hides it, and the warnings. Ticks by itself; nothing around it does. */
export function Countdown({ endsAt, durationMs }: CountdownProps) {
  const words = useMessages(examMessages);
  const { changeSettings } = useActions();
  const hiddenByChoice = useAppState((s) => s.settings.timerHidden);
  const leftMs = useTimeLeft(endsAt);
  const must = clockMustShow(leftMs);
  const hidden = hiddenByChoice && !must;
  return (
    <div className={styles.countdown}>
      <span className={styles.time} role="timer" aria-label={words.timeLeft}>
        {hidden ? (
          <span className={styles.hidden}>{words.timeHidden}</span>
        ) : (
          <span className={must ? styles.low : undefined}>{clockText(leftMs)}</span>
        )}
      </span>
      <button
        type="button"
        className={styles.toggle}
        aria-label={hidden ? words.showTime : words.hideTime}
        title={hidden ? words.showTime : words.hideTime}
        disabled={must}
        onClick={() => void changeSettings({ timerHidden: !hiddenByChoice })}
      >
        <Icon name={hidden ? 'eyeOff' : 'eye'} />
      </button>
      <TimeWarning minutes={warningAt(durationMs, leftMs)} />
    </div>
  );
}

/** Says once that little time is left: to the ear, and for a moment to the eye. */
function TimeWarning({ minutes }: { readonly minutes: number | null }) {
  const words = useMessages(examMessages);
  const [before, setBefore] = useState(minutes);
  // What already holds when the exam is opened is not news.
  const [said, setSaid] = useState<number | null>(null);
  const [visible, setVisible] = useState(false);
  if (minutes !== before) {
    setBefore(minutes);
    setSaid(minutes);
    setVisible(minutes !== null);
  }
  useEffect(() => {
    if (!visible) return undefined;
    const timer = window.setTimeout(() => setVisible(false), warningShownMs);
    return () => window.clearTimeout(timer);
  }, [visible, said]);
  return (
    <p className={visible ? styles.warning : 'visually-hidden'} role="status">
      {said === null ? '' : words.warning(said)}
    </p>
  );
}
