import { words } from '../../words/en.ts'

/** The navigator pane. */
export function Navigator() {
  return <aside className="navigator" data-pane="navigator" aria-label={words.frame.navigator} />
}
