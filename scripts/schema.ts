/**
 * Writes questions/bank.schema.json and questions/note.schema.json (editor completion) from the schemas.
 *   npm run schema            writes the files
 *   npm run schema -- --check exits 1 when a file is not what its schema says
 */
import { isDeepStrictEqual } from 'node:util';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { bankJsonSchema, noteJsonSchema } from './json-schema.ts';

const check = process.argv.includes('--check');
for (const [name, wanted] of [
  ['bank', bankJsonSchema()],
  ['note', noteJsonSchema()],
] as const) {
  const path = fileURLToPath(new URL(`../questions/${name}.schema.json`, import.meta.url));
  if (!check) {
    writeFileSync(path, await format(wanted, { ...(await resolveConfig(path)), parser: 'json' }));
  } else if (!isDeepStrictEqual(current(path), JSON.parse(wanted))) {
    console.error(`questions/${name}.schema.json is stale: run \`npm run schema\`.`);
    process.exitCode = 1;
  }
}

function current(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
