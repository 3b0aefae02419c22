import path from 'node:path'
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// Built twice by server/process/bin/build.ts: once for browsers, once for Fastify to render with.
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
  resolve: { alias: { '#server': path.resolve(import.meta.dirname, '../server'), '#web': import.meta.dirname } },
  ssr: { noExternal: true },
  build: {
    emptyOutDir: true,
    manifest: true,
    // The server's build sees every page, so its stylesheet is the one that is served.
    ssrEmitAssets: true,
    cssCodeSplit: false,
    target: 'es2022',
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    rollupOptions: {
      // How long each plugin took helps nobody who starts the product on a slow machine.
      checks: {
        bundlerTimings: false,
        // The server renders in every language; only the page in a hall brings them one by one.
        ...(isSsrBuild && { ineffectiveDynamicImport: false }),
      },
      input: (isSsrBuild ? ['entry-server.ts'] : ['entry-client.ts', 'entry-desk.ts']).map((file) =>
        path.resolve(import.meta.dirname, file),
      ),
    },
  },
  logLevel: 'warn',
}))
