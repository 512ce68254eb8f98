import type { Tab } from '../../state/tabs.ts'

/** Not built yet. */
export default function CodeView(_props: { tab: Tab }) {
  return null
}
