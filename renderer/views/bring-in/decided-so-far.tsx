import type { BringingSummary, PairAnswer, ThingKind } from '../../../src/team/bring-in/types.ts'
import { Button } from '../../components/button.tsx'
import { StaysThere } from '../merge/stays-there.tsx'
import { bringInWords as w } from '../../words/bring-in.ts'
import { figure } from '../../words/plural.ts'

interface DecidedSoFarProps {
  readonly bringing: BringingSummary
  readonly kind: ThingKind | null
  readonly busy: boolean
  readonly planning: boolean
  readonly onMany: (which: 'certain' | 'open', choice: PairAnswer['choice']) => void
  readonly onKind: (kind: ThingKind) => void
  readonly onPlan: () => void
}

/** How far it is, answers for many at once, and the way on. */
export function DecidedSoFar({ bringing, kind, busy, planning, onMany, onKind, onPlan }: DecidedSoFarProps) {
  const at = bringing.kinds.find(one => one.kind === kind)
  const isReady = bringing.open === 0
  return (
    <aside className="merge-right scroll" aria-label={w.decided}>
      {at && at.open > 0 && (
        <section className="bring-many" aria-label={w.bulk(w.kinds[at.kind])}>
          <h2>
            {w.bulk(w.kinds[at.kind])} <span className="count">{figure(at.open)}</span>
          </h2>
          {at.certain > 0 && (
            <Button aria-disabled={busy} onClick={() => onMany('certain', 'same')}>
              {w.takeCertain(at.certain)}
            </Button>
          )}
          <Button aria-disabled={busy} onClick={() => onMany('open', 'new')}>
            {w.restNew(at.open)}
          </Button>
          <Button aria-disabled={busy} onClick={() => onMany('open', 'out')}>
            {w.restOut(at.open)}
          </Button>
        </section>
      )}
      <section className="bring-sum">
        <h2>{w.decided}</h2>
        <table className="merge-counts">
          <caption className="visually-hidden">{w.decided}</caption>
          <thead>
            <tr>
              <td>
                <span className="visually-hidden">{w.heads.kind}</span>
              </td>
              {(['same', 'new', 'out', 'open'] as const).map(one => (
                <th key={one} scope="col">
                  {w.heads[one]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bringing.kinds.map(one => (
              <tr key={one.kind}>
                <th scope="row">
                  <Button look="link" onClick={() => onKind(one.kind)}>
                    {w.kinds[one.kind]}
                  </Button>
                </th>
                <td>{figure(one.same)}</td>
                <td>{figure(one.new)}</td>
                <td>{figure(one.out)}</td>
                <td>{figure(one.open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <StaysThere stays={bringing.staysThere} />
      <footer>
        <p className="hint">{isReady ? w.readySays : w.left(bringing.open)}</p>
        <Button look="primary" aria-disabled={!isReady || planning} onClick={() => isReady && !planning && onPlan()}>
          {planning ? w.planning : w.goOn}
        </Button>
      </footer>
    </aside>
  )
}
