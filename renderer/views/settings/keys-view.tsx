import type { Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { KeyMap } from './key-map.tsx'
import './settings.css'

/** The keyboard map as a tab. */
export default function KeysView(_props: { tab: Tab }) {
  return (
    // Scrolled by keys, so it can hold the focus itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="scroll" role="region" aria-label={words.settings.keysTitle} tabIndex={0}>
      <article className="page page-wide printed">
        <h1 className="title">{words.settings.keysTitle}</h1>
        <p className="page-says">{words.settings.keysSays}</p>
        <KeyMap />
      </article>
    </div>
  )
}
