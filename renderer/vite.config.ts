/**
 * Builds the page into out/renderer with relative addresses, so that the same files work from disk, from Electron's
 * protocol and from the link's server. Nothing is inlined: the page runs under a policy that forbids it.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome156',
    assetsInlineLimit: 0,
    // One style sheet: a chunk that comes later must not flash unstyled.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
