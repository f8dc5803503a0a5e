import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The simulator's page: static files, addressed relatively since the token is part of the path. */
export default defineConfig({
  root: fileURLToPath(new URL('src/adapters/simulator/page', import.meta.url)),
  base: './',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: fileURLToPath(new URL('dist/page', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Small files must stay files: the page's content security policy allows no inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
