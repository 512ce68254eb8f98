import type { Code } from '../../src/framework/types.ts'
import type { Choice } from './pick-many.tsx'

/** Codes in the order of the framework as choices, each below its group; retired ones say so where there are words for it. */
export function codeChoices(codes: readonly Code[], retired?: string): readonly Choice[] {
  const depths = new Map<string, number>()
  return codes.map(code => {
    const depth = code.parentId === null ? 0 : (depths.get(code.parentId) ?? 0) + 1
    depths.set(code.id, depth)
    return {
      id: code.id,
      label: code.name,
      depth,
      ...(code.kind === 'code' ? { hue: code.hue, pattern: code.pattern } : {}),
      ...(retired !== undefined && code.status === 'retired' ? { detail: retired } : {}),
    }
  })
}
