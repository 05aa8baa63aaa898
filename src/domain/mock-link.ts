import blueprint from './blueprint.json' with { type: 'json' };
import { codeLength, mockLengths, questionCode } from './paper.ts';
import type { Framework, QuestionMeta } from './question.ts';
import { isSeed } from './rng.ts';

/** What a mock is called in its link: one of the blueprint's lengths, or the learner's own choice. */
export type MockTitle = 'full' | 'half' | 'quick' | 'custom';

/** What a link to a mock says: `#/mock?seed=…&fw=…&min=…&t=…&q=…`. */
export interface MockLink {
  readonly seed: string;
  /** Null: whoever opens it chooses. */
  readonly framework: Framework | null;
  readonly minutes: number;
  readonly title: MockTitle;
  /** Codes of the questions in order, or how many to draw by blueprint from the seed. */
  readonly paper: { readonly codes: readonly string[] } | { readonly length: number };
}

export type MockLinkParameter = 'seed' | 'fw' | 'min' | 't' | 'q';

/** A parameter that cannot be read; `found` is what stands there, null when it is missing. */
export interface MockLinkProblem {
  readonly parameter: MockLinkParameter;
  readonly found: string | null;
}

export const customQuestions: { readonly min: number; readonly max: number } = blueprint.customQuestions;
export const customMinutes: { readonly min: number; readonly max: number } = blueprint.customMinutes;

const titles: ReadonlySet<string> = new Set([...mockLengths.map((m) => m.id), 'custom']);

/** Is this what a link may call a mock? */
export function isMockTitle(text: string | null): text is MockTitle {
  return text !== null && titles.has(text);
}

/** Questions and minutes of a length the blueprint knows, or null for `custom`. */
export function mockLength(title: MockTitle): (typeof mockLengths)[number] | null {
  return mockLengths.find((m) => m.id === title) ?? null;
}

/** A whole number written in digits within a range, or null. */
export function wholeNumber(
  text: string,
  range: { readonly min: number; readonly max: number },
): number | null {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : NaN;
  return value >= range.min && value <= range.max ? value : null;
}

/** Query parameters of the link, in the order they are written. */
export function mockLinkParams(
  link: MockLink,
): readonly (readonly [name: MockLinkParameter, value: string])[] {
  return [
    ['seed', link.seed],
    ...(link.framework === null ? [] : ([['fw', link.framework]] as const)),
    ['min', String(link.minutes)],
    ['t', link.title],
    ...('codes' in link.paper ? ([['q', link.paper.codes.join('')]] as const) : []),
  ];
}

/**
 * Reads a link. Every parameter that cannot be read is a problem: nothing is guessed at.
 * @param get value of a query parameter, null when it is missing
 * @returns null when there is no link, only (perhaps) a length to start the set-up with (`?t=quick`)
 */
export function readMockLink(
  get: (name: MockLinkParameter) => string | null,
): MockLink | { readonly problems: readonly MockLinkProblem[] } | null {
  const [seed, fw, min, t, q] = [get('seed'), get('fw'), get('min'), get('t'), get('q')];
  if (seed === null && q === null && min === null && fw === null && (t === null || isMockTitle(t)))
    return null;
  const problems: MockLinkProblem[] = [];
  const wrong = (parameter: MockLinkParameter, found: string | null) => problems.push({ parameter, found });

  if (seed === null || !isSeed(seed)) wrong('seed', seed);
  const framework = fw === 'pytorch' || fw === 'tensorflow' ? fw : null;
  if (fw !== null && framework === null) wrong('fw', fw);
  const named = t ?? (q === null ? 'full' : 'custom');
  const title = isMockTitle(named) ? named : null;
  if (title === null) wrong('t', t);
  const length = title === null ? null : mockLength(title);
  const minutes = min === null ? (length?.minutes ?? null) : wholeNumber(min, customMinutes);
  // Without a readable title nothing is known of the time it stands for.
  if (minutes === null && !(min === null && title === null)) wrong('min', min);
  const codes = q === null ? null : codesOf(q);
  if (codes !== null && (codes.length === 0 || codes.length > customQuestions.max)) wrong('q', q);
  // Only the blueprint's own lengths can be drawn without knowing the questions.
  if (codes === null && title === 'custom') wrong('q', q);
  const paper = codes !== null ? { codes } : length !== null ? { length: length.questions } : null;

  if (problems.length > 0 || seed === null || title === null || minutes === null || paper === null)
    return { problems };
  return {
    seed,
    framework,
    minutes,
    // Another time or number of questions than the blueprint's is another exam.
    title: length === null || isOfLength(length, minutes, codes) ? title : 'custom',
    paper,
  };
}

function isOfLength(
  length: (typeof mockLengths)[number],
  minutes: number,
  codes: readonly string[] | null,
): boolean {
  return length.minutes === minutes && (codes === null || codes.length === length.questions);
}

/** A link's codes; nothing when it holds anything a code cannot. */
function codesOf(text: string): readonly string[] {
  if (!/^[0-9a-z]+$/.test(text)) return [];
  return Array.from({ length: Math.ceil(text.length / codeLength) }, (_, i) =>
    text.slice(i * codeLength, (i + 1) * codeLength),
  );
}

/** The questions a link names, in its order, each once, and the codes no question here has. */
export function linkedQuestions(
  codes: readonly string[],
  questions: readonly QuestionMeta[],
): { readonly found: readonly QuestionMeta[]; readonly gone: readonly string[] } {
  // Self-graded questions cannot stand in a mock.
  const byCode = new Map(questions.filter((q) => q.kind !== 'short').map((q) => [questionCode(q.id), q]));
  const unique = [...new Set(codes)];
  return {
    found: unique.flatMap((code) => byCode.get(code) ?? []),
    gone: unique.filter((code) => !byCode.has(code)),
  };
}
