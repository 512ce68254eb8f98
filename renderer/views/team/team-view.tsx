import { useMemo } from 'react'
import { runActionById } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useProject } from '../../state/project.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { teamWords as w } from '../../words/team.ts'
import '../../styles/team.css'
import { JudgedBy } from './judged-by.tsx'
import { TeamAllocation } from './team-allocation.tsx'
import { TeamCoders } from './team-coders.tsx'
import { TeamCopies } from './team-copies.tsx'

const VIEWS = ['coders', 'allocation', 'copies'] as const
type View = (typeof VIEWS)[number]
const TABLES = ['coder', 'coder_fact', 'allocation', 'source_coder', 'source', 'coding', 'evidence', 'memo', 'anchor']

/** The team: who codes, who codes which source, and the copies that are out. */
export default function TeamView({ tab }: { readonly tab: Tab }) {
  const view = VIEWS.find(one => one === tab.options?.['view']) ?? 'coders'
  const { answer: team, trouble } = useAnswer('team.get', {}, TABLES)
  const of = tab.options?.['of']
  const done = tab.options?.['done'] === true
  const which = tab.options?.['only']
  const only = useMemo(
    () => (which === 'sealed' || which === 'nobody' ? which : typeof of === 'string' ? { of, done } : null),
    [which, of, done],
  )
  const judge = team?.coders.find(one => one.id === tab.options?.['judgedBy'])
  const show = (options: Readonly<Record<string, unknown>>) =>
    useTabs.getState().setOptions(tab.id, { of: null, only: null, judgedBy: null, ...options })
  const canWrite = useProject(state => state.info?.readOnly === false)
  const isCopy = useProject(state => state.info?.copyOf !== null)
  return (
    <div className="team-view">
      <Toolbar label={w.bar}>
        <Segments
          label={w.view}
          value={view}
          choices={VIEWS.map(value => ({ value, label: w.views[value] }))}
          onChange={(value: View) => show({ view: value })}
        />
        <Spacer />
        {canWrite && !isCopy ? (
          <Button icon="out" onClick={() => runActionById('hand-out-copies')}>
            {w.handOut}
          </Button>
        ) : null}
      </Toolbar>
      {trouble === null ? null : <Trouble>{trouble}</Trouble>}
      {view === 'copies' ? (
        <TeamCopies team={team} />
      ) : team === null ? null : view === 'coders' ? (
        judge ? (
          <JudgedBy coder={judge} onBack={() => show({ view: 'coders' })} />
        ) : (
          <TeamCoders team={team} canWrite={canWrite} />
        )
      ) : (
        <TeamAllocation
          team={team}
          canWrite={canWrite}
          only={only}
          onOnly={next => show(next === null || typeof next === 'object' ? { ...next } : { only: next })}
        />
      )}
    </div>
  )
}
