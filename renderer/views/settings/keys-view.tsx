import type { Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { KeyMap } from './key-map.tsx'
import './settings.css'

/** The keyboard map as a tab. */
export default function KeysView(_props: { tab: Tab }) {
  return (
    <div className="scroll">
      <article className="page page-wide">
        <h1 className="title">{words.settings.keysTitle}</h1>
        <p className="page-says">{words.settings.keysSays}</p>
        <KeyMap />
      </article>
    </div>
  )
}
