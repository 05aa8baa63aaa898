/**
 * Everything that must hold, in order: types, lint, layers, banks, code of the questions, unit and component
 * tests, then the built site in a real Chromium. Ends with one line: N passed, N failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

let passed = 0;
let failed = 0;
const broken = [];
const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

function run(name, command, args, env = {}, skipStatus = null) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  if (status !== null && status === skipStatus) return null;
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) broken.push(name);
  return status === 0;
}

/** A step that passes or fails as one. */
function step(name, command, args) {
  if (run(name, command, args)) passed += 1;
  else failed += 1;
}

/** A step that counts its own tests into a JSON file. */
function counted(name, command, args, file, count, env) {
  rmSync(file, { force: true });
  const ok = run(name, command, args, env);
  if (!existsSync(file)) {
    failed += 1;
    return;
  }
  const [good, bad] = count(JSON.parse(readFileSync(file, 'utf8')));
  passed += good;
  failed += bad === 0 && !ok ? 1 : bad;
}

step('types', 'npm', ['run', '-s', 'typecheck']);
step('lint', 'npm', ['run', '-s', 'lint']);
step('schema file', 'npm', ['run', '-s', 'schema', '--', '--check']);
step('banks', 'npm', ['run', '-s', 'questions', '--', '--lang', 'en']);

// Where it cannot run it says so, and is neither passed nor failed.
const verify = ['scripts/verify-code.mjs', '--skip-status', '77'];
const verified = run('code of the questions', process.execPath, verify, {}, 77);
if (verified !== null) {
  passed += verified ? 1 : 0;
  failed += verified ? 0 : 1;
}

counted(
  'unit and component tests',
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/unit.json`],
  `${results}/unit.json`,
  (report) => [report.numPassedTests, report.numFailedTests],
);

if (run('build', 'npm', ['run', '-s', 'build'])) {
  passed += 1;
  counted(
    'end-to-end tests',
    'npx',
    ['playwright', 'test', '--reporter=list,json'],
    'e2e.json',
    ({ stats }) => {
      if (stats.flaky > 0) console.log(`${stats.flaky} of them passed only at a second try (flaky)`);
      return [stats.expected + stats.flaky, stats.unexpected];
    },
    { PLAYWRIGHT_JSON_OUTPUT_NAME: 'e2e.json' },
  );
  rmSync('e2e.json', { force: true });
} else {
  failed += 1;
}

if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
