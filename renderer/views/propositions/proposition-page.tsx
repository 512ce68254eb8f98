import { useEffect, useMemo } from 'react'
import { SheetMemos } from '../memos/sheet-memos.tsx'
import type { PropositionSheet } from '../../../src/analysis/types.ts'
import type { CaseId, CoderId, PropositionId } from '../../../src/base/ids.ts'
import { openProposition } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders, useCodes } from '../../state/lists.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName } from '../../words/names.ts'
import { propositionsWords as w } from '../../words/propositions.ts'
import { groupingAttributes, valuesBySite } from '../matrix/choices.ts'
import { EvidenceColumn } from './evidence-column.tsx'
import { countPositions, PositionKey, SiteStrip } from './site-strip.tsx'

const TABLES = [
  'proposition',
  'proposition_code',
  'evidence',
  'anchor',
  'paragraph',
  'case',
  'case_source',
  'source_coder',
  'speaker',
]

/** The sheet of one proposition: what would count, where the sites stand, and the words on both sides. */
export function PropositionPage({ tab, propositionId }: { tab: Tab; propositionId: PropositionId }) {
  const primary = typeof tab.options?.['primary'] === 'string' ? tab.options['primary'] : null
  const order = typeof tab.options?.['order'] === 'string' ? tab.options['order'] : null
  const chosen = typeof tab.options?.['site'] === 'string' ? tab.options['site'] : null
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const { answer: sheet, trouble } = useAnswer(
    'proposition.sheet',
    { propositionId, ...(primary ? { primary: primary as CoderId } : {}) },
    TABLES,
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
  return (
    <div className="pro-view">
      <Toolbar label={w.title}>
        <MenuButton entries={orders}>
          <em>{w.order}</em> <b>{order === null ? w.byKey : attributeName(order.slice(5))}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton entries={judges}>
          <em>{w.evidence}</em> <b>{judge ? w.primary(judge.name) : w.firstCoder}</b>
          <Icon name="down" />
        </MenuButton>
        <BarLine />
        <Button look="link" onClick={() => set({ propositionId: null })}>
          {w.all}
        </Button>
      </Toolbar>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {sheet ? (
        <div className="scroll pro-sheet">
          <Head sheet={sheet} />
          <section className="pro-strip" aria-label={w.strip}>
            <SiteStrip
              cases={sheet.cases}
              groupOf={groups.groupOf}
              chosen={chosen}
              onChoose={one => {
                set({ site: one?.caseId ?? null })
                focus(one ? { kind: 'case', caseId: one.caseId as CaseId } : { kind: 'proposition', propositionId })
              }}
            />
            <p className="pro-sum">
              {w.sum(countPositions(sheet.cases))} <small>{w.rule}</small>
            </p>
            <PositionKey />
          </section>
          <div className="pro-facing">
            <EvidenceColumn stance="confirming" evidence={sheet.evidence} chosenKey={site?.key ?? null} />
            <EvidenceColumn stance="disconfirming" evidence={sheet.evidence} chosenKey={site?.key ?? null} />
          </div>
          <div className="pro-beneath">
            <EvidenceColumn stance="qualifying" evidence={sheet.evidence} chosenKey={site?.key ?? null} />
          </div>
          {sheet.evidence.some(one => one.stance === 'neutral') ? (
            <div className="pro-beneath">
              <EvidenceColumn stance="neutral" evidence={sheet.evidence} chosenKey={site?.key ?? null} />
            </div>
          ) : null}
          <SheetMemos kind="proposition" id={propositionId} />
        </div>
      ) : null}
    </div>
  )
}

function Head({ sheet }: { sheet: PropositionSheet }) {
  const codes = useCodes(state => state.byId)
  const { proposition } = sheet
  return (
    <header className="pro-head">
      <p className="pro-claim">
        <span className="pro-key">{proposition.key}</span>
      </p>
      <h1>{proposition.statement}</h1>
      <dl>
        <div>
          <dt>
            <StanceSign stance="confirming" bare /> {w.for}
          </dt>
          <dd>{proposition.confirmingMeans}</dd>
        </div>
        <div>
          <dt>
            <StanceSign stance="disconfirming" bare /> {w.against}
          </dt>
          <dd>{proposition.disconfirmingMeans}</dd>
        </div>
        {sheet.codeIds.length > 0 ? (
          <div>
            <dt>{w.relatedCodes}</dt>
            <dd className="pro-codes">
              {sheet.codeIds.map(id => {
                const code = codes.get(id)
                return code ? (
                  <button
                    type="button"
                    key={id}
                    onClick={() => useFocus.getState().focus({ kind: 'code', codeId: code.id })}
                  >
                    <Swatch hue={code.hue} pattern={code.pattern} />
                    {code.name}
                  </button>
                ) : null
              })}
            </dd>
          </div>
        ) : null}
        {sheet.rivals.length > 0 ? (
          <div>
            <dt>{w.rivals}</dt>
            <dd className="pro-codes">
              {sheet.rivals.map(rival => (
                <Button key={rival.id} look="link" onClick={() => openProposition(rival.id as PropositionId)}>
                  {[rival.key, rival.statement].filter(Boolean).join(' ')}
                </Button>
              ))}
            </dd>
          </div>
        ) : null}
      </dl>
    </header>
  )
}

/** The attributes that can group the strip, of sites and of their pairs, and the grouping chosen ("site role", "pair travel time band"). */
function useGrouping(order: string | null) {
  const sites = useAnswer('case.table', { kind: 'site' }, ['case', 'attribute', 'attribute_value']).answer
  const pairs = useAnswer('case.table', { kind: 'pair' }, [
    'case',
    'case_member',
    'attribute',
    'attribute_value',
  ]).answer
  return useMemo(() => {
    const name = order?.slice(5) ?? ''
    const bySite = order?.startsWith('site ') ? valuesBySite(sites, name) : null
    const at = pairs?.attributes.findIndex(one => one.name === name) ?? -1
    const byPair =
      order?.startsWith('pair ') && pairs
        ? new Map(
            pairs.members.flatMap((keys, row) => keys.map(key => [key, pairs.values[row]?.[at] ?? null] as const)),
          )
        : null
    const groupOf = bySite
      ? (site: { caseId: string }) => bySite.get(site.caseId) ?? w.noValue
      : byPair
        ? (site: { key: string }) => byPair.get(site.key) ?? w.noValue
        : null
    return { site: groupingAttributes(sites), pair: groupingAttributes(pairs), groupOf }
  }, [order, sites, pairs])
}
