// One sheet of cases of any kind, its columns named by the person who brings it in, or known by their usual names.

import { isDate } from '../../cases/values.ts'
import { besideLinks, outOfCell, relationOf } from '../csv-in/link-columns.ts'
import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { COLUMNS, plainName } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said, type Sheet } from '../csv-in/sheet.ts'
import { columnCalled, listOf, type OtherColumn, tableBy, type Table, type TableRow } from '../csv-in/table.ts'
import { planAttributes } from './attributes.ts'
import { readConsents } from './consents.ts'
import type { Index } from './known.ts'
import { keyedRows, memberColumns } from './plan-cases.ts'
import { LinksOnce, linkTarget, refTo } from './plan-links.ts'
import type { CaseRef, PlannedAttribute, PlannedCase, PlannedLink, PlannedPair, Ref } from './plan.ts'

/** Which columns mean what, by the names they have in the sheet. */
export interface CaseColumns {
  readonly kind: string
  readonly key: string
  readonly name?: string | undefined
  readonly within?: string | undefined
  readonly members?: readonly string[] | undefined
  readonly links?: readonly { readonly column: string; readonly relation: string }[] | undefined
}

/** Hears of a cell that names no case; gives back what is to be said about it besides. */
export type Missing = (row: number, column: string, written: string) => string

/** What a sheet of cases comes to. */
export interface CaseSheetPlan {
  readonly kind: string
  readonly cases: readonly PlannedPair[]
  readonly outside: readonly PlannedCase[]
  readonly links: readonly PlannedLink[]
  readonly attributes: readonly PlannedAttribute[]
  /** The columns that were not read, for what they say follows from others (the attribute) or is drawn (null: the published code). */
  readonly followed: readonly { readonly at: number; readonly name: string | null }[]
  /** Rows without a key that say a name; they are in no list above. */
  readonly keyless: readonly { readonly row: number; readonly name: string }[]
}

type Field = 'key' | 'name' | 'within'
const SHEET_OF: Readonly<Record<string, 'sites' | 'pairs' | 'participants'>> = {
  site: 'sites',
  pair: 'pairs',
  participant: 'participants',
}

/** The word for a kind of case: “sites” and “Site” are *site*. Refuses “source”, which is none, and an empty one. */
export function kindOfCase(written: string): string {
  const word = fold(written.trim())
  const kind =
    {
      sites: 'site',
      participants: 'participant',
      respondents: 'participant',
      respondent: 'participant',
      pairs: 'pair',
    }[word] ?? word
  if (kind === '' || kind === 'source' || kind.length > 60)
    throw new Refusal(
      'case-kind',
      `${said(written)} is no kind of case. Say site, participant, pair, or a word of the study’s own.`,
    )
  return kind
}

/** A column of links, with those of their dates and notes beside it, where the sheet has them. */
interface LinkColumn {
  readonly at: number
  readonly relation: string
  readonly onAt?: number | undefined
  readonly noteAt?: number | undefined
}

/** Plans the cases of a sheet. For sites the columns of pairings and mergers, for pairs those of their members are known without being named; every other column is an attribute. */
export function planCaseSheet(
  sheet: Sheet,
  columns: CaseColumns,
  index: Index,
  notes: Notes,
  missing: Missing = () => '',
): CaseSheetPlan {
  const kind = kindOfCase(columns.kind)
  const { places, links } = findColumns(sheet, kind, columns)
  const table = tableBy(sheet, places, notes)
  const named = columns.members?.map(name => columnCalled(sheet, name))
  const members = named
    ? table.others.filter(column => named.includes(column.at))
    : kind === 'pair'
      ? memberColumns(table, index)
      : []
  const apart = new Set([
    ...links.flatMap(link => [link.at, link.onAt ?? -1, link.noteAt ?? -1]),
    ...members.map(column => column.at),
  ])
  const fixed = fixedColumns(kind, table.others, index)
  const consents = kind === 'participant' ? readConsents(table, notes) : null
  const own = table.others.filter(
    column => !apart.has(column.at) && consents?.apart.has(column.at) !== true && !fixed.has(column.at),
  )
  const { attributes, valuesOf } = planAttributes(kind, table, own, index.attributes, notes)

  const rows = keyedRows(table, 'key', notes)
  for (const { row, key } of rows)
    index.casesOf(kind).add(key, { ref: key, kind, name: row.cell('name') || key }, row.orNull('name'))
  const linked = new Linked(
    sheet,
    links,
    rows.map(({ key }) => key),
    index,
    notes,
    missing,
  )
  const cases = rows.flatMap(({ row, key }): PlannedPair[] => {
    const parts = partsOf(table, row, members, index, notes, missing)
    if (kind === 'pair' && parts.size < 2) {
      const says = `the pair ${said(key)} does not join two sites that are known; the row was left out.`
      notes.add({ file: table.file, row: row.n, about: 'pair', says })
      return []
    }
    linked.read(row, { kind, ref: key })
    const memberNames = [...parts.keys()].map(ref => index.sites.find(ref)!.name)
    const name = row.cell('name') || (kind === 'pair' ? memberNames.join(' and ') : key)
    const joined = [...parts].map(([site, part]) => ({ site, part }))
    return [
      {
        row: row.n,
        kind,
        key,
        name,
        within: withinOf(table, row, kind, index, notes, missing),
        values: valuesOf(row),
        consent: consents?.of(row) ?? null,
        members: joined,
      },
    ]
  })
  const followed = [...fixed].map(([at, name]) => ({ at, name }))
  const keyless = table.rows.flatMap(row => {
    const name = row.cell('name')
    return row.cell('key') === '' && name !== '' ? [{ row: row.n, name }] : []
  })
  return { kind, cases, outside: linked.outside(), links: linked.links.list, attributes, followed, keyless }
}

/** Columns that a sheet of ours has and nobody brings in: values that follow from others, published codes. By place, with the attribute; null for the code. */
function fixedColumns(kind: string, columns: readonly OtherColumn[], index: Index): Map<number, string | null> {
  return new Map(
    columns.flatMap(({ at, name }): [number, string | null][] => {
      const attribute = index.attributes.find(one => one.about === kind && one.name === name)
      if (attribute) return attribute.follows ? [[at, name]] : []
      return plainName(name) === plainName('published_code') ? [[at, null]] : []
    }),
  )
}

/** The places of the key and, where there is one, of the name. */
export function keyAndName(
  sheet: Sheet,
  columns: CaseColumns,
): { readonly key: number; readonly name: number | undefined } {
  const { places } = findColumns(sheet, kindOfCase(columns.kind), columns)
  return { key: places.get('key')!, name: places.get('name') }
}

/** The places of the columns: as they were named, else by their usual names. */
function findColumns(
  sheet: Sheet,
  kind: string,
  columns: CaseColumns,
): { places: Map<Field, number>; links: LinkColumn[] } {
  const plain = sheet.header.map(plainName)
  const usual = (names: readonly string[]) => names.map(name => plain.indexOf(plainName(name))).find(at => at >= 0)
  const places = new Map<Field, number>([['key', columnCalled(sheet, columns.key)]])
  if (columns.within !== undefined) places.set('within', columnCalled(sheet, columns.within))
  const links = (columns.links ?? []).map(({ column, relation }) => {
    return { at: columnCalled(sheet, column), relation: relation.replaceAll('_', ' ').trim() }
  })
  const free = (at: number | undefined): at is number => {
    return at !== undefined && ![...places.values()].includes(at) && !links.some(link => link.at === at)
  }
  if (columns.name !== undefined) places.set('name', columnCalled(sheet, columns.name))
  else {
    const at = usual(COLUMNS[SHEET_OF[kind] ?? 'sites'].name)
    if (free(at)) places.set('name', at)
  }
  if (kind === 'site') {
    const known = [
      [COLUMNS.sites.pairedWith, 'paired with'],
      [COLUMNS.sites.mergedWith, 'merged with'],
    ] as const
    for (const [names, relation] of known) {
      const at = usual(names)
      if (free(at)) links.push({ at, relation })
    }
  }
  sheet.header.forEach((head, at) => {
    const relation = /^link:/iu.test(head.trim()) ? relationOf(head) : null
    if (relation !== null && free(at)) links.push({ at, relation })
  })
  const beside = links.map((link): LinkColumn => {
    const { on, note } = besideLinks(sheet.header[link.at]!)
    const [onAt, noteAt] = [usual([on]), usual([note])]
    return { ...link, ...(free(onAt) ? { onAt } : {}), ...(free(noteAt) ? { noteAt } : {}) }
  })
  return { places, links: beside }
}

function partsOf(
  table: Table<Field>,
  row: TableRow<Field>,
  members: readonly OtherColumn[],
  index: Index,
  notes: Notes,
  missing: Missing,
): Map<Ref, string> {
  const parts = new Map<Ref, string>()
  for (const column of members) {
    for (const written of listOf(row.other(column.at))) {
      const site = index.sites.find(written)
      if (site && !parts.has(site.ref)) parts.set(site.ref, column.name)
      else {
        const says = site
          ? `${said(written)} is in it already; it was taken once.`
          : `there is no site ${said(written)}; it was left out.${missing(row.n, column.name, written)}`
        notes.add({ file: table.file, row: row.n, column: column.name, about: 'member', says })
      }
    }
  }
  return parts
}

/** What a case lies in: a site where there is one so called, else any other case. */
function withinOf(
  table: Table<Field>,
  row: TableRow<Field>,
  kind: string,
  index: Index,
  notes: Notes,
  missing: Missing,
): CaseRef | null {
  const written = row.cell('within')
  if (written === '') return null
  const found = index.anyCase(written, 'site')
  if (found && !(found.kind === kind && found.ref === row.cell('key'))) return refTo(found)
  const says = found
    ? 'a case cannot lie in itself; this was left out.'
    : `there is no case ${said(written)}; this was left out.${missing(row.n, table.column('within')!, written)}`
  notes.add({ file: table.file, row: row.n, column: table.column('within'), about: 'within', says })
  return null
}

/** Reads the link columns of row after row. */
class Linked {
  readonly links = new LinksOnce()
  readonly #outside = new Map<string, PlannedCase>()
  readonly #sheet: Sheet
  readonly #columns: readonly LinkColumn[]
  readonly #keys: readonly string[]
  readonly #index: Index
  readonly #notes: Notes
  readonly #missing: Missing

  constructor(
    sheet: Sheet,
    columns: readonly LinkColumn[],
    keys: readonly string[],
    index: Index,
    notes: Notes,
    missing: Missing,
  ) {
    this.#missing = missing
    this.#sheet = sheet
    this.#columns = columns
    this.#keys = keys
    this.#index = index
    this.#notes = notes
  }

  read(row: TableRow<Field>, from: CaseRef): void {
    for (const { at, relation, onAt, noteAt } of this.#columns) {
      const dates = onAt === undefined ? [] : outOfCell(row.other(onAt))
      const told = noteAt === undefined ? [] : outOfCell(row.other(noteAt))
      for (const [place, written] of listOf(row.other(at)).entries()) {
        const target = linkTarget(written, from, relation, this.#keys, this.#index)
        if ('why' in target) {
          const column = this.#sheet.header[at]!
          const says = `${target.why}${this.#missing(row.n, column, written)}`
          this.#notes.add({ file: this.#sheet.file, row: row.n, column, about: `link ${relation}`, says })
          continue
        }
        if (target.outside) {
          this.#outside.set(target.outside.key, {
            row: row.n,
            kind: 'outside',
            ...target.outside,
            within: null,
            values: new Map(),
          })
        }
        const on = this.#date(row.n, onAt, dates[place] ?? '')
        this.links.add({ from, to: target.to, relation, on, note: told[place]?.trim() || null })
      }
    }
  }

  #date(row: number, at: number | undefined, written: string): string | null {
    if (written === '' || isDate(written)) return written || null
    const says = `${said(written)} is no date such as 2024-05-14, 2024-05 or 2024; the link has none.`
    this.#notes.add({ file: this.#sheet.file, row, column: this.#sheet.header[at!]!, about: 'link date', says })
    return null
  }

  /** The organisations outside the study that links lead to. */
  outside(): readonly PlannedCase[] {
    return [...this.#outside.values()]
  }
}
