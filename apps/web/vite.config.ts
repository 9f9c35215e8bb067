import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the server answers rather than the page; during development it is asked for these. */
const SERVER_PATHS = [
  '/api',
  '/debug',
  '/runs/[^/]+/debug',
  '/self',
  '/leak',
  '/fixed',
  '/metrics',
];

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    // The content security policy allows no inline script and no data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // React, the schemas and the interface library; it comes from this machine.
    chunkSizeWarningLimit: 800,
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(SERVER_PATHS.map((path) => [`^${path}`, 'http://127.0.0.1:8080'])),
  },
});
