import type { Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { Look } from './look.tsx'
import './settings.css'

/** Settings as a tab. */
export default function SettingsView(_props: { tab: Tab }) {
  return (
    <div className="scroll">
      <article className="page">
        <h1 className="title">{words.settings.title}</h1>
        <p className="page-says">{words.settings.says}</p>
        <Look />
      </article>
    </div>
  )
}
