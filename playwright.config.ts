import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './scripts/find-chromium.ts';

const port = Number(process.env['ETUDE_PORT'] ?? 4187);

/** End to end: the built site, served under a sub-folder with its real policy, in a real Chromium. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A browser can hang on a busy machine. What passes only the second time is named at the end as flaky.
  retries: 1,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}/etude/`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: findChromium(), args: chromiumFlags },
    trace: 'on-first-retry',
    // What tests take away on the network must be missing; offline.spec.ts turns it on.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --base /etude/`,
    url: `http://127.0.0.1:${port}/etude/`,
    reuseExistingServer: false,
  },
});
