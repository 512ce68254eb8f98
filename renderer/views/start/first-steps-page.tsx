import { runActionById } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import type { IconName } from '../../components/icon.tsx'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'
import './start.css'

const { steps } = words.start
const DEEDS: readonly ({ readonly actionId: string; readonly icon: IconName } | null)[] = [
  { actionId: 'import-files', icon: 'in' },
  { actionId: 'open-case-sheet', icon: 'cases' },
  { actionId: 'open-codebook', icon: 'framework' },
  null,
]

/** What to do in an empty project, in any order. */
export function FirstStepsPage() {
  const info = useProject(state => state.info)
  if (!info) return null
  const empty = info.counts.sources === 0
  return (
    <div className="scroll">
      <article className="first-steps">
        <h1 className="title">{empty ? steps.title(info.name) : steps.titleLater}</h1>
        <p className="lead">{steps.lead}</p>
        <ol>
          {steps.list.map((step, at) => {
            const deed = DEEDS[at]
            return (
              <li key={step.title}>
                <span className="number" aria-hidden="true">
                  {at + 1}
                </span>
                <div>
                  <h2>{step.title}</h2>
                  <p>{step.says}</p>
                  {step.detail && <p className="hint">{step.detail}</p>}
                </div>
                {deed && step.deed && (
                  <Button
                    look={at === 0 ? 'primary' : 'plain'}
                    large
                    icon={deed.icon}
                    onClick={() => runActionById(deed.actionId)}
                    {...(at === 0 ? { 'data-pane-start': '' } : {})}
                  >
                    {step.deed}
                  </Button>
                )}
              </li>
            )
          })}
        </ol>
        <p className="after">
          {steps.or}{' '}
          <Button look="link" onClick={() => runActionById('load-study')}>
            {steps.orLoad}
          </Button>
          {steps.orLoadAfter}
          <br />
          {steps.sample}{' '}
          <Button look="link" onClick={() => runActionById('open-sample')}>
            {steps.sampleLink}
          </Button>
          .
        </p>
      </article>
    </div>
  )
}
