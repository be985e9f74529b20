/** Serves the gallery alone, with the same style sheet and targets as the extension. Never shipped. */
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [tailwindcss()],
  build: { target: 'chrome144', cssTarget: 'chrome144' },
  server: { host: '127.0.0.1', strictPort: true, hmr: false, watch: null },
});
