import type { CoderId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { figure } from '../../words/plural.ts'
import type { Standing } from './comments-part.tsx'

const w = words.review.who
const TABLES = [
  'comment',
  'comment_mention',
  'proposal',
  'round',
  'round_coder',
  'round_thing',
  'round_look',
  'coder',
  'source',
  'allocation',
  'source_coder',
]

interface WhoTableProps {
  /** Shows what a number counts. */
  readonly onShow: (coderId: CoderId, standing: Standing) => void
}

/** What is open with whom, for whoever leads: each number shows what it counts. */
export function WhoTable({ onShow }: WhoTableProps) {
  const { answer } = useAnswer('review.open', {}, TABLES)
  const coders = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const people = (answer ?? []).filter(one => one.toAnswer + one.made + one.named + one.proposals + one.toLookAt > 0)
  if (people.length === 0) return null
  const openPart = (options: Record<string, unknown>) =>
    useTabs.getState().open({ kind: 'review', options: { mine: false, ...options } })
  return (
    <table className="review-who">
      <caption>{w.title}</caption>
      <thead>
        <tr>
          <th scope="col">{w.person}</th>
          <th scope="col">{w.toAnswer}</th>
          <th scope="col">{w.made}</th>
          <th scope="col">{w.named}</th>
          <th scope="col">{w.proposals}</th>
          <th scope="col">{w.toLookAt}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(one => {
          const coder = coders.get(one.coderId)
          const name = coder?.name ?? ''
          return (
            <tr key={one.coderId}>
              <th scope="row">
                {coder && <CoderBadge coder={coder} isYou={coder.id === you} />}{' '}
                <span className="review-name">{name}</span>
              </th>
              <Number
                n={one.toAnswer}
                says={w.show(name, w.toAnswer, one.toAnswer)}
                onShow={() => onShow(one.coderId, 'forId')}
              />
              <Number n={one.made} says={w.show(name, w.made, one.made)} onShow={() => onShow(one.coderId, 'byId')} />
              <Number
                n={one.named}
                says={w.show(name, w.named, one.named)}
                onShow={() => onShow(one.coderId, 'namedId')}
              />
              <Number
                n={one.proposals}
                says={w.show(name, w.proposals, one.proposals)}
                onShow={() =>
                  openPart({ part: 'proposals', person: one.coderId, proposalState: 'open', proposalId: null })
                }
              />
              <Number
                n={one.toLookAt}
                says={w.show(name, w.toLookAt, one.toLookAt)}
                onShow={() => openPart({ part: 'rounds' })}
              />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Number({ n, says, onShow }: { readonly n: number; readonly says: string; readonly onShow: () => void }) {
  if (n === 0) return <td className="is-none">0</td>
  return (
    <td>
      <Button look="link" aria-label={says} onClick={onShow}>
        {figure(n)}
      </Button>
    </td>
  )
}
