// Who may import whom (DESIGN 3, ARCHITECTURE "The house"). This table is the rule; the tsconfig rings hold most of it at compile time.

import { describe, expect, it } from 'vitest'
import { houseFiles, type HouseFile } from './files.ts'

const files = houseFiles('src', 'electron', 'renderer')

/** Each room with what it may import besides itself, from the inside out. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  base: [],
  store: ['base'],
  coding: ['base', 'store'],
  memos: ['base', 'store'],
  sources: ['base', 'store', 'coding'],
  framework: ['base', 'store', 'coding'],
  cases: ['base', 'store', 'coding', 'sources', 'framework'],
  analysis: ['base', 'store', 'coding', 'memos', 'sources', 'framework', 'cases'],
  search: ['base', 'store', 'coding', 'memos', 'sources', 'framework', 'cases', 'analysis'],
  team: ['base', 'store', 'coding', 'memos', 'sources', 'framework', 'cases', 'search', 'analysis'],
  exchange: ['base', 'store', 'coding', 'memos', 'sources', 'framework', 'cases', 'search', 'analysis', 'team'],
  api: ['base', 'store', 'coding', 'memos', 'sources', 'framework', 'cases', 'search', 'analysis', 'team', 'exchange'],
  cli: ['base', 'api', 'serve'],
  serve: ['base', 'api'],
}

/** Named libraries have one home. */
const HOMES: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^src\/store\/driver\.ts$/,
  lunr: /^src\/search\//,
  slate: /^renderer\/editor\//,
  'slate-react': /^renderer\/editor\//,
  zustand: /^renderer\/state\//,
  electron: /^electron\//,
  unpdf: /^src\/sources\/importers\//,
  yauzl: /^src\/sources\/importers\//,
  saxes: /^src\/sources\/importers\//,
}

const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? null
// `queries.ts` reads and `commands.ts` writes; a room with many of them has several files named `…-queries.ts`, `…-commands.ts`.
const pure = (path: string) => !/[/-](queries|commands)\.ts$/.test(path)

function breaches(rule: (file: HouseFile, imported: HouseFile['imports'][number]) => boolean): string[] {
  return files.flatMap(file =>
    file.imports
      .filter(imported => rule(file, imported))
      .map(imported => `${file.path} imports ${imported.file ?? imported.name}`),
  )
}

describe('the house', () => {
  it('rooms import lower rooms only', () => {
    expect(
      breaches((file, { file: to, typeOnly }) => {
        const from = roomOf(file.path)
        const room = to && roomOf(to)
        if (!from || !room || from === room) return false
        // Contracts are joined upwards, and types say what crosses: neither leaves a trace at run time.
        if (typeOnly && /\/(types|contract)\.ts$/.test(to)) return false
        return !(MAY[from] ?? []).includes(room)
      }),
    ).toEqual([])
  })

  it('shells, preload and renderer see contracts, types and pure files, never queries or commands', () => {
    expect(
      breaches(
        ({ path }, { file: to }) =>
          /^(renderer|electron\/preload)\//.test(path) &&
          to !== null &&
          to.startsWith('src/') &&
          (!pure(to) || /^src\/(store\/(?!types|contract)|api\/(?!contract)|cli|serve)/.test(to)),
      ),
    ).toEqual([])
  })

  it('pure files import no file that reads or writes', () => {
    expect(
      breaches(({ path }, { file: to, typeOnly }) => {
        const room = roomOf(path)
        const outer = !room || ['store', 'api', 'cli', 'serve', 'exchange'].includes(room) || /\/importers\//.test(path)
        return !outer && pure(path) && to !== null && !typeOnly && !pure(to)
      }),
    ).toEqual([])
  })

  it('named libraries have one home', () => {
    expect(breaches(({ path }, { name }) => name in HOMES && !HOMES[name]!.test(path))).toEqual([])
  })

  it('the core knows no window', () => {
    expect(
      breaches(
        ({ path }, { name }) => path.startsWith('src/') && /^(react|react-dom|electron|slate|zustand)/.test(name),
      ),
    ).toEqual([])
  })

  it('no file comes back to itself by its imports, types aside', () => {
    const imports = new Map(
      files.map(({ path, imports: all }) => [path, all.flatMap(one => (one.file && !one.typeOnly ? [one.file] : []))]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (path: string, way: readonly string[]) => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      if (way.includes(path) || done.has(path)) return
      for (const next of imports.get(path) ?? []) walk(next, [...way, path])
      done.add(path)
    }
    for (const path of imports.keys()) walk(path, [])
    expect(circles).toEqual([])
  })

  it('no module awaits at its top but the command line itself: V8 crashes where a thread is ended in the midst of one', () => {
    const waits = files.filter(({ text }) =>
      text.split('\n').some(line => /^[^\s/*].*\bawait\b/.test(line) && !line.includes('async')),
    )
    expect(waits.map(file => file.path)).toEqual(['src/cli/main.ts'])
  })

  it('has no barrel files', () => {
    expect(files.filter(file => /\/index\.tsx?$/.test(file.path)).map(file => file.path)).toEqual([])
  })

  it('every table has one writer', () => {
    const writers = new Map<string, Set<string>>()
    for (const file of files) {
      for (const match of file.text.matchAll(/tx\.(?:insert|insertRows|insertImages|update|remove)\(\s*'(\w+)'/g)) {
        const room = roomOf(file.path)!
        writers.set(match[1]!, (writers.get(match[1]!) ?? new Set()).add(room))
      }
    }
    expect([...writers].filter(([, rooms]) => rooms.size > 1)).toEqual([])
    expect(
      files
        .filter(
          file =>
            /tx\.(insert|insertRows|insertImages|update|remove|keepBlob)\(/.test(file.text) &&
            !/[/-]commands\.ts$/.test(file.path),
        )
        .map(file => file.path),
    ).toEqual([])
  })
})
