// One word for one thing (DESIGN 2): names in code and words on screen keep to the glossary.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../src/api/contract.ts'
import { houseFiles, ROOT } from './files.ts'

// What we do not say, for what we do. As parts of names in code: `codeTag`, `Snippet`.
const NEVER = ['tag', 'theme', 'snippet', 'hypothesis', 'verdict', 'sentiment', 'respondentCase']
// These words are right in a few places: a browser's own, a library's own, the researcher's own sheet.
const ALLOWED = [
  /^renderer\/(editor|styles|components|state|actions|views)\//,
  /^electron\//,
  /^src\/exchange\/(csv-in|tables)\//,
  /^renderer\/words\//,
  /^src\/exchange\/study\//,
  /^src\/sources\/importers\//,
  /^src\/serve\/held-uploads/,
]

describe('the glossary', () => {
  it('names in the core say the field’s word', () => {
    const found = houseFiles('src').flatMap(file => {
      if (ALLOWED.some(allowed => allowed.test(file.path))) return []
      const code = file.text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\/|'[^'\n]*'|`[^`]*`/g, '')
      return NEVER.filter(word =>
        new RegExp(
          `\\b(?:const|let|function|class|interface|type)\\s+\\w*${word[0]!.toUpperCase()}${word.slice(1)}\\b|\\b(?:const|let|function)\\s+${word}s?\\b`,
        ).test(code),
      ).map(word => `${file.path}: ${word}`)
    })
    expect(found).toEqual([])
  })

  it('tables are named in the singular, in snake case', () => {
    const tables = readdirSync(join(ROOT, 'schema/migrations')).flatMap(name =>
      [...readFileSync(join(ROOT, 'schema/migrations', name), 'utf8').matchAll(/CREATE TABLE "?(\w+)"?/g)].map(
        match => match[1]!,
      ),
    )
    expect(tables.filter(table => !/^[a-z_]+$/.test(table) || /[^s]s$/.test(table))).toEqual([])
  })

  it('every table is described in schema/README.md', () => {
    const readme = readFileSync(join(ROOT, 'schema/README.md'), 'utf8')
    const tables = readdirSync(join(ROOT, 'schema/migrations')).flatMap(name =>
      [
        ...readFileSync(join(ROOT, 'schema/migrations', name), 'utf8').matchAll(/CREATE (?:VIRTUAL )?TABLE "?(\w+)"?/g),
      ].map(match => match[1]!),
    )
    expect(tables.filter(table => !readme.includes(`\`${table}\``))).toEqual([])
  })
})

describe('every call is documented', () => {
  for (const [name, call] of Object.entries(contract)) {
    it(name, () => {
      expect(call.says).toMatch(/^[A-Z“].{15,}[.?]$/s)
      expect(call.input.says.length).toBeGreaterThan(0)
      if (call.kind === 'command') expect((call as { label?: string }).label).toMatch(/^[A-Z]/)
    })
  }
})

describe('every public function has its sentence', () => {
  it('in the core', () => {
    const bare = houseFiles('src').flatMap(file =>
      [...file.text.matchAll(/(?:^|\n)([^\n]*)\n(?:export (?:async )?(?:function\*?|class|interface) (\w+))/g)]
        .filter(match => !/\*\/\s*$/.test(match[1]!) && !/^\s*\/\//.test(match[1]!))
        .map(match => `${file.path}: ${match[2]}`),
    )
    expect(bare).toEqual([])
  })
})

describe('proportions', () => {
  it('file sizes, reported', () => {
    const long = houseFiles('src', 'electron', 'renderer')
      .map(file => ({ path: file.path, lines: file.text.split('\n').length }))
      .filter(file => file.lines > 250)
    // A habit, not a limit: told, so that what outgrows it is seen.
    if (long.length > 0)
      console.log(`longer than 250 lines: ${long.map(file => `${file.path} (${file.lines})`).join(', ')}`)
    expect(long.filter(file => file.lines > 500)).toEqual([])
  })
})
