// What tells of texts that are to go, wherever it is written: the names of their sources, and long stretches of their words.

import type { Read } from './access.ts'
import type { Saying } from './kept-words.ts'
import { sql } from './sql.ts'

/** So many words in a row are a quotation: fewer may be anybody's. */
const IN_A_ROW = 8

const WORD = /[\p{L}\p{N}\p{M}_]+/gu

/** Says words without the names of some sources and what is quoted from them: blocks stand there. What an interviewer asks is asked of others too: it is no quotation. Keys by which the team knows a source, and names that are part of another's, stay. */
export function withoutSources(read: Read, ids: readonly Uint8Array[]): Saying {
  const quoted = new Set<string>()
  for (const id of ids)
    for (const { text } of read.all<{ text: string }>(
      sql`SELECT text FROM main.paragraph WHERE source_id = ${id} AND (speaker_id IS NULL OR speaker_id NOT IN (SELECT id FROM main.speaker WHERE role = 'interviewer'))`,
    )) {
      const words = Array.from(text.matchAll(WORD), ([word]) => word.toLowerCase())
      for (let at = 0; at + IN_A_ROW <= words.length; at++) quoted.add(words.slice(at, at + IN_A_ROW).join(' '))
    }
  const names = namesOf(read, ids)
  return words => {
    const now = quoted.size === 0 ? words : withoutQuoted(words, quoted)
    return names === null ? now : now.replaceAll(names, blocks)
  }
}

function withoutQuoted(text: string, quoted: ReadonlySet<string>): string {
  const found = Array.from(text.matchAll(WORD))
  if (found.length < IN_A_ROW) return text
  const words = found.map(([word]) => word.toLowerCase())
  let now = ''
  let kept = 0
  let gone = -1
  for (let at = 0; at + IN_A_ROW <= words.length; at++) {
    if (!quoted.has(words.slice(at, at + IN_A_ROW).join(' '))) continue
    const start = Math.max(gone, found[at]!.index)
    const last = found[at + IN_A_ROW - 1]!
    gone = last.index + last[0].length
    now += text.slice(kept, start) + blocks(text.slice(start, gone))
    kept = gone
  }
  return kept === 0 ? text : now + text.slice(kept)
}

/** The names of sources and of their files, where these are not their keys, nor within the names of others. */
function namesOf(read: Read, ids: readonly Uint8Array[]): RegExp | null {
  const gone = new Set(ids.map(id => Buffer.from(id).toString('hex')))
  const rows = read.all<{ id: Buffer; name: string; key: string | null; path: string }>(
    sql`SELECT id, name, key, path FROM main.source`,
  )
  const stay = rows.filter(row => !gone.has(row.id.toString('hex'))).flatMap(row => [row.name, row.key ?? ''])
  const names = rows
    .filter(row => gone.has(row.id.toString('hex')))
    .flatMap(({ name, key, path }) => [name, fileName(path)].filter(one => one.length > 1 && one !== key))
    .filter(name => !stay.some(other => wholly(name).test(other)))
  return names.length === 0 ? null : anyOf([...new Set(names)].sort((a, b) => b.length - a.length))
}

function fileName(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.\w+$/, '')
}

function wholly(words: string): RegExp {
  return new RegExp(anyOf([words]).source, 'u')
}

/** Any of some words, as whole words. */
export function anyOf(all: readonly string[]): RegExp {
  const escaped = all.map(words => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`, 'gu')
}

/** As many blocks as words have letters: whatever counts in them still does. */
export function blocks(words: string): string {
  return words.replaceAll(/[^\n]/g, '█')
}
