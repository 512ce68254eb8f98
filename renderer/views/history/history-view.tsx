import type { Tab } from '../../state/tabs.ts'

/** Not built yet. */
export default function HistoryView(_props: { tab: Tab }) {
  return null
}
