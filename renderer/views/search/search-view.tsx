import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { SearchHit } from '../../../src/search/types.ts'
import { openSource } from '../../actions/go.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { useFilterWords } from '../../components/filter/use-filter-words.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Segments } from '../../components/segments.tsx'
import { useFocus } from '../../state/focus.ts'
import { useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { figure } from '../../words/plural.ts'
import { searchWords as w } from '../../words/search.ts'
import { words as catalogue } from '../../words/en.ts'
import { LogThisSearch } from '../propositions/log-this-search.tsx'
import { CodeMany } from '../source/code-many.tsx'
import '../../styles/coding.css'
import '../../styles/filter.css'
import '../../styles/matrix.css'
import '../../styles/search.css'
import { withoutMarks } from './without-marks.ts'
import { useSearch, type Findings, type Speakers } from './use-search.ts'

const SPEAKERS = ['all', 'respondents', 'interviewers'] as const

/** Full text search: places grouped by source, in document order, each in its own words. */
export default function SearchView({ tab }: { tab: Tab }) {
  const words = typeof tab.options?.['words'] === 'string' ? tab.options['words'] : ''
  const speakers = (SPEAKERS as readonly unknown[]).includes(tab.options?.['speakers'])
    ? (tab.options!['speakers'] as Speakers)
    : 'all'
  const set = (options: Record<string, unknown>) => useTabs.getState().setOptions(tab.id, options)
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const narrowed = useFilterWords(filter, 'words')
  const { findings, trouble, busy, more } = useSearch(words, speakers, filter)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const many = useRef<HTMLButtonElement>(null)
  const [isMany, setMany] = useState(false)

  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  const onField = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>('[data-hit]')?.focus()
  }
  return (
    <div className="search-view">
      <div className="search-ask">
        <div className="search-field">
          <Icon name="find" />
          <input
            ref={field}
            type="text"
            role="searchbox"
            spellCheck={false}
            aria-label={w.field}
            placeholder={w.placeholder}
            value={words}
            onChange={event => set({ words: event.target.value })}
            onKeyDown={onField}
          />
          {words === '' ? null : (
            <IconButton icon="close" label={w.clear} onClick={() => (set({ words: '' }), field.current?.focus())} />
          )}
        </div>
        <div className="search-line">
          <span className="label">{w.speakers}</span>
          <Segments
            label={w.speakers}
            value={speakers}
            choices={SPEAKERS.map(value => ({ value, label: w.speakerKinds[value] }))}
            onChange={value => set({ speakers: value })}
          />
          <span className="spacer" />
          {findings && findings.total > 0 ? (
            <Button ref={many} look="flat" onClick={() => setMany(true)}>
              {catalogue.coding.many.hits}
            </Button>
          ) : null}
          {findings && words.trim() !== '' ? (
            <LogThisSearch
              lookedFor={findings.words}
              lookedIn={filter === null ? w.speakerKinds[speakers] : w.lookedIn(w.speakerKinds[speakers], narrowed)}
              lookedAt={findings.total}
            />
          ) : null}
          {isMany && findings ? (
            <CodeMany
              about={{ kind: 'hits', words: findings.words, speakers, filter }}
              anchor={many}
              onClose={() => setMany(false)}
            />
          ) : null}
          <p className="search-total" role="status">
            {findings && findings.total > 0 ? w.total(findings.total, findings.sources, findings.exact) : ''}
          </p>
        </div>
      </div>
      <FilterLine of="words" filter={filter} onChange={next => set({ filter: next })}>
        <p>{narrowed}</p>
      </FilterLine>
      {trouble ? (
        <div className="search-trouble">
          <Trouble>{trouble}</Trouble>
        </div>
      ) : null}
      <div className={busy ? 'scroll search-results is-busy' : 'scroll search-results'} ref={list}>
        {words.trim() === '' ? (
          <Beginning />
        ) : findings && findings.total === 0 && findings.exact ? (
          <div className="search-nothing">
            <p className="title">{w.nothing(findings.words)}</p>
            <p className="hint">{filter === null ? w.tryFewer : w.tryWithout}</p>
            {filter === null ? null : <Button onClick={() => set({ filter: null })}>{w.withoutFilter}</Button>}
          </div>
        ) : findings ? (
          <Places findings={findings} more={more} back={() => field.current?.focus()} />
        ) : null}
      </div>
    </div>
  )
}

function Beginning() {
  return (
    <div className="search-begin">
      <p>{w.begin}</p>
      <h2 className="label">{w.helpHead}</h2>
      <dl>
        {w.help.map(({ write, finds }) => (
          <div key={write}>
            <dt>
              <code>{write}</code>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

interface Group {
  readonly sourceId: string
  readonly first: number
  readonly hits: readonly SearchHit[]
}

/** Hits in a row of the same source, with the place of the first among all. */
function groupsOf(hits: readonly SearchHit[]): Group[] {
  const groups: { sourceId: string; first: number; hits: SearchHit[] }[] = []
  hits.forEach((hit, at) => {
    const last = groups.at(-1)
    if (last?.sourceId === hit.sourceId) last.hits.push(hit)
    else groups.push({ sourceId: hit.sourceId, first: at, hits: [hit] })
  })
  return groups
}

function Places({ findings, more, back }: { findings: Findings; more: () => void; back: () => void }) {
  const { hits, total, exact } = findings
  const groups = useMemo(() => groupsOf(hits), [hits])
  const kinds = useSources(state => state.byId)
  const end = useRef<HTMLDivElement>(null)
  const waiting = hits.length < total

  useEffect(() => {
    if (!waiting) return
    const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && more(), {
      rootMargin: '600px',
    })
    watch.observe(end.current!)
    return () => watch.disconnect()
  }, [waiting, more])
  useEffect(() => () => useStatus.getState().setPlace([]), [])

  const open = (hit: SearchHit) => openSource(hit.sourceId, { start: hit.start, end: hit.end })
  const arrive = (hit: SearchHit, at: number) => {
    useFocus.getState().focus({ kind: 'source', sourceId: hit.sourceId })
    useStatus.getState().setPlace([w.position(at + 1, exact ? figure(total) : `${figure(total)}+`)])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      return back()
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')]
    const at = all.indexOf(document.activeElement as HTMLElement)
    if (at === 0 && step === -1) return back()
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys walk the buttons inside
    <div role="region" aria-label={w.results} onKeyDown={onKeyDown}>
      {groups.map((group, place) => {
        const { sourceKey, sourceName } = group.hits[0]!
        const complete = place < groups.length - 1 || !waiting
        const kind: IconName = kinds.get(group.sourceId)?.kind ?? 'document'
        return (
          <section className="search-group" key={`${group.sourceId} ${group.first}`}>
            <h2>
              <Icon name={kind} />
              <b>{sourceKey}</b> <span>{sourceName}</span>
              {complete ? <span className="count">{w.inSource(group.hits.length)}</span> : null}
            </h2>
            <ol>
              {group.hits.map((hit, index) => {
                const at = group.first + index
                return (
                  <li key={at}>
                    <button
                      type="button"
                      className="search-hit"
                      data-hit={at}
                      tabIndex={at === 0 ? 0 : -1}
                      onFocus={() => arrive(hit, at)}
                      onClick={() => open(hit)}
                    >
                      <span className="search-place">
                        {w.paragraph(hit.paragraph)}
                        {hit.speaker ? <small>{hit.speaker}</small> : null}
                      </span>
                      <span className="quote">
                        <HitWords hit={hit} />
                      </span>
                    </button>
                  </li>
                )
              })}
            </ol>
          </section>
        )
      })}
      <div ref={end} className="search-end" aria-hidden="true">
        {waiting ? w.readingOn : ''}
      </div>
    </div>
  )
}

/** The words of a hit, without the marks of Markdown around them. */
function HitWords({ hit }: { hit: SearchHit }) {
  const { before, match, after } = withoutMarks(hit)
  return (
    <>
      {before}
      <mark>{match}</mark>
      {after}
    </>
  )
}
