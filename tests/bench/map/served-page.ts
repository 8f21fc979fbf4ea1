/** The benches' page, built as the product's is and served by a bare server that lets it read exact clocks. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { build, defaultClientConditions } from 'vite';

const ROOT = resolve('tests/bench/map/page');
const OUT = resolve('dist/bench-map');
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export async function servedPage(): Promise<{ url: string; close(): void }> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: {
      conditions: ['visgl:webgl-only', ...defaultClientConditions],
      alias: [
        {
          find: /^@luma\.gl\/gpgpu(\/webgpu)?$/,
          replacement: resolve('scripts/steps/without-web-gpu.mjs'),
        },
      ],
    },
    worker: { format: 'es' },
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: { input: resolve(ROOT, 'bench.html') },
    },
  });
  const server = createServer(({ url = '/' }, reply) => {
    const path = url === '/' ? '/bench.html' : new URL(url, 'http://bench').pathname;
    try {
      const bytes = readFileSync(join(OUT, path));
      reply.writeHead(200, {
        'content-type': KINDS[extname(path)] ?? 'application/octet-stream',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      reply.end(bytes);
    } catch {
      reply.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
