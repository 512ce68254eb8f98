import { CommentSign } from '../../components/comment-sign.tsx'
import { Icon } from '../../components/icon.tsx'
import { useProposals } from '../../state/lists.ts'
import { useSignOf } from '../../state/review.ts'
import { words } from '../../words/en.ts'
import { figure } from '../../words/plural.ts'
import { LeftOpenSign } from '../merge/left-open.tsx'
import type { About } from '../../../src/team/review/types.ts'

interface ThingSignProps {
  readonly about: About
  readonly id: string
  readonly besideId?: string | null
}

/** That a thing has open comments, or an open question of a merge. Nothing where it has none. */
export function ThingSign({ about, id, besideId = null }: ThingSignProps) {
  const sign = useSignOf(about, id, besideId)
  return (
    <>
      <LeftOpenSign about={about} id={id} besideId={besideId} />
      <CommentSign sign={sign} />
    </>
  )
}

/** That a code has open comments or open proposals. */
export function CodeSign({ codeId }: { readonly codeId: string }) {
  const proposals = useProposals(
    state => state.items.filter(one => one.state === 'open' && one.codes.some(code => code.id === codeId)).length,
  )
  const says = words.review.proposals.onCode(proposals)
  return (
    <>
      {proposals > 0 && (
        <span className="comment-sign" title={says}>
          <Icon name="pencil" />
          <span aria-hidden="true">{figure(proposals)}</span>
          <span className="visually-hidden">{says}</span>
        </span>
      )}
      <ThingSign about="code" id={codeId} />
    </>
  )
}
