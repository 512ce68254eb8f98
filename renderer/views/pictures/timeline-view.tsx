// Sources by the day they were made, codings by the day they were coded.

import { AxisBottom, AxisLeft, type TickRendererProps } from '@visx/axis'
import { Bar } from '@visx/shape'
import { useMemo } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { CodedDay } from '../../../src/coding/types.ts'
import type { SourceListItem } from '../../../src/sources/types.ts'
import { openSource } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useCases, useCoders, useSources } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { fullName } from '../../words/names.ts'
import { picturesWords } from '../../words/pictures.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import { Mark } from './mark.tsx'
import { Picture } from './picture.tsx'
import { countScale, dayOf, spansOf, stackDots, timeScale } from './timeline-plan.ts'

const w = picturesWords.timeline
const KINDS = ['interview', 'observation', 'document'] as const
const WIDTH = 880
const LEFT = 110
const RIGHT = 840
const DOT = 18

/** The view. */
export function TimelineView({ tab }: { tab: Tab }) {
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const change = (next: Filter | null) => useTabs.getState().setOptions(tab.id, { filter: next })
  const sources = useSources(state => state.items)
  const all = useAnswer('coding.days', filter === null ? {} : null, ['coding', 'anchor'])
  const some = useAnswer('filter.days', filter === null ? null : { filter }, MOVES_FILTERED)
  const narrowed = useFilterWords(filter)
  const passing = some.answer
  const shown = useMemo(() => {
    if (filter === null) return sources
    const ids = new Set<string>(passing?.sourceIds)
    return sources.filter(source => ids.has(source.id))
  }, [filter, sources, passing])
  const days = filter === null ? all.answer : passing?.days
  const trouble = filter === null ? all.trouble : some.trouble
  return (
    <>
      <FilterLine filter={filter} onChange={change}>
        <p>{narrowed}</p>
      </FilterLine>
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.intro}</p>
          {trouble ? <Trouble>{trouble}</Trouble> : null}
          {filter !== null && passing && shown.length === 0 ? (
            <EmptyState title={w.nothingPasses}>
              <Button onClick={() => change(null)}>{w.showAll}</Button>
            </EmptyState>
          ) : filter === null || passing ? (
            <SourcesInTime sources={shown} narrowed={filter === null ? null : narrowed} />
          ) : null}
          {days && days.length > 0 ? <CodingsInTime days={days} narrowed={filter === null ? null : narrowed} /> : null}
        </article>
      </div>
    </>
  )
}

interface Narrowed {
  /** The filter in words; null where there is none. */
  readonly narrowed: string | null
}

const captioned = (caption: string, narrowed: string | null) => (narrowed === null ? caption : `${caption} ${narrowed}`)

function SourcesInTime({ sources, narrowed }: { readonly sources: readonly SourceListItem[] } & Narrowed) {
  const cases = useCases(state => state.byId)
  const dated = useMemo(
    () =>
      sources
        .flatMap(source => {
          const day = dayOf(source.date)
          return day ? [{ source, day }] : []
        })
        .sort((a, b) => a.day.getTime() - b.day.getTime()),
    [sources],
  )
  if (dated.length === 0)
    return (
      <EmptyState title={w.noDates}>
        <p>{w.noDatesSays}</p>
      </EmptyState>
    )
  const scale = timeScale(
    dated.map(one => one.day),
    [LEFT, RIGHT],
  )
  const dots = stackDots(
    dated.map(({ source, day }) => ({ lane: KINDS.indexOf(source.kind), x: Math.round(scale(day) * 10) / 10 })),
    DOT,
  )
  const lanes = KINDS.flatMap((kind, lane) => {
    const inLane = dots.filter(dot => dot.lane === lane)
    return inLane.length === 0
      ? []
      : [{ kind, lane, high: Math.max(...inLane.map(dot => dot.level)) + 1, n: inLane.length }]
  })
  let top = 12
  const floors = new Map<number, number>()
  for (const one of lanes) {
    top += Math.max(2, one.high) * DOT + 10
    floors.set(one.lane, top - DOT / 2)
    top += 10
  }
  const undated = sources.length - dated.length
  const sitesOf = (source: SourceListItem) =>
    source.caseIds.flatMap(id => {
      const found = cases.get(id)
      return found?.kind === 'site' ? [found.key ?? found.name] : []
    })
  return (
    <Picture
      title={w.sourcesTitle}
      description={w.sourcesSay(
        dated.length,
        dated[0]!.source.date!.slice(0, 10),
        dated.at(-1)!.source.date!.slice(0, 10),
        KINDS.map(kind => dated.filter(one => one.source.kind === kind).length),
        undated,
      )}
      caption={captioned(w.sourcesCaption, narrowed)}
      width={WIDTH}
      height={top + 34}
      first={dots[0] ? dated[dots[0].at]!.source.id : null}
      table={{
        heads: w.sourceHeads,
        rows: dated.map(({ source }) => [
          fullName(source),
          source.date!.slice(0, 10),
          w.kinds[source.kind],
          sitesOf(source).join(', '),
          source.codings,
        ]),
      }}
    >
      {lanes.map(({ kind, lane, n }) => (
        <g key={kind}>
          <line
            className="pic-rule"
            x1={LEFT}
            x2={RIGHT}
            y1={floors.get(lane)! + DOT / 2}
            y2={floors.get(lane)! + DOT / 2}
          />
          <text className="pic-label" x={0} y={floors.get(lane)! + 4}>
            {w.lanes[kind]}
          </text>
          <text className="pic-figure" x={0} y={floors.get(lane)! - 12}>
            {n}
          </text>
        </g>
      ))}
      {dots.map(dot => {
        const { source } = dated[dot.at]!
        const y = floors.get(dot.lane)! - dot.level * DOT
        return (
          <Mark
            key={source.id}
            id={source.id}
            x={dot.x}
            y={y}
            says={w.source(fullName(source), source.date!.slice(0, 10), sitesOf(source), source.codings)}
            onOpen={() => openSource(source.id)}
            className={source.codings > 0 ? 'is-coded' : 'is-waiting'}
          >
            <rect className="pic-hit" x={dot.x - DOT / 2} y={y - DOT / 2} width={DOT} height={DOT} data-screen="" />
            <Shape kind={source.kind} x={dot.x} y={y} />
          </Mark>
        )
      })}
      <TimeAxis top={top} scale={scale} />
    </Picture>
  )
}

/** Each kind of source has a shape: a circle is somebody speaking, a diamond something seen, a square something written. */
function Shape({ kind, x, y }: { kind: SourceListItem['kind']; x: number; y: number }) {
  if (kind === 'interview') return <circle className="pic-dot" cx={x} cy={y} r={6} />
  if (kind === 'document') return <rect className="pic-dot" x={x - 5.5} y={y - 5.5} width={11} height={11} />
  return <path className="pic-dot" d={`M${x} ${y - 7.5}l7.5 7.5l-7.5 7.5l-7.5-7.5z`} />
}

function DayTick({ formattedValue, x, y }: TickRendererProps) {
  return (
    <text className="pic-small" x={x} y={(y ?? 0) + 6} textAnchor="middle">
      {formattedValue}
    </text>
  )
}

function CountTick({ formattedValue, x, y }: TickRendererProps) {
  return (
    <text className="pic-small" x={(x ?? 0) - 2} y={(y ?? 0) + 4} textAnchor="end">
      {formattedValue}
    </text>
  )
}

function TimeAxis({ top, scale }: { top: number; scale: ReturnType<typeof timeScale> }) {
  return (
    <AxisBottom
      top={top}
      scale={scale}
      numTicks={8}
      axisLineClassName="pic-axis"
      tickClassName="pic-tick"
      tickLength={5}
      tickFormat={value => w.tick(value as Date)}
      tickComponent={DayTick}
    />
  )
}

function CodingsInTime({ days, narrowed }: { readonly days: readonly CodedDay[] } & Narrowed) {
  const coders = useCoders(state => state.byId)
  const { step, spans } = spansOf(days.map(one => ({ day: one.day, n: one.codings })))
  if (spans.length === 0) return null
  const high = 150
  const time = timeScale(
    spans.flatMap(span => [dayOf(span.from)!, dayOf(span.until)!]),
    [LEFT, RIGHT],
  )
  const count = countScale(Math.max(...spans.map(span => span.n)), [high, 14])
  const total = spans.reduce((sum, span) => sum + span.n, 0)
  const who = (span: { from: string; until: string }) => {
    const sums = new Map<string, number>()
    for (const one of days) {
      if (one.day < span.from || one.day > span.until) continue
      const name = coders.get(one.coderId)?.name ?? '?'
      sums.set(name, (sums.get(name) ?? 0) + one.codings)
    }
    return [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  return (
    <Picture
      title={w.codingsTitle}
      description={w.codingsSay(total, step, spans)}
      caption={captioned(w.codingsCaption(step), narrowed)}
      width={WIDTH}
      height={high + 34}
      first={spans[0]!.from}
      table={{ heads: w.codingHeads, rows: spans.map(span => [w.span(span), span.n, w.who(who(span))]) }}
    >
      <AxisLeft
        left={LEFT}
        scale={count}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickFormat={value => (Number.isInteger(value) ? String(value) : '')}
        tickComponent={CountTick}
      />
      {spans.map(span => {
        const from = time(dayOf(span.from)!)
        const until = time(new Date(dayOf(span.until)!.getTime() + 86_400_000))
        const wide = Math.round(Math.max(3, Math.min(28, until - from - 1)) * 10) / 10
        const x = Math.round(((from + until) / 2 - wide / 2) * 10) / 10
        const y = Math.round(count(span.n) * 10) / 10
        return (
          <Mark key={span.from} id={span.from} x={x + wide / 2} y={high - 20} says={w.coded(span, who(span))}>
            <rect className="pic-hit" x={x - 6} y={0} width={wide + 12} height={high} data-screen="" />
            <Bar className="pic-bar" x={x} y={y} width={wide} height={Math.max(1, high - y)} />
          </Mark>
        )
      })}
      <TimeAxis top={high} scale={time} />
    </Picture>
  )
}
