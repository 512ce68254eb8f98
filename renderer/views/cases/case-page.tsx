import { useMemo, useState, type ReactNode } from 'react'
import { SheetMemos } from '../memos/sheet-memos.tsx'
import { compareNatural } from '../../../src/base/order.ts'
import type { CaseId } from '../../../src/base/ids.ts'
import type { CaseSheet } from '../../../src/cases/types.ts'
import { openCase, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Trouble } from '../../components/field.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { useCases, useSources } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { caseRestructuringWords as r } from '../../words/case-restructuring.ts'
import { casesWords as w } from '../../words/cases.ts'
import { destroyingWords } from '../../words/destroying.ts'
import { summariesWords } from '../../words/summaries.ts'
import { dayInWords } from '../../words/dates.ts'
import { fullName } from '../../words/names.ts'
import { CaseEvents } from './case-events.tsx'
import type { CaseDialog } from './case-dialog.ts'
import { CaseDialogs, removeCases, removeLink } from './case-dialogs.tsx'
import { ValueList } from './value-list.tsx'

const TABLES = ['case', 'case_member', 'case_link', 'case_source', 'attribute', 'attribute_value', 'source', 'consent']
const ICONS: Readonly<Record<string, IconName>> = { participant: 'participant', pair: 'pair' }
type OnDialog = (dialog: CaseDialog) => void

/** One case: what is known of it, with whom it is paired, who speaks there, its sources, and what it is published as. */
export function CasePage({ caseId }: { caseId: CaseId }) {
  const { answer: sheet, trouble } = useAnswer('case.sheet', { caseId }, TABLES)
  const within = useCases(state => (sheet?.withinId ? state.byId.get(sheet.withinId) : undefined))
  const [dialog, setDialog] = useState<CaseDialog | null>(null)
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
          <MenuButton className="button button-link" menuLabel={f.page.more} entries={deedsOf(sheet, setDialog)}>
            {f.page.more}
          </MenuButton>
        </p>
      </header>
      <div className="case-columns">
        <div>
          <Part
            title={w.attributes}
            act={{ label: f.newAttribute, run: () => setDialog({ deed: 'attribute', about: sheet.kind }) }}
          >
            {own.length > 0 ? (
              <ValueList caseId={caseId} caseName={sheet.name} values={own} />
            ) : (
              <p className="hint">{w.noAttributes}</p>
            )}
          </Part>
          {sheet.kind === 'participant' ? <ConsentPart sheet={sheet} onDialog={setDialog} /> : null}
          <Published sheet={sheet} onDialog={setDialog} />
          {inherited.length > 0 ? (
            <Part title={w.inherited} says={w.from(inherited[0]!.inheritedFrom!)}>
              <ValueList caseId={caseId} caseName={sheet.name} values={inherited} />
            </Part>
          ) : null}
        </div>
        <div>
          <Related sheet={sheet} onDialog={setDialog} />
          <SourcesOf sheet={sheet} onDialog={setDialog} />
          <SheetMemos kind="case" id={caseId} />
          <CaseEvents caseId={caseId} />
        </div>
      </div>
      <CaseDialogs dialog={dialog} onClose={() => setDialog(null)} />
    </div>
  )
}

function deedsOf(sheet: CaseSheet, onDialog: OnDialog): MenuEntry[] {
  const caseIds = [sheet.id]
  return [
    { id: 'name', label: f.page.rename, run: () => onDialog({ deed: 'name', sheet }) },
    { id: 'sources', label: f.fileSources, run: () => onDialog({ deed: 'sources', caseIds, name: sheet.name }) },
    { id: 'move', label: f.putInside, run: () => onDialog({ deed: 'move', caseIds }) },
    { id: 'kind', label: f.changeKind, run: () => onDialog({ deed: 'kind', caseIds }) },
    { line: true },
    {
      id: 'merge',
      label: r.merge.here,
      run: () => useOverlay.getState().show({ kind: 'merge-cases', fromId: sheet.id, intoId: null }),
    },
    {
      id: 'split',
      label: r.split.here,
      run: () => useOverlay.getState().show({ kind: 'split-case', caseId: sheet.id }),
    },
    { line: true },
    {
      id: 'remove',
      label: f.page.remove,
      run: () =>
        void removeCases(caseIds).then(done =>
          done ? useTabs.getState().open({ kind: 'case', options: { kind: sheet.kind } }) : undefined,
        ),
    },
  ]
}

interface PartAct {
  readonly label: string
  readonly run: () => void
}

function Part({
  title,
  says,
  count,
  act,
  children,
}: {
  title: string
  says?: string
  count?: number
  act?: PartAct
  children: ReactNode
}) {
  return (
    <section className="case-part">
      <h2>
        {title} {says ? <small>{says}</small> : null}
        <span className="case-part-end">
          {act ? (
            <Button look="link" onClick={act.run}>
              {act.label}
            </Button>
          ) : null}
          {count === undefined ? null : <span className="count">{w.count(count)}</span>}
        </span>
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
  more,
  onOpen,
}: {
  icon: IconName
  lead?: string | null
  name: string
  says?: string
  readonly more?: readonly MenuEntry[]
  readonly onOpen: () => void
}) {
  return (
    <li className={more ? 'case-line-more' : undefined}>
      <button type="button" className="case-line" onClick={onOpen}>
        <Icon name={icon} />
        {lead && lead !== name ? <span className="key">{lead}</span> : null}
        <span className="case-line-name">{name}</span>
        {says ? <small>{says}</small> : null}
      </button>
      {more ? (
        <MenuButton className="icon-button" label={f.link.more(name)} entries={more} placement="bottom end">
          <Icon name="more" />
        </MenuButton>
      ) : null}
    </li>
  )
}

/** The code under which the case stands in what leaves the team. */
function Published({ sheet, onDialog }: { readonly sheet: CaseSheet; readonly onDialog: OnDialog }) {
  if (sheet.kind === 'outside' || sheet.kind === 'excluded') return null
  const { publishedCode, publishedAt } = sheet
  return (
    <Part
      title={f.codes.part}
      act={{
        label: publishedCode === null ? f.codes.give : f.codes.change,
        run: () => onDialog({ deed: 'code', sheet }),
      }}
    >
      <p className={publishedCode === null ? 'hint' : 'case-fact'}>
        {publishedCode === null ? f.codes.notYet : <b>{publishedCode}</b>}{' '}
        {publishedCode === null ? null : (
          <small className="hint">
            {publishedAt === null ? f.codes.free : f.codes.since(dayInWords(publishedAt.slice(0, 10)))}
          </small>
        )}
      </p>
    </Part>
  )
}

/** What the person agreed to. */
function ConsentPart({ sheet, onDialog }: { readonly sheet: CaseSheet; readonly onDialog: OnDialog }) {
  const { consent } = sheet
  const canWrite = useProject(state => state.info?.readOnly !== true)
  const run = () => onDialog({ deed: 'consent', sheet })
  if (consent === null)
    return (
      <Part title={f.consent.part} act={{ label: f.consent.record, run }}>
        <p className="hint">{f.consent.none}</p>
      </Part>
    )
  const days = [
    consent.givenOn === null ? null : f.consent.givenSays(dayInWords(consent.givenOn)),
    consent.withdrawnOn === null ? null : f.consent.withdrawnSays(dayInWords(consent.withdrawnOn)),
  ].filter(day => day !== null)
  return (
    <Part title={f.consent.part} act={{ label: f.consent.change, run }}>
      <p className="case-fact">
        {consent.withdrawnOn === null ? (
          <b>{f.consent.scopes[consent.scope]}</b>
        ) : (
          <>
            <Icon name="warn" /> <b>{f.consent.withdrawn}</b> <del>{f.consent.scopes[consent.scope]}</del>
          </>
        )}{' '}
        <small className="hint">{days.join(', ')}</small>
      </p>
      {consent.note ? <p className="hint">{consent.note}</p> : null}
      {consent.withdrawnOn !== null && sheet.sources > 0 && canWrite ? (
        <Button
          look="link"
          onClick={() =>
            useOverlay
              .getState()
              .show({ kind: 'destroy', wish: { what: 'sources', caseId: sheet.id }, name: sheet.name })
          }
        >
          {destroyingWords.actions.ofPerson}
        </Button>
      ) : null}
    </Part>
  )
}

function Related({ sheet, onDialog }: { readonly sheet: CaseSheet; readonly onDialog: OnDialog }) {
  const joins = sheet.members.length > 0 || !['site', 'participant', 'outside', 'excluded'].includes(sheet.kind)
  return (
    <>
      {joins ? (
        <Part title={w.members} act={{ label: f.member.add, run: () => onDialog({ deed: 'member', sheet }) }}>
          <ul>
            {sheet.members.map(one => (
              <Line
                key={one.caseId}
                icon="cases"
                name={one.name}
                {...(one.part ? { says: w.part(one.part) } : {})}
                more={[
                  {
                    id: 'out',
                    label: f.member.takeOut,
                    run: () =>
                      void doAndSay(
                        () => call('case.removeMember', { pairId: sheet.id, memberId: one.caseId }),
                        f.member.out(one.name),
                      ),
                  },
                ]}
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
                {...(one.part ? { says: w.part(one.part) } : {})}
                onOpen={() => openCase(one.caseId)}
              />
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title={w.links} act={{ label: f.link.add, run: () => onDialog({ deed: 'link', sheet, link: null }) }}>
        {sheet.links.length === 0 ? <p className="hint">{w.noLinks}</p> : null}
        <ul>
          {sheet.links.map(one => (
            <Line
              key={`${one.relation} ${one.caseId}`}
              icon="arrowRight"
              lead={one.outgoing || isBothWays(one.relation) ? one.relation : f.link.from(one.relation)}
              name={one.name}
              says={[
                one.kind === 'outside' ? w.kindOf('outside') : '',
                one.on ? w.linkOn(dayInWords(one.on)) : '',
                one.note ?? '',
              ]
                .filter(Boolean)
                .join(', ')}
              more={[
                { id: 'edit', label: f.link.edit, run: () => onDialog({ deed: 'link', sheet, link: one }) },
                { id: 'remove', label: f.link.remove, run: () => void removeLink(sheet, one) },
              ]}
              onOpen={() => openCase(one.caseId)}
            />
          ))}
        </ul>
      </Part>
      {sheet.kind === 'site' || sheet.participants.length > 0 ? (
        <Part
          title={w.people}
          count={sheet.participants.length}
          act={{
            label: f.person.add,
            run: () => onDialog({ deed: 'case', kind: 'participant', withinId: sheet.id }),
          }}
        >
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

function isBothWays(relation: string): boolean {
  return relation === 'paired with' || relation === 'merged with'
}

function SourcesOf({ sheet, onDialog }: { readonly sheet: CaseSheet; readonly onDialog: OnDialog }) {
  const { sourceIds: ids, ownSourceIds } = sheet
  const byId = useSources(state => state.byId)
  const own = useMemo(() => new Set(ownSourceIds), [ownSourceIds])
  const sources = useMemo(
    () =>
      ids
        .map(id => byId.get(id))
        .filter(one => one !== undefined)
        .sort((a, b) => compareNatural(a.key ?? a.name, b.key ?? b.name)),
    [ids, byId],
  )
  return (
    <Part
      title={w.sourcesOf}
      count={ids.length}
      act={{
        label: f.sources.edit,
        run: () => onDialog({ deed: 'sources', caseIds: [sheet.id], name: sheet.name }),
      }}
    >
      {ids.length === 0 ? <p className="hint">{w.noSources}</p> : null}
      <ul>
        {sources.map(one => (
          <Line
            key={one.id}
            icon={one.kind}
            lead={one.key}
            name={one.name}
            says={[
              one.date ? dayInWords(one.date) : '',
              w.codings(one.codings),
              own.has(one.id) ? '' : f.sources.ofMember,
            ]
              .filter(Boolean)
              .join(', ')}
            onOpen={() => openSource(one.id)}
          />
        ))}
      </ul>
    </Part>
  )
}
