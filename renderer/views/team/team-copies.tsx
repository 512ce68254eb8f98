// The copies that are out and what came back; in a copy, whose it is and what it does not have.

import { allActions, runActionById } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import type { Copies } from '../../../src/team/copies/types.ts'
import { dayInWords } from '../../words/dates.ts'
import { teamWords as w } from '../../words/team.ts'

/** Hand-outs and hand-ins. */
export function TeamCopies() {
  const { answer, trouble } = useAnswer('team.copies', {}, ['hand_out', 'hand_in'])
  const canWrite = useProject(state => state.info?.readOnly === false)
  if (trouble !== null) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  if (answer.copyOf) return <ThisCopy copy={answer.copyOf} />
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
              <Button onClick={() => runActionById('hand-out-copies')}>{w.handOut}</Button> {bringBack}
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
              <tr key={copy.id}>
                <th scope="row">{copy.for.name}</th>
                <td>{dayInWords(copy.madeAt.slice(0, 10))}</td>
                <td>{copy.version?.label}</td>
                <td>
                  {w.without(copy.withheld.sources.length, copy.withheld.sealed.length, copy.withheld.originals) || '—'}
                </td>
                <td>
                  {copy.cameBack.length === 0
                    ? w.out
                    : w.back(dayInWords(copy.cameBack.at(-1)!.broughtInAt.slice(0, 10)), copy.cameBack.length)}
                </td>
                <td className="team-file">{copy.file}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function ThisCopy({ copy }: { readonly copy: NonNullable<Copies['copyOf']> }) {
  const { sources, sealed, originals } = copy.withheld
  const lacks = [
    sources.length > 0 && w.lacksSources(sources.length),
    sealed.length > 0 && w.lacksSealed(sealed.length),
    originals && w.lacksOriginals,
  ].filter(one => one !== false)
  return (
    <div className="team-this scroll">
      <h2 className="title">{w.isCopy(copy.by.name, copy.for.name, dayInWords(copy.madeAt.slice(0, 10)))}</h2>
      <p className="hint">{w.isCopyHint}</p>
      <h3>{w.lacks}</h3>
      {lacks.length === 0 ? (
        <p>{w.lacksNothing}</p>
      ) : (
        <ul>
          {lacks.map(says => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
