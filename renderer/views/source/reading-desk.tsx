// The working place around a text that is loaded: the bar, the text with its stripes, the codes at the selection, the
// excerpts of a code.

import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type ReactNode,
} from 'react'
import type { Coding } from '../../../src/coding/types.ts'
import { useActions } from '../../actions/registry.ts'
import { stripeLabels } from '../../editor/labels.ts'
import { rowDecorations } from '../../editor/decorations.ts'
import { canPaint } from '../../editor/painter.ts'
import { MOST_LANES } from '../../editor/lanes.ts'
import { piecesOf } from '../../editor/pieces.ts'
import { ReadingSurface } from '../../editor/reading-surface.tsx'
import type { ReadingText } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'
import type { Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { CodeMany } from './code-many.tsx'
import { CodePopover } from './code-popover.tsx'
import { DensityBar } from './density-bar.tsx'
import { EdgeHandles } from './edge-handles.tsx'
import { ExcerptsDrawer } from './excerpts-drawer.tsx'
import { JudgeCard } from './judge-card.tsx'
import { MemoCard } from './memo-card.tsx'
import { MemoMarks } from './memo-marks.tsx'
import { LaneHeads } from './lane-heads.tsx'
import { PlacingBar } from './placing-bar.tsx'
import { PlacesBadge } from './places-badge.tsx'
import { Reader, type Framework } from './reader.ts'
import { RoundLegend } from './round-legend.tsx'
import { RoundPanel } from './round-panel.tsx'
import { EdgesChip, SelectionChip } from './selection-chip.tsx'
import type { ReadingSession } from './session.ts'
import { sourceActions } from './source-actions.ts'
import { SourceToolbar } from './source-toolbar.tsx'
import { textActions } from './text-actions.ts'
import { StripeLayer } from './stripe-layer.tsx'
import { useCoverage } from './use-coverage.ts'
import { useFrameworkAndTeam } from './use-framework.ts'
import { useDesk } from './use-desk.ts'
import { usePointer } from './use-pointer.ts'
import { beginAt, useReveal, useToNotCoded } from './use-reveal.ts'

interface ReadingDeskProps {
  readonly tab: Tab
  readonly session: ReadingSession
  readonly reading: ReadingText
  /** Begins correcting the text, with the caret at an offset. */
  readonly onEdit: (at: number) => void
}

/** One source on the desk. */
export function ReadingDesk({ tab, session, reading, onEdit }: ReadingDeskProps): ReactNode {
  const [reader] = useState(() => new Reader(session))
  const { framework, team, byId } = useFrameworkAndTeam()
  const labels = useMemo(() => stripeLabels([...byId.values()].filter(code => code.kind === 'code')), [byId])
  const codes = useMemo(() => [...byId.values()], [byId])
  const desk = useDesk({ reader, byId, team })
  const [surface, setSurface] = useState<Surface | null>(null)
  const helpId = useId()

  // Before the text is attached, so that it is painted in the right colours at once.
  useKnown(reader, framework)

  const onSurface = useCallback(
    (now: Surface) => {
      // A child's effects run before its parents' refs are set: the scroller is found from the text.
      const scroller = now.root.closest<HTMLElement>('.reading-scroll')!
      beginAt(tab.id, reader, now, scroller)
      const detach = reader.attach(now, scroller)
      setSurface(now)
      return () => {
        setSurface(null)
        detach()
      }
    },
    [reader, tab.id],
  )
  useEffect(
    () => session.listen(change => (change.text ? reader.refresh() : reader.touch(change.touched))),
    [session, reader],
  )
  useReveal(tab, reader, surface)
  usePointer(reader, surface)
  useToNotCoded(tab, surface, desk.deeds.way.firstNotCoded)
  const coverage = useCoverage(reader, byId, team)
  const edit = useCallback(
    () => onEdit(reader.selection?.focus ?? reading.rows[reader.spot()?.row ?? 0]?.speech ?? 0),
    [reader, reading, onEdit],
  )
  useActions(
    useMemo(() => [...sourceActions(desk.deeds), ...textActions(session.sourceId, edit)], [desk.deeds, session, edit]),
  )

  // The same at every draw, so that the bar need not be drawn again.
  const badge = useMemo(() => <PlacesBadge sourceId={session.sourceId} />, [session])
  const decorations = useDecorations(reader, reading)
  const lanes = useLanes(reader, desk.showing.by)
  const style = useMemo(
    () => ({ '--lanes': lanes, '--speaker': speakerColumn(reading) }) as CSSProperties,
    [lanes, reading],
  )
  const { source } = session
  const name = [source?.key, source?.name].filter(Boolean).join(' ')
  return (
    <div className="desk">
      <SourceToolbar
        {...coverage}
        codes={codes}
        team={team}
        showing={desk.showing}
        onShow={desk.show}
        onNextNotCoded={desk.deeds.way.nextNotCoded}
        onMarkCoded={desk.markCoded}
        onKeys={desk.openKeys}
        onEdit={edit}
        badge={badge}
      />
      <PlacingBar tab={tab} />
      <div className="desk-body">
        <div className="reading-scroll scroll" tabIndex={-1}>
          <div className="reading-page" style={style} data-by={desk.showing.by}>
            {desk.showing.by === 'coder' && <LaneHeads reader={reader} team={team} />}
            <ReadingSurface
              reading={reading}
              label={words.source.reading(name)}
              describedBy={helpId}
              onSurface={onSurface}
              onKeyDown={desk.onKeyDown}
              onFocus={desk.onFocus}
              onBlur={desk.onBlur}
              onCopy={desk.onCopy}
              decorations={decorations}
            />
            {surface !== null && desk.choice !== null && (
              <CodePopover
                key={desk.choice.n}
                codes={codes}
                byId={byId}
                recent={desk.choice.recent}
                pinned={desk.choice.pinned}
                about={desk.choice.about}
                isChange={desk.choice.coding !== null}
                besides={{ sourceId: session.sourceId, range: desk.choice.range }}
                selected={reading.words(desk.choice.range)}
                trouble={desk.choice.trouble}
                place={desk.placeChoice}
                onApply={desk.applyChosen}
                onNew={desk.makeCode}
                onExcerpts={desk.showExcerpts}
                onPin={desk.pin}
                onClose={desk.closeChoice}
                onLeave={desk.leaveChoice}
              />
            )}
            {surface !== null && desk.memo !== null && (
              <MemoCard
                key={desk.memo.n}
                sourceId={session.sourceId}
                about={desk.memo}
                place={desk.placeMemo}
                onDone={desk.closeMemo}
              />
            )}
            {surface !== null && desk.judging !== null && (
              <JudgeCard
                key={desk.judging.n}
                sourceId={session.sourceId}
                about={desk.judging}
                place={desk.placeJudging}
                onDone={desk.closeJudging}
              />
            )}
          </div>
        </div>
        {surface !== null && <DensityBar reader={reader} reading={reading} surface={surface} onRow={desk.goToRow} />}
        {desk.excerptsOf !== null && (
          <ExcerptsDrawer
            codeId={desk.excerptsOf}
            sourceId={session.sourceId}
            byId={byId}
            onReveal={desk.reveal}
            onClose={desk.closeExcerpts}
          />
        )}
      </div>
      <RoundLegend codes={byId} desk={desk.deeds} />
      {desk.isKeying && <RoundPanel codes={byId} desk={desk.deeds} />}
      {surface !== null && (
        <StripeLayer
          reader={reader}
          codes={byId}
          labels={labels}
          team={team}
          focusedId={desk.focusedId}
          listed={desk.listed}
          onFocus={desk.pressStripe}
          onList={desk.list}
        />
      )}
      {surface !== null &&
        desk.choice === null &&
        desk.memo === null &&
        desk.judging === null &&
        desk.edges === null &&
        !desk.isDone && (
          <SelectionChip
            reader={reader}
            trouble={desk.trouble}
            onCode={desk.deeds.choosing.choose}
            onJudge={desk.deeds.judge}
          />
        )}
      {surface !== null && <MemoMarks sourceId={session.sourceId} surface={surface} onOpen={desk.deeds.openMemo} />}
      {surface !== null && <EdgeHandles desk={desk.deeds} />}
      {surface !== null && desk.edges !== null && <EdgesChip reader={reader} />}
      {surface !== null && desk.many !== null && 'row' in desk.many && (
        <CodeMany
          about={desk.many}
          anchor={{ current: surface.row(desk.many.row)?.querySelector('.para-words') ?? surface.root }}
          onClose={() => desk.deeds.set({ many: null })}
        />
      )}
      <p id={helpId} className="visually-hidden">
        {words.source.readingHelp}
      </p>
      <output className="visually-hidden reading-said" aria-live="polite">
        {desk.said}
      </output>
    </div>
  )
}

/** How many lanes stand beside the text: those in use and one to spare. It never gets less while one reads: the text would move. */
function useLanes(reader: Reader, by: 'code' | 'coder'): number {
  const [least] = useState(() => new Set(reader.session.codings.map(coding => coding.codeId)).size)
  const used = useSyncExternalStore(reader.subscribe, () => reader.stripes.lanes.length)
  const wanted = by === 'coder' ? MOST_LANES : Math.min(MOST_LANES, Math.max(FEWEST_LANES, used + 1, least + 1))
  const [lanes, setLanes] = useState(wanted)
  if (wanted <= lanes) return lanes
  setLanes(wanted)
  return wanted
}

const FEWEST_LANES = 5

/** How many lanes a text with such codings has beside it. */
export function lanesFor(codings: readonly Coding[]): number {
  return Math.min(MOST_LANES, Math.max(FEWEST_LANES, new Set(codings.map(coding => coding.codeId)).size + 1))
}

/** The width of the column of speakers: none without them, else for the longest label, within reason. */
export function speakerColumn(reading: ReadingText | null): string {
  if (reading === null) return '0px'
  const longest = reading.rows.reduce((most, row) => Math.max(most, row.speaker?.label.length ?? 0), 0)
  return longest === 0 ? '0px' : `calc(${Math.max(38, Math.min(96, Math.round(longest * 7 + 10)))}px * var(--scale))`
}

function useKnown(reader: Reader, framework: Framework) {
  useLayoutEffect(() => {
    if (!reader.knows(framework)) reader.know(framework)
  }, [reader, framework])
}

/** Where ranges cannot be painted: washes as decorations, drawn anew when codings change. */
function useDecorations(reader: Reader, reading: ReadingText) {
  const codings = useSyncExternalStore(reader.subscribe, () => reader.codings)
  const base = useMemo(
    () =>
      canPaint()
        ? null
        : rowDecorations(reading.rows, row => piecesOf(reading.rows[row]!), reader.washing.of, reader.hueOf),
    [reader, reading],
  )
  // eslint-disable-next-line react-hooks/exhaustive-deps -- another function for other codings: the editor compares it
  return useMemo(() => (base === null ? undefined : (path: readonly number[]) => base(path)), [base, codings])
}
