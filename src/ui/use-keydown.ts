import { useEffect, useEffectEvent } from 'react';

/** Keys of the whole page, wherever the focus is; the handler is always the latest one. */
export function useKeydown(onKey: (event: KeyboardEvent) => void): void {
  const onPress = useEffectEvent(onKey);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onPress(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
