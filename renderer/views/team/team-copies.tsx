// The copies that are out and what came back; in a copy, whose it is, what its coder is to code and what it does not have.

import { Fragment, useState } from 'react'
import { openSource } from '../../actions/go.ts'
import { allActions, runActionById } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import type { Copies } from '../../../src/team/copies/types.ts'
import { PARTS, type Team, type Withheld } from '../../../src/team/types.ts'
import { dayInWords } from '../../words/dates.ts'
import { fullName } from '../../words/names.ts'
import { teamWords as w } from '../../words/team.ts'

type Copy = Copies['handedOut'][number]

/** Hand-outs and hand-ins. */
export function TeamCopies({ team }: { readonly team: Team | null }) {
  const { answer, trouble } = useAnswer('team.copies', {}, ['hand_out', 'hand_in', 'merge_report'])
  const canWrite = useProject(state => state.info?.readOnly === false)
  if (trouble !== null) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  if (answer.copyOf) return <ThisCopy copy={answer.copyOf} team={team} />
  const bringBack =
    canWrite && allActions().some(action => action.id === 'bring-back-copies') ? (
      <Button icon="in" onClick={() => runActionById('bring-back-copies')}>
        {w.bringBack}
      </Button>
    ) : null
  if (answer.handedOut.length === 0)
    return (
      <div className="team-none">
        <EmptyState title={w.none}>
          <p>{w.noneHint}</p>
          {canWrite ? (
            <p className="team-begin">
              <Button icon="out" onClick={() => runActionById('hand-out-copies')}>
                {w.handOut}
              </Button>{' '}
              {bringBack}
            </p>
          ) : null}
        </EmptyState>
      </div>
    )
  return (
    <div className="team-copies scroll">
      <div className="team-says">{bringBack}</div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys */}
      <div className="team-wide" tabIndex={0} role="region" aria-label={w.copies}>
        <table className="team-table">
          <thead>
            <tr>
              {Object.entries(w.copyHeads).map(([id, head]) => (
                <th key={id} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.handedOut.toReversed().map(copy => (
              <CopyRow key={copy.id} copy={copy} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** One copy; what went out without which sources opens below it. */
function CopyRow({ copy }: { readonly copy: Copy }) {
  const [isOpen, setOpen] = useState(false)
  const { sources, sealed, originals } = copy.withheld
  const without = w.without(sources.length, sealed.length, originals)
  return (
    <Fragment>
      <tr className={isOpen ? 'is-open' : ''}>
        <th scope="row">{copy.for.name}</th>
        <td>{dayInWords(copy.madeAt.slice(0, 10))}</td>
        <td>{copy.version?.label}</td>
        <td>
          {sources.length + sealed.length === 0 ? (
            without || '—'
          ) : (
            <Button look="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {without}
            </Button>
          )}
        </td>
        <td>
          <Back copy={copy} />
        </td>
        <td className="team-file">{copy.file}</td>
      </tr>
      {isOpen ? (
        <tr className="team-withheld">
          <td colSpan={6}>
            <WithheldSources withheld={copy.withheld} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  )
}

/** When a copy came back, with the way to the report of that merge; or that it did not, or that the merge was undone. */
function Back({ copy }: { readonly copy: Copy }) {
  const last = copy.cameBack.at(-1)
  if (!last) return <>{w.out}</>
  const says = w.back(dayInWords(last.broughtInAt.slice(0, 10)), copy.cameBack.length)
  const merged = copy.cameBack.findLast(one => one.reportId !== null)
  if (!merged) return <>{last.isUndone ? w.backUndone(says) : says}</>
  return (
    <Button
      look="link"
      title={w.openReport}
      onClick={() =>
        useTabs
          .getState()
          .open({ kind: 'merge', options: { open: false, questionId: null, reportId: merged.reportId } })
      }
    >
      {says}
    </Button>
  )
}

/** The sources that do not go along, and those in which others’ codings do not: each a way to it. */
function WithheldSources({ withheld: { sources, sealed } }: { readonly withheld: Withheld }) {
  return (
    <>
      <SourceNames says={w.leftOut} ids={sources} />
      <SourceNames says={w.withoutOthers} ids={sealed} />
    </>
  )
}

function SourceNames({ says, ids }: { readonly says?: string; readonly ids: readonly string[] }) {
  const byId = useSources(state => state.byId)
  if (ids.length === 0) return null
  const here = ids.flatMap(id => byId.get(id) ?? [])
  return (
    <p className="team-sources">
      {says === undefined ? null : <b>{says}</b>}
      {here.map(source => (
        <Button key={source.id} look="link" onClick={() => openSource(source.id)}>
          {fullName(source)}
        </Button>
      ))}
      {here.length < ids.length ? <span className="hint">{w.notHere(ids.length - here.length)}</span> : null}
    </p>
  )
}

function ThisCopy({ copy, team }: { readonly copy: NonNullable<Copies['copyOf']>; readonly team: Team | null }) {
  const { sources, sealed, originals } = copy.withheld
  const me = useProject(state => state.info?.coder.id)
  const mine = team?.coders.find(one => one.id === me)
  const toCode = mine ? mine.parts.first + mine.parts.second : 0
  return (
    <div className="team-this scroll">
      <h2 className="title">{w.isCopy(copy.by.name, copy.for.name, dayInWords(copy.madeAt.slice(0, 10)))}</h2>
      <p className="hint">{w.isCopyHint}</p>
      {mine ? (
        <>
          <h3>{w.yours}</h3>
          <p>
            {PARTS.filter(part => mine.parts[part] > 0)
              .map(part => `${mine.parts[part]} ${w.yourParts[part]}`)
              .join(', ') || w.yoursNone}{' '}
            {toCode > 0 ? (
              <Button
                look="link"
                onClick={() =>
                  useTabs
                    .getState()
                    .open({ kind: 'team', options: { view: 'allocation', of: mine.id, done: false, only: null } })
                }
              >
                {w.showYours(toCode)}
              </Button>
            ) : null}
          </p>
        </>
      ) : null}
      <h3>{w.lacks}</h3>
      {sources.length + sealed.length === 0 && !originals ? <p>{w.lacksNothing}</p> : null}
      {sources.length > 0 ? <p>{w.lacksSources(sources.length)}</p> : null}
      {originals ? <p>{w.lacksOriginals}</p> : null}
      {sealed.length > 0 ? (
        <>
          <p>{w.lacksSealed(sealed.length)}</p>
          <SourceNames ids={sealed} />
        </>
      ) : null}
    </div>
  )
}
