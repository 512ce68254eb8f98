import { useCallback, useEffect, useState } from 'react'
import type { RecentProject } from '../../../src/store/contract.ts'
import { openProject } from '../../actions/project-deeds.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { call } from '../../client/client.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'

const { start } = words
const FILTER_FROM = 8

/** The projects opened here before. One that is not there now stays listed and says so. */
export function RecentProjects({ onBusy }: { readonly onBusy: (words: string | null) => void }) {
  const [recent, setRecent] = useState<readonly RecentProject[] | null>(null)
  const [filter, setFilter] = useState('')
  const read = useCallback(() => {
    call('project.recent', {}).then(setRecent, useStatus.getState().refuse)
  }, [])
  useEffect(read, [read])

  const open = async (project: RecentProject) => {
    onBusy(start.opening(project.name))
    try {
      await openProject(project.path, project.name, project.encrypted)
    } catch (error) {
      useStatus.getState().refuse(error)
      read()
    } finally {
      onBusy(null)
    }
  }
  const forget = async (project: RecentProject) => {
    try {
      await call('project.forget', { path: project.path })
      useStatus.getState().note(start.forgotten)
      read()
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const shown = recent?.filter(project => project.name.toLowerCase().includes(filter.trim().toLowerCase())) ?? []
  return (
    <>
      <div className="recent-head">
        <h2 className="title">{start.goOn}</h2>
        {recent && recent.length >= FILTER_FROM && (
          <label className="recent-filter">
            <Icon name="find" />
            <input
              className="input"
              value={filter}
              placeholder={start.filter}
              aria-label={start.filter}
              onChange={event => setFilter(event.target.value)}
            />
          </label>
        )}
      </div>
      {recent?.length === 0 && (
        <div className="recent-none">
          <p>{start.recentNone}</p>
          <p>{start.recentNoneHint}</p>
        </div>
      )}
      <ul className="recent">
        {shown.map((project, at) => (
          <RecentRow
            key={project.path}
            project={project}
            isLatest={at === 0 && filter === ''}
            onOpen={() => void open(project)}
            onForget={() => void forget(project)}
          />
        ))}
      </ul>
      {recent && recent.length > 0 && shown.length === 0 && <p className="hint">{start.filterNone}</p>}
    </>
  )
}

interface RecentRowProps {
  readonly project: RecentProject
  readonly isLatest: boolean
  readonly onOpen: () => void
  readonly onForget: () => void
}

function RecentRow({ project, isLatest, onOpen, onForget }: RecentRowProps) {
  const { name, path, there } = project
  return (
    <li className={`recent-project${isLatest && there ? ' is-latest' : ''}${there ? '' : ' is-gone'}`}>
      <button type="button" className="recent-open" disabled={!there} onClick={onOpen}>
        <span className="recent-name">
          {name}
          {project.encrypted && <Icon name="lock" />}
          {project.encrypted && <span className="visually-hidden">{start.encrypted}</span>}
        </span>
        <span className="recent-when">{whenInWords(project.openedAt)}</span>
        <span className="recent-path" title={path}>
          {/* Cut at the front when it is long: the file's own name is what tells it apart. */}
          <bdi>{path}</bdi>
        </span>
        {there && <span className="recent-summary">{project.summary}</span>}
      </button>
      {!there && (
        <span className="recent-gone">
          {start.notThere}{' '}
          <Button look="link" onClick={() => useOverlay.getState().show({ kind: 'open-project' })}>
            {start.findIt}
          </Button>
        </span>
      )}
      <IconButton className="recent-forget" icon="close" label={start.forget(name)} onClick={onForget} />
    </li>
  )
}
