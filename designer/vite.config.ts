import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// While developing, pages come from Vite and data from a running Sopwith.
const api = process.env['SOPWITH_API'] ?? 'http://127.0.0.1:4400';

// The API takes writes from its own pages only: to it these are.
const proxied = { target: api, changeOrigin: true, headers: { origin: api } };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 4410, proxy: { '/v1': proxied, '/api': proxied } },
  // Simulations run in a worker, in chunks that it shares with nobody.
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 900 },
});
