// Lists of what the researchers made: codes, codings, evidence, propositions, memos, versions.

import { hexOfId } from '../base/ids.ts'
import { lostByCode } from '../coding/lost-queries.ts'
import { listVersions } from '../framework/queries.ts'
import { listMemos } from '../memos/queries.ts'
import type { Read } from '../store/access.ts'
import { sql } from '../store/sql.ts'
import type { ListedRow } from './contract.ts'
import { field, gather, named, type Named } from './listed-row.ts'
import { evidenceBySource, passagesBySource } from './passage-queries.ts'
import { idOfHex, references, sourceReferences } from './reference-queries.ts'

/** Every code and code group, retired ones too. */
export function codes(read: Read): ListedRow[] {
  const { codes } = references(read)
  const replaced = gather(
    read
      .arrays<[string, string]>(sql`SELECT hex(code_id), hex(by_id) FROM code_replacement ORDER BY n`)
      .map(([code, by]) => [code, codes.get(by)!.reference]),
  )
  const questions = gather(
    read.arrays<[string, string]>(
      sql`SELECT hex(code_id), question.key FROM code_question JOIN question ON question.id = question_id ORDER BY question.place`,
    ),
  )
  const lost = lostByCode(read)
  const counts = new Map(read.arrays<[string, number]>(sql`SELECT hex(code_id), count(*) FROM coding GROUP BY code_id`))
  return read
    .all<Named & Record<'kind' | 'parent' | 'provenance' | 'status', string> & Record<CodeText, string | null>>(sql`
      SELECT hex(id) AS hex, key, name, kind, hex(parent_id) AS parent, provenance, status, provenance_note, brief_definition, full_definition, inclusion, exclusion,
        typical_exemplar, close_but_no, valence, introduced_in, retired_in FROM code ORDER BY n`)
    .map(row => ({
      ...named(row),
      kind: row.kind,
      ...field('parent', codes.get(row.parent)?.reference),
      provenance: row.provenance,
      status: row.status,
      codings: (counts.get(row.hex) ?? 0) - (lost.get(idOfHex(row.hex)) ?? 0),
      ...Object.assign({}, ...CODE_TEXTS.map(([column, name]) => field(name, row[column]))),
      ...field('questions', questions.get(row.hex)),
      ...field('replacedBy', replaced.get(row.hex)),
    }))
}

const CODE_TEXTS = [
  ['provenance_note', 'provenanceNote'],
  ['brief_definition', 'brief'],
  ['full_definition', 'full'],
  ['inclusion', 'inclusion'],
  ['exclusion', 'exclusion'],
  ['typical_exemplar', 'typical'],
  ['close_but_no', 'closeButNo'],
  ['valence', 'valence'],
  ['introduced_in', 'introducedIn'],
  ['retired_in', 'retiredIn'],
] as const
type CodeText = (typeof CODE_TEXTS)[number][0]

/** Every coding with its words. */
export function codings(read: Read): ListedRow[] {
  const memos = new Map(
    read
      .arrays<[string, string]>(sql`SELECT hex(coding_id), body FROM memo WHERE coding_id IS NOT NULL ORDER BY n`)
      .map(([coding, body]) => [idOfHex(coding), body]),
  )
  const rows: ListedRow[] = []
  for (const list of passagesBySource(read)) {
    for (const passage of list) {
      const { id, key, codeName, source, code, coder, start, end, quote, participants, exemplar } = passage
      rows.push({
        id,
        ...field('key', key),
        name: codeName,
        source,
        code,
        coder,
        start,
        end,
        quote,
        participants,
        ...field('memo', memos.get(id)),
        ...field('strength', passage.strength),
        ...field('exemplar', exemplar || null),
        ...field('comment', passage.comment),
      })
    }
  }
  return rows
}

/** Every piece of evidence with its words. */
export function evidence(read: Read): ListedRow[] {
  const rows: ListedRow[] = []
  for (const list of evidenceBySource(read)) {
    for (const { id, source, coder, codes, start, end, quote, proposition, stance } of list) {
      rows.push({
        id,
        name: `${proposition} ${stance}`,
        source,
        ...field('code', codes[0]),
        codes,
        coder,
        start,
        end,
        quote,
        proposition,
        stance,
      })
    }
  }
  return rows
}

/** Words of the text that stand for a count of positions, with the count they were written for and the cases behind it. */
export function claims(read: Read): ListedRow[] {
  const { cases, propositions } = references(read)
  return read
    .all<{
      hex: string
      words: string
      proposition: string
      unit: string
      counts: string
      filter: string | null
      numerator: number
      denominator: number
      seen: string
      coder: string
      made_at: string
    }>(sql`
      SELECT hex(claim.id) AS hex, words, hex(proposition_id) AS proposition, unit, counts, filter, numerator, denominator, seen, coder.name AS coder, claim.made_at
      FROM claim JOIN coder ON coder.id = coder_id ORDER BY claim.n`)
    .map(row => ({
      id: idOfHex(row.hex),
      name: row.words,
      proposition: propositions.get(row.proposition)!,
      unit: row.unit,
      positions: JSON.parse(row.counts) as string[],
      ...field('filter', row.filter === null ? null : (JSON.parse(row.filter) as object)),
      count: row.numerator,
      of: row.denominator,
      cases: (JSON.parse(row.seen) as string[]).map(id => cases.get(hexOfId(id).toUpperCase())?.reference ?? id),
      coder: row.coder,
      at: row.made_at,
    }))
}

/** Every memo. */
export function memos(read: Read): ListedRow[] {
  const { cases, codes, propositions } = references(read)
  const sourceNames = new Map(sourceReferences(read).map(one => [one.hex, one.reference]))
  const codingNames = (hex: string) =>
    read.get<{ key: string | null }>(sql`SELECT key FROM coding WHERE id = ${Buffer.from(hex, 'hex')}`)?.key ??
    idOfHex(hex)
  const about: Readonly<Record<string, (hex: string) => string>> = {
    source: hex => sourceNames.get(hex)!,
    code: hex => codes.get(hex)!.reference,
    coding: codingNames,
    case: hex => cases.get(hex)!.reference,
    proposition: hex => propositions.get(hex)!,
    anchor: idOfHex,
    memo: idOfHex,
  }
  const linked = new Map(
    listMemos(read).map(memo => [
      memo.id as string,
      memo.links.map(({ kind, id }) => ({ kind, to: about[kind]!(hexOfId(id).toUpperCase()) })),
    ]),
  )
  return read
    .all<
      Named &
        Record<'body' | 'coder' | 'made_at' | 'changed_at' | 'about' | 'subject', string> & {
          journal_on: string | null
        }
    >(sql`
      SELECT hex(memo.id) AS hex, title AS name, body, coder.name AS coder, memo.made_at, memo.changed_at, journal_on,
        CASE WHEN source_id IS NOT NULL THEN 'source' WHEN code_id IS NOT NULL THEN 'code' WHEN coding_id IS NOT NULL THEN 'coding'
          WHEN case_id IS NOT NULL THEN 'case' WHEN proposition_id IS NOT NULL THEN 'proposition' WHEN anchor_id IS NOT NULL THEN 'anchor' ELSE 'project' END AS about,
        hex(coalesce(source_id, code_id, coding_id, case_id, proposition_id, anchor_id)) AS subject
      FROM memo JOIN coder ON coder.id = coder_id ORDER BY memo.n`)
    .map(row => ({
      ...named(row),
      body: row.body,
      about: row.about,
      ...field('subject', about[row.about]?.(row.subject)),
      coder: row.coder,
      ...field('journalOn', row.journal_on),
      ...field('links', nonEmpty(linked.get(idOfHex(row.hex)))),
      madeAt: row.made_at,
      changedAt: row.changed_at,
    }))
}

const nonEmpty = <Item>(list: readonly Item[] | undefined) => (list && list.length > 0 ? list : null)

/** Every proposition. */
export function propositions(read: Read): ListedRow[] {
  const names = references(read)
  const codes = gather(
    read
      .arrays<[string, string]>(sql`SELECT hex(proposition_id), hex(code_id) FROM proposition_code ORDER BY n`)
      .map(([one, code]) => [one, names.codes.get(code)!.reference]),
  )
  return read
    .all<
      Named & {
        origin: string | null
        rival: string
        confirming_means: string | null
        disconfirming_means: string | null
        status: string
      }
    >(sql`
      SELECT hex(id) AS hex, key, statement AS name, origin, hex(rival_of_id) AS rival, confirming_means, disconfirming_means, status FROM proposition ORDER BY place, n`)
    .map(row => ({
      ...named(row),
      status: row.status,
      ...field('origin', row.origin),
      ...field('rivalOf', names.propositions.get(row.rival)),
      codes: codes.get(row.hex) ?? [],
      ...field('confirmingMeans', row.confirming_means),
      ...field('disconfirmingMeans', row.disconfirming_means),
    }))
}

/** Every saved version of the framework. */
export function versions(read: Read): ListedRow[] {
  return listVersions(read).map(({ id, label, savedOn, reason, entries }) => ({
    id,
    name: label,
    savedOn,
    ...field('reason', reason),
    entries: entries.map(({ operation, codes, into, by, reason }) => ({
      operation,
      codes,
      ...field('into', into.length > 0 ? into : null),
      ...field('by', by),
      ...field('reason', reason),
    })),
  }))
}
