// Reads saved displays.

import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { storedDisplay } from './parse.ts'
import type { SavedDisplay, SavedFrameworkDisplay, StoredDisplay } from './types.ts'

/** Reads what is stored of a display. */
export function parseDisplay(json: string): StoredDisplay {
  return storedDisplay.parse(JSON.parse(json), 'request')
}

/** What is stored of a display. */
export function displayAsJson({ look, ...display }: StoredDisplay): string {
  return JSON.stringify({ ...display, ...(look === undefined ? {} : { look }) })
}

/** Every saved matrix, by name. */
export function savedDisplays(read: Read): SavedDisplay[] {
  return storedDisplays(read).flatMap(({ stored, said, ...kept }) =>
    stored.matrix === undefined ? [] : [{ ...kept, request: { ...stored.matrix, ...said } }],
  )
}

/** Every saved framework matrix, by name. */
export function savedFrameworkDisplays(read: Read): SavedFrameworkDisplay[] {
  return storedDisplays(read).flatMap(({ stored, said, ...kept }) =>
    stored.framework === undefined ? [] : [{ ...kept, request: { ...stored.framework, ...said } }],
  )
}

function storedDisplays(read: Read) {
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
    .map(({ id, name, request, rule, reason, coder_id, made_at }) => {
      const stored = parseDisplay(request)
      return {
        id: idOf<'saved display'>(id),
        name,
        stored,
        said: { ...(rule === null ? {} : { rule }), ...(reason === null ? {} : { reason }) },
        look: stored.look ?? null,
        rule,
        reason,
        coderId: idOf<'coder'>(coder_id),
        madeAt: made_at,
      }
    })
}
