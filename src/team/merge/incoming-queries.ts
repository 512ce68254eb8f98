// What a copy brings is looked at before anything is planned from it: a file may come from anywhere.

import { statSync } from 'node:fs'
import { idFromHex, type SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { checkAnchors } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import type { Side } from './facts.ts'

/** A copy may be as large as this; what is larger is none. */
export const LARGEST_COPY = 8 * 2 ** 30

/** Columns whose words are JSON. */
const JSON_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  attribute: ['choices', 'rule'],
  case_event: ['details'],
  claim: ['counts', 'filter', 'seen'],
  comment: ['cell', 'seen'],
  framework_operation: ['details'],
  memo: ['rich'],
  population: ['attributes', 'members'],
  position: ['seen'],
  proposition: ['scope_filter'],
  proposal: ['request'],
  quote: ['edits'],
  rating_scale: ['steps'],
  round: ['filter'],
  round_thing: ['cell'],
  saved_display: ['request'],
  saved_filter: ['filter'],
  summary: ['seen'],
  text_edit: ['steps'],
}

/** Refuses a file that is too large to be a copy. */
export function refuseTooLarge(path: string, file: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_COPY)
    throw new Refusal(
      'copy-too-large',
      `“${file}” is larger than 8 GB, too large for a copy that came back. Nothing was changed.`,
    )
}

/** Refuses a copy whose changed rows cannot be what Crosscase wrote: places that do not stand on their words, JSON that is none. Says what and where, never the words. */
export function refuseBent(side: Side, read: Read): void {
  const work = refusingBent(side, read)
  while (!work.next().done);
}

/** {@link refuseBent} in slices. */
export function* refusingBent(side: Side, read: Read): Generator<number, void, void> {
  const bent = (what: string) =>
    new Refusal(
      'copy-bent',
      `“${side.copy.file}” was changed by something else than Crosscase: ${what} Ask for it again. Nothing was changed.`,
    )
  for (const [table, columns] of Object.entries(JSON_COLUMNS))
    for (const [id, { is }] of side.touched(table))
      for (const column of columns) {
        const value = is?.[column]
        if (typeof value === 'string' && value !== '' && !isJson(value))
          throw bent(`${column} of ${table} ${idFromHex(id)} is not JSON.`)
      }
  const anchors = side.touched('anchor')
  const sources = new Set<string>()
  for (const { is } of anchors.values()) if (is !== null) sources.add(is['source_id'] as string)
  for (const source of sources) {
    const found = checkAnchors(read, idFromHex(source) as SourceId, id => anchors.has(id.toString('hex')))
    if (found.problems.length > 0) throw bent(found.problems[0]!)
    yield 0
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
