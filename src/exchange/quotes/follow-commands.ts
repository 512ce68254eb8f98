// How outputs are made goes along when an attribute or values of it are called otherwise.

import type { Renaming } from '../../cases/renaming.ts'
import { DEFAULT_ATTRIBUTION } from '../../coding/attribution.ts'
import type { Change } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { renamedLabels, renamedTemplate } from './renaming.ts'
import type { OutputSettings } from './types.ts'

/** Writes the new names into attribution templates and short forms of values. Where the project never settled a template and the usual one names the attribute, it is settled now, so that attributions go on saying what they said. */
export function templatesFollow(tx: Change, renamings: readonly Renaming[]): void {
  if (renamings.length === 0) return
  const rows = tx.all<{ id: Buffer; output: string; settings: string }>(
    sql`SELECT id, output, settings FROM output_setting ORDER BY n`,
  )
  let settled = false
  for (const row of rows) {
    const settings = JSON.parse(row.settings) as Partial<OutputSettings>
    if (row.output === '' && settings.template !== undefined) settled = true
    const next = { ...settings, ...under(settings, renamings) }
    tx.update('output_setting', idOf(row.id), { settings: JSON.stringify(next) })
  }
  if (settled) return
  const template = renamings.reduce(renamedTemplate, DEFAULT_ATTRIBUTION)
  if (template === DEFAULT_ATTRIBUTION) return
  const own = rows.find(row => row.output === '')
  if (own) {
    const settings = { ...(JSON.parse(own.settings) as Partial<OutputSettings>), template }
    tx.update('output_setting', idOf(own.id), {
      settings: JSON.stringify({ ...settings, ...under(settings, renamings) }),
    })
  } else tx.insert('output_setting', { output: '', settings: JSON.stringify({ template }) })
}

function under({ template, labels }: Partial<OutputSettings>, renamings: readonly Renaming[]): Partial<OutputSettings> {
  return {
    ...(template === undefined ? {} : { template: renamings.reduce(renamedTemplate, template) }),
    ...(labels === undefined ? {} : { labels: renamings.reduce(renamedLabels, labels) }),
  }
}
