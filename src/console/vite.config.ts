import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compressed } from './compressed.ts';
import { documents } from './documents.ts';

const page = (name: string) => resolve(import.meta.dirname, name);
const host = process.env.COMPLIANCE_URLS ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [documents(page('src/generated/graphql.ts')), react(), compressed()],
  build: {
    outDir: 'dist',
    // GraphiQL's editor is one large piece that only its own page loads.
    chunkSizeWarningLimit: 6000,
    // A policy without inline scripts and data: URLs for them; nothing is inlined.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { console: page('index.html'), graphiql: page('graphiql.html') },
      // Packages marked for React's compiler; nothing here runs it.
      onwarn: (warning, show) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && show(warning),
    },
  },
  server: {
    // `npm run dev` beside a running host.
    proxy: Object.fromEntries(['/graphql', '/auth', '/files', '/health'].map((path) => [path, host])),
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
});
