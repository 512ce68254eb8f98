// The table of sources as a sheet: the columns of a study folder’s `sources.csv`, then the attributes. So a folder that holds the files takes
// it as it is, and a spreadsheet can be laid beside the grid. Pure.

import type { SourceTable } from '../../cases/types.ts'
import type { ListedRow } from '../contract.ts'
import type { PlainTable } from '../tables/plain-table.ts'

const HEADS = ['source_id', 'file', 'type', 'title', 'site_ids', 'respondent_ids', 'date', 'collected_by', 'coded_by']

/** The sheet. `listed` are the sources as `crosscase list` tells them, by id. */
export function sourceSheet(table: SourceTable, listed: ReadonlyMap<string, ListedRow>): PlainTable {
  const said = (value: unknown) => (Array.isArray(value) ? value.join(';') : typeof value === 'string' ? value : '')
  return {
    title: 'Sources',
    about: [],
    heads: [...HEADS, ...table.attributes.map(attribute => attribute.name)],
    rows: table.sources.map((source, at) => {
      const row = listed.get(source.id)
      return [
        source.key ?? source.id,
        said(row?.['path']),
        source.kind,
        source.name,
        said(row?.['cases']),
        said(row?.['participants']),
        source.date ?? '',
        said(row?.['collectedBy']),
        said(row?.['codedBy']),
        ...table.values[at]!.map(value => value ?? ''),
      ]
    }),
    total: null,
    below: [],
  }
}
