import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { DropPlace } from '../../components/tree-drag.ts'
import { words } from '../../words/en.ts'

const w = words.restructure.move

/** Where codes go: under which code, before which of its children (null: at the end). */
export interface Goal {
  readonly parentId: CodeId | null
  readonly beforeId: CodeId | null
}

const siblingsOf = (codes: readonly Code[], parentId: CodeId | null) => codes.filter(code => code.parentId === parentId)

function afterSibling(codes: readonly Code[], code: Code, moved: ReadonlySet<string>): CodeId | null {
  const siblings = siblingsOf(codes, code.parentId)
  return siblings.slice(siblings.findIndex(one => one.id === code.id) + 1).find(one => !moved.has(one.id))?.id ?? null
}

/** Where Alt and an arrow bring a code: past the next or previous one in sight, under the one above it, or out. A sentence where it cannot go there. Pure. */
export function goalOfKey(
  codes: readonly Code[],
  code: Code,
  moved: ReadonlySet<string>,
  key: string,
  inSight: (code: Code) => boolean,
): Goal | string | null {
  const siblings = siblingsOf(codes, code.parentId).filter(
    one => inSight(one) && (one.id === code.id || !moved.has(one.id)),
  )
  const at = siblings.findIndex(one => one.id === code.id)
  const previous = siblings[at - 1]
  const next = siblings[at + 1]
  switch (key) {
    case 'ArrowUp':
      return previous ? { parentId: code.parentId, beforeId: previous.id } : w.first(code.name)
    case 'ArrowDown':
      return next ? { parentId: code.parentId, beforeId: afterSibling(codes, next, moved) } : w.last(code.name)
    case 'ArrowRight':
      return previous ? { parentId: previous.id, beforeId: null } : w.nothingAbove(code.name)
    case 'ArrowLeft': {
      const parent = codes.find(one => one.id === code.parentId)
      return parent ? { parentId: parent.parentId, beforeId: afterSibling(codes, parent, moved) } : w.atTop(code.name)
    }
    default:
      return null
  }
}

/** Where codes let go at a row come to stand. Pure. */
export function goalOfDrop(codes: readonly Code[], target: Code, place: DropPlace, moved: ReadonlySet<string>): Goal {
  if (place === 'into') return { parentId: target.id, beforeId: null }
  return {
    parentId: target.parentId,
    beforeId: place === 'before' ? target.id : afterSibling(codes, target, moved),
  }
}

/** Why codes cannot be let go at a place, before the core is asked: into themselves, or below themselves. Pure. */
export function whyNot(byId: ReadonlyMap<string, Code>, goal: Goal, moved: ReadonlySet<string>): string | null {
  const target = goal.parentId === null ? undefined : byId.get(goal.parentId)
  if (target && moved.has(target.id)) return w.no.itself
  for (let at = target; at; at = at.parentId === null ? undefined : byId.get(at.parentId))
    if (moved.has(at.id)) return w.no.below(target!.name)
  return null
}
