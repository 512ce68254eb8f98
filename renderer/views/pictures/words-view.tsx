// Word frequencies: what is counted, as a cloud or as bars, and which words are left out.

import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useLongAnswer } from '../../state/use-long-answer.ts'
import { words as catalogue } from '../../words/en.ts'
import { picturesWords } from '../../words/pictures.ts'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import { WordBars, WordCloud } from './words-pictures.tsx'

const w = picturesWords.words

interface Choices {
  readonly look: 'cloud' | 'bars'
  readonly speakers: 'all' | 'respondents' | 'interviewers'
  readonly kind: 'any' | 'interview' | 'observation' | 'document'
  readonly common: boolean
  readonly without: readonly string[]
  readonly filter: Filter | null
}
const FIRST: Choices = { look: 'cloud', speakers: 'all', kind: 'any', common: false, without: [], filter: null }

/** The view. */
export function WordsView({ tab }: { tab: Tab }) {
  const choices: Choices = { ...FIRST, ...(tab.options as Partial<Choices> | undefined) }
  const change = (some: Partial<Choices>) => useTabs.getState().setOptions(tab.id, some)
  const question: Input<'search.words'> = {
    speakers: choices.speakers,
    ...(choices.kind === 'any' ? {} : { kinds: [choices.kind] }),
    common: choices.common,
    without: [...choices.without],
    limit: 100,
    filter: choices.filter,
  }
  const counted = useLongAnswer('search.words', question, choices.filter === null ? TEXTS : MOVES_FILTERED, w.counting)
  const { answer: counts, again } = counted
  const trouble = counted.isStopped && counts === null ? w.stopped : counted.trouble
  const leaveOut = (word: string) => {
    const clean = word.trim()
    if (clean !== '' && !choices.without.includes(clean)) change({ without: [...choices.without, clean] })
  }
  const kinds: MenuEntry[] = (['any', 'interview', 'observation', 'document'] as const).map(kind => ({
    id: kind,
    label: w.kinds[kind],
    checked: choices.kind === kind,
    run: () => change({ kind }),
  }))
  const speakers: MenuEntry[] = (['all', 'respondents', 'interviewers'] as const).map(one => ({
    id: one,
    label: w.speakers[one],
    checked: choices.speakers === one,
    run: () => change({ speakers: one }),
  }))
  const narrowed = useFilterWords(choices.filter, 'words')
  const caption = counts
    ? w.caption(
        counts,
        w.speakers[choices.speakers],
        w.kinds[choices.kind],
        choices.common,
        choices.without,
        choices.filter === null ? null : narrowed,
      )
    : ''
  const open = (word: string) =>
    useTabs
      .getState()
      .open({ kind: 'search', options: { words: word, speakers: choices.speakers, filter: choices.filter } })
  return (
    <>
      <Toolbar label={w.toolbar}>
        <MenuButton entries={kinds}>
          <em>{w.kind}</em> <b>{w.kinds[choices.kind]}</b>
          <Icon name="down" />
        </MenuButton>
        <MenuButton entries={speakers}>
          <em>{w.saidBy}</em> <b>{w.speakers[choices.speakers]}</b>
          <Icon name="down" />
        </MenuButton>
        <BarLine />
        <Button
          pressed={!choices.common}
          {...(choices.common ? {} : { icon: 'check' as const })}
          title={w.commonSays}
          onClick={() => change({ common: !choices.common })}
        >
          {w.common}
        </Button>
        <span className="spacer" />
        <Segments
          label={w.look}
          value={choices.look}
          choices={[
            { value: 'cloud', label: w.cloud },
            { value: 'bars', label: w.bars },
          ]}
          onChange={look => change({ look })}
        />
      </Toolbar>
      <FilterLine of="words" filter={choices.filter} onChange={filter => change({ filter })}>
        <p>{narrowed}</p>
      </FilterLine>
      <div className="scroll">
        <article className="page page-wide">
          <h1 className="title">{w.title}</h1>
          <p className="page-says">{w.intro}</p>
          <LeftOut
            without={choices.without}
            onAdd={leaveOut}
            onTake={word => change({ without: choices.without.filter(one => one !== word) })}
          />
          {trouble ? (
            <>
              <Trouble>{trouble}</Trouble>
              <Button onClick={again}>{catalogue.frame.tryAgain}</Button>
            </>
          ) : null}
          {counts === null ? (
            <p className="hint" role="status">
              {trouble ? '' : w.counting}
            </p>
          ) : counts.words.length === 0 ? (
            <EmptyState title={w.nothing}>
              <p>{w.nothingSays(counts.total, counts.left)}</p>
            </EmptyState>
          ) : choices.look === 'cloud' ? (
            <WordCloud counts={counts} caption={caption} onWord={open} />
          ) : (
            <WordBars counts={counts} caption={caption} onWord={open} />
          )}
        </article>
      </div>
    </>
  )
}

/** The words a person left out, and a field for one more. */
function LeftOut({
  without,
  onAdd,
  onTake,
}: {
  without: readonly string[]
  readonly onAdd: (word: string) => void
  readonly onTake: (word: string) => void
}) {
  const [typed, setTyped] = useState('')
  return (
    <form
      className="pic-without"
      onSubmit={event => {
        event.preventDefault()
        for (const word of typed.split(/[\s,;]+/u)) onAdd(word)
        setTyped('')
      }}
    >
      <label>
        {w.leaveOut}
        <input
          className="input"
          value={typed}
          maxLength={100}
          placeholder={w.leaveOutHint}
          onChange={event => setTyped(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={typed.trim() === ''}>
        {w.leaveOutDeed}
      </Button>
      {without.map(word => (
        <button key={word} type="button" className="chip" title={w.takeBack(word)} onClick={() => onTake(word)}>
          {word}
          <Icon name="close" />
          <span className="visually-hidden">{w.takeBack(word)}</span>
        </button>
      ))}
    </form>
  )
}

const TEXTS = ['paragraph', 'source']
