import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  root: 'apps/web',
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] }, // '#contract' is libs/contract/index.ts, not the build
  build: { outDir: '../../dist/web', emptyOutDir: true, sourcemap: true, chunkSizeWarningLimit: 700 },
  server: { port: 5173, strictPort: true, proxy: { '/api': `http://127.0.0.1:${process.env['API_PORT'] ?? '3000'}` } },
})
