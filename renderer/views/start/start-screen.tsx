import { useState } from 'react'
import { runActionById } from '../../actions/registry.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { Mark } from '../frame/mark.tsx'
import { RecentProjects } from './recent-projects.tsx'
import './start.css'

const { start } = words

interface Way {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  readonly says: string
  readonly keys?: string
}

const WAYS: readonly Way[] = [
  { id: 'new-project', icon: 'plus', ...start.create, keys: 'Mod+N' },
  { id: 'open-project', icon: 'folder', ...start.open, keys: 'Mod+O' },
  { id: 'load-study', icon: 'in', ...start.load },
  { id: 'open-sample', icon: 'matrix', ...start.sample },
]

/** The first screen: begin something, or go on with what was open before. */
export function StartScreen() {
  const message = useStatus(state => state.message)
  const [busy, setBusy] = useState<string | null>(null)
  return (
    <div className="start">
      <section className="start-begin" aria-labelledby="start-title">
        <header className="start-brand">
          <Mark />
          <span>{words.frame.product}</span>
        </header>
        <h1 className="title" id="start-title">
          {start.title}
        </h1>
        <ul className="start-ways">
          {WAYS.map(way => (
            <li key={way.id}>
              <button type="button" className="start-way" onClick={() => runActionById(way.id)}>
                <Icon name={way.icon} />
                <span>
                  <b>{way.title}</b>
                  <small>{way.says}</small>
                </span>
                {way.keys && <Keys of={way.keys} />}
              </button>
            </li>
          ))}
        </ul>
        <div className="start-said" aria-live="polite">
          {message?.kind === 'trouble' ? <Trouble>{message.text}</Trouble> : (busy ?? message?.text)}
        </div>
        <p className="start-promise">
          <Icon name="lock" />
          {start.promise}
        </p>
      </section>
      <main className="start-recent">
        <RecentProjects onBusy={setBusy} />
        <footer className="start-foot">
          <Button look="link" onClick={() => runActionById('keyboard-map')}>
            {words.settings.keysTitle}
          </Button>
          <span className="spacer" />
          <span className="hint">{start.lookHint}</span>
          <IconButton icon="settings" label={words.settings.title} onClick={() => runActionById('settings')} />
        </footer>
      </main>
    </div>
  )
}
