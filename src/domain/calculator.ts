/**
 * The on-screen calculator of the exam as a state machine: (state, key) → state. It works like a desk
 * calculator, left to right without precedence (2 + 3 × 4 = 20), in double precision, and shows 12 digits.
 */

export type Operator = '+' | '-' | '×' | '÷';
export type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** `±` changes the sign, `C` clears all but the memory, `⌫` takes back the last digit typed. */
export type CalculatorKey =
  | Digit
  | Operator
  | '.'
  | '='
  | '±'
  | '%'
  | '√'
  | 'x²'
  | 'exp'
  | 'ln'
  | 'log10'
  | 'C'
  | '⌫'
  | 'MC'
  | 'MR'
  | 'M+'
  | 'M-';

export interface CalculatorState {
  /** Number being typed (`-0.5`), or null while `value` is shown. */
  readonly entry: string | null;
  readonly value: number;
  /** Left side and operator that wait for the right side. */
  readonly pending: { readonly left: number; readonly operator: Operator } | null;
  /** What `=` does once more when it is pressed again. */
  readonly again: { readonly operator: Operator; readonly right: number } | null;
  /** Something is here to be the right side of `pending`: typed, recalled or computed since the operator. */
  readonly fresh: boolean;
  readonly memory: number;
  /** The last operation has no real, finite result; only `C` or a new number goes on. */
  readonly error: boolean;
}

export const clearedCalculator: CalculatorState = {
  entry: null,
  value: 0,
  pending: null,
  again: null,
  fresh: false,
  memory: 0,
  error: false,
};

/** Digits that can be typed: what a double holds exactly. */
const maxDigits = 15;
const shownDigits = 12;

/** The number shown now. */
export function calculatorValue(state: CalculatorState): number {
  return state.entry === null ? state.value : Number(state.entry);
}

/** What the display shows; null when the last operation has no result. */
export function calculatorText(state: CalculatorState): string | null {
  if (state.error) return null;
  return state.entry ?? numberText(state.value);
}

/** A number with at most 12 significant digits: 0.1 + 0.2 shows 0.3. */
function numberText(value: number): string {
  const rounded = Number(value.toPrecision(shownDigits));
  // `-0` would puzzle.
  return rounded === 0 ? '0' : String(rounded);
}

/** What waits, for the small line above the display (`12 ×`), or an empty text. */
export function calculatorPending(state: CalculatorState): string {
  return state.pending ? `${numberText(state.pending.left)} ${state.pending.operator}` : '';
}

/** The state after one key. Any key in any state is allowed. */
export function pressCalculator(state: CalculatorState, key: CalculatorKey): CalculatorState {
  if (key === 'C') return { ...clearedCalculator, memory: state.memory };
  if (key === 'MC') return { ...state, memory: 0 };
  if (state.error) {
    return isEntry(key) || key === 'MR'
      ? pressCalculator({ ...clearedCalculator, memory: state.memory }, key)
      : state;
  }
  if (isEntry(key)) return typed(state, key);
  const x = calculatorValue(state);
  switch (key) {
    case '+':
    case '-':
    case '×':
    case '÷':
      return operator(state, key);
    case '=':
      return equals(state);
    case '⌫':
      return backspace(state);
    case '±':
      return state.entry !== null
        ? { ...state, entry: state.entry.startsWith('-') ? state.entry.slice(1) : `-${state.entry}` }
        : shown(state, x === 0 ? 0 : -x);
    case '%':
      // 200 + 10 % is 220; 200 × 10 % is 20.
      return shown(
        state,
        state.pending && (state.pending.operator === '+' || state.pending.operator === '-')
          ? (state.pending.left * x) / 100
          : x / 100,
      );
    case '√':
      return shown(state, Math.sqrt(x));
    case 'x²':
      return shown(state, x * x);
    case 'exp':
      return shown(state, Math.exp(x));
    case 'ln':
      return shown(state, Math.log(x));
    case 'log10':
      return shown(state, Math.log10(x));
    case 'MR':
      return shown(state, state.memory);
    case 'M+':
      return { ...shown(state, x), memory: state.memory + x };
    case 'M-':
      return { ...shown(state, x), memory: state.memory - x };
  }
}

function isEntry(key: CalculatorKey): key is Digit | '.' {
  return key === '.' || /^\d$/.test(key);
}

function typed(state: CalculatorState, key: Digit | '.'): CalculatorState {
  const entry = state.entry ?? '0';
  const next = { ...state, fresh: true, again: state.pending ? state.again : null };
  if (key === '.') return { ...next, entry: entry.includes('.') ? entry : `${entry}.` };
  if (entry.replace(/\D/g, '').length >= maxDigits) return state;
  return { ...next, entry: entry === '0' ? key : entry === '-0' ? `-${key}` : entry + key };
}

function backspace(state: CalculatorState): CalculatorState {
  if (state.entry === null) return state;
  const shorter = state.entry.slice(0, -1);
  return { ...state, entry: shorter === '' || shorter === '-' ? '0' : shorter };
}

/** A result in place of what was typed; what has no real, finite value is an error. */
function shown(state: CalculatorState, value: number): CalculatorState {
  return Number.isFinite(value)
    ? { ...state, entry: null, value, fresh: true }
    : { ...clearedCalculator, memory: state.memory, error: true };
}

function apply(operatorKey: Operator, left: number, right: number): number {
  switch (operatorKey) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '×':
      return left * right;
    case '÷':
      return left / right;
  }
}

function operator(state: CalculatorState, key: Operator): CalculatorState {
  const x = calculatorValue(state);
  // A second operator in a row replaces the first.
  const left = state.pending && state.fresh ? apply(state.pending.operator, state.pending.left, x) : x;
  const after = shown(state, left);
  return after.error ? after : { ...after, pending: { left, operator: key }, again: null, fresh: false };
}

function equals(state: CalculatorState): CalculatorState {
  const x = calculatorValue(state);
  if (state.pending) {
    const after = shown(state, apply(state.pending.operator, state.pending.left, x));
    return after.error
      ? after
      : { ...after, pending: null, again: { operator: state.pending.operator, right: x } };
  }
  return state.again ? shown(state, apply(state.again.operator, x, state.again.right)) : shown(state, x);
}
