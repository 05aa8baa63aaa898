import syllabus from '../src/domain/syllabus.json' with { type: 'json' };
import type { Bank } from '../src/content/schema.ts';

type Lang = 'ja' | 'en';

/** What the banks cover, as lines of a plain table: by area, syllabus item, kind, level, skill. */
export function coverage(banks: readonly Bank[], lang: Lang): string[] {
  const questions = banks.flatMap((b) => b.questions).filter((q) => !q.retired);
  const say = (ja: string, en: string): string => (lang === 'ja' ? ja : en);
  const count = (of: (q: Bank['questions'][number]) => string): string => {
    const totals = new Map<string, number>();
    for (const q of questions) totals.set(of(q), (totals.get(of(q)) ?? 0) + 1);
    return [...totals]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, n]) => `${name} ${n} (${Math.round((100 * n) / questions.length)}%)`)
      .join(' · ');
  };
  const lines: string[] = [];
  const areas = new Map<string, number>();
  for (const category of syllabus.categories) {
    const inCategory = questions.filter((q) => q.syllabus.startsWith(`${category.id}.`));
    areas.set(category.reportArea, (areas.get(category.reportArea) ?? 0) + inCategory.length);
    const share = say(`本番 ${category.share104}/104`, `exam ${category.share104}/104`);
    lines.push(`${category.id} ${category.ja}  ${inCategory.length}  (${share})`);
    for (const item of category.sections.flatMap((s) => s.items)) {
      const n = inCategory.filter((q) => q.syllabus === item.id).length;
      const scope = item.scope === 'optional' ? say(' (範囲外)', ' (optional)') : '';
      lines.push(`    ${item.id.padEnd(9)}${String(n).padStart(4)}  ${item.ja}${scope}`);
    }
  }
  const row = (ja: string, en: string, value: string | number): string => `${say(ja, en)}: ${value}`;
  return [
    ...lines,
    '',
    row(
      '分野',
      'areas',
      [...areas]
        .filter(([a]) => a)
        .map(([a, n]) => `${a} ${n}`)
        .join(' · '),
    ),
    row(
      '種類',
      'kinds',
      count((q) => q.kind),
    ),
    row(
      '難易度',
      'levels',
      count((q) => String(q.level ?? '–')),
    ),
    row(
      '技能',
      'skills',
      count((q) => q.skill),
    ),
    row(
      '大問',
      'sets',
      banks.reduce((n, b) => n + (b.sets?.length ?? 0), 0),
    ),
    row('図のある問題', 'with a figure', questions.filter((q) => q.figure).length),
    row('コードのある問題', 'with code', questions.filter((q) => q.code).length),
  ];
}
