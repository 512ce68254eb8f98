// What `crosscase list` says: everything of one kind, never paged or filtered, in shapes that scripts rely on. A reference
// to another thing is a string: its sheet key, else its id; coders and versions go by their names.

import { ruleInWords } from '../cases/rules.ts'
import { attributeValues, readAttributes } from '../cases/value-queries.ts'
import { hexOfId, isId } from '../base/ids.ts'
import { fold } from '../base/order.ts'
import type { Read } from '../store/access.ts'
import { Refusal } from '../base/trouble.ts'
import { findCode } from '../framework/queries.ts'
import { findCoder } from '../team/queries.ts'
import { listActs } from '../store/acts.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import type { FINDABLE, ListedRow, ListName } from './contract.ts'
import { claims, codes, codings, evidence, memos, propositions, versions } from './list-framework-queries.ts'
import { field, gather, named, type Named } from './listed-row.ts'
import { comments, proposals, rounds } from './review/list-review-queries.ts'
import { references, sourceReferences } from './reference-queries.ts'

/** Lists everything of one kind. */
export function listRows(read: Read, what: ListName): ListedRow[] {
  return LISTERS[what](read)
}

/** The ids of things named by key, name or id, in the order given; what has no name of its own by as much of its id as tells it apart. Refuses a name that fits none, or several. */
export function findNamed(read: Read, what: Findable, names: readonly string[]): string[] {
  return names.map(name => {
    if (what === 'codes') return findCode(read, name)
    if (what === 'coders') {
      const id = findCoder(read, name)
      if (id === undefined) throw new Refusal('coder-unknown', `Nobody called “${name}” codes in this project.`)
      return id
    }
    return findThing(read, what, name)
  })
}

/** What can be found by name. */
export type Findable = (typeof FINDABLE)[number]

const THINGS = {
  cases: { table: sql`"case"`, key: sql`key`, name: sql`name`, word: 'case' },
  sources: { table: sql`source`, key: sql`key`, name: sql`name`, word: 'source' },
  sets: { table: sql`code_set`, key: sql`NULL`, name: sql`name`, word: 'set of codes' },
  scales: { table: sql`rating_scale`, key: sql`NULL`, name: sql`name`, word: 'rating' },
  propositions: { table: sql`proposition`, key: sql`key`, name: sql`short_name`, word: 'proposition' },
  versions: { table: sql`framework_version`, key: sql`NULL`, name: sql`label`, word: 'version of the framework' },
  codings: { table: sql`coding`, key: sql`key`, name: sql`NULL`, word: 'coding' },
  memos: { table: sql`memo`, key: sql`NULL`, name: sql`title`, word: 'memo' },
  comments: { table: sql`comment`, key: sql`NULL`, name: sql`NULL`, word: 'comment' },
  proposals: { table: sql`proposal`, key: sql`NULL`, name: sql`NULL`, word: 'proposal' },
  rounds: { table: sql`round`, key: sql`NULL`, name: sql`name`, word: 'round of review' },
  questions: { table: sql`merge_question`, key: sql`NULL`, name: sql`NULL`, word: 'question of a merge' },
} as const

/** So much of an id at least tells what is meant. */
const LEAST = 4

/** By id, else by key, else by name, case and accents aside, else by the beginning of its id. */
function findThing(read: Read, what: keyof typeof THINGS, name: string): string {
  const { table, key, name: column, word } = THINGS[what]
  if (isId(name)) {
    if (read.get(sql`SELECT 1 FROM ${table} WHERE id = ${bytesOf(name)}`)) return name
  } else {
    const rows = read.arrays<[Buffer, string | null, string | null]>(sql`SELECT id, ${key}, ${column} FROM ${table}`)
    const same = (text: string | null) => text !== null && fold(text) === fold(name.trim())
    for (const which of [1, 2] as const) {
      const found = rows.filter(row => same(row[which]))
      if (found.length > 1)
        throw new Refusal(
          'name-ambiguous',
          `Several are called “${name}” (${word}). Name the one meant by its key or id.`,
        )
      if (found.length === 1) return idOf(found[0]![0])
    }
    const digits = hexOfId(name.trim().toLowerCase())
    const begun = /^[0-9a-f]+$/.test(digits) && digits.length >= LEAST
    const found = begun ? rows.filter(([id]) => id.toString('hex').startsWith(digits)) : []
    if (found.length > 1)
      throw new Refusal('name-ambiguous', `Several ids begin with “${name}” (${word}). Say more of the one meant.`)
    if (found.length === 1) return idOf(found[0]![0])
  }
  throw new Refusal('no-such-thing', `There is no ${word} “${name}” in this project.`)
}

const LISTERS: Readonly<Record<ListName, (read: Read) => ListedRow[]>> = {
  sources,
  speakers,
  codes,
  codings,
  cases,
  attributes,
  memos,
  propositions,
  evidence,
  coders: read =>
    read
      .all<Named & { initials: string; joined: string | null }>(
        sql`SELECT hex(coder.id) AS hex, coder.name, coder.initials, whole.name AS joined FROM coder LEFT JOIN coder AS whole ON whole.id = coder.joined_to ORDER BY coder.n`,
      )
      .map(row => ({ ...named(row), initials: row.initials, ...field('joinedTo', row.joined) })),
  changes,
  versions,
  comments,
  proposals,
  rounds,
  claims,
}

const REFERENCE_OF_CASE = sql`coalesce("case".key, lower(hex("case".id)))`

function sources(read: Read): ListedRow[] {
  const { cases } = references(read)
  const linked = read
    .arrays<[string, string]>(sql`SELECT hex(source_id), hex(case_id) FROM case_source ORDER BY n`)
    .map(([source, one]) => [source, cases.get(one)!] as const)
  const ofKind = (wanted: (kind: string) => boolean) =>
    gather(linked.filter(([, one]) => wanted(one.kind)).map(([source, one]) => [source, one.reference] as const))
  const participants = ofKind(kind => kind === 'participant')
  const others = ofKind(kind => kind !== 'participant')
  const coded = gather(
    read.arrays<[string, string]>(
      sql`SELECT hex(source_id), coder.name FROM source_coder JOIN coder ON coder.id = coder_id ORDER BY source_coder.n`,
    ),
  )
  const counts = new Map(
    read.arrays<[string, number]>(
      sql`SELECT hex(source_id), count(*) FROM coding JOIN anchor ON anchor.id = anchor_id WHERE lost = 0 GROUP BY source_id`,
    ),
  )
  return read
    .all<
      Named & {
        kind: string
        path: string
        format: string
        date: string | null
        collected_by: string | null
        losses: string | null
      }
    >(sql`
      SELECT hex(id) AS hex, key, name, kind, path, format, date, collected_by, losses FROM source ORDER BY n`)
    .map(row => ({
      ...named(row),
      kind: row.kind,
      path: row.path,
      format: row.format,
      ...field('date', row.date),
      ...field('collectedBy', row.collected_by),
      cases: others.get(row.hex) ?? [],
      participants: participants.get(row.hex) ?? [],
      codedBy: coded.get(row.hex) ?? [],
      codings: counts.get(row.hex) ?? 0,
      losses: row.losses ? (JSON.parse(row.losses) as string[]) : [],
    }))
}

function speakers(read: Read): ListedRow[] {
  const { cases } = references(read)
  const sourceNames = new Map(sourceReferences(read).map(one => [one.hex, one.reference]))
  return read
    .all<Named & { source: string; role: string; participant: string }>(sql`
      SELECT hex(speaker.id) AS hex, label AS name, role, hex(source_id) AS source, hex(participant_id) AS participant FROM speaker ORDER BY n`)
    .map(row => ({
      ...named(row),
      source: sourceNames.get(row.source)!,
      role: row.role,
      ...field('participant', cases.get(row.participant)?.reference),
    }))
}

function cases(read: Read): ListedRow[] {
  const { cases } = references(read)
  const members = gather(
    read.arrays<[string, string]>(
      sql`SELECT hex(pair_id), ${REFERENCE_OF_CASE} FROM case_member JOIN "case" ON "case".id = member_id ORDER BY case_member.n`,
    ),
  )
  const links = new Map<string, { relation: string; to: string; on?: string }[]>()
  for (const [from, to, relation, on] of read.arrays<[string, string, string, string | null]>(
    sql`SELECT hex(from_id), hex(to_id), relation, linked_on FROM case_link ORDER BY n`,
  )) {
    links.set(from, [...(links.get(from) ?? []), { relation, to: cases.get(to)!.reference, ...field('on', on) }])
  }
  const attributes = readAttributes(read)
  const byNumber = attributeValues(read, attributes)
  const valuesOf = (kind: string, n: number) =>
    Object.fromEntries(
      attributes.flatMap(attribute => {
        const value = attribute.about === kind ? byNumber.get(attribute.n)?.get(n) : undefined
        return value === undefined ? [] : [[attribute.name, value]]
      }),
    )
  const counts = new Map(
    read.arrays<[string, number]>(sql`SELECT hex(case_id), count(*) FROM case_source GROUP BY case_id`),
  )
  return read
    .all<Named & { n: number; kind: string; within: string; published_code: string | null }>(
      sql`SELECT n, hex(id) AS hex, key, name, kind, hex(within_id) AS within, published_code FROM "case" ORDER BY n`,
    )
    .map(row => ({
      ...named(row),
      kind: row.kind,
      ...field('within', cases.get(row.within)?.reference),
      ...field('members', members.get(row.hex)),
      sources: counts.get(row.hex) ?? 0,
      attributes: valuesOf(row.kind, row.n),
      ...field('publishedCode', row.published_code),
      ...field('links', links.get(row.hex)),
    }))
}

function attributes(read: Read): ListedRow[] {
  const all = readAttributes(read)
  const nameOf = (id: string) => all.find(one => one.id === id)?.name ?? '…'
  return all.map(({ id, name, about, type, choices, rule }) => ({
    id,
    name,
    about,
    type,
    choices,
    ...field('rule', rule && ruleInWords(rule, nameOf)),
  }))
}

/** The acts of the change log, newest first, each with its changes. */
function changes(read: Read): ListedRow[] {
  const made = new Map<number, unknown[]>()
  for (const [act, n, kind, label, madeAt] of read.arrays<[number, number, string, string, string]>(
    sql`SELECT act_n, n, kind, label, made_at FROM change ORDER BY n`,
  )) {
    const list = made.get(act)
    const one = { n, kind, label, madeAt }
    if (list) list.push(one)
    else made.set(act, [one])
  }
  return listActs(read, 0, 1_000_000_000).map(({ id, n, label, coder, begunAt, state, rows }) => ({
    id,
    name: label,
    n,
    coder,
    begunAt,
    state,
    rows,
    changes: made.get(n) ?? [],
  }))
}
