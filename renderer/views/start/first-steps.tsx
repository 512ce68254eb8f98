import type { Tab } from '../../state/tabs.ts'
import { FirstStepsPage } from './first-steps-page.tsx'

/** First steps as a tab, for a project that has something in it already. */
export default function FirstSteps(_props: { tab: Tab }) {
  return <FirstStepsPage />
}
