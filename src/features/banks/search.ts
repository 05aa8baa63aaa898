/** What a bank is found by beside its title: a topic or a syllabus item of its questions. */
export interface Subject {
  readonly ja: string;
  readonly en: string;
}

const latin = /[a-z0-9]/;

/** Width, case and hyphens make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[-‐‑]/g, ' ');

/** `kl` is in `KL divergence` and not in `weakly`: what begins in Latin begins a word. */
function names(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !latin.test(word[0]!) || !latin.test(text[at - 1]!)) return true;
  }
  return false;
}

/**
 * Is a bank found? Every word searched for is in its title, or begins a word of one of its subjects.
 * @returns the subjects that were needed for it, each once; null when it is not found
 */
export function foundBy(
  title: string,
  subjects: readonly Subject[],
  search: string,
): readonly Subject[] | null {
  const needed = new Set<Subject>();
  for (const word of search.trim().split(/\s+/).map(plain)) {
    if (plain(title).includes(word)) continue;
    const matching = subjects.filter(({ ja, en }) => names(plain(ja), word) || names(plain(en), word));
    if (matching.length === 0) return null;
    for (const subject of matching) needed.add(subject);
  }
  return [...needed];
}

/** The words searched for, out of the part of the address after `?`. */
export function searchOf(query: string): string {
  return new URLSearchParams(query).get('q') ?? '';
}

/** Address of the list of banks, or of one bank, that keeps what was searched for. */
export function banksAddress(search: string, bank?: string): string {
  const path = bank === undefined ? '/banks' : `/banks/${bank}`;
  return search === '' ? path : `${path}?${new URLSearchParams({ q: search }).toString()}`;
}
