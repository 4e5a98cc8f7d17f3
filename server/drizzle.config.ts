import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./src/db/schema.ts', './src/auth/auth-schema.ts'],
  out: './src/db/migrations',
});
