// What a component wears comes with it: a view that is opened first must look as it does after others have brought their styles.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { houseFiles, ROOT } from './files.ts'

const files = new Map(houseFiles('renderer').map(file => [file.path, file]))
const lazyIn = (text: string) => [...text.matchAll(/import\(\s*'([^']+)'\s*\)/g)].map(match => match[1]!)

/** The files that are there once a file is loaded, style sheets among them. */
function loadedWith(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !existsSync(join(ROOT, path))) return seen
  seen.add(path)
  if (path.endsWith('.css')) {
    for (const match of readFileSync(join(ROOT, path), 'utf8').matchAll(/@import '([^']+)'/g))
      loadedWith(join(dirname(path), match[1]!), seen)
    return seen
  }
  const file = files.get(path)
  const lazy = lazyIn(file?.text ?? '')
  for (const { file: to, name, typeOnly } of file?.imports ?? [])
    if (to && !typeOnly && !lazy.includes(name)) loadedWith(to, seen)
  return seen
}

/** Which style sheets speak of a class. */
const sheets = new Map<string, Set<string>>()
for (const path of readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.css')) continue
  const text = readFileSync(join(ROOT, 'renderer', path), 'utf8').replaceAll(/\/\*.*?\*\//gs, '')
  for (const [, name] of text.matchAll(/\.([a-z][\w-]*)/g))
    sheets.set(name!, (sheets.get(name!) ?? new Set()).add(`renderer/${path.replaceAll('\\', '/')}`))
}

const always = [...loadedWith('renderer/main.tsx')].filter(path => path.endsWith('.css'))
const parts = [...files.values()].flatMap(({ path, text }) =>
  lazyIn(text).map(name => join(dirname(path), name).replaceAll('\\', '/')),
)

describe('styles', () => {
  it('every part that is loaded by itself brings the sheets of the classes it wears', () => {
    const missing = parts.flatMap(part => {
      const loaded = loadedWith(part)
      const there = new Set([...always, ...loaded])
      return [...loaded].flatMap(path =>
        [...(files.get(path)?.text ?? '').matchAll(/className="([^"]+)"/g)]
          .flatMap(match => match[1]!.split(/\s+/))
          // A word of one piece (`title`, `number`) may be ruled in many places for as many things.
          .filter(name => name.includes('-') && sheets.has(name) && ![...sheets.get(name)!].some(one => there.has(one)))
          .map(name => `${path} wears ${name} of ${[...sheets.get(name)!].join(', ')}, opened by ${part}`),
      )
    })
    expect(missing).toEqual([])
  })
})
