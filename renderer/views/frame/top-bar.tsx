import type { Action } from '../../actions/action.ts'
import { GO_ACTIONS } from '../../actions/go-actions.ts'
import { UNDO_ACTIONS } from '../../actions/undo-actions.ts'
import { useAction } from '../../actions/use-action.ts'
import { IconButton } from '../../components/button.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'
import { CoderMenu, ProjectMenu } from '../project/project-menu.tsx'
import { Mark } from './mark.tsx'

const [UNDO, REDO] = UNDO_ACTIONS as [Action, Action]
const FIND = GO_ACTIONS.find(action => action.id === 'find-anything')!

/** The top bar: which project, find anything, undo and redo, who is at work. */
export function TopBar() {
  const info = useProject(state => state.info)
  const empty = info !== null && info.counts.sources + info.counts.codes === 0
  return (
    <header className="top-bar" data-pane="top">
      <div className="brand">
        <Mark />
        <h1 className="visually-hidden">{info?.name}</h1>
        <ProjectMenu />
        {info?.readOnly ? (
          <small>
            <Icon name="lock" /> {words.frame.readOnly}
          </small>
        ) : (
          empty && <small>{words.frame.emptySoFar}</small>
        )}
      </div>
      <FindButton />
      <div className="top-acts">
        <ActionIcon action={UNDO} icon="undo" />
        <ActionIcon action={REDO} icon="redo" />
        <CoderMenu />
      </div>
    </header>
  )
}

function FindButton() {
  const { run, keys, ariaKeys } = useAction(FIND)
  return (
    <button type="button" className="find-button" onClick={run} aria-keyshortcuts={ariaKeys} data-pane-start="">
      <Icon name="find" />
      <span>{words.frame.find}</span>
      <kbd aria-hidden="true">{keys}</kbd>
    </button>
  )
}

function ActionIcon({ action, icon }: { action: Action; icon: IconName }) {
  const { label, enabled, title, ariaKeys, run } = useAction(action)
  return (
    <IconButton
      icon={icon}
      label={label}
      title={title}
      disabled={!enabled}
      aria-keyshortcuts={ariaKeys}
      onClick={run}
    />
  )
}
