import type { Tab } from '../../state/tabs.ts'

/** First steps as a tab. */
export default function FirstSteps(_props: { tab: Tab }) {
  return <FirstStepsPage />
}

/** What to do in an empty project. */
export function FirstStepsPage() {
  return null
}
