// The walk through what is not coded yet, from source to source.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { SourceId } from '../../../src/base/ids.ts'
import { enterMiddle } from '../../actions/pane-actions.ts'
import { call } from '../../client/client.ts'
import { useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { tabId, useTabs } from '../../state/tabs.ts'
import { coverageWords } from '../../words/coverage.ts'

/** Opens a source at the first place that the coder at work has not coded. */
export function openNotCoded(sourceId: SourceId): void {
  useTabs.getState().open({ kind: 'source', about: sourceId, options: { toNotCoded: true } })
  enterMiddle()
}

/** Opens the next source, in the order of the navigator and from the first after the last, in which something is not coded; of those that pass the filter of the list, where one is kept with it. */
export async function openNextNotCoded(after: SourceId): Promise<void> {
  const counts = new Map((await call('source.notCoded', {})).map(one => [one.sourceId as string, one.notCoded]))
  const list = useTabs.getState().tabs.find(tab => tab.id === tabId('coverage'))
  const filter = (list?.options?.['filter'] as Filter | null | undefined) ?? null
  const passing = filter === null ? null : new Set<string>(await call('filter.sources', { filter }))
  const sources = useSources.getState().items
  const at = sources.findIndex(source => source.id === after)
  const inTurn = [...sources.slice(at + 1), ...sources.slice(0, Math.max(0, at))]
  const next = inTurn.find(source => (counts.get(source.id) ?? 0) > 0 && (passing?.has(source.id) ?? true))
  if (next === undefined) useStatus.getState().hint(passing === null ? coverageWords.noNext : coverageWords.noNextOf)
  else openNotCoded(next.id)
}
