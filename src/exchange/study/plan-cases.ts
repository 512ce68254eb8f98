// Sites, the pairs they form, the organisations outside they merged with, and the people inside them.

import type { FieldOf } from '../csv-in/columns.ts'
import type { Notes } from '../csv-in/notes.ts'
import { said } from '../csv-in/sheet.ts'
import { listOf, type OtherColumn, type Table, type TableRow } from '../csv-in/table.ts'
import { planAttributes } from './attributes.ts'
import type { Index } from './known.ts'
import { linkTarget, LinksOnce } from './plan-links.ts'
import type { PlannedAttribute, PlannedCase, PlannedLink, PlannedPair, Ref } from './plan.ts'
import { dateOf } from './values.ts'

type SiteTable = Table<FieldOf<'sites'>>
type PairTable = Table<FieldOf<'pairs'>>

/** The keys of a table's rows: rows without one, or with one that another row has, are noted and left out. */
export function keyedRows<Field extends string>(
  table: Table<Field>,
  field: Field,
  notes: Notes,
): { row: TableRow<Field>; key: string }[] {
  const seen = new Map<string, number>()
  return table.rows.flatMap(row => {
    const key = row.cell(field)
    const before = seen.get(key)
    if (key !== '' && before === undefined) {
      seen.set(key, row.n)
      return [{ row, key }]
    }
    const says =
      key === ''
        ? 'there is no key; the row was left out.'
        : `${said(key)} stands in row ${before} already; this row was left out.`
    notes.add({ file: table.file, row: row.n, column: table.column(field), about: 'key', says })
    return []
  })
}

/** Sites, and the organisations outside the study that they merged with. */
export interface SitesPlan {
  readonly sites: readonly PlannedCase[]
  readonly outside: readonly PlannedCase[]
  readonly links: readonly PlannedLink[]
  readonly attributes: readonly PlannedAttribute[]
  /** What the sites' own column says of who is paired with whom. */
  readonly pairedWith: readonly { readonly row: number; readonly site: Ref; readonly partner: Ref }[]
}

/** Plans the sites and adds them to the index. A merger with what is no site of the study leads to a case of kind *outside*. */
export function planSites(table: SiteTable, index: Index, notes: Notes): SitesPlan {
  const { attributes, valuesOf } = planAttributes('site', table, table.others, index.attributes, notes)
  const rows = keyedRows(table, 'key', notes)
  const sites = rows.map(({ row, key }): PlannedCase => {
    const name = row.cell('name') || key
    index.sites.add(key, { ref: key, kind: 'site', name }, name)
    return { row: row.n, kind: 'site', key, name, within: null, values: valuesOf(row) }
  })

  const keys = rows.map(({ key }) => key)
  const outside = new Map<string, PlannedCase>()
  const links = new LinksOnce()
  const pairedWith: { row: number; site: Ref; partner: Ref }[] = []
  for (const { row, key } of rows) {
    for (const partner of row.list('pairedWith')) {
      const found = index.sites.find(partner)
      if (found && found.ref !== key) pairedWith.push({ row: row.n, site: key, partner: found.ref })
      else {
        const says = found
          ? 'a site cannot be paired with itself; this was left out.'
          : `${said(partner)} is no site of this sheet; this was left out.`
        notes.add({ file: table.file, row: row.n, column: table.column('pairedWith'), about: 'paired with', says })
      }
    }
    const on = dateOf(row.cell('mergedOn'))
    if (on === null && row.cell('mergedOn') !== '') {
      notes.add({
        file: table.file,
        row: row.n,
        column: table.column('mergedOn'),
        about: 'date',
        says: `${said(row.cell('mergedOn'))} is no date that can be read in one way; it was left out.`,
      })
    }
    const from = { kind: 'site', ref: key }
    for (const other of row.list('mergedWith')) {
      const target = linkTarget(other, from, 'merged with', keys, index)
      if ('why' in target) {
        const column = table.column('mergedWith')
        notes.add({ file: table.file, row: row.n, column, about: 'merged with', says: target.why })
        continue
      }
      if (target.outside)
        outside.set(target.outside.key, {
          row: row.n,
          kind: 'outside',
          ...target.outside,
          within: null,
          values: new Map(),
        })
      links.add({ from, to: target.to, relation: 'merged with', on })
    }
  }
  for (const one of outside.values())
    index.outside.add(one.key, { ref: one.key, kind: 'outside', name: one.name }, one.name)
  return { sites, outside: [...outside.values()], links: links.list, attributes, pairedWith }
}

/** Pairs, with their attributes. */
export interface PairsPlan {
  readonly pairs: readonly PlannedPair[]
  readonly attributes: readonly PlannedAttribute[]
}

/** The columns in which mostly keys of sites stand. */
export function memberColumns<Field extends string>(table: Table<Field>, index: Index): readonly OtherColumn[] {
  return table.others.filter(column => {
    const cells = table.rows.map(row => row.other(column.at)).filter(cell => cell !== '')
    const known = cells.filter(cell => listOf(cell).some(one => index.sites.find(one) !== undefined))
    return known.length > 0 && known.length * 2 >= cells.length
  })
}

/** Plans the pairs. Columns in which only keys of sites stand hold the members; the column's name is the part they play. A row with fewer than two known sites is noted and left out. */
export function planPairs(table: PairTable, index: Index, notes: Notes): PairsPlan {
  const members = memberColumns(table, index)
  const { attributes, valuesOf } = planAttributes(
    'pair',
    table,
    table.others.filter(column => !members.includes(column)),
    index.attributes,
    notes,
  )
  const pairs = keyedRows(table, 'key', notes).flatMap(({ row, key }): PlannedPair[] => {
    const parts = new Map<Ref, string>()
    for (const column of members) {
      for (const written of listOf(row.other(column.at))) {
        const site = index.sites.find(written)
        if (site && !parts.has(site.ref)) parts.set(site.ref, column.name)
        else {
          const says = site
            ? `${said(written)} is in this pair already; it was taken once.`
            : `there is no site ${said(written)}; it was left out.`
          notes.add({ file: table.file, row: row.n, column: column.name, about: 'member', says })
        }
      }
    }
    if (parts.size < 2) {
      notes.add({
        file: table.file,
        row: row.n,
        about: 'pair',
        says: `the pair ${said(key)} does not join two sites that are known; the row was left out.`,
      })
      return []
    }
    const name = row.cell('name') || [...parts.keys()].map(ref => index.sites.find(ref)!.name).join(' and ')
    index.others.add(key, { ref: key, kind: 'pair', name }, name)
    return [
      {
        row: row.n,
        kind: 'pair',
        key,
        name,
        within: null,
        values: valuesOf(row),
        members: [...parts].map(([site, part]) => ({ site, part })),
      },
    ]
  })
  return { pairs, attributes }
}

/** Compares what the sites' sheet says of pairs with the pairs' sheet, both ways, and notes what differs. The pairs stand. */
export function checkPairs(
  sites: SitesPlan,
  siteTable: SiteTable,
  pairs: PairsPlan,
  pairTable: PairTable,
  notes: Notes,
): void {
  const column = siteTable.column('pairedWith')
  if (column === null) return
  const joined = new Set(
    pairs.pairs.flatMap(pair => pair.members.flatMap(a => pair.members.map(b => `${a.site}\n${b.site}`))),
  )
  const claimed = new Set(sites.pairedWith.map(one => `${one.site}\n${one.partner}`))
  for (const { row, site, partner } of sites.pairedWith) {
    if (joined.has(`${site}\n${partner}`)) continue
    notes.add({
      file: siteTable.file,
      row,
      column,
      about: 'pairs differ',
      says: `${site} is said to be paired with ${partner}, but ${pairTable.file} has no such pair; ${pairTable.file} stands.`,
    })
  }
  const inSheet = new Set(sites.sites.map(site => site.key))
  for (const pair of pairs.pairs) {
    const [first] = pair.members
    for (const { site } of pair.members.slice(1)) {
      for (const [a, b] of [
        [first!.site, site],
        [site, first!.site],
      ] as const) {
        if (!inSheet.has(a) || claimed.has(`${a}\n${b}`)) continue
        notes.add({
          file: pairTable.file,
          row: pair.row,
          about: 'pairs differ',
          says: `${pair.key} joins ${a} and ${b}, but ${siteTable.file} does not say so of ${a}; ${pairTable.file} stands.`,
        })
      }
    }
  }
}

/** Who is paired with whom: the first member of each pair with the others; without a sheet of pairs, as the sites say. */
export function linksOfPairs(sites: SitesPlan | null, pairs: PairsPlan | null): readonly PlannedLink[] {
  const links = new LinksOnce()
  const link = (from: Ref, to: Ref) =>
    links.add({ from: { kind: 'site', ref: from }, to: { kind: 'site', ref: to }, relation: 'paired with', on: null })
  for (const { members } of pairs?.pairs ?? []) for (const { site } of members.slice(1)) link(members[0]!.site, site)
  if (!pairs) for (const { site, partner } of sites?.pairedWith ?? []) link(site, partner)
  return links.list
}
