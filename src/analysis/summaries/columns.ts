// The columns of a framework matrix: codes in framework order, gathered by the group at the top of each. Pure.

import { Refusal } from '../../base/trouble.ts'
import { keyOf, type CodeHead, type Heads } from '../heads.ts'
import type { FrameworkColumn, FrameworkMatrix } from './types.ts'

/** What codes that lie in no group stand under. */
export const NO_CATEGORY = 'In no group'

/** Columns with the heads of their codes, and the categories over them. */
export interface Columns {
  readonly codes: readonly CodeHead[]
  readonly columns: readonly FrameworkColumn[]
  readonly categories: FrameworkMatrix['categories']
}

/**
 * The columns asked for. Groups have none unless something is written of them (`written`, by code id); retired codes with
 * summaries are shown when asked for. What lies in no group comes last. Refuses a code that is not there.
 */
export function columnsOf(
  heads: Heads,
  codeIds: readonly string[] | null,
  written: ReadonlySet<string>,
  retired: boolean,
): Columns {
  const byNumber = new Map(heads.codes.map(code => [code.n, code]))
  const topOf = (code: CodeHead) => {
    let top = code
    for (let steps = 0; top.parent !== 0 && steps < heads.codes.length; steps++) top = byNumber.get(top.parent) ?? top
    return top
  }
  const wanted = codeIds === null ? null : new Set(codeIds)
  const asked = heads.codes.filter(code => wanted === null || wanted.has(code.id))
  if (wanted !== null && asked.length < wanted.size)
    throw new Refusal('no-such-code', 'A code chosen for this matrix is not in the framework any more.')
  const parents = new Set(heads.codes.map(code => code.parent))
  const shown = asked.filter(code =>
    code.retired ? retired && written.has(code.id) : code.kind === 'code' || written.has(code.id),
  )
  const byCategory = new Map<string, CodeHead[]>()
  const alone: CodeHead[] = []
  const names: string[] = []
  for (const code of shown) {
    const top = topOf(code)
    if (top.kind !== 'group' && !parents.has(top.n)) {
      alone.push(code)
      continue
    }
    const list = byCategory.get(top.id)
    if (list) list.push(code)
    else {
      byCategory.set(top.id, [code])
      names.push(top.name)
    }
  }
  const groups = [...byCategory.values()].map((codes, at) => ({ name: names[at]!, codes }))
  if (alone.length > 0) groups.push({ name: NO_CATEGORY, codes: alone })
  return arranged(groups)
}

function arranged(groups: readonly { readonly name: string; readonly codes: readonly CodeHead[] }[]): Columns {
  const codes = groups.flatMap(group => group.codes)
  let first = 0
  return {
    codes,
    columns: codes.map(code => ({
      codeId: code.id as FrameworkColumn['codeId'],
      key: keyOf(code),
      name: code.name,
      kind: code.kind,
      hue: code.hue,
      pattern: code.pattern,
      retired: code.retired,
      asked: code.asked,
    })),
    categories: groups.map(group => {
      const category = { name: group.name, first, count: group.codes.length }
      first += group.codes.length
      return category
    }),
  }
}

/** Only the columns that `keep` wants, by their places. */
export function onlyColumns({ codes, categories }: Columns, keep: (place: number) => boolean): Columns {
  return arranged(
    categories
      .map(({ name, first, count }) => ({
        name,
        codes: codes.slice(first, first + count).filter((_, at) => keep(first + at)),
      }))
      .filter(group => group.codes.length > 0),
  )
}
