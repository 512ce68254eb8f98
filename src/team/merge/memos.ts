// Memos that several wrote on (M44).

import { readRich, richOf, wordsOf, type Rich } from '../../memos/rich.ts'
import type { Draft } from './draft.ts'
import { askColumns, type Clash, type Subject } from './meet.ts'
import { joinRich } from './rich-merge.ts'
import { joinProse } from './text-merge.ts'
import type { Row } from './types.ts'

/** [M44] A memo edited on both sides is joined paragraph by paragraph, its formatting with it; where edits overlap both stay, marked. */
export const memoSubject: Subject = {
  clashes(draft, id, clashes) {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'body' || clash.base === null) return true
      const isRich = [clash.base, clash.ours, ...clash.theirs.map(one => one.row)].some(row => row['rich'] !== null)
      const joined = isRich ? joinFormatted(draft, clash) : joinPlain(draft, clash)
      const now = { body: joined.body, rich: joined.rich }
      if (now.body === clash.ours['body'] && now.rich === clash.ours['rich'] && joined.asks === null) return false
      draft.set('memo', id, now, 'M44', clash.theirs[0]!.side)
      if (joined.asks !== null) askColumns(draft, 'memo', id, 'M44', [{ ...clash, ours: now }], joined.asks)
      return false
    })
  },
}

interface JoinedMemo {
  readonly body: string
  readonly rich: string | null
  /** What has to be asked, in a sentence. */
  readonly asks: string | null
}

const OVERLAP = 'Edited on both sides where the edits overlap. Both are kept, theirs marked.'
const DISPUTED =
  'Edited on both sides, and each made something else of a paragraph: a heading, a quotation, a list. Ours holds.'

function joinPlain(draft: Draft, { base, ours, theirs }: Clash): JoinedMemo {
  let body = ours['body'] as string
  let overlapping = false
  for (const { side, row } of theirs) {
    const joined = joinProse(base!['body'] as string, body, row['body'] as string, draft.facts.sides[side]!.mark)
    body = joined.text
    overlapping ||= joined.overlapping
  }
  return { body, rich: null, asks: overlapping ? OVERLAP : null }
}

function joinFormatted(draft: Draft, { base, ours, theirs }: Clash): JoinedMemo {
  let rich = formatted(ours)
  let asks: string | null = null
  for (const { side, row } of theirs) {
    const joined = joinRich(formatted(base!), rich, formatted(row), draft.facts.sides[side]!.mark)
    rich = joined.rich
    if (joined.overlapping) asks = OVERLAP
    else if (joined.disputed) asks ??= DISPUTED
  }
  const same = JSON.stringify(rich) === JSON.stringify(formatted(ours))
  return same
    ? { body: ours['body'] as string, rich: ours['rich'] as string | null, asks }
    : { body: wordsOf(rich), rich: JSON.stringify(rich), asks }
}

/** The formatted words of a memo; plain ones as paragraphs. */
function formatted(row: Row): Rich {
  const body = row['body'] as string
  return readRich(row['rich'] as string | null, body) ?? richOf(body)
}
