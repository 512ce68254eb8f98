// What is bundled into what. Run through tools/build.mjs, on the pinned Node.

import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { root } from './node.mjs'

const out = path.join(root, 'out')
// Made aside and put in place whole: a program that starts meanwhile finds the old bundles or the new, never half of them.
const aside = path.join(out, 'next')
const common = { configFile: false, logLevel: 'warn', root }

/** The page both shells show. Addresses in it are relative, so that it can be served from anywhere. */
async function buildRenderer() {
  await build({
    ...common,
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: path.join(aside, 'renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      // The policy of both shells allows fonts and pictures from the same place only, not written into the style sheet.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
    },
  })
}

/** One CommonJS file: a sandboxed preload can require nothing but electron. */
async function buildPreload() {
  await build({
    ...common,
    build: {
      outDir: path.join(aside, 'electron'),
      emptyOutDir: false,
      minify: false,
      target: 'es2024',
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: {
        external: ['electron'],
        input: path.join(root, 'electron/preload/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  })
}

/** What runs in Electron's Node: the main process, the core's process, and the core's workers beside it. */
async function buildNode() {
  const entries = {
    main: 'electron/main/main.ts',
    'core-process': 'electron/main/core-process.ts',
    'reading-worker': 'src/sources/importers/worker.ts',
    'store-worker': 'src/store/worker.ts',
    'merge-worker': 'src/team/merge/look-through-queries.ts',
  }
  const input = Object.entries(entries)
    .map(([name, file]) => [name, path.join(root, file)])
    .filter(([, file]) => existsSync(file))
  if (input.length === 0) return
  await build({
    ...common,
    // Bundled whole but for these two, so that nothing of node_modules but the driver is packed.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'], target: 'node' },
    build: {
      ssr: true,
      outDir: path.join(aside, 'electron'),
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      copyPublicDir: false,
      rolldownOptions: {
        external: ['electron', 'better-sqlite3'],
        input: Object.fromEntries(input),
        // Beside each other: a worker is found next to the file that starts it.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  })
}

process.env.NODE_ENV = 'production'
const started = Date.now()
await rm(aside, { recursive: true, force: true })
await buildRenderer()
await buildPreload()
await buildNode()
for (const name of ['renderer', 'electron']) {
  const old = path.join(out, `${name}-old`)
  if (existsSync(path.join(out, name))) await rename(path.join(out, name), old)
  await rename(path.join(aside, name), path.join(out, name))
  await rm(old, { recursive: true, force: true })
}
await rm(aside, { recursive: true, force: true })
process.stdout.write(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s: out/renderer, out/electron\n`)
