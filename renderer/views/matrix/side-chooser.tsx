// Choosing one side of the matrix: what stands there, which of them, in which order and groups. The grid follows at once.

import type { AttributeName, Axis, AxisOrder } from '../../../src/analysis/matrix/types.ts'
import type { CaseId, CodeId, CoderId, ScaleId, SourceId } from '../../../src/base/ids.ts'
import type { SetId } from '../../../src/framework/sets/types.ts'
import { Button } from '../../components/button.tsx'
import { ChooserButton } from '../../components/chooser-button.tsx'
import { Nearness } from '../../components/filter/nearness.tsx'
import { Select } from '../../components/select.tsx'
import { useFilterOffers, type FilterOffers } from '../../components/filter/use-filter-offers.ts'
import { PickMany } from '../../components/pick-many.tsx'
import { ReasonField } from '../../components/words-field.tsx'
import { useCases, useCodeSets } from '../../state/lists.ts'
import { attributeName } from '../../words/names.ts'
import { sidesWords as w } from '../../words/sides.ts'
import { matrixWords } from '../../words/matrix.ts'
import type { MatrixChoices } from './choices.ts'
import { OwnGroups } from './own-groups.tsx'
import { sideWords } from './side-words.ts'
import { useScales } from './use-scales.ts'

/** What is changed of one side. */
export interface Side {
  readonly axis: Axis
  readonly order: AxisOrder
  readonly groups: AttributeName | null
  readonly hideEmpty: boolean
}

/** One side of the choices. */
export function sideOf(choices: MatrixChoices, side: 'rows' | 'columns'): Side {
  return side === 'rows'
    ? { axis: choices.rows, order: choices.rowOrder, groups: choices.rowGroups, hideEmpty: choices.hideEmptyRows }
    : {
        axis: choices.columns,
        order: choices.columnOrder,
        groups: choices.columnGroups,
        hideEmpty: choices.hideEmptyColumns,
      }
}

/** The choices with one side changed. What belonged to another kind of thing does not stay. */
function withSide(side: 'rows' | 'columns', to: Partial<Side>): Partial<MatrixChoices> {
  const reset = to.axis === undefined ? {} : { order: { by: 'own' } as const, groups: null }
  const { axis, order, groups, hideEmpty } = { ...reset, ...to }
  return side === 'rows'
    ? {
        ...(axis === undefined ? {} : { rows: axis, folded: [] }),
        ...(order === undefined ? {} : { rowOrder: order }),
        ...(groups === undefined ? {} : { rowGroups: groups }),
        ...(hideEmpty === undefined ? {} : { hideEmptyRows: hideEmpty }),
      }
    : {
        ...(axis === undefined ? {} : { columns: axis }),
        ...(order === undefined ? {} : { columnOrder: order }),
        ...(groups === undefined ? {} : { columnGroups: groups }),
        ...(hideEmpty === undefined ? {} : { hideEmptyColumns: hideEmpty }),
      }
}

interface SideChooserProps {
  readonly side: 'rows' | 'columns'
  readonly choices: MatrixChoices
  readonly change: (some: Partial<MatrixChoices>) => void
}

/** The button of a side and what it opens. */
export function SideChooser({ side, choices, change }: SideChooserProps) {
  const { axis, groups } = sideOf(choices, side)
  const what = sideWords(axis)
  return (
    <ChooserButton
      label={side === 'rows' ? matrixWords.rows : matrixWords.columns}
      says={groups === null ? what : w.is.grouped(what, attributeName(groups.name))}
      head={w.what(side)}
    >
      {close => <Chooser side={side} choices={choices} change={change} onClose={close} />}
    </ChooserButton>
  )
}

function Chooser({ side, choices, change, onClose }: SideChooserProps & { readonly onClose: () => void }) {
  const offers = useFilterOffers()
  const now = sideOf(choices, side)
  const put = (to: Partial<Side>) => change(withSide(side, to))
  const kinds = useKinds(offers)
  const here = kinds.find(kind => kind.fits(now.axis))
  return (
    <div className="mx-side">
      <fieldset className="mx-side-kinds">
        <legend>{w.what(side)}</legend>
        {kinds.map(kind => (
          <label key={kind.id} className={kind === here ? 'is-on' : undefined}>
            <input
              type="radio"
              name={`side ${side}`}
              checked={kind === here}
              onChange={() => put({ axis: kind.first() })}
            />
            {kind.label}
          </label>
        ))}
      </fieldset>
      <div className="mx-side-rest">
        <Which axis={now.axis} offers={offers} put={axis => put({ axis })} />
        <Ordering now={now} offers={offers} put={put} />
        {(now.axis.of === 'cases' || now.axis.of === 'sources') && now.axis.ids !== undefined ? (
          <ReasonField value={choices.reason ?? ''} onChange={reason => change({ reason })} />
        ) : null}
        <div className="mx-side-foot">
          <Button onClick={onClose}>{w.done}</Button>
        </div>
      </div>
    </div>
  )
}

interface Kind {
  readonly id: string
  readonly label: string
  readonly fits: (axis: Axis) => boolean
  readonly first: () => Axis
}

/** Everything that can stand on a side of this project. */
function useKinds(offers: FilterOffers): readonly Kind[] {
  const cases = useCases(state => state.items)
  const others = [...new Set(cases.map(one => one.kind))].filter(
    kind => !['site', 'participant', 'pair'].includes(kind),
  )
  const plain = (of: Extract<Axis, { ids?: unknown }>['of'] | 'source kinds', label: string, first: Axis): Kind => ({
    id: of,
    label,
    fits: axis => axis.of === of,
    first: () => first,
  })
  const casesOf = (kind: string, label: string): Kind => ({
    id: `cases ${kind}`,
    label,
    fits: axis => axis.of === 'cases' && axis.kind === kind,
    first: () => ({ of: 'cases', kind }),
  })
  const attribute = offers.attributes.find(one => one.about === 'site') ?? offers.attributes[0]
  return [
    plain('codes', w.of.codes, { of: 'codes' }),
    plain('code sets', w.of['code sets'], { of: 'code sets' }),
    plain('codes near', w.of['codes near'], { of: 'codes near', how: 'overlapping' }),
    casesOf('site', w.of.sites),
    casesOf('participant', w.of.participants),
    casesOf('pair', w.of.pairs),
    ...others.map(kind => casesOf(kind, w.of.otherCases(kind))),
    plain('sources', w.of.sources, { of: 'sources' }),
    plain('source kinds', w.of['source kinds'], { of: 'source kinds' }),
    ...(attribute
      ? [
          {
            id: 'attribute',
            label: w.of.attribute,
            fits: (axis: Axis) => axis.of === 'attribute',
            first: (): Axis => ({ of: 'attribute', about: attribute.about, name: attribute.name }),
          },
        ]
      : []),
    plain('coders', w.of.coders, { of: 'coders' }),
    {
      id: 'coder facts',
      label: w.of['coder facts'],
      fits: axis => axis.of === 'coder facts',
      first: () => ({ of: 'coder facts', fact: 'role' }),
    },
    { id: 'dates', label: w.of.dates, fits: axis => axis.of === 'dates', first: () => ({ of: 'dates', by: 'month' }) },
    {
      id: 'filters',
      label: w.of.filters,
      fits: axis => axis.of === 'filters',
      first: () => ({ of: 'filters', groups: [] }),
    },
  ]
}

/** Which of the things stand there. */
function Which({ axis, offers, put }: { axis: Axis; offers: FilterOffers; readonly put: (axis: Axis) => void }) {
  const sets = useCodeSets(state => state.items)
  const pick = (
    label: string,
    choices: FilterOffers['codes'],
    ids: readonly string[] | undefined,
    onIds: (ids: readonly string[] | undefined) => void,
  ) => (
    <div className="mx-side-field">
      {label}
      <PickMany
        label={w.onlyThese}
        none={w.allOf}
        choices={choices}
        chosen={ids ?? []}
        onChange={next => onIds(next.length === 0 ? undefined : next)}
      />
    </div>
  )
  switch (axis.of) {
    case 'codes':
    case 'codes near':
      return (
        <>
          {axis.of === 'codes near' ? (
            <div className="mx-side-field">
              {w.near}
              <span className="mx-side-line">
                <Nearness
                  label={w.near}
                  how={axis.how}
                  words={axis.words}
                  choices={w.nears}
                  onChange={near => {
                    const { words: _, ...rest } = axis
                    put({ ...rest, ...near })
                  }}
                />
              </span>
            </div>
          ) : null}
          {pick(w.only, offers.codes, axis.ids, ids => {
            const { ids: _, ...rest } = axis
            put(ids ? { ...axis, ids: ids as readonly CodeId[] } : rest)
          })}
        </>
      )
    case 'code sets':
      return pick(
        w.only,
        sets.map(set => ({ id: set.id, label: set.name })),
        axis.ids,
        ids => put(ids ? { ...axis, ids: ids as readonly SetId[] } : { of: 'code sets' }),
      )
    case 'cases': {
      const kind = axis.kind
      return (
        <CasePick kind={kind}>
          {choices =>
            pick(w.only, choices, axis.ids, ids =>
              put(ids ? { of: 'cases', kind, ids: ids as readonly CaseId[] } : { of: 'cases', kind }),
            )
          }
        </CasePick>
      )
    }
    case 'sources':
      return pick(w.only, offers.sources, axis.ids, ids =>
        put(ids ? { of: 'sources', ids: ids as readonly SourceId[] } : { of: 'sources' }),
      )
    case 'coders':
      return pick(w.only, offers.coders, axis.ids, ids =>
        put(ids ? { of: 'coders', ids: ids as readonly CoderId[] } : { of: 'coders' }),
      )
    case 'attribute':
      return (
        <>
          <AttributePick
            label={w.attribute}
            offers={offers}
            value={axis}
            onPick={one => one && put({ ...axis, ...one })}
          />
          <AttributePick
            label={w.cross}
            offers={offers}
            value={axis.cross ?? null}
            none={w.noCross}
            onPick={one => {
              const { cross: _, ...rest } = axis
              put(one === null ? rest : { ...rest, cross: one })
            }}
          />
        </>
      )
    case 'coder facts':
      return (
        <div className="mx-side-field">
          {w.by}
          <Select
            label={w.by}
            value={axis.fact}
            options={Object.entries(w.facts)}
            onPick={fact => put({ of: 'coder facts', fact: fact as typeof axis.fact })}
          />
        </div>
      )
    case 'dates':
      return (
        <div className="mx-side-field">
          {w.by}
          <Select
            label={w.by}
            value={axis.by}
            options={[
              ['year', w.years],
              ['month', w.months],
            ]}
            onPick={by => put({ of: 'dates', by })}
          />
        </div>
      )
    case 'filters':
      return <OwnGroups groups={axis.groups} onChange={groups => put({ of: 'filters', groups })} />
    case 'source kinds':
      return null
  }
}

function CasePick({
  kind,
  children,
}: {
  kind: string
  readonly children: (choices: FilterOffers['cases']) => React.ReactNode
}) {
  const cases = useCases(state => state.items)
  return children(
    cases
      .filter(one => one.kind === kind)
      .map(one => ({ id: one.id, label: one.key && one.key !== one.name ? `${one.key} ${one.name}` : one.name })),
  )
}

const attributeKey = (one: AttributeName | null) => (one === null ? '' : JSON.stringify([one.about, one.name]))

/** A select of every attribute there is, or none of them where `none` has words for it. */
function AttributePick({
  label,
  offers,
  value,
  none,
  about,
  onPick,
}: {
  readonly label: string
  readonly offers: FilterOffers
  readonly value: AttributeName | null
  readonly none?: string
  /** Only attributes of these kinds. */
  readonly about?: readonly string[]
  readonly onPick: (one: AttributeName | null) => void
}) {
  const fitting = offers.attributes.filter(one => !about || about.includes(one.about))
  return (
    <div className="mx-side-field">
      {label}
      <Select
        label={label}
        value={attributeKey(value)}
        options={[
          ...(none === undefined ? [] : [['', none] as const]),
          ...fitting.map(one => [attributeKey(one), w.attributeOf(attributeName(one.name), one.about)] as const),
        ]}
        onPick={key => {
          const found = fitting.find(one => attributeKey(one) === key)
          onPick(found ? { about: found.about, name: found.name } : null)
        }}
      />
    </div>
  )
}

/** Attributes that a side can be ordered and grouped by: its own, and those it inherits. */
function aboutOf(axis: Axis): readonly string[] {
  if (axis.of === 'sources') return ['source', 'site']
  if (axis.of !== 'cases') return []
  // A site takes the values of its pair, a person those of the site.
  if (axis.kind === 'participant') return ['participant', 'site']
  return axis.kind === 'site' ? ['site', 'pair'] : [axis.kind]
}

function Ordering({
  now,
  offers,
  put,
}: {
  now: Side
  offers: FilterOffers
  readonly put: (to: Partial<Side>) => void
}) {
  const scales = useScales()
  const about = aboutOf(now.axis)
  const attributes = offers.attributes.filter(one => about.includes(one.about))
  const isCases = now.axis.of === 'cases'
  const orders: [AxisOrder, string][] = [
    [{ by: 'own' }, w.orders.own],
    ...('ids' in now.axis && now.axis.ids !== undefined
      ? [[{ by: 'given' }, w.orders.given] as [AxisOrder, string]]
      : []),
    [{ by: 'total' }, w.orders.total],
    [{ by: 'total', descending: false }, w.orders.totalUp],
    [{ by: 'similarity' }, w.orders.similarity],
    ...attributes.flatMap(({ about: of, name }): [AxisOrder, string][] => [
      [{ by: 'attribute', about: of, name }, w.orders.attribute(attributeName(name))],
      [{ by: 'attribute', about: of, name, descending: true }, w.orders.attributeDown(attributeName(name))],
    ]),
    ...(isCases
      ? scales.flatMap((scale): [AxisOrder, string][] => [
          [{ by: 'rating', scaleId: scale.id as ScaleId }, w.orders.rating(scale.name)],
          [{ by: 'rating', scaleId: scale.id as ScaleId, descending: false }, w.orders.ratingUp(scale.name)],
        ])
      : []),
  ]
  const key = (order: AxisOrder) => JSON.stringify(order)
  return (
    <>
      <div className="mx-side-field">
        {w.order}
        <Select
          label={w.order}
          value={key(now.order)}
          options={[
            ...(orders.some(([order]) => key(order) === key(now.order)) ? [] : [[key(now.order), '…'] as const]),
            ...orders.map(([order, label]) => [key(order), label] as const),
          ]}
          onPick={picked => put({ order: orders.find(([order]) => key(order) === picked)?.[0] ?? { by: 'own' } })}
        />
      </div>
      {about.length > 0 && attributes.length > 0 ? (
        <AttributePick
          label={w.group}
          offers={offers}
          about={about}
          value={now.groups}
          none={w.noGroups}
          onPick={groups => put({ groups })}
        />
      ) : null}
      <label className="mx-tick">
        <input type="checkbox" checked={now.hideEmpty} onChange={event => put({ hideEmpty: event.target.checked })} />
        {w.hideEmpty}
      </label>
    </>
  )
}
