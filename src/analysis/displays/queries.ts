// Reads saved displays.

import { object, optional, text } from '../../base/parse.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { matrixFields } from '../matrix/parse.ts'
import type { MatrixRequest } from '../types.ts'
import type { SavedDisplay } from './types.ts'

const stored = object({ matrix: object(matrixFields), look: optional(text(20_000)) })

/** What the project's own JSON holds of a display. */
export function parseDisplay(json: string): { readonly matrix: MatrixRequest; readonly look?: string | undefined } {
  return stored.parse(JSON.parse(json), 'request')
}

/** Every saved display, by name. */
export function savedDisplays(read: Read): SavedDisplay[] {
  return read
    .all<{
      id: Buffer
      name: string
      request: string
      rule: string | null
      reason: string | null
      coder_id: Buffer
      made_at: string
    }>(
      sql`SELECT id, name, request, rule, reason, coder_id, made_at FROM saved_display ORDER BY name COLLATE NOCASE, n`,
    )
    .map(row => {
      const { matrix, look } = parseDisplay(row.request)
      return {
        id: idOf<'saved display'>(row.id),
        name: row.name,
        request: { ...matrix, ...(row.reason === null ? {} : { reason: row.reason }) },
        look: look ?? null,
        rule: row.rule,
        reason: row.reason,
        coderId: idOf<'coder'>(row.coder_id),
        madeAt: row.made_at,
      }
    })
}
