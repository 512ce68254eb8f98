import { Keys } from '../../components/kbd.tsx'
import { words } from '../../words/en.ts'

/** The middle when no tab is open. */
export function NothingOpen() {
  return (
    <div className="nothing-open">
      <p className="title">{words.frame.nothingOpen}</p>
      <p className="hint">{words.frame.nothingOpenHint}</p>
      <p>
        <Keys of="Mod+K" />
      </p>
    </div>
  )
}
