/**
 * Builds the page into out/renderer with relative addresses, so that the same files work from disk, from Electron's
 * protocol and from the link's server. Nothing is inlined: the page runs under a policy that forbids it.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Asks V8 to compile all of a file while it arrives, beside the main thread. Nearly all of React is called before the
 * first frame, and compiling it one function at a time took more than half of the first render.
 */
const compileAtOnce = '//# allFunctionsCalledOnLoad';

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
    rolldownOptions: {
      output: { postBanner: ({ isEntry }) => (isEntry ? compileAtOnce : '') },
    },
  },
});
