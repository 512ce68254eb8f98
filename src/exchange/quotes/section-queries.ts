import type { CodeId } from '../../base/ids.ts'
import { frameworkOrder } from '../../framework/versions/told.ts'
import type { Read } from '../../store/access.ts'
import { idOf, idOrNull, sql } from '../../store/sql.ts'

/** Every code with its name, in framework order; retired ones too: quotes may stand under them still. */
export function codeNamesInOrder(read: Read): { readonly id: CodeId; readonly name: string }[] {
  const codes = read
    .all<{ id: Buffer; parent_id: Buffer | null; place: number; name: string }>(
      sql`SELECT id, parent_id, place, name FROM code`,
    )
    .map(row => ({
      id: idOf<'code'>(row.id),
      parentId: idOrNull<'code'>(row.parent_id),
      place: row.place,
      name: row.name,
    }))
  return frameworkOrder(codes).map(({ id, name }) => ({ id, name }))
}
