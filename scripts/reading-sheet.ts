/**
 * Writes one sheet per bank for a cold second reading: stem, options and figures, and nothing that gives a key
 * away. Usage: tsx scripts/reading-sheet.ts <folder> [bank id …]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { joinCode } from '../src/content/join-code.ts';
import type { BankCode, BankQuestion, BankText } from '../src/content/schema.ts';
import { checkBankFiles, readBankFiles } from './bank-files.ts';

const [folder, ...only] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tsx scripts/reading-sheet.ts <folder> [bank id …]');
mkdirSync(folder, { recursive: true });

const text = (value: BankText) =>
  typeof value === 'string' ? value : `[PyTorch] ${value.pytorch}\n[TensorFlow] ${value.tensorflow}`;
const code = (value: BankCode) =>
  typeof value === 'string' || Array.isArray(value)
    ? `\`\`\`python\n${joinCode(value)}\n\`\`\``
    : `PyTorch:\n\`\`\`python\n${joinCode(value.pytorch)}\n\`\`\`\nTensorFlow:\n\`\`\`python\n${joinCode(value.tensorflow)}\n\`\`\``;

function options(question: BankQuestion): string {
  const list = (choices: readonly { id: string; text: BankText }[]) =>
    choices.map((c) => `- (${c.id}) ${text(c.text)}`).join('\n');
  switch (question.kind) {
    case 'choice':
      return list(question.choices);
    case 'multiple':
      return `${question.choose === undefined ? 'choose all that apply' : `choose ${question.choose}`}\n${list(question.choices)}`;
    case 'blanks':
      return [
        question.pool ? `pool:\n${list(question.pool)}` : '',
        ...question.blanks.map(
          (b) => `blank ${b.id}${b.choices ? `:\n${list(b.choices)}` : ' (from the pool)'}`,
        ),
      ].join('\n');
    case 'number':
      return `a number${question.unit === undefined ? '' : ` (${question.unit})`}`;
    case 'short':
      return 'a short answer in words';
  }
}

for (const [file, { bank }] of checkBankFiles(readBankFiles('questions'))) {
  if (bank === null || (only.length > 0 && !only.includes(bank.id))) continue;
  const sets = new Map((bank.sets ?? []).map((s) => [s.id, s]));
  const part = (s: {
    stem: BankText;
    code?: BankCode | undefined;
    figure?: { src: string; alt: string } | undefined;
  }) =>
    [
      text(s.stem),
      s.code === undefined ? '' : code(s.code),
      s.figure === undefined ? '' : `Figure: ${join(dirname(file), s.figure.src)} (${s.figure.alt})`,
    ]
      .filter(Boolean)
      .join('\n\n');
  const sheet = bank.questions.map((q) => {
    const set = q.set === undefined ? undefined : sets.get(q.set);
    return [
      `## ${q.id} [${q.kind}]`,
      set ? `**Stimulus**\n\n${part(set)}\n\n**Question**` : '',
      part(q),
      q.convention === undefined ? '' : `Convention: ${q.convention}`,
      options(q),
    ]
      .filter(Boolean)
      .join('\n\n');
  });
  writeFileSync(join(folder, `${bank.id}.md`), `# ${bank.title}\n\n${sheet.join('\n\n')}\n`);
}
