/**
 * Measures what a learner waits for: npm run bench [-- --runs 5] [--out bench-results.json]
 * Builds the site as it is and with a generated corpus of 3,000 questions, serves both compressed, and drives
 * them in Chromium. Numbers depend on the machine; only comparisons on one machine mean anything.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, type Page, chromium } from '@playwright/test';
import type { Bank } from '../src/content/schema.ts';
import { chromiumFlags, findChromium } from './find-chromium.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    answers: { type: 'string', default: '40' },
    out: { type: 'string', default: 'bench-results.json' },
  },
});
const runs = Number(values.runs);
const answers = Number(values.answers);
const largeCorpus = 3000;
/** A link to a bank's questions; the one whose stem and options are formulas comes first. */
const practice = '#/practice?q=positional-encoding-formula,attention-scaling-variance';

const staticPage = 'static.html';

declare global {
  interface Window {
    /** Set by the watching script below. */
    firstQuestionMs?: number;
    untilPainted?: (act: () => void, shown: () => boolean) => Promise<number>;
  }
}

interface Network {
  readonly name: string;
  readonly cpu: number;
  /** Bits per second and ms of latency; null: unthrottled. */
  readonly link: { readonly bps: number; readonly latencyMs: number } | null;
}
const networks: readonly Network[] = [
  { name: 'unthrottled', cpu: 1, link: null },
  { name: '4x CPU, 1.6 Mbit/s, 150 ms', cpu: 4, link: { bps: 1_600_000, latencyMs: 150 } },
];

interface FirstQuestion {
  readonly network: string;
  /** ms from navigation to the first question with its formulas painted in their fonts. */
  readonly ms: Spread;
  readonly transferredKB: number;
  readonly scriptGzipKB: number;
  readonly requests: number;
}
interface Interaction {
  readonly answerToPaintMs: Spread;
  readonly nextToPaintMs: Spread;
  readonly heapMB: number;
}
interface Spread {
  readonly p50: number;
  readonly p95: number;
}

const spread = (numbers: readonly number[]): Spread => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: Math.round(at(0.5) * 10) / 10, p95: Math.round(at(0.95) * 10) / 10 };
};

/** Copies the banks under new ids until there are as many questions as asked for. */
function generateCorpus(folder: string, wanted: number): number {
  const sources = readdirSync('questions', { withFileTypes: true })
    .filter((e) => e.isDirectory() && e.name !== 'notes')
    .flatMap((chapter) =>
      readdirSync(join('questions', chapter.name))
        .filter((f) => f.endsWith('.json'))
        .map((f) => ({
          chapter: chapter.name,
          text: readFileSync(join('questions', chapter.name, f), 'utf8'),
        })),
    );
  for (const chapter of new Set(sources.map((s) => s.chapter))) {
    mkdirSync(join(folder, chapter), { recursive: true });
    cpSync(join('questions', chapter, 'figures'), join(folder, chapter, 'figures'), { recursive: true });
  }
  let total = 0;
  for (let copy = 0; total < wanted; copy++) {
    for (const { chapter, text } of sources) {
      if (total >= wanted) break;
      const bank = JSON.parse(text) as Bank;
      const tail = copy === 0 ? '' : `-${copy}`;
      bank.id += tail;
      for (const set of bank.sets ?? []) set.id += tail;
      for (const q of bank.questions) {
        q.id += tail;
        if (q.set !== undefined) q.set += tail;
      }
      bank.questions = bank.questions.slice(0, wanted - total);
      bank.sets = bank.sets?.filter((s) => bank.questions.some((q) => q.set === s.id));
      if (bank.sets === undefined) delete bank.sets;
      total += bank.questions.length;
      writeFileSync(join(folder, chapter, `${bank.id}.json`), JSON.stringify(bank));
    }
  }
  return total;
}

async function serve(dir: string, port: number): Promise<() => void> {
  const child = spawn('node', ['scripts/serve.mjs', '--dir', dir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`the server for ${dir} did not start`)));
  });
  return () => child.kill();
}

/** Notes when the first question stands there with its formulas and their fonts. */
const watchFirstQuestion = `
  const seen = () => document.querySelector('main fieldset input') && document.querySelector('main .katex');
  const ready = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    document.fonts.ready.then(() => requestAnimationFrame(() => { window.firstQuestionMs ??= performance.now(); }));
  }));
  new MutationObserver((_, observer) => { if (seen()) { observer.disconnect(); ready(); } })
    .observe(document, { childList: true, subtree: true });
`;

async function freshPage(
  browser: Browser,
): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'ja-JP' });
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}

/** The first question as a page without any script, to compare with: nothing can be there sooner. */
async function writeStaticPage(browser: Browser, base: string, dir: string): Promise<void> {
  const { page, close } = await freshPage(browser);
  await page.goto(`${base}${practice}`);
  await page.locator('main fieldset input').first().waitFor();
  const html = await page.evaluate(() => {
    for (const e of document.querySelectorAll('script, link:is([rel=modulepreload], [as=fetch])')) e.remove();
    return document.documentElement.outerHTML;
  });
  await close();
  writeFileSync(join(dir, staticPage), `<!doctype html>${html}`);
}

async function firstQuestion(
  browser: Browser,
  address: string,
  dir: string,
  network: Network,
): Promise<FirstQuestion> {
  const times: number[] = [];
  let transferred = 0;
  let requests = 0;
  let scripts: string[] = [];
  for (let run = 0; run < runs; run++) {
    const { page, cdp, close } = await freshPage(browser);
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (network.link) {
      await cdp.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: network.link.latencyMs,
        downloadThroughput: network.link.bps / 8,
        uploadThroughput: network.link.bps / 8,
      });
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: network.cpu });
    transferred = 0;
    requests = 0;
    scripts = [];
    let counting = true;
    cdp.on('Network.loadingFinished', (event) => {
      if (counting) transferred += event.encodedDataLength;
    });
    page.on('request', (request) => {
      if (!counting) return;
      requests += 1;
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.addInitScript(watchFirstQuestion);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.firstQuestionMs !== undefined, undefined, { timeout: 60_000 });
    counting = false;
    times.push(await page.evaluate(() => window.firstQuestionMs!));
    await close();
  }
  const gzip = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(dir, path)), { level: 9 }).length,
    0,
  );
  return {
    network: network.name,
    ms: spread(times),
    transferredKB: Math.round(transferred / 102.4) / 10,
    scriptGzipKB: Math.round(gzip / 102.4) / 10,
    requests,
  };
}

/** In the page: does something, waits for the frame in which it shows, and returns the ms until that is painted. */
const timing = `
  // The TypeScript runner marks functions with this; in the page it means nothing.
  globalThis.__name = (f) => f;
  window.untilPainted = (act, shown) => new Promise((resolve) => {
    const start = performance.now();
    act();
    // A frame's callbacks run before it is painted, a task set by them after that.
    const look = () => shown()
      ? setTimeout(() => resolve(performance.now() - start))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
`;

async function interaction(browser: Browser, base: string): Promise<Interaction> {
  const answer: number[] = [];
  const next: number[] = [];
  const { page, cdp, close } = await freshPage(browser);
  await page.addInitScript(timing);
  await page.goto(`${base}#/mock`);
  await page.getByRole('radio', { name: /本番形式/ }).check({ force: true });
  await page.getByRole('button', { name: /模試を始める/ }).click();
  // The set-up screen has inputs too: wait for the exam itself.
  await page.getByRole('heading', { level: 1, name: /^問/ }).waitFor();
  for (let i = 0; i < answers; i++) {
    const time = await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>(
        'main fieldset input[type=radio][value]:not(:checked)',
      );
      const label = input?.closest('label');
      // A choice, not the confidence or a filter: it shows a letter in a circle before its text.
      if (!input || !label || !/^[A-L]$/.test(input.nextElementSibling?.textContent ?? '')) return null;
      return window.untilPainted!(
        () => label.click(),
        () => input.checked,
      );
    });
    if (time !== null) answer.push(time);
    next.push(
      await page.evaluate(() => {
        const heading = () => document.querySelector('main h1')?.textContent;
        const before = heading();
        const button = [...document.querySelectorAll('main button')].find((b) =>
          b.textContent?.includes('次の問題'),
        );
        return window.untilPainted!(
          () => (button as HTMLElement).click(),
          () => heading() !== before,
        );
      }),
    );
  }
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await close();
  return {
    answerToPaintMs: spread(answer),
    nextToPaintMs: spread(next),
    heapMB: Math.round(usedSize / 1e5) / 10,
  };
}

const work = mkdtempSync(join(tmpdir(), 'etude-bench-'));
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
const report: Record<string, unknown> = { date: new Date().toISOString(), runs, answers };
try {
  const corpus = join(work, 'questions');
  const generated = generateCorpus(corpus, largeCorpus);
  const builtIn = readdirSync('questions', { recursive: true, encoding: 'utf8' })
    .filter((f) => /^(?!notes[/\\])[^/\\]+[/\\][^/\\]+\.json$/.test(f))
    .reduce(
      (n, f) => n + (JSON.parse(readFileSync(join('questions', f), 'utf8')) as Bank).questions.length,
      0,
    );
  const cases = [
    { name: `built-in (${builtIn} questions)`, questions: 'questions', port: 4301 },
    { name: `generated (${generated} questions)`, questions: corpus, port: 4302 },
  ];
  const rows: Record<string, unknown>[] = [];
  for (const { name, questions, port } of cases) {
    const dir = join(work, `dist-${port}`);
    execFileSync('npx', ['vite', 'build', '--outDir', dir, '--logLevel', 'error'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ETUDE_QUESTIONS: questions },
    });
    const base = `http://127.0.0.1:${port}/`;
    const first: FirstQuestion[] = [];
    const asStatic: FirstQuestion[] = [];
    let hands: Interaction;
    // The server lists its files when it starts: once without the static page, to make it, once with it.
    let stop = await serve(dir, port);
    try {
      await writeStaticPage(browser, base, dir);
      stop();
      stop = await serve(dir, port);
      for (const network of networks) {
        first.push(await firstQuestion(browser, base + practice, dir, network));
        asStatic.push(await firstQuestion(browser, base + staticPage, dir, network));
      }
      hands = await interaction(browser, base);
    } finally {
      stop();
    }
    report[name] = { firstQuestion: first, staticPage: asStatic, interaction: hands };
    const shown = [
      ...first.map((f) => ({ ...f, what: 'first question' })),
      ...asStatic.map((f) => ({ ...f, what: 'the same as a static page' })),
    ];
    for (const f of shown) {
      rows.push({
        case: name,
        what: `${f.what}, ${f.network}`,
        p50: `${f.ms.p50} ms`,
        p95: `${f.ms.p95} ms`,
        also: `${f.transferredKB} KB, ${f.requests} requests, JS ${f.scriptGzipKB} KB gzip`,
      });
    }
    const { answerToPaintMs: a, nextToPaintMs: n, heapMB } = hands;
    rows.push({ case: name, what: 'answer → paint', p50: `${a.p50} ms`, p95: `${a.p95} ms`, also: '' });
    rows.push({
      case: name,
      what: 'next → paint',
      p50: `${n.p50} ms`,
      p95: `${n.p95} ms`,
      also: `heap ${heapMB} MB`,
    });
  }
  console.table(rows);
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`Written to ${values.out}`);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
