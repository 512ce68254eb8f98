import type { CaseId } from '../../../src/base/ids.ts'
import type { Tab } from '../../state/tabs.ts'
import '../../styles/cases.css'
import { CasePage } from './case-page.tsx'
import { CaseTables } from './case-tables.tsx'

/** The sheet of one case; without one, the tables of all cases. */
export default function CaseView({ tab }: { tab: Tab }) {
  return tab.about === null ? <CaseTables tab={tab} /> : <CasePage key={tab.about} caseId={tab.about as CaseId} />
}
