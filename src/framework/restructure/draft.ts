// A plan while it is being made: what it is done to, what becomes of the codings, what stands against it. Pure.

import type { CodeId, CodingId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { stancesApart } from '../../coding/stances-apart.ts'
import type { Passage } from './passages.ts'
import type { CodeTree } from './tree.ts'
import type { CodeName, Deal, Plan, TreeCode } from './types.ts'

/** Collects what a plan says. The functions `plan…` fill it. */
export class Draft {
  readonly tree: CodeTree
  readonly codingsUnder: (codeIds: readonly CodeId[]) => Passage[]
  readonly wordsOf: (codingId: CodingId) => string
  /** The first judgements that would not go together if these codings of one coder were joined. */
  readonly apart: (codingIds: readonly CodingId[]) => ReturnType<typeof stancesApart>
  /** What it is done to, in framework order. */
  codes: readonly TreeCode[] = []
  /** The codings under these. */
  codings: readonly Passage[] = []
  into: readonly CodeName[] = []
  deal: Deal = { into: [], copies: [], queue: [], remove: [], join: [] }
  earlier = 0
  both = 0
  overlaps = 0
  /** Codes below that go along. */
  follow: readonly TreeCode[] = []
  stayBelow = 0
  above: { lose: readonly CodeName[]; gain: readonly CodeName[] } = { lose: [], gain: [] }
  /** What is said of standing for what helps or gets in the way. */
  valence: Plan['valence'] = { lost: [], kept: null }
  needsReason = false
  readonly refusals: { code: string; says: string }[] = []

  constructor(
    tree: CodeTree,
    codingsUnder: (codeIds: readonly CodeId[]) => Passage[],
    wordsOf: (codingId: CodingId) => string,
    apart: Draft['apart'],
  ) {
    this.apart = apart
    this.tree = tree
    this.codingsUnder = codingsUnder
    this.wordsOf = wordsOf
  }

  /** A code that must be there. */
  code(id: CodeId): TreeCode {
    const code = this.tree.get(id)
    if (!code) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
    return code
  }

  /** Says which codes it is done to, each once, in framework order, and reads their codings. */
  about(codes: readonly TreeCode[]): void {
    if (codes.length === 0) throw new Refusal('no-code', 'No code is chosen. Choose at least one.')
    this.codes = codes
    this.codings = this.codingsUnder(codes.map(code => code.id))
  }

  refuse(code: string, says: string): void {
    this.refusals.push({ code, says })
  }

  /** Refuses frozen codes: what they mean is settled until somebody unfreezes them. */
  refuseFrozen(codes: readonly TreeCode[], deed: string): void {
    for (const code of codes)
      if (code.status === 'frozen')
        this.refuse('code-frozen', `“${code.name}” is frozen: it can be applied, but not ${deed}. Unfreeze it first.`)
  }

  /** Refuses retired codes. */
  refuseRetired(codes: readonly TreeCode[]): void {
    for (const code of codes)
      if (code.status === 'retired')
        this.refuse('code-retired', `“${code.name}” is retired. Take it back into use first.`)
  }

  /** Refuses a code that codings cannot go to. */
  refuseAsTarget(to: TreeCode): void {
    this.refuseRetired([to])
    if (to.kind === 'group')
      this.refuse('code-is-group', `“${to.name}” only groups other codes. Choose one that can be applied.`)
  }
}
