// A generated study in memory, of a chosen size, for measuring analysis and search on their own. Same size, same study.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordCount } from '../../src/base/text-range.ts'
import { Connection } from '../../src/store/driver.ts'

/** How large the study is. The reference study: 996 sources, 6,000 words each, 100,000 codings, 150 codes, 36 sites. */
export interface StudySize {
  readonly sources: number
  readonly wordsPerSource: number
  readonly codings: number
  readonly codes: number
  readonly sites: number
  readonly coders: number
}

export const REFERENCE: StudySize = {
  sources: 996,
  wordsPerSource: 6000,
  codings: 100_000,
  codes: 150,
  sites: 36,
  coders: 4,
}

/** Numbers from 0 up to 1, the same series for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function id(kind: string, n: number): Buffer {
  return createHash('sha256').update(`${kind} ${n}`).digest().subarray(0, 16)
}

const SYLLABLES =
  'ba be bi bo da de di do fa fe fi ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi'.split(
    ' ',
  )

/** A made-up word, short ones first; 0 is the commonest. */
export function word(rank: number): string {
  let text = ''
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    text += SYLLABLES[rest % SYLLABLES.length]
  return text
}

function paragraph(chance: () => number, words: number): string {
  const list: string[] = []
  for (let at = 0; at < words; at++) list.push(word(Math.floor(20_000 ** chance()) - 1))
  const text = list.join(' ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}

/** Builds the study. Sources are interviews with one respondent (every tenth with two) at one site (every eighth at two). */
export function generate(size: StudySize, path = ':memory:'): Connection {
  const chance = random(7)
  const upTo = (limit: number) => Math.floor(chance() * limit)
  const db = new Connection(path)
  db.run(readFileSync(join(import.meta.dirname, '../../schema/migrations/0001-project.sql'), 'utf8'))
  db.run(`UPDATE text_index SET upto = ${Number.MAX_SAFE_INTEGER}; PRAGMA foreign_keys = OFF; BEGIN`)
  const now = '2026-01-01T00:00:00.000Z'
  const blob = Buffer.alloc(32)
  db.write('INSERT INTO blob (hash, size, deflated) VALUES (?, 0, ?)', [blob, Buffer.alloc(0)])
  for (let n = 1; n <= size.coders; n++)
    db.write('INSERT INTO coder VALUES (?, ?, ?, ?, ?)', [n, id('coder', n), `Coder ${n}`, `C${n}`, now])
  for (let n = 1; n <= size.codes; n++) {
    const parent = n <= 12 ? null : n <= 60 ? id('code', 1 + upTo(12)) : id('code', 13 + upTo(48))
    db.write(
      `INSERT INTO code (n, id, key, kind, name, parent_id, place, provenance, status, hue, made_at, full_definition) VALUES (?, ?, ?, ?, ?, ?, ?, 'deductive', 'active', 0, ?, ?)`,
      [
        n,
        id('code', n),
        `C${n}`,
        n <= 12 ? 'group' : 'code',
        `${word(n + 300)} ${word(n * 7)}`,
        parent,
        n,
        now,
        paragraph(chance, 40),
      ],
    )
  }
  let cases = 0
  const addCase = (kind: string, key: string, name: string, within: Buffer | null) => {
    cases++
    db.write('INSERT INTO "case" VALUES (?, ?, ?, ?, ?, ?)', [cases, id('case', cases), key, kind, name, within])
    return id('case', cases)
  }
  const sites = Array.from({ length: size.sites }, (_, at) =>
    addCase('site', `S${String(at + 1).padStart(2, '0')}`, `${word(at + 500)} ${word(at + 900)}`, null),
  )
  const attributes = ['role', 'sector', 'platform', 'depth']
  attributes.forEach((name, at) =>
    db.write(`INSERT INTO attribute VALUES (?, ?, 'site', ?, 'choice', NULL, ?)`, [
      at + 1,
      id('attribute', at + 1),
      name,
      at,
    ]),
  )
  let values = 0
  for (const site of sites) {
    for (let at = 1; at <= attributes.length; at++) {
      values++
      db.write('INSERT INTO attribute_value VALUES (?, ?, ?, ?, NULL, ?)', [
        values,
        id('value', values),
        id('attribute', at),
        site,
        `value ${1 + upTo(3)}`,
      ])
    }
  }
  const counts = { paragraph: 0, speaker: 0, link: 0, anchor: 0, coding: 0, marked: 0 }
  const link = (caseId: Buffer, source: Buffer) => {
    counts.link++
    db.write('INSERT INTO case_source VALUES (?, ?, ?, ?)', [counts.link, id('link', counts.link), caseId, source])
  }
  const perSource = size.codings / size.sources
  for (let n = 1; n <= size.sources; n++) {
    const source = id('source', n)
    db.write(
      `INSERT INTO source (n, id, key, name, kind, path, format, blob_hash, text_hash, imported_at) VALUES (?, ?, ?, ?, ?, '', 'txt', ?, ?, ?)`,
      [
        n,
        source,
        `T${n}`,
        `${word(n + 40)} ${word(n * 3)}`,
        n % 3 === 0 ? 'document' : n % 3 === 1 ? 'interview' : 'observation',
        blob,
        blob,
        now,
      ],
    )
    const site = upTo(size.sites)
    link(sites[site], source)
    if (n % 8 === 0) link(sites[(site + 1) % size.sites], source)
    const people: Buffer[] = []
    if (n % 3 === 1) {
      for (let at = 0; at < (n % 10 === 1 ? 2 : 1); at++) {
        people.push(addCase('participant', `R${cases}`, `Respondent ${cases}`, sites[site]))
        link(people.at(-1)!, source)
      }
    }
    const speakers = people.map(person => {
      counts.speaker++
      db.write('INSERT INTO speaker VALUES (?, ?, ?, ?, ?, ?)', [
        counts.speaker,
        id('speaker', counts.speaker),
        source,
        `R${counts.speaker}`,
        'respondent',
        person,
      ])
      return id('speaker', counts.speaker)
    })
    counts.speaker++
    const interviewer = id('speaker', counts.speaker)
    db.write('INSERT INTO speaker VALUES (?, ?, ?, ?, ?, NULL)', [
      counts.speaker,
      interviewer,
      source,
      'KO',
      'interviewer',
    ])
    const paragraphs: { id: Buffer; text: string }[] = []
    for (let words = 0, place = 1; words < size.wordsPerSource; place++) {
      const length = 10 + upTo(66)
      words += length
      counts.paragraph++
      const text = paragraph(chance, length)
      const speaker = speakers.length === 0 ? null : place % 3 === 0 ? interviewer : speakers[place % speakers.length]
      paragraphs.push({ id: id('paragraph', counts.paragraph), text })
      db.write(
        `INSERT INTO paragraph (n, id, source_id, place, text, style, speaker_id, speech_start) VALUES (?, ?, ?, ?, ?, 'body', ?, 0)`,
        [counts.paragraph, paragraphs.at(-1)!.id, source, place * 1024, text, speaker],
      )
    }
    const wanted = Math.round(perSource * n) - Math.round(perSource * (n - 1))
    for (let at = 0; at < wanted; at++) {
      const first = upTo(paragraphs.length)
      const last = chance() < 0.1 ? Math.min(first + 1, paragraphs.length - 1) : first
      const start = upTo(Math.max(1, paragraphs[first].text.length - 20))
      const end = first === last ? Math.min(start + 60 + upTo(300), paragraphs[last].text.length) : 20
      counts.anchor++
      const anchor = id('anchor', counts.anchor)
      const words = first === last ? wordCount(paragraphs[first].text.slice(start, end)) : 0
      db.write('INSERT INTO anchor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        counts.anchor,
        anchor,
        source,
        paragraphs[first].id,
        start,
        paragraphs[last].id,
        end,
        Buffer.alloc(8),
        words,
      ])
      for (let more = chance() < 0.2 && at + 1 < wanted ? 2 : 1; more > 0; more--) {
        counts.coding++
        const code = 13 + upTo(size.codes - 12)
        db.write('INSERT INTO coding VALUES (?, ?, NULL, ?, ?, ?, ?)', [
          counts.coding,
          id('coding', counts.coding),
          anchor,
          id('code', code),
          id('coder', 1 + upTo(size.coders)),
          now,
        ])
        if (more === 2) at++
      }
    }
    counts.marked++
    db.write('INSERT INTO source_coder VALUES (?, ?, ?, ?, ?)', [
      counts.marked,
      id('marked', counts.marked),
      source,
      id('coder', 1 + (n % size.coders)),
      now,
    ])
  }
  db.run('COMMIT; ANALYZE')
  return db
}
