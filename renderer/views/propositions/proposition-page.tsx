import { useEffect } from 'react'
import { UNITS } from '../../../src/analysis/positions/types.ts'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { PropositionSheet } from '../../../src/analysis/types.ts'
import type { CoderId, PropositionId } from '../../../src/base/ids.ts'
import { openSheet } from '../../actions/go-actions.ts'
import { Button } from '../../components/button.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { BarLine, BarMore, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName } from '../../words/names.ts'
import { propositionsWords as w } from '../../words/propositions.ts'
import { sheetWords as s } from '../../words/proposition-sheet.ts'
import { SheetMemos } from '../memos/sheet-memos.tsx'
import { BesideRival } from './beside-rival.tsx'
import { EvidenceColumn } from './evidence-column.tsx'
import { PositionPanel } from './position-panel.tsx'
import { PropositionHead } from './proposition-head.tsx'
import { countPositions, heldOf, isJudged, PositionKey, SiteStrip } from './site-strip.tsx'
import { SHEET_TABLES } from './tables.ts'
import { useGrouping } from './use-grouping.ts'
import { WordingForm } from './wording-form.tsx'

/** The sheet of one proposition: what would count, where the sites stand, and the words on both sides. */
export function PropositionPage({ tab, propositionId }: { tab: Tab; propositionId: PropositionId }) {
  const primary = typeof tab.options?.['primary'] === 'string' ? tab.options['primary'] : null
  const order = typeof tab.options?.['order'] === 'string' ? tab.options['order'] : null
  const wording = tab.options?.['wording'] === true
  const after = typeof tab.options?.['after'] === 'string' ? tab.options['after'] : null
  const chosen = typeof tab.options?.['site'] === 'string' ? tab.options['site'] : null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const unit = UNITS.find(one => one === tab.options?.['unit']) ?? 'sites'
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const narrowed = useFilterWords(filter, 'evidence')
  const { answer: sheet, trouble } = useAnswer(
    'proposition.sheet',
    {
      propositionId,
      unit,
      ...(primary ? { primary: primary as CoderId } : {}),
      ...(filter === null ? {} : { filter }),
    },
    filter === null ? SHEET_TABLES : [...SHEET_TABLES, ...MOVES_FILTERED],
  )
  const groups = useGrouping(order)
  const coders = useCoders(state => state.items)
  const focus = useFocus(state => state.focus)
  useEffect(() => focus({ kind: 'proposition', propositionId }), [focus, propositionId])

  const orders: MenuEntry[] = [
    { id: 'key', label: w.byKey, checked: order === null, run: () => set({ order: null }) },
    ...(groups.site.length > 0 ? [{ head: w.byAttribute }] : []),
    ...groups.site.map(name => ({
      id: `site ${name}`,
      label: attributeName(name),
      checked: order === `site ${name}`,
      run: () => set({ order: `site ${name}` }),
    })),
    ...(groups.pair.length > 0 ? [{ head: w.byPairAttribute }] : []),
    ...groups.pair.map(name => ({
      id: `pair ${name}`,
      label: attributeName(name),
      checked: order === `pair ${name}`,
      run: () => set({ order: `pair ${name}` }),
    })),
  ]
  const judges: MenuEntry[] = [
    { id: 'all', label: w.firstCoder, checked: primary === null, run: () => set({ primary: null }) },
    ...coders.map(coder => ({
      id: coder.id,
      label: w.primary(coder.name),
      checked: primary === coder.id,
      run: () => set({ primary: coder.id }),
    })),
  ]
  const judge = coders.find(coder => coder.id === primary)
  const site = sheet?.cases.find(one => one.caseId === chosen) ?? null
  // Under a filter it is told what passes, not what was ever judged.
  const judged = filter !== null || (sheet !== null && isJudged(sheet))
  return (
    <div className="pro-view">
      <Toolbar label={w.title}>
        <MenuButton entries={orders}>
          <em>{w.order}</em> <b className="mx-choice">{order === null ? w.byKey : attributeName(order.slice(5))}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton entries={judges}>
          <em>{w.evidence}</em> <b className="mx-choice">{judge ? w.primary(judge.name) : w.firstCoder}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton
          entries={UNITS.map(one => ({
            id: one,
            label: s.units[one],
            checked: unit === one,
            run: () => set({ unit: one, site: null }),
          }))}
        >
          <em>{s.unit}</em> <b>{s.units[unit]}</b>
          <Icon name="down" />
        </MenuButton>
        <BarMore>
          <BarLine />
          <Button look="link" onClick={() => set({ propositionId: null })}>
            {w.all}
          </Button>
          <Button look="link" onClick={() => openSheet('positions')}>
            {s.matrix}
          </Button>
        </BarMore>
        <Spacer />
        <Button icon="find" onClick={() => useTabs.getState().open({ kind: 'look-next', about: propositionId })}>
          {s.look}
        </Button>
      </Toolbar>
      {filter === null ? null : (
        <FilterLine of="evidence" filter={filter} onChange={next => set({ filter: next })}>
          <p>{sheet?.caption ?? narrowed}</p>
        </FilterLine>
      )}
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {sheet ? (
        <div className="scroll pro-sheet">
          {wording ? (
            <WordingForm sheet={sheet} after={after} onDone={() => set({ wording: false, after: null })} />
          ) : (
            <PropositionHead sheet={sheet} filter={filter} onReword={() => set({ wording: true })} />
          )}
          <section className="pro-strip" aria-label={w.strip}>
            <SiteStrip
              propositionId={propositionId}
              cases={sheet.cases}
              groupOf={groups.groupOf}
              judged={judged}
              chosen={chosen}
              onChoose={one => {
                set({ site: one?.caseId ?? null })
                focus({ kind: 'proposition', propositionId })
              }}
            />
            <p className="pro-sum">
              {judged || sheet.cases.some(one => one.decided)
                ? w.sum(countPositions(sheet.cases), s.units[sheet.unit])
                : w.notJudged(sheet.cases.length, s.units[sheet.unit])}{' '}
              <small>{w.rule}</small>
            </p>
            <SetsApart sheet={sheet} />
            <PositionKey />
            {site ? (
              <PositionPanel
                key={site.caseId}
                propositionId={propositionId}
                place={site}
                judged={judged}
                onClose={() => set({ site: null })}
              />
            ) : null}
          </section>
          <div className="pro-facing">
            <EvidenceColumn
              propositionId={propositionId}
              stance="confirming"
              evidence={sheet.evidence}
              chosenKey={site?.key ?? null}
            />
            <EvidenceColumn
              propositionId={propositionId}
              stance="disconfirming"
              evidence={sheet.evidence}
              chosenKey={site?.key ?? null}
            />
          </div>
          <div className="pro-beneath">
            <EvidenceColumn
              propositionId={propositionId}
              stance="qualifying"
              evidence={sheet.evidence}
              chosenKey={site?.key ?? null}
            />
          </div>
          {sheet.evidence.some(one => one.stance === 'neutral') ? (
            <div className="pro-beneath">
              <EvidenceColumn
                propositionId={propositionId}
                stance="neutral"
                evidence={sheet.evidence}
                chosenKey={site?.key ?? null}
              />
            </div>
          ) : null}
          {sheet.rivals.length > 0 ? <BesideRival sheet={sheet} filter={filter} /> : null}
          <SheetMemos kind="proposition" id={propositionId} />
        </div>
      ) : null}
    </div>
  )
}

/** The cases it was formed on and those it was tested on, each with how many support it (METHODS S62). */
function SetsApart({ sheet }: { sheet: PropositionSheet }) {
  if (sheet.formedOn.length === 0 && sheet.testedOn.length === 0) return null
  const said = (ids: readonly string[]) => {
    const some = sheet.cases.filter(one => ids.includes(one.caseId))
    const supports = some.filter(one => heldOf(one).startsWith('supports')).length
    return some.length === 0 ? s.noSet : `${s.supportIn(supports, some.length)}: ${some.map(one => one.key).join(', ')}`
  }
  return (
    <dl className="pro-sets">
      <div>
        <dt>{s.formedOn}</dt>
        <dd>{said(sheet.formedOn)}</dd>
      </div>
      <div>
        <dt>{s.testedOn}</dt>
        <dd>{said(sheet.testedOn)}</dd>
      </div>
    </dl>
  )
}
