import fs from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { manifestTexts } from './web/build/manifest-texts.ts'
import { cssOfTokens } from './web/theme/tokens.ts'

const root = path.join(import.meta.dirname, 'web')

/** `virtual:tokens.css`: the colours of web/theme/tokens.ts, so that they stand in one place. */
function tokens(): Plugin {
  return {
    name: 'landfall-tokens',
    resolveId: (id) => (id === 'virtual:tokens.css' ? '\0virtual:tokens.css' : undefined),
    load: (id) => (id === '\0virtual:tokens.css' ? cssOfTokens() : undefined),
  }
}

export default defineConfig({
  root,
  publicDir: path.join(root, 'public'),
  plugins: [manifestTexts(), react(), tokens()],
  build: {
    outDir: path.join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    // Every page of its own beside the app: web/*.html
    rolldownOptions: { input: fs.readdirSync(root).filter((f) => f.endsWith('.html')).map((f) => path.join(root, f)) },
  },
  server: { port: 5199, strictPort: true, proxy: { '/api': process.env.LANDFALL_API ?? 'http://127.0.0.1:8420' } },
})
