/** Two readings of the same moment. */
export interface Reading {
  /** Milliseconds since the epoch by the device's clock, which may be moved. */
  readonly wallMs: number;
  /** Milliseconds since some start, which only ever go forward, but start anew with every page. */
  readonly monotonicMs: number;
}

/**
 * The time an attempt goes by. While a page lives it follows the monotonic clock; across a reload it follows
 * the device's clock, corrected by what that clock is known to have been moved.
 */
export interface AttemptClock {
  /** The reading this page's time counts from. */
  readonly anchor: Reading;
  /** Device clock minus attempt time, in ms, as known at the anchor. */
  readonly offsetMs: number;
}

/** A difference smaller than this is drift and rounding, not somebody moving the clock. */
export const movedClockMs = 2_000;

export function startClock(reading: Reading, offsetMs = 0): AttemptClock {
  return { anchor: reading, offsetMs };
}

/** Attempt time (ms since the epoch) at a reading. */
export function attemptTime(clock: AttemptClock, reading: Reading): number {
  const { anchor } = clock;
  return anchor.wallMs - clock.offsetMs + (reading.monotonicMs - anchor.monotonicMs);
}

/**
 * How far the device's clock stands from where it should, in ms, when that is more than drift; else null.
 * To be recorded as the attempt's new offset: after a reload it is all that is known.
 */
export function movedOffset(clock: AttemptClock, reading: Reading): number | null {
  const offset = reading.wallMs - attemptTime(clock, reading);
  return Math.abs(offset - clock.offsetMs) > movedClockMs ? offset : null;
}

/**
 * The device clock's offset, where somebody else's clock tells the attempt time.
 * @param known offsets that may be the right one, the likelier first; the other clock says which, to within drift
 * @param trueTime attempt time (ms since the epoch) at the reading, by the other clock
 * @returns one of `known`, or what the other clock says when it is none of them
 */
export function settledOffset(known: readonly number[], reading: Reading, trueTime: number): number {
  const offset = Math.round(reading.wallMs - trueTime);
  return known.find((one) => Math.abs(one - offset) <= movedClockMs) ?? offset;
}

/** Time left in ms, never below 0; null for an attempt without a limit. */
export function timeLeft(startedAt: number, durationMs: number | null, nowMs: number): number | null {
  return durationMs === null ? null : Math.max(0, startedAt + durationMs - nowMs);
}

/** `m:ss` below an hour, `h:mm:ss` above; whole seconds, rounded up so that 0:00 means over. */
export function clockText(ms: number): string {
  const total = Math.ceil(ms / 1000);
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
