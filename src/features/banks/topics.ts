import { topics } from 'virtual:etude-topics';
import type { SavedBank } from '../../store/saved.ts';
import type { Subject } from './search.ts';
import { topicNames } from './topic-names.ts';

/** Topics of every bank by its id. Fetched when somebody searches: no other screen needs them. */
export function topicsOf(imported: readonly SavedBank[]): ReadonlyMap<string, readonly Subject[]> {
  return new Map<string, readonly Subject[]>([
    ...imported.map((bank) => [bank.id, topicsIn(bank.text).map(subjectOf)] as const),
    // Last, so that no imported bank speaks for a built-in one.
    ...Object.entries(topics).map(([bank, ids]) => [bank, ids.map(subjectOf)] as const),
  ]);
}

function subjectOf(id: string): Subject {
  const name = Object.hasOwn(topicNames, id) ? topicNames[id]! : id.replaceAll('-', ' ');
  return typeof name === 'string' ? { ja: name, en: name } : { ja: name[0], en: name[1] };
}

/** The topics a kept file names, each once; none of one that cannot be read. */
function topicsIn(text: string): readonly string[] {
  try {
    const bank = JSON.parse(text.replace(/^\uFEFF/, '')) as {
      readonly questions: readonly { readonly topics?: readonly string[]; readonly retired?: unknown }[];
    };
    const named = bank.questions.flatMap((q) => (q.retired === undefined ? (q.topics ?? []) : []));
    return [...new Set(named.filter((topic) => typeof topic === 'string'))];
  } catch {
    return [];
  }
}
