import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string) => resolve(import.meta.dirname, name);

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    // GraphiQL's editor is one large piece that only its own page loads.
    chunkSizeWarningLimit: 6000,
    rollupOptions: {
      input: { console: page('index.html'), graphiql: page('graphiql.html') },
      // Packages marked for React's compiler; nothing here runs it.
      onwarn: (warning, show) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && show(warning),
    },
  },
  server: {
    // `npm run dev` beside a running host.
    proxy: Object.fromEntries(['/graphql', '/auth', '/files', '/health'].map((path) => [path, 'http://127.0.0.1:5080'])),
  },
});
