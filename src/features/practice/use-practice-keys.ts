import { useEffect, useEffectEvent } from 'react';
import { isTyping } from '../../views/answer-by-key.ts';

interface PracticeKeys {
  /** `1`–`9`, `A`–`I`, `F`, `?`: whatever is not typed into a field. Returns whether it meant anything. */
  readonly onKey: (key: string) => boolean;
  readonly onEnter: () => void;
  readonly onStep: (step: 1 | -1) => void;
}

/** Keys of a practice. A field keeps its letters and arrows, a button its Enter, a dialog everything. */
export function usePracticeKeys({ onKey, onEnter, onStep }: PracticeKeys): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const { target, key } = event;
    const element = target instanceof Element ? target : null;
    if (key === 'Enter') {
      // In a field of several lines Enter is a line; on a button or link it is that button or link.
      if (element?.closest('button, a, summary, textarea, select')) return;
      event.preventDefault();
      onEnter();
    } else if (isTyping(target)) {
      return;
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      // A formula that scrolls keeps its arrows. In a list of options ↑/↓ go through them.
      if (element?.closest('.overflowing')) return;
      event.preventDefault();
      onStep(key === 'ArrowRight' ? 1 : -1);
    } else if (onKey(key)) {
      event.preventDefault();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onPress(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
