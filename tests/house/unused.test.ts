// Nothing stands here that nobody asks for: what a file offers is taken somewhere, what could be said is said.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { houseFiles, ROOT, type HouseFile } from './files.ts'

/** What an entry of a catalogue is called. */
const HEAD = /^ +([A-Za-z]\w*):(?=\s)/gm

const house = houseFiles('src', 'electron', 'renderer')
const around = [
  ...house,
  ...houseFiles('tests', 'tools'),
  ...readdirSync(join(ROOT, 'tools'))
    .filter(name => name.endsWith('.mjs'))
    .map(name => ({ path: `tools/${name}`, text: readFileSync(join(ROOT, 'tools', name), 'utf8') })),
].map(({ path, text }) => ({ path, names: namesIn(text) }))

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_$][\w$]*/g))
}

describe('what a file offers', () => {
  it('is taken by another', () => {
    const inFiles = new Map<string, number>()
    for (const { names } of around) for (const name of names) inFiles.set(name, (inFiles.get(name) ?? 0) + 1)
    const offered = house.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm)].map(match => ({
        path,
        name: match[1]!,
      })),
    )
    expect(offered.length).toBeGreaterThan(2000)
    expect(offered.filter(({ name }) => inFiles.get(name) === 1).map(({ path, name }) => `${path}: ${name}`)).toEqual(
      [],
    )
  })
})

describe('what could be said on screen', () => {
  // Kinds that the core names (`M01`) are asked for by what a row says.
  const BY_VALUE = /^[A-Z]\d+$/
  it('is said somewhere', () => {
    const said = new Set<string>()
    for (const file of house) for (const name of namesIn(withoutHeads(file))) said.add(name)
    const unsaid = house
      .filter(({ path }) => path.startsWith('renderer/words/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(HEAD)].flatMap(match => (BY_VALUE.test(match[1]!) ? [] : [`${path}: ${match[1]!}`])),
      )
      .filter(entry => !said.has(entry.slice(entry.indexOf(': ') + 2)))
    expect(unsaid).toEqual([])
  })

  /** The text of a file; of a catalogue without the names that its entries have. */
  function withoutHeads({ path, text }: HouseFile): string {
    return path.startsWith('renderer/words/') ? text.replaceAll(HEAD, '') : text
  }
})
