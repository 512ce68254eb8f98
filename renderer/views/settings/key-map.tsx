import { labelOf, shortcutsOf, type ActionGroup } from '../../actions/action.ts'
import { allActions, now } from '../../actions/registry.ts'
import { Keys } from '../../components/kbd.tsx'
import { words } from '../../words/en.ts'

const GROUPS: readonly ActionGroup[] = ['go', 'text', 'edit', 'matrix', 'import', 'view', 'project', 'help']

interface Line {
  readonly label: string
  readonly keys: readonly string[]
}

/** Every key that does something: those of the actions known now, and those that views, trees and grids take themselves. */
export function KeyMap() {
  const state = now()
  const seen = new Set<string>()
  const known = allActions().filter(
    action => shortcutsOf(action).length > 0 && !seen.has(action.id) && seen.add(action.id),
  )
  const linesOf = (group: ActionGroup): Line[] => {
    const lines: Line[] = known
      .filter(action => action.group === group)
      .map(action => ({
        label: words.settings.keyLabels[action.id] ?? labelOf(action, state),
        keys: shortcutsOf(action),
      }))
    const fixed: Line[] = (words.settings.fixedKeys[group] ?? []).filter(
      one => !lines.some(line => line.keys.some(key => one.keys.some(own => own.toLowerCase() === key.toLowerCase()))),
    )
    return [...lines, ...fixed]
  }
  return (
    <div className="key-map">
      {GROUPS.map(group => ({ group, lines: linesOf(group) }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ group, lines }) => (
          <section key={group}>
            <h2>{words.settings.groups[group]}</h2>
            <dl>
              {lines.map(line => (
                <div key={line.label}>
                  <dt>{line.label}</dt>
                  <dd>
                    {line.keys.map(key => (
                      <Keys key={key} of={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </div>
  )
}
