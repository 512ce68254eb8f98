import { isChapter } from '../../manual/chapters.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { Manual } from './manual.tsx'
import type { ManualPlace } from './place.ts'

/** The manual as a tab; it is found again where it was left. */
export default function ManualView({ tab }: { tab: Tab }) {
  const { chapter, section, n } = tab.options ?? {}
  const place: ManualPlace = {
    chapter: isChapter(chapter) ? chapter : 'start',
    section: typeof section === 'string' ? section : null,
    n: typeof n === 'number' ? n : 0,
  }
  return (
    <>
      <h1 className="visually-hidden">{words.manual.title}</h1>
      <Manual
        place={place}
        goTo={next => useTabs.getState().setOptions(tab.id, { ...place, ...next, n: place.n + 1 })}
      />
    </>
  )
}
