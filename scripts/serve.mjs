/**
 * Serves the built site: node scripts/serve.mjs [--port 4173] [--host 127.0.0.1] [--base /] [--dir dist]
 * Files are sent compressed (brotli), as a static host would send them.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import sirv from 'sirv';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    base: { type: 'string', default: '/' },
    dir: { type: 'string', default: 'dist' },
  },
});
const { host, base, dir } = values;
if (!existsSync(join(dir, 'index.html'))) {
  console.error(`There is no built site in ${dir}. Run \`npm run build\` first.`);
  process.exit(1);
}

for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
  const file = join(dir, name);
  if (!/\.(?:html|js|css|json|svg)$/.test(name) || existsSync(`${file}.br`)) continue;
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  );
}

const files = sirv(dir, {
  brotli: true,
  etag: true,
  setHeaders(response, path) {
    // Everything but the page itself carries the hash of its content in its name.
    const lasting = /\.[\w-]{8}\.\w+|-[\w-]{8}\.\w+$/.test(path);
    response.setHeader('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
  },
});

const server = createServer((request, response) => {
  const notFound = () => {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Not found');
  };
  const url = request.url ?? '/';
  if (!url.startsWith(base)) {
    if (url === '/' && base !== '/') response.writeHead(302, { Location: base }).end();
    else notFound();
    return;
  }
  request.url = `/${url.slice(base.length)}`;
  files(request, response, notFound);
});

/** Tries the wanted port; without a wish, the next free one from 4173. */
function listen(port, tries) {
  server.once('error', (error) => {
    if (error.code === 'EADDRINUSE' && tries > 0) listen(port + 1, tries - 1);
    else {
      console.error(`Cannot listen on port ${port}: ${error.message}`);
      process.exit(1);
    }
  });
  server.listen(port, host, () => console.log(`Étude: http://${host}:${port}${base}`));
}
listen(Number(values.port ?? 4173), values.port === undefined ? 20 : 0);
