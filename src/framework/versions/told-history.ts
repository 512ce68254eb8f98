// What changed between versions that are known from a history sheet only: the sheet's own entries, and the codes that say in which
// version they came or went. Pure.

import {
  DIFFERENCES,
  type Difference,
  type NamedCode,
  type Reason,
  type SheetEntry,
  type ToldDifference,
} from './types.ts'

/** A code as the framework has it now, as far as history speaks of it. */
export interface CodeNow extends NamedCode {
  readonly introducedIn: string | null
  readonly retiredIn: string | null
  readonly codings: number
  readonly sources: number
  readonly coders: number
}

const KINDS: Readonly<Record<string, Difference>> = {
  create: 'added',
  add: 'added',
  new: 'added',
  rename: 'renamed',
  move: 'moved',
  merge: 'merged',
  split: 'split',
  redefine: 'redefined',
  retire: 'retired',
  delete: 'removed',
  remove: 'removed',
  revive: 'revived',
}

/** What the entries of versions between two tell, to be read; `labels` are those versions' names. `codes` are all codes there are, in framework order. */
export function tellHistory(
  entries: readonly SheetEntry[],
  labels: ReadonlySet<string>,
  codes: readonly CodeNow[],
): ToldDifference[] {
  const find = (written: string): CodeNow => {
    const found =
      codes.find(code => code.key === written || code.id === written) ?? codes.find(code => code.name === written)
    return (
      found ?? {
        id: null,
        key: written,
        name: written,
        introducedIn: null,
        retiredIn: null,
        codings: 0,
        sources: 0,
        coders: 0,
      }
    )
  }
  const told: ToldDifference[] = []
  const entry = (kind: Difference, of: readonly CodeNow[], into: readonly CodeNow[], reasons: readonly Reason[]) => {
    const same = told.findIndex(one => one.kind === kind && sameCodes(one.codes, of) && sameCodes(one.into, into))
    // Done twice, it is one difference with two reasons.
    if (same >= 0 && kind !== 'moved') {
      told[same] = { ...told[same]!, reasons: [...told[same]!.reasons, ...reasons] }
      return
    }
    told.push({
      kind,
      codes: of.map(nameOf),
      // A move says where it went, not what it became.
      into: kind === 'moved' ? [] : into.map(nameOf),
      from: null,
      to: kind === 'renamed' ? (of[0]?.name ?? null) : kind === 'moved' ? (into[0]?.name ?? null) : null,
      fields: [],
      isMajor: false,
      codings: of.reduce((sum, code) => sum + code.codings, 0),
      sources: Math.max(0, ...of.map(code => code.sources)),
      coders: Math.max(0, ...of.map(code => code.coders)),
      reasons,
    })
  }
  const seen = new Set<string>()
  for (const { operation, codes: written, into, by, reason, on } of entries) {
    const kind = KINDS[operation.trim().toLowerCase()] ?? 'changed'
    const found = written.map(find)
    const reasons = [{ reason, by, on }]
    // A merge or split is one thing; anything else was done to each code.
    if (kind === 'merged' || kind === 'split') {
      entry(kind, found, into.map(find), reasons)
      for (const code of found) seen.add(`retired ${code.key ?? code.name}`)
    } else for (const code of found) entry(kind, [code], into.map(find), reasons)
    for (const code of found) seen.add(`${kind} ${code.key ?? code.name}`)
  }
  // What the sheet left out, the codes say themselves.
  for (const code of codes) {
    const name = code.key ?? code.name
    if (code.introducedIn !== null && labels.has(code.introducedIn) && !seen.has(`added ${name}`))
      entry('added', [code], [], [])
    if (code.retiredIn !== null && labels.has(code.retiredIn) && !seen.has(`retired ${name}`))
      entry('retired', [code], [], [])
  }
  return told.toSorted((a, b) => DIFFERENCES.indexOf(a.kind) - DIFFERENCES.indexOf(b.kind))
}

function sameCodes(a: readonly NamedCode[], b: readonly NamedCode[]): boolean {
  return a.length === b.length && a.every((code, at) => code.name === b[at]!.name && code.id === b[at]!.id)
}

function nameOf({ id, key, name }: CodeNow): NamedCode {
  return { id, key, name }
}
