import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { BankSchema } from '../src/content/schema.ts';
for (const f of process.argv.slice(2)) {
  const r = v.safeParse(BankSchema, JSON.parse(readFileSync(f, 'utf8')));
  console.log(
    f,
    r.success
      ? `ok ${r.output.questions.length}`
      : r.issues.map((i) => `${v.getDotPath(i)}: ${i.message}`).join('\n  '),
  );
}
