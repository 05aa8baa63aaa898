import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { listProblems } from './bank-files.ts';
import { builtBanks, forgetBanks } from './build-banks.ts';

const MODULE = 'virtual:etude-banks';
const RESOLVED = `\0${MODULE}`;

/**
 * The banks of `dir` as files of the site, with `virtual:etude-banks` naming them. Any error in a bank fails
 * the build with the whole list; in development the bad bank is left out and the list printed.
 */
export function banks({ dir }: { readonly dir: string }): Plugin {
  let building = false;

  return {
    name: 'etude-banks',
    configResolved: (config) => {
      building = config.command === 'build';
    },
    buildStart() {
      const { checked, assets, compiled, milliseconds } = builtBanks(dir);
      const refused = [...checked].filter(([, c]) => c.bank === null);
      if (refused.length > 0) {
        const errors = refused.map(
          ([file, c]) => [file, { problems: c.problems.filter((p) => p.severity === 'error') }] as const,
        );
        const list = listProblems(new Map(errors), 'ja').join('\n');
        if (building) this.error(`questions/ has errors\n${list}`);
        else console.error(list);
      }
      if (!building) return;
      for (const [fileName, source] of assets) this.emitFile({ type: 'asset', fileName, source });
      const count = compiled.reduce((n, c) => n + c.metas.length, 0);
      const { check, compile } = milliseconds;
      console.log(
        `banks: ${compiled.length} (${count} questions), check ${Math.round(check)} ms, compile ${Math.round(compile)} ms`,
      );
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    load: (id) =>
      id === RESOLVED ? `export const catalogue = ${JSON.stringify(builtBanks(dir).catalogue)};` : null,
    configureServer(server) {
      const root = resolve(dir) + sep;
      server.watcher.add(root);
      server.watcher.on('all', (_event, path) => {
        if (!resolve(path).startsWith(root)) return;
        forgetBanks(dir);
        const module = server.moduleGraph.getModuleById(RESOLVED);
        if (module) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use((request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        const asset = path.includes('/banks/') ? path.slice(path.indexOf('/banks/') + 1) : '';
        const body = asset ? builtBanks(dir).assets.get(asset) : undefined;
        if (body === undefined) return next();
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
