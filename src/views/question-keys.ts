import type { CompiledQuestion } from '../content/compiled.ts';
import type { Answer } from '../domain/question.ts';
import { answerByKey, focusedBlank } from './answer-by-key.ts';

/** What a key does at a question. `type`: it is typed into the field of a number question. */
export type QuestionCommand =
  | { readonly type: 'choose'; readonly index: number }
  | { readonly type: 'move'; readonly by: -1 | 1 }
  | { readonly type: 'type' | 'flag' | 'grid' | 'calculator' | 'scratch' | 'time' | 'help' };

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

/** What a number begins with, in the widths and the kinds of minus that the field reads. */
const startsNumber = /^[-.0-9．０-９－−ー]$/;

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
  if (letters === 0 && place !== 'panel' && startsNumber.test(key)) return { type: 'type' };
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

/**
 * The blank that a key fills: the one with the focus while it is open, else the next open one after it, round to
 * the first. When all are filled it is the one with the focus; null without a focus.
 *
 * @param blanks ids in the order of the question
 * @param filled choice by blank id, of the blanks that are not open
 */
export function blankForKey(
  blanks: readonly string[],
  filled: Readonly<Record<string, string>>,
  focused: string | null,
): string | null {
  const from = focused === null ? 0 : Math.max(0, blanks.indexOf(focused));
  const inTurn = [...blanks.slice(from), ...blanks.slice(0, from)];
  return inTurn.find((blank) => filled[blank] === undefined) ?? focused;
}

interface ChoosingByKey {
  readonly question: CompiledQuestion;
  /** The attempt's seed: the order of the choices. */
  readonly seed: string;
  /** Place of the choice as this attempt shows it, from 0. */
  readonly index: number;
  /** What the question's `AnswerForm` stands in. */
  readonly form: HTMLElement | null;
  /** Makes the change at once or not at all; writing it may take longer. */
  readonly give: (change: (current: Answer | undefined) => Answer | null) => void;
}

/** Chooses by a key, and puts the focus on what was chosen: nothing is answered out of sight. */
export function chooseByKey({ question, seed, index, form, give }: ChoosingByKey): void {
  const focused = focusedBlank();
  if (question.kind !== 'blanks') {
    const chosen = answerByKey(question, seed, index, null);
    if (!chosen) return;
    give(chosen.change);
    form?.querySelectorAll('input')[index]?.focus();
    return;
  }
  // The blank is found in the answer of this moment: the one before may still be on its way to the screen.
  let filled = null as string | null;
  give((current) => {
    const before = current?.kind === 'blanks' ? current.choices : {};
    filled = blankForKey(
      question.blanks.map((blank) => blank.id),
      before,
      focused,
    );
    return answerByKey(question, seed, index, filled)?.change(current) ?? null;
  });
  const group = [...(form?.querySelectorAll<HTMLElement>('[data-blank]') ?? [])].find(
    (element) => element.dataset['blank'] === filled,
  );
  group?.querySelectorAll('input')[index]?.focus();
}

/** Puts the focus at the end of the number field, if there is one: the key that is being pressed is typed there. */
export function focusNumberField(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLInputElement>('input[type="text"]:enabled');
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
