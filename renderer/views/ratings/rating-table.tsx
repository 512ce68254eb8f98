import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Rating, RatingGrid, RatingScale } from '../../../src/analysis/ratings/types.ts'
import { ratingMisfit } from '../../../src/analysis/ratings/values.ts'
import { fold } from '../../../src/base/order.ts'
import { call } from '../../client/client.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { MenuButton } from '../../components/menu.tsx'
import { SuggestingInput } from '../../components/suggesting-input.tsx'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { ratingsWords as w } from '../../words/ratings.ts'
import { RatingPanel } from './rating-panel.tsx'

interface RatingTableProps {
  readonly kind: 'site' | 'participant' | 'pair'
  readonly grid: RatingGrid
  readonly onChange: (scale: RatingScale) => void
  readonly onRemove: (scale: RatingScale) => void
  /** Whether a form stands above: the rating in hand then makes room. */
  readonly isBeneath: boolean
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Home: [0, -Infinity],
  End: [0, Infinity],
}

/** Cases down, scales across. Typing in a cell rates; the rating in hand is told of beneath with its note and passages. */
export function RatingTable({ kind, grid, onChange, onRemove, isBeneath }: RatingTableProps) {
  const { scales, cases } = grid
  const you = useProject(state => state.info?.coder.id ?? null)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [editing, edit] = useState<{ begin: string; replacing: boolean } | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const says = useId()
  const moved = useRef(false)
  const row = Math.min(place.row, cases.length - 1)
  const column = Math.min(place.column, scales.length - 1)
  const byCell = useMemo(() => {
    const found = new Map<string, Rating[]>()
    for (const rating of grid.ratings) {
      const key = `${rating.scaleId} ${rating.caseId}`
      found.set(key, [...(found.get(key) ?? []), rating])
    }
    return found
  }, [grid.ratings])
  const at = (scale: RatingScale, caseId: string) => byCell.get(`${scale.id} ${caseId}`) ?? []
  useEffect(() => {
    if (!moved.current || editing) return
    moved.current = false
    // A cell: the heads have buttons of their own.
    table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  })
  const scale = scales[column]!
  const one = cases[row]!
  const mine = at(scale, one.caseId).find(rating => rating.coderId === you)
  const go = (down: number, across: number) => {
    moved.current = true
    setPlace({
      row: Math.max(0, Math.min(cases.length - 1, row + down)),
      column: Math.max(0, Math.min(scales.length - 1, column + across)),
    })
  }
  const rate = (value: string | null) =>
    doAndSay(
      () => call('rating.rate', { scaleId: scale.id, caseIds: [one.caseId], value }),
      value === null ? w.takenBack(one.key, scale.name) : w.ratedNow(one.key, scale.name, value),
    )
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target as HTMLElement).matches('.pos-cell')) return
    const step = STEPS[event.key]
    if (step) go(step[0], step[1])
    else if (event.key === 'Enter' || event.key === 'F2') edit({ begin: mine?.value ?? '', replacing: false })
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (mine) void rate(null)
    } else if (event.key.length === 1 && event.key !== ' ') edit({ begin: event.key, replacing: true })
    else return
    event.preventDefault()
  }
  const done = (value: string, then: 'stay' | 'down' | 'next' | 'previous') => {
    edit(null)
    if (value.trim() !== '' && value.trim() !== mine?.value) void rate(value.trim())
    if (value.trim() === '' && mine) void rate(null)
    go(then === 'down' ? 1 : 0, then === 'next' ? 1 : then === 'previous' ? -1 : 0)
  }
  return (
    <>
      <div className="scroll pos-scroll">
        <p id={says} className="visually-hidden">
          {w.keys}
        </p>
        <table
          ref={table}
          className="pos-grid rate-grid"
          role="grid"
          aria-label={w.grid(w.kinds[kind])}
          aria-describedby={says}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <td className="pos-corner">{w.corner}</td>
              {scales.map(head => (
                <ScaleHead
                  key={head.id}
                  scale={head}
                  rated={cases.filter(it => at(head, it.caseId).length > 0).length}
                  of={cases.length}
                  onChange={() => onChange(head)}
                  onRemove={() => onRemove(head)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map((line, r) => (
              <tr key={line.caseId}>
                <th scope="row">
                  <b>{line.key}</b> {line.name === line.key ? '' : line.name}
                </th>
                {scales.map((head, c) => {
                  const all = at(head, line.caseId)
                  const own = all.find(rating => rating.coderId === you)
                  const isHere = r === row && c === column
                  return (
                    <RatingCell
                      key={head.id}
                      called={`${line.key} ${line.name}`}
                      scale={head}
                      own={own}
                      others={all.filter(rating => rating !== own)}
                      isHere={isHere}
                      editing={isHere ? editing : null}
                      onPlace={() => setPlace({ row: r, column: c })}
                      onEdit={() => edit({ begin: own?.value ?? '', replacing: false })}
                      onDone={done}
                      onCancel={() => {
                        edit(null)
                        go(0, 0)
                      }}
                    />
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isBeneath ? null : <RatingPanel key={`${scale.id} ${one.caseId}`} scale={scale} one={one} mine={mine ?? null} />}
    </>
  )
}

interface RatingCellProps {
  readonly called: string
  readonly scale: RatingScale
  readonly own: Rating | undefined
  readonly others: readonly Rating[]
  readonly isHere: boolean
  readonly editing: { readonly begin: string; readonly replacing: boolean } | null
  readonly onPlace: () => void
  readonly onEdit: () => void
  readonly onDone: (value: string, then: 'stay' | 'down' | 'next' | 'previous') => void
  readonly onCancel: () => void
}

function RatingCell({
  called,
  scale,
  own,
  others,
  isHere,
  editing,
  onPlace,
  onEdit,
  onDone,
  onCancel,
}: RatingCellProps) {
  const coders = useCoders(state => state.byId)
  const says = w.cell(
    called,
    scale.name,
    own?.value ?? w.notRated,
    others.length === 0
      ? ''
      : w.byOthers(others.map(one => `${coders.get(one.coderId)?.name ?? ''} ${one.value}`).join(', ')),
  )
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys
    <td
      className="pos-cell"
      aria-label={says}
      tabIndex={isHere ? 0 : -1}
      onFocus={onPlace}
      onClick={onPlace}
      onDoubleClick={onEdit}
    >
      {editing ? (
        <SuggestingInput
          label={says}
          begin={editing.begin}
          replacing={editing.replacing}
          offer={typed => ({ suggestions: offersOf(scale, typed) })}
          misfit={value => ratingMisfit(scale, value)}
          onDone={onDone}
          onCancel={onCancel}
        />
      ) : (
        <span className="rate-cell" aria-hidden="true">
          {own ? <b>{own.value}</b> : others.length === 0 ? <span className="rate-none">–</span> : null}
          {own && own.passages > 0 ? <small>¶{own.passages}</small> : null}
          {others.map(other => {
            const coder = coders.get(other.coderId)
            return (
              <span key={other.id} className="rate-other">
                {coder ? <CoderBadge coder={coder} isYou={false} /> : null}
                {other.value}
              </span>
            )
          })}
        </span>
      )}
    </td>
  )
}

/** What a scale knows, narrowed to what is typed. */
function offersOf(scale: RatingScale, typed: string) {
  const all = scale.kind === 'ordinal' ? scale.steps : scale.kind === 'crisp' ? ['0', '1'] : []
  return all.filter(step => fold(step).startsWith(fold(typed))).map(step => ({ value: step, label: step }))
}

interface ScaleHeadProps {
  readonly scale: RatingScale
  readonly rated: number
  readonly of: number
  readonly onChange: () => void
  readonly onRemove: () => void
}

function ScaleHead({ scale, rated, of, onChange, onRemove }: ScaleHeadProps) {
  return (
    <th scope="col" title={scale.rule ?? w.ruleEmpty} aria-label={scale.name}>
      <MenuButton
        className="rate-head"
        menuLabel={scale.name}
        entries={[
          { id: 'change', label: w.changeIt, icon: 'pencil', run: onChange },
          { id: 'remove', label: w.remove, icon: 'bin', run: onRemove },
        ]}
      >
        <b>{scale.name}</b>{' '}
        <small>
          {w.shortKinds[scale.kind]}, {w.rated(rated, of)}
        </small>
      </MenuButton>
    </th>
  )
}
