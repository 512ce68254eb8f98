import type { Action } from '../../actions/action.ts'
import { labelOf, shortcutsOf } from '../../actions/action.ts'
import { PROJECT_ACTIONS } from '../../actions/project-actions.ts'
import { openSheet } from '../../actions/go-actions.ts'
import { now, runAction } from '../../actions/registry.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { call } from '../../client/client.ts'
import { useCoders } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { teamWords } from '../../words/team.ts'

function entry(action: Action): MenuEntry {
  const keys = shortcutsOf(action)[0]
  return { id: action.id, label: labelOf(action, now()), ...(keys ? { keys } : {}), run: () => void runAction(action) }
}

/** The project's name; opens what can be done with it as a file. */
export function ProjectMenu() {
  const info = useProject(state => state.info)
  const groups = [
    ['new-project', 'open-project', 'open-sample', 'load-study'],
    ['check', 'back-up', 'backups'],
    ['encrypt', 'rekey', 'decrypt', 'lock'],
    ['close-project'],
  ]
  const state = now()
  const entries = groups.flatMap((ids): MenuEntry[] => {
    const found = PROJECT_ACTIONS.filter(action => ids.includes(action.id) && action.enabled(state))
    return [{ line: true }, ...found.map(entry)]
  })
  return (
    <MenuButton className="project-button" entries={entries} menuLabel={words.frame.projectMenu}>
      <span>{info?.name}</span>
      {info?.copyOf ? <small>{words.project.copyFor(info.copyOf.for)}</small> : null}
      <Icon name="down" />
    </MenuButton>
  )
}

/** Who is at work; opens the coders of this project. */
export function CoderMenu() {
  const info = useProject(state => state.info)
  const coders = useCoders(state => state.items)
  if (!info) return null
  const workAs = async (name: string) => {
    try {
      await useProject.getState().entered(await call('project.workAs', { name }))
      useStatus.getState().note(words.frame.coderAtWork(name))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const entries: MenuEntry[] = [
    { head: words.project.deeds.workAs },
    ...coders.map(coder => ({
      id: coder.id,
      label: coder.name,
      detail: coder.initials,
      checked: coder.id === info.coder.id,
      run: () => void workAs(coder.name),
    })),
    { line: true },
    {
      id: 'team',
      label: teamWords.title,
      icon: 'team',
      run: () => openSheet('team'),
    },
    {
      id: 'another',
      label: words.project.anotherCoder,
      icon: 'plus',
      run: () => useOverlay.getState().show({ kind: 'work-as' }),
    },
  ]
  return (
    <MenuButton
      className="coder-button"
      entries={entries}
      menuLabel={words.project.deeds.workAs}
      placement="bottom end"
    >
      <span className="visually-hidden">{words.frame.workingAs}</span>
      <span className="coder" aria-hidden="true">
        {info.coder.initials}
      </span>
      <span className="coder-name">{info.coder.name}</span>
      <Icon name="down" />
    </MenuButton>
  )
}
