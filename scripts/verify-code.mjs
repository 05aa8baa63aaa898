/**
 * Runs the code questions with a Python that has NumPy and PyTorch:
 *   npm run questions:verify [-- question or bank id …]
 * Where there is none it says so, and how to have one, and that is no failure. `--skip-status N` (for the test
 * run, which counts) makes it exit with N then.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ids = process.argv.slice(2);
const option = ids.indexOf('--skip-status');
const skipStatus = option < 0 ? 0 : Number(ids.splice(option, 2)[1]);

const python = [process.env.PYTHON, '/usr/bin/python3', 'python3', 'python'].find(
  (p) => p && spawnSync(p, ['-c', 'import numpy, torch'], { stdio: 'ignore' }).status === 0,
);
if (python) {
  const script = fileURLToPath(new URL('verify-code.py', import.meta.url));
  process.exitCode = spawnSync(python, [script, ...ids], { stdio: 'inherit' }).status ?? 1;
} else {
  console.log('Code of the questions: SKIPPED, no Python with NumPy and PyTorch here.');
  console.log('On Debian: apt-get install python3-numpy python3-torch; elsewhere: pip install numpy torch.');
  console.log('Another Python than the usual one: PYTHON=/path/to/python npm run questions:verify');
  process.exitCode = skipStatus;
}
