import { words } from '../../words/en.ts'

/** The first screen. */
export function StartScreen() {
  return <h1>{words.start.title}</h1>
}
