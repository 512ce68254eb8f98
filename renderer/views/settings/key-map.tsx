import { useState } from 'react'
import { labelOf, shortcutsOf } from '../../actions/action.ts'
import { ACTION_GROUPS, type ActionGroup } from '../../actions/groups.ts'
import { allActions, now } from '../../actions/registry.ts'
import { isMac, keysShown } from '../../actions/shortcut.ts'
import { Button } from '../../components/button.tsx'
import { Keys } from '../../components/kbd.tsx'
import { words } from '../../words/en.ts'
import { fitsLabel } from '../palette/choices.ts'

interface Line {
  readonly label: string
  readonly keys: readonly string[]
}

/** The lines of one group: the keys of actions known now, and those that views, trees and grids take themselves. */
function linesOf(group: ActionGroup): Line[] {
  const state = now()
  const seen = new Set<string>()
  const lines: Line[] = allActions()
    .filter(action => shortcutsOf(action).length > 0 && !seen.has(action.id) && seen.add(action.id))
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

/** Whether a line is meant by what was typed: words of its label, or its keys ("ctrl k"). */
function isMeant(line: Line, typed: string): boolean {
  const keys = line.keys.map(key => keysShown(key, isMac())).join(' ')
  return fitsLabel(`${line.label} ${keys}`, typed) || line.keys.some(key => key === typed.trim())
}

/** Every key that does something, with a field to look one up and a way to put the map on the wall. */
export function KeyMap() {
  const [typed, setTyped] = useState('')
  const groups = ACTION_GROUPS.map(group => ({
    group,
    lines: linesOf(group).filter(line => typed.trim() === '' || isMeant(line, typed)),
  })).filter(({ lines }) => lines.length > 0)
  return (
    <>
      <div className="key-map-bar">
        <input
          type="search"
          aria-label={words.settings.findKey}
          placeholder={words.settings.findKey}
          value={typed}
          data-pane-start=""
          onChange={event => setTyped(event.target.value)}
        />
        <Button icon="print" onClick={() => window.print()}>
          {words.settings.printKeys}
        </Button>
      </div>
      <output className="visually-hidden" aria-live="polite">
        {typed.trim() === '' ? '' : words.settings.keysFound(groups.reduce((sum, { lines }) => sum + lines.length, 0))}
      </output>
      {groups.length === 0 && <p className="hint">{words.settings.noKey(typed.trim())}</p>}
      <div className="key-map">
        {groups.map(({ group, lines }) => (
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
    </>
  )
}
