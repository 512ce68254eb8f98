import { useState } from 'react'
import type { ActInfo } from '../../../src/store/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { inTurn } from '../../components/deeds.ts'
import { Trouble } from '../../components/field.tsx'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import type { Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import '../settings/settings.css'
import './history.css'
import { stepsTo, type Step } from './steps.ts'

const PAGE = 100
const NONE: readonly ActInfo[] = []
const { history } = words.project

/** Every act of the project, newest first; one's own can be undone from here, back to any of them. */
export default function HistoryView(_props: { tab: Tab }) {
  const you = useProject(state => state.info?.coder.name ?? '')
  const [limit, setLimit] = useState(PAGE)
  const { answer: read, trouble } = useAnswer('project.history', { limit: Math.min(limit, 1000) }, null)
  const acts = read ?? NONE

  // How many steps lead to an act is counted when its turn comes: pressed twice, or after something else, it would be others.
  const step = (name: Step['name'], actId: string) =>
    inTurn(async () => {
      try {
        const wanted = stepsTo(await call('project.history', { limit: Math.min(limit, 1000) }), you).get(actId)
        if (wanted?.name !== name) return
        const { n } = wanted
        await call(name, { acts: n })
        useStatus.getState().hint(name === 'project.undo' ? history.undoneMany(n) : history.redoneMany(n))
        await useProject.getState().refreshInfo()
      } catch (error) {
        useStatus.getState().refuse(error)
      }
    })
  const steps = stepsTo(acts, you)
  return (
    <div className="scroll">
      <article className="page page-wide">
        <h1 className="title">{history.title}</h1>
        <p className="page-says">{history.says}</p>
        {trouble !== null && <Trouble>{trouble}</Trouble>}
        {read?.length === 0 && <p className="hint">{history.none}</p>}
        {acts.length > 0 && (
          <table className="acts">
            <caption className="visually-hidden">{history.list}</caption>
            <thead>
              <tr>
                <th scope="col">{history.columns.when}</th>
                <th scope="col">{history.columns.deed}</th>
                <th scope="col">{history.columns.coder}</th>
                <th scope="col" className="number">
                  {history.columns.rows}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{history.columns.undo}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {acts.map(act => (
                <ActRow
                  key={act.id}
                  act={act}
                  isYours={act.coder === you}
                  step={steps.get(act.id) ?? null}
                  onStep={step}
                />
              ))}
            </tbody>
          </table>
        )}
        {acts.length >= limit && limit < 1000 && (
          <Button className="acts-more" onClick={() => setLimit(limit * 3)}>
            {history.more}
          </Button>
        )}
      </article>
    </div>
  )
}

interface ActRowProps {
  readonly act: ActInfo
  readonly isYours: boolean
  readonly step: Step | null
  readonly onStep: (name: Step['name'], actId: string) => Promise<void>
}

function ActRow({ act, isYours, step, onStep }: ActRowProps) {
  return (
    <tr className={`act act-${act.state}`}>
      <td className="act-when">{whenInWords(act.begunAt)}</td>
      <th scope="row">
        {act.label}
        {(act.state === 'undone' || act.state === 'dropped') && (
          <span className="act-state">{act.state === 'undone' ? history.undone : history.dropped}</span>
        )}
      </th>
      <td className="act-coder">{isYours ? words.common.you(act.coder) : act.coder}</td>
      <td className="number">{words.common.count(act.rows)}</td>
      <td className="act-deed">
        {step && (
          <Button
            look="flat"
            icon={step.name === 'project.undo' ? 'undo' : 'redo'}
            onClick={() => void onStep(step.name, act.id)}
          >
            {step.name === 'project.undo' ? history.undoTo(step.n) : history.redoTo(step.n)}
          </Button>
        )}
      </td>
    </tr>
  )
}
