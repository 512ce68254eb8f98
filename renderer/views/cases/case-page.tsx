import { useMemo, type ReactNode } from 'react'
import { SheetMemos } from '../memos/sheet-memos.tsx'
import { compareNatural } from '../../../src/base/order.ts'
import type { CaseId } from '../../../src/base/ids.ts'
import type { CaseSheet } from '../../../src/cases/types.ts'
import { openCase, openSource } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useCases, useSources } from '../../state/lists.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { casesWords as w } from '../../words/cases.ts'
import { summariesWords } from '../../words/summaries.ts'
import { dayInWords } from '../../words/dates.ts'
import { fullName } from '../../words/names.ts'
import { ValueList } from './value-list.tsx'

const TABLES = ['case', 'case_member', 'case_link', 'case_source', 'attribute', 'attribute_value', 'source']
const ICONS: Readonly<Record<string, IconName>> = { participant: 'participant', pair: 'pair' }

/** One case: what is known of it, with whom it is paired, who speaks there, and its sources. */
export function CasePage({ caseId }: { caseId: CaseId }) {
  const { answer: sheet, trouble } = useAnswer('case.sheet', { caseId }, TABLES)
  const within = useCases(state => (sheet?.withinId ? state.byId.get(sheet.withinId) : undefined))
  if (trouble)
    return (
      <div className="case-none">
        <Trouble>{trouble}</Trouble>
      </div>
    )
  if (sheet === null) return <div className="case-page" aria-busy="true" />
  const own = sheet.attributes.filter(one => one.inheritedFrom === null)
  const inherited = sheet.attributes.filter(one => one.inheritedFrom !== null)
  const kinds = w.kinds[sheet.kind] ?? sheet.kind
  return (
    <div className="scroll case-page">
      <header className="case-head">
        <p className="label">
          <Icon name={ICONS[sheet.kind] ?? 'cases'} />
          {w.kindOf(sheet.kind)} {sheet.key === sheet.name ? null : sheet.key}
        </p>
        <h1 className="title">{sheet.name}</h1>
        <p className="case-ways">
          {within ? (
            <Button look="link" onClick={() => openCase(within.id)}>
              {fullName(within)}
            </Button>
          ) : null}
          <Button look="link" onClick={() => useTabs.getState().open({ kind: 'case', options: { kind: sheet.kind } })}>
            {w.allOf(kinds)}
          </Button>
          {sheet.kind === 'site' || sheet.kind === 'pair' ? (
            <>
              <Button look="link" onClick={() => useTabs.getState().open({ kind: 'case-themes', about: caseId })}>
                {summariesWords.themes.title}
              </Button>
              <Button look="link" onClick={() => useTabs.getState().open({ kind: 'case-summary', about: caseId })}>
                {summariesWords.cases.page}
              </Button>
            </>
          ) : null}
          {sheet.kind === 'site' || sheet.kind === 'pair' || sheet.kind === 'participant' ? (
            <Button
              look="link"
              onClick={() =>
                useTabs.getState().open({
                  kind: 'matrix',
                  options: {
                    columns: sheet.kind === 'site' ? 'sites' : sheet.kind === 'pair' ? 'pairs' : 'participants',
                  },
                })
              }
            >
              {w.matrix}
            </Button>
          ) : null}
        </p>
      </header>
      <div className="case-columns">
        <div>
          <Part title={w.attributes}>
            {own.length > 0 ? (
              <ValueList caseId={caseId} caseName={sheet.name} values={own} />
            ) : (
              <p className="hint">{w.noAttributes}</p>
            )}
          </Part>
          {inherited.length > 0 ? (
            <Part title={w.inherited} says={w.from(inherited[0]!.inheritedFrom!)}>
              <ValueList caseId={caseId} caseName={sheet.name} values={inherited} />
            </Part>
          ) : null}
        </div>
        <div>
          <Related sheet={sheet} />
          <SourcesOf ids={sheet.sourceIds} />
          <SheetMemos kind="case" id={caseId} />
        </div>
      </div>
    </div>
  )
}

function Part({ title, says, count, children }: { title: string; says?: string; count?: number; children: ReactNode }) {
  return (
    <section className="case-part">
      <h2>
        {title} {says ? <small>{says}</small> : null}
        {count === undefined ? null : <span className="count">{w.count(count)}</span>}
      </h2>
      {children}
    </section>
  )
}

function Line({
  icon,
  lead,
  name,
  says,
  onOpen,
}: {
  icon: IconName
  lead?: string | null
  name: string
  says?: string
  readonly onOpen: () => void
}) {
  return (
    <li>
      <button type="button" className="case-line" onClick={onOpen}>
        <Icon name={icon} />
        {lead && lead !== name ? <span className="key">{lead}</span> : null}
        <span className="case-line-name">{name}</span>
        {says ? <small>{says}</small> : null}
      </button>
    </li>
  )
}

function Related({ sheet }: { sheet: CaseSheet }) {
  return (
    <>
      {sheet.members.length > 0 ? (
        <Part title={w.members}>
          <ul>
            {sheet.members.map(one => (
              <Line
                key={one.caseId}
                icon="cases"
                name={one.name}
                says={w.part(one.part)}
                onOpen={() => openCase(one.caseId)}
              />
            ))}
          </ul>
        </Part>
      ) : null}
      {sheet.pairs.length > 0 ? (
        <Part title={w.pairs}>
          <ul>
            {sheet.pairs.map(one => (
              <Line
                key={one.caseId}
                icon="pair"
                name={one.name}
                says={w.part(one.part)}
                onOpen={() => openCase(one.caseId)}
              />
            ))}
          </ul>
        </Part>
      ) : null}
      {sheet.links.length > 0 ? (
        <Part title={w.links}>
          <ul>
            {sheet.links.map(one => (
              <Line
                key={`${one.relation} ${one.caseId}`}
                icon="arrowRight"
                lead={one.relation}
                name={one.name}
                {...(one.on ? { says: w.linkOn(dayInWords(one.on)) } : {})}
                onOpen={() => openCase(one.caseId)}
              />
            ))}
          </ul>
        </Part>
      ) : null}
      {sheet.kind === 'site' ? (
        <Part title={w.people} count={sheet.participants.length}>
          {sheet.participants.length === 0 ? <p className="hint">{w.noPeople}</p> : null}
          <ul>
            {sheet.participants.map(one => (
              <Line
                key={one.caseId}
                icon="participant"
                lead={one.key}
                name={one.name}
                says={one.detail}
                onOpen={() => openCase(one.caseId)}
              />
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  )
}

function SourcesOf({ ids }: { ids: readonly string[] }) {
  const byId = useSources(state => state.byId)
  const sources = useMemo(
    () =>
      ids
        .map(id => byId.get(id))
        .filter(one => one !== undefined)
        .sort((a, b) => compareNatural(a.key ?? a.name, b.key ?? b.name)),
    [ids, byId],
  )
  return (
    <Part title={w.sourcesOf} count={ids.length}>
      {ids.length === 0 ? <p className="hint">{w.noSources}</p> : null}
      <ul>
        {sources.map(one => (
          <Line
            key={one.id}
            icon={one.kind}
            lead={one.key}
            name={one.name}
            says={[one.date ? dayInWords(one.date) : '', w.codings(one.codings)].filter(Boolean).join(', ')}
            onOpen={() => openSource(one.id)}
          />
        ))}
      </ul>
    </Part>
  )
}
