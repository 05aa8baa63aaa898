import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { listProblems } from './bank-files.ts';
import { builtBanks, forgetBanks } from './build-banks.ts';
import { bankJsonSchema } from './json-schema.ts';

/** What the app imports, by name: the addresses of banks and notes, and the topics each bank asks about. */
const MODULES: Readonly<Record<string, (dir: string) => string>> = {
  'virtual:etude-banks': (dir) => `export const catalogue = ${JSON.stringify(builtBanks(dir).catalogue)};`,
  'virtual:etude-topics': (dir) => `export const topics = ${JSON.stringify(topicsOf(dir))};`,
};
/** Editor completion for whoever writes a bank away from this repository. */
const SCHEMA = 'bank.schema.json';
const ASSET = /\/(banks\/[^?]*\.[0-9a-f]{8}\.[a-z.]+)$/;

/**
 * The banks and notes of `dir` as files of the site, with `virtual:etude-banks` naming them, and the schema
 * of the format beside them. Any error in one fails the build with the whole list; in development the bad file is left out and the list printed.
 */
export function banks({ dir }: { readonly dir: string }): Plugin {
  let building = false;

  return {
    name: 'etude-banks',
    configResolved: (config) => {
      building = config.command === 'build';
    },
    buildStart() {
      const { assets, compiled, notes, milliseconds } = builtBanks(dir);
      const errors = errorList(dir);
      if (!building) {
        if (errors) console.error(errors);
        return;
      }
      if (errors) this.error(`questions/ has errors\n${errors}`);
      for (const [fileName, source] of assets) this.emitFile({ type: 'asset', fileName, source });
      this.emitFile({ type: 'asset', fileName: SCHEMA, source: bankJsonSchema() });
      const count = compiled.reduce((n, c) => n + c.metas.length, 0);
      const { check, compile } = milliseconds;
      console.log(
        `banks: ${compiled.length} (${count} questions), notes: ${notes.length}, check ${Math.round(check)} ms, compile ${Math.round(compile)} ms`,
      );
    },
    resolveId: (id) => (Object.hasOwn(MODULES, id) ? `\0${id}` : null),
    load: (id) => (id.startsWith('\0') ? (MODULES[id.slice(1)]?.(dir) ?? null) : null),
    // Nearly every screen wants the list of questions: it comes beside the script instead of after it.
    transformIndexHtml: () =>
      building
        ? [
            {
              tag: 'link',
              attrs: {
                rel: 'preload',
                as: 'fetch',
                href: `./${builtBanks(dir).catalogue.index}`,
                crossorigin: '',
              },
              injectTo: 'head',
            },
          ]
        : [],
    configureServer(server) {
      const root = resolve(dir) + sep;
      server.watcher.add(root);
      server.watcher.on('all', (_event, path) => {
        if (!resolve(path).startsWith(root)) return;
        forgetBanks(dir);
        const errors = errorList(dir);
        if (errors) console.error(errors);
        for (const name of Object.keys(MODULES)) {
          const module = server.moduleGraph.getModuleById(`\0${name}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        if (path.endsWith(`/${SCHEMA}`)) {
          response.setHeader('Content-Type', 'application/json');
          return response.end(bankJsonSchema());
        }
        const asset = ASSET.exec(path)?.[1];
        if (asset === undefined) return next();
        const body = builtBanks(dir).assets.get(asset);
        if (body === undefined) {
          // Vite would answer with the page itself, and a missing bank would look like a damaged one.
          response.statusCode = 404;
          return response.end();
        }
        const type = asset.endsWith('.json')
          ? 'application/json'
          : asset.endsWith('.svg')
            ? 'image/svg+xml'
            : 'image/png';
        response.setHeader('Content-Type', type);
        response.end(body);
      });
    },
  };
}

/** Topics of the questions in use, each once, by bank. */
function topicsOf(dir: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    [...builtBanks(dir).checked.values()].flatMap(({ bank }) => {
      const used = bank?.questions.filter((q) => !q.retired).flatMap((q) => q.topics ?? []);
      return bank ? [[bank.id, [...new Set(used)]] as const] : [];
    }),
  );
}

/** Every error of every refused bank and note, as printed; empty when there is none. */
function errorList(dir: string): string {
  const { checked, checkedNotes } = builtBanks(dir);
  const errors = [...checked, ...checkedNotes].map(
    ([file, c]) => [file, { problems: c.problems.filter((p) => p.severity === 'error') }] as const,
  );
  return listProblems(new Map(errors), 'ja').join('\n');
}
