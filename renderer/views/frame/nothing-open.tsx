import { useMemo } from 'react'
import { openSource } from '../../actions/go.ts'
import { GO_ACTIONS } from '../../actions/go-actions.ts'
import type { Action } from '../../actions/action.ts'
import { useAction } from '../../actions/use-action.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'
import { keyBeside } from '../../words/names.ts'

const SHOWN = 6
const ACROSS: readonly { readonly id: string; readonly icon: IconName }[] = [
  { id: 'open-matrix', icon: 'matrix' },
  { id: 'open-search', icon: 'find' },
  { id: 'open-propositions', icon: 'propositions' },
  { id: 'open-memos', icon: 'memos' },
]

/** The middle when no tab is open: what is still to be read, and the ways across the study. */
export function NothingOpen() {
  const sources = useSources(state => state.items)
  const you = useProject(state => state.info?.coder.id)
  const left = useMemo(
    () => sources.filter(source => you !== undefined && !source.codedBy.includes(you)),
    [sources, you],
  )
  return (
    <div className="scroll">
      <div className="nothing-open">
        <h2 className="title">{words.frame.nothingOpen}</h2>
        <p className="hint">
          {words.frame.nothingOpenHint} <Keys of="Mod+K" />
        </p>
        <div className="begin-with">
          <section>
            <h3>{words.frame.goOnReading}</h3>
            {left.length === 0 && <p className="hint">{words.frame.allCoded}</p>}
            <ul className="code-lines">
              {left.slice(0, SHOWN).map(source => (
                <li key={source.id}>
                  <button type="button" onClick={() => openSource(source.id)}>
                    <KindIcon kind={source.kind} />
                    <span className="row-name">
                      {keyBeside(source) && <span className="key">{source.key} </span>}
                      {source.name}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {left.length > SHOWN && <p className="hint">{words.frame.moreSources(left.length - SHOWN)}</p>}
          </section>
          <section>
            <h3>{words.frame.lookAcross}</h3>
            <ul className="code-lines">
              {ACROSS.map(({ id, icon }) => (
                <WayAcross key={id} action={GO_ACTIONS.find(action => action.id === id)!} icon={icon} />
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  )
}

function WayAcross({ action, icon }: { action: Action; icon: IconName }) {
  const { label, keys, run } = useAction(action)
  return (
    <li>
      <button type="button" onClick={() => run()}>
        <Icon name={icon} />
        <span className="row-name">{label}</span>
        {keys && <kbd>{keys}</kbd>}
      </button>
    </li>
  )
}
