import type { IconName } from '../../components/icon.tsx'
import { useCases, useCodes, usePropositions, useSources } from '../../state/lists.ts'
import type { Tab } from '../../state/tabs.ts'
import { bringInWords } from '../../words/bring-in.ts'
import { words } from '../../words/en.ts'
import { keyBeside } from '../../words/names.ts'
import { TAB_ICONS } from '../registry.ts'

/** How a tab is called and drawn: its key apart from its name, so that the key can stand back. */
export interface TabTitle {
  readonly key: string | null
  readonly name: string
  readonly icon: IconName
}

/** The title of a tab; follows renames. */
export function useTabTitle(tab: Tab): TabTitle {
  const about = tab.about ?? ''
  const source = useSources(state => (tab.kind === 'source' ? state.byId.get(about) : undefined))
  const code = useCodes(state => (tab.kind === 'code' ? state.byId.get(about) : undefined))
  const one = useCases(state => (tab.kind === 'case' ? state.byId.get(about) : undefined))
  const written = useCases(state =>
    tab.kind === 'case-summary' || tab.kind === 'case-themes' ? state.byId.get(about) : undefined,
  )
  const shown = tab.kind === 'look-next' ? about : tab.kind === 'propositions' ? tab.options?.['propositionId'] : null
  const proposition = usePropositions(state => (typeof shown === 'string' ? state.byId.get(shown) : undefined))
  const queues: Readonly<Record<string, string>> = words.queue.titles
  const otherwise =
    (tab.kind === 'queue'
      ? queues[about]
      : tab.kind === 'picture'
        ? words.pictures.tabs[about]
        : tab.kind === 'bring-in' && tab.options?.['mode'] === 'framework'
          ? bringInWords.title.framework
          : undefined) ?? words.frame.tabTitles[tab.kind]
  const corrected = useSources(state =>
    tab.kind === 'text-history' || tab.kind === 'replace' ? state.byId.get(about) : undefined,
  )
  if (written)
    return {
      key: keyBeside(written),
      name: tab.kind === 'case-themes' ? words.summaries.themes.title : words.summaries.cases.page,
      icon: TAB_ICONS[tab.kind],
    }
  if (corrected) return { key: keyBeside(corrected), name: otherwise, icon: TAB_ICONS[tab.kind] }
  if (proposition)
    return {
      key: keyBeside({ key: proposition.key, name: '' }),
      name: tab.kind === 'look-next' ? otherwise : (proposition.shortName ?? proposition.statement),
      icon: TAB_ICONS[tab.kind],
    }
  if (source) return { key: keyBeside(source), name: source.name, icon: source.kind }
  if (code) return { key: null, name: code.name, icon: 'framework' }
  if (one)
    return {
      key: keyBeside(one),
      name: one.name,
      icon: one.kind === 'participant' ? 'participant' : one.kind === 'pair' ? 'pair' : 'cases',
    }
  return { key: null, name: otherwise, icon: TAB_ICONS[tab.kind] }
}
