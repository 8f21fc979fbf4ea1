/** How the browser app is built: one page and its watchdog, no inline script, a chunk for each screen and each heavy library. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { packedBeside } from './scripts/steps/packed-beside.mjs';

const gateway = process.env.GATEWAY ?? 'http://localhost:8700';

const WITHOUT_WEB_GPU = fileURLToPath(
  new URL('scripts/steps/without-web-gpu.mjs', import.meta.url),
);

export default defineConfig({
  plugins: [react(), packedBeside()],
  resolve: {
    // deck.gl's own build without the shaders of WebGPU.
    conditions: ['visgl:webgl-only', ...defaultClientConditions],
    alias: [{ find: /^@luma\.gl\/gpgpu(\/webgpu)?$/, replacement: WITHOUT_WEB_GPU }],
  },
  // The content security policy allows no data: scripts or styles, and a font slice inlined is a slice always loaded.
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: 'index.html', watchdog: 'src/app/watchdog/watchdog.worker.ts' },
      output: {
        // A service worker keeps its address, and watches what lies below it.
        entryFileNames: ({ name }) =>
          name === 'watchdog' ? '[name].js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            // The switch that keeps zod from probing `eval` lies in zod's own chunk, so nothing can run before it.
            { name: 'zod', test: /node_modules\/zod\/|src\/app\/eval-free/, priority: 50 },
            // Left to itself vite's loader of chunks lands in the heaviest one, and every page loads that.
            { name: 'loader', test: /vite\/preload-helper/, priority: 60 },
            { name: 'maplibre', test: /node_modules\/maplibre-gl\//, priority: 40 },
            {
              name: 'deck',
              test: /node_modules\/(@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl|mjolnir\.js)\//,
              priority: 40,
            },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 30 },
            {
              name: 'frame',
              test: /node_modules\/(@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store)|i18next|react-i18next)\//,
              priority: 20,
            },
            {
              name: 'live',
              test: /node_modules\/(socket\.io|engine\.io|@socket\.io)/,
              priority: 20,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 8711,
    strictPort: true,
    proxy: {
      '/api': { target: gateway },
      '/live': { target: gateway, ws: true },
      '/stream': { target: gateway, ws: true },
    },
  },
});
