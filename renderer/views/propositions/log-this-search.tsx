import { useState } from 'react'
import type { PropositionId } from '../../../src/base/ids.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { usePropositions } from '../../state/lists.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { propositionName } from './called.ts'
import { LogSearch } from './log-search.tsx'
import '../../styles/propositions.css'

interface LogThisSearchProps {
  readonly lookedFor: string
  readonly lookedIn: string
  readonly lookedAt: number
}

/** Keeps the search on screen as one for evidence against a proposition: which one is chosen, what came of it is written. */
export function LogThisSearch(begin: LogThisSearchProps) {
  const propositions = usePropositions(state => state.items).filter(one => one.status !== 'merged')
  const [against, choose] = useState<PropositionId | null>(null)
  if (propositions.length === 0) return null
  return (
    <div className="log-this">
      <MenuButton
        menuLabel={w.logAgainst}
        entries={propositions.map(one => ({
          id: one.id,
          label: propositionName(one),
          ...(one.key === null ? {} : { detail: one.statement }),
          run: () => choose(one.id as PropositionId),
        }))}
      >
        {w.logAgainst}
        <Icon name="down" />
      </MenuButton>
      {against === null ? null : (
        <LogSearch key={against} propositionId={against} begin={begin} onDone={() => choose(null)} />
      )}
    </div>
  )
}
