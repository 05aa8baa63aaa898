import blueprint from './blueprint.json' with { type: 'json' };

const minuteMs = 60_000;

/** A hidden clock comes back when this much or less is left. */
export function clockMustShow(leftMs: number): boolean {
  return leftMs <= blueprint.showTimeAtMinutes * minuteMs;
}

/**
 * The warning that holds at a moment: the smallest number of minutes (30, 15, 5, 1) the time left has fallen
 * to, or null. A warning as long as the paper itself is none.
 */
export function warningAt(durationMs: number, leftMs: number): number | null {
  const reached = blueprint.warningMinutes.filter((m) => m * minuteMs < durationMs && leftMs <= m * minuteMs);
  return reached.length === 0 ? null : Math.min(...reached);
}
