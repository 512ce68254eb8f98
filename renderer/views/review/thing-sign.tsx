import { CommentSign } from '../../components/comment-sign.tsx'
import { Icon } from '../../components/icon.tsx'
import { useProposals } from '../../state/lists.ts'
import { useSignOf } from '../../state/review.ts'
import { words } from '../../words/en.ts'
import { figure } from '../../words/plural.ts'
import type { About } from '../../../src/team/review/types.ts'

interface ThingSignProps {
  readonly about: About
  readonly id: string
  readonly besideId?: string | null
}

/** That a thing has open comments. Nothing where it has none. */
export function ThingSign({ about, id, besideId = null }: ThingSignProps) {
  return <CommentSign sign={useSignOf(about, id, besideId)} />
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
