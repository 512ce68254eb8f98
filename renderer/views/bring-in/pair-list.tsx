import type { KeyboardEvent } from 'react'
import type { KindCount, Pair, ThingKind } from '../../../src/team/bring-in/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Segments } from '../../components/segments.tsx'
import { bringInWords as w } from '../../words/bring-in.ts'
import { figure } from '../../words/plural.ts'

interface PairListProps {
  readonly kinds: readonly KindCount[]
  readonly kind: ThingKind | null
  readonly show: 'open' | 'all'
  readonly pairs: readonly Pair[]
  /** Whether there are more than are listed. */
  readonly more: boolean
  readonly atId: string | null
  readonly onKind: (kind: ThingKind) => void
  readonly onShow: (show: 'open' | 'all') => void
  readonly onMore: () => void
  readonly onGo: (id: string) => void
}

const SHOWN = (['open', 'all'] as const).map(value => ({ value, label: w.shown[value] }))
const SIGNS = { same: 'check', new: 'plus', out: 'close' } as const satisfies Record<string, IconName>

/** The kinds with how many are open, and the things of the one that is looked at. The things are one tab stop: arrows walk. */
export function PairList(props: PairListProps) {
  const { kinds, kind, show, pairs, more, atId, onKind, onShow, onMore, onGo } = props
  const walk = (event: KeyboardEvent) => {
    const at = pairs.findIndex(pair => pair.id === atId)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: pairs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = pairs[to]
    if (!next) return
    onGo(next.id)
    document.getElementById(`bring-pair-${next.id}`)?.focus()
  }
  const stop = pairs.some(pair => pair.id === atId) ? atId : pairs[0]?.id
  return (
    <div className="bring-lists">
      <ul className="bring-kinds" aria-label={w.mode}>
        {kinds.map(one => (
          <li key={one.kind}>
            <button
              type="button"
              className={one.kind === kind ? 'bring-kind is-on' : 'bring-kind'}
              aria-current={one.kind === kind || undefined}
              onClick={() => onKind(one.kind)}
            >
              <span>{w.kinds[one.kind]}</span>
              <span className="count">
                {figure(one.total - one.open)}/{figure(one.total)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="bring-show">
        <Segments label={w.show} value={show} choices={SHOWN} onChange={onShow} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons inside are walked by arrows */}
      <div className="merge-list merge-questions scroll" onKeyDown={walk}>
        <ul aria-label={kind === null ? w.pairs : w.kinds[kind]}>
          {pairs.map(pair => (
            <li key={pair.id}>
              <button
                type="button"
                id={`bring-pair-${pair.id}`}
                className={pair.id === atId ? 'merge-question is-on' : 'merge-question'}
                aria-current={pair.id === atId || undefined}
                tabIndex={pair.id === stop ? 0 : -1}
                onClick={() => onGo(pair.id)}
              >
                {pair.answer === null ? <span className="merge-dot" /> : <Icon name={SIGNS[pair.answer.choice]} />}
                <span className="merge-name">{pair.name}</span>
                <small>{pair.answer === null && pair.likely[0]?.certain ? w.certain : ''}</small>
                <span className="visually-hidden">{w.answers[pair.answer?.choice ?? 'open']}</span>
              </button>
            </li>
          ))}
        </ul>
        {more && (
          <Button look="link" onClick={onMore}>
            {w.more}
          </Button>
        )}
      </div>
    </div>
  )
}
