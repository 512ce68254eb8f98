// Codings whose coder judged their words otherwise for one proposition cannot become one: a passage has one judgement of each
// coder. Known before it is done. Pure.

/** A judgement as far as this asks: whose, on which anchor, for which proposition. */
export interface Judgement {
  readonly anchorId: string
  readonly coderId: string
  readonly proposition: string
  readonly stance: string
}

/** The first proposition for which a coder judged some of these anchors otherwise than others, with both stances; null where they go together. */
export function stancesApart(
  judgements: Iterable<Judgement>,
  anchorIds: ReadonlySet<string>,
  coderId: string,
): { readonly proposition: string; readonly stances: readonly [string, string] } | null {
  const seen = new Map<string, string>()
  for (const one of judgements) {
    if (one.coderId !== coderId || !anchorIds.has(one.anchorId)) continue
    const before = seen.get(one.proposition)
    if (before !== undefined && before !== one.stance)
      return { proposition: one.proposition, stances: [before, one.stance] }
    seen.set(one.proposition, one.stance)
  }
  return null
}
