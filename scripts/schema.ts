/**
 * Writes questions/bank.schema.json (editor completion) from the bank schema.
 *   npm run schema            writes the file
 *   npm run schema -- --check exits 1 when the file is not what the schema says
 */
import { isDeepStrictEqual } from 'node:util';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { bankJsonSchema } from './json-schema.ts';

const path = fileURLToPath(new URL('../questions/bank.schema.json', import.meta.url));
const wanted = bankJsonSchema();
if (!process.argv.includes('--check')) {
  writeFileSync(path, await format(wanted, { ...(await resolveConfig(path)), parser: 'json' }));
} else if (!isDeepStrictEqual(current(), JSON.parse(wanted))) {
  console.error('questions/bank.schema.json is stale: run `npm run schema`.');
  process.exitCode = 1;
}

function current(): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
