import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// While developing, pages come from Vite and data from a running Sopwith.
const api = process.env['SOPWITH_API'] ?? 'http://127.0.0.1:4400';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 4410, proxy: { '/v1': { target: api, changeOrigin: true }, '/api': { target: api, changeOrigin: true } } },
  build: { target: 'es2023', chunkSizeWarningLimit: 900 },
});
