/** What a key does at a question. */
export type QuestionCommand =
  | { readonly type: 'choose'; readonly index: number }
  | { readonly type: 'move'; readonly by: -1 | 1 }
  | { readonly type: 'flag' | 'grid' | 'calculator' | 'scratch' | 'time' | 'help' };

/** Where the focus is, as far as keys care. */
export type KeyPlace =
  /** Anywhere on the question. */
  | 'page'
  /** A text field: every key belongs to it. */
  | 'field'
  /** A part that takes digits and letters itself (the calculator). */
  | 'panel'
  /** A wide formula or code block that the arrows scroll. */
  | 'scroller'
  /** A dialog: its own keys only. */
  | 'dialog';

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

const tools: Readonly<Record<string, 'flag' | 'grid' | 'calculator' | 'scratch' | 'time'>> = {
  f: 'flag',
  g: 'grid',
  c: 'calculator',
  s: 'scratch',
  h: 'time',
};

/**
 * The command of a key, or null. A letter that names a choice of the question on screen chooses it; with Shift
 * a letter always means the tool.
 *
 * @param letters how many choices the question shows (A, B, …); 0 for a question that is typed
 */
export function questionCommand(
  pressed: PressedKey,
  place: KeyPlace,
  letters: number,
): QuestionCommand | null {
  const { key } = pressed;
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return null;
  if (place === 'field' || place === 'dialog') return null;
  if ((key === 'ArrowLeft' || key === 'ArrowRight') && !pressed.shiftKey) {
    return place === 'scroller' ? null : { type: 'move', by: key === 'ArrowLeft' ? -1 : 1 };
  }
  if (pressed.repeat) return null;
  if (key === '?') return { type: 'help' };
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : null;
  const tool = letter === null ? undefined : tools[letter];
  if (pressed.shiftKey) return tool ? { type: tool } : null;
  if (place === 'panel') return null;
  if (/^[1-9]$/.test(key)) return { type: 'choose', index: Number(key) - 1 };
  if (letter === null) return null;
  const index = letter.charCodeAt(0) - 97;
  if (index < letters) return { type: 'choose', index };
  return tool ? { type: tool } : null;
}

/** Where a key was pressed. */
export function keyPlace(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.closest('dialog')) return 'dialog';
  if (target.closest('[data-own-keys]')) return 'panel';
  if (target.isContentEditable || target.matches('textarea, select')) return 'field';
  if (target instanceof HTMLInputElement && !/^(?:radio|checkbox|button|submit|reset)$/.test(target.type)) {
    return 'field';
  }
  return target.closest('.overflowing') ? 'scroller' : 'page';
}
