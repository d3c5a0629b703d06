/** Builds the gallery's page of components; the panel's own page is built by its own config. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    emptyOutDir: true,
    target: 'chrome156',
    reportCompressedSize: false,
    rolldownOptions: { input: `${import.meta.dirname}/components.html` },
  },
});
