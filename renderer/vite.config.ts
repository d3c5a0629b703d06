/**
 * Builds the page into out/renderer with relative addresses, so that the same files work from disk, from Electron's
 * protocol and from the link's server. Nothing is inlined: the page runs under a policy that forbids it.
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Asks V8 to compile all of a file while it arrives, beside the main thread. Nearly all of React is called before the
 * first frame, and compiling it one function at a time took more than half of the first render.
 */
const compileAtOnce: Plugin = {
  name: 'compile-at-once',
  // Last of all: only the first line of a file is asked.
  generateBundle: {
    order: 'post',
    handler: (_, files) => {
      for (const file of Object.values(files)) {
        if (file.type === 'chunk' && file.isEntry) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), compileAtOnce],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome156',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
