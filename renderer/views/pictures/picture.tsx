// The frame of every picture: what it shows in a sentence, the marks that arrows walk, the same as a table, and the files.

import { useId, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { call } from '../../client/client.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { saveFile } from '../../state/save-file.ts'
import { picturesWords as w } from '../../words/pictures.ts'
import '../../styles/pictures.css'
import type { CheckAbout, OutputKind } from '../../../src/exchange/disclosure/kinds.ts'
import { checkEntries } from '../disclosure/outputs.ts'
import { nextMark } from './mark-moves.ts'
import { Stop } from './mark.tsx'
import { svgFile } from './svg-file.ts'

/** The numbers under a picture, to be read. The first field of each row is its head. */
export interface PictureTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

interface PictureProps {
  readonly title: string
  /** One real sentence of what is to be seen. */
  readonly description: string
  /** What was counted, in words: the filter, the order, the unit. Goes into the file. */
  readonly caption: string
  readonly width: number
  readonly height: number
  readonly table: PictureTable
  /** The id of the mark that Tab leads to first. */
  readonly first: string | null
  /** Stands under the picture: what signs and shades mean. */
  readonly legend?: ReactNode
  /** Stands beside the switch. */
  readonly beside?: ReactNode
  readonly level?: 2 | 3
  /** The size of its smallest words, where none are as small as those on an axis. */
  readonly smallest?: number
  /** What is checked of it before it leaves the team; null where nothing of cases is to be seen in it. */
  readonly check?: OutputKind | null
  /** What is checked besides its kind: the filter. */
  readonly checked?: CheckAbout
  readonly children: ReactNode
}

// A picture becomes smaller with its place, but never so small that its words could not be read: then it is scrolled.
const ON_AN_AXIS = 11.5
const READABLE = 11

/** As many rows as are drawn of the table; the rest is said. */
const MOST_ROWS = 500

/** A picture in its frame. */
export function Picture(props: PictureProps) {
  const { title, description, caption, width, height, table, first, legend, beside, children } = props
  const id = useId()
  const svg = useRef<SVGSVGElement>(null)
  const [shows, setShows] = useState<'picture' | 'table'>('picture')
  const [stop, setStop] = useState<string | null>(null)
  const Head = props.level === 3 ? 'h3' : 'h2'

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const elements = [...(svg.current?.querySelectorAll<SVGGElement>('[data-mark]') ?? [])]
    const from = elements.findIndex(one => one === document.activeElement)
    const places = elements.map(one => ({ x: Number(one.dataset['x']), y: Number(one.dataset['y']) }))
    const to = nextMark(places, from, event.key)
    if (to === null) return
    event.preventDefault()
    elements[to]!.focus()
  }
  const onFocus = (event: FocusEvent) => {
    const mark = event.target.closest<SVGGElement>('[data-mark]')
    if (mark) setStop(mark.dataset['mark']!)
  }
  const write = (format: 'svg' | 'png') =>
    saveFile(
      `${title}.${format}`,
      async (to, { signal }) => {
        const file = svgFile(svg.current!, { title, description: `${description} ${caption}` })
        const content = format === 'svg' ? file : await (await import('./png-file.ts')).pngFile(file)
        await call('export.picture', { to, format, content, what: title, caption }, { signal })
      },
      { busy: w.writing(title), done: w.written },
    )
  // Marks that went away must not leave the picture without a tab stop.
  const stops = useMemo(() => ({ id: stop, first }), [stop, first])
  const files = (['svg', 'png'] as const).map(format => ({
    id: format,
    label: w.formats[format],
    run: () => void write(format),
  }))
  const { check = 'pictures' } = props
  return (
    <figure className="pic" aria-labelledby={`${id}-title`}>
      <header className="pic-head">
        <Head id={`${id}-title`}>{title}</Head>
        {beside}
        <span className="spacer" />
        <Segments
          label={w.shows}
          value={shows}
          choices={[
            { value: 'picture', label: w.picture },
            { value: 'table', label: w.table },
          ]}
          onChange={setShows}
        />
        <MenuButton
          className="button"
          placement="bottom end"
          menuLabel={w.save}
          entries={[...files, ...(check === null ? [] : checkEntries(check, props.checked))]}
        >
          <Icon name="out" />
          {w.save}
          <Icon name="down" />
        </MenuButton>
      </header>
      <p className="pic-says" id={`${id}-says`}>
        {description}
      </p>
      {/* Kept in the page while the table shows: a file is written from it. */}
      <div className="pic-scroll" hidden={shows !== 'picture'}>
        <Stop.Provider value={stops}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows walk the marks inside */}
          <svg
            ref={svg}
            className="pic-svg"
            viewBox={`0 0 ${width} ${height}`}
            style={{
              width: `calc(${width}px * var(--grow))`,
              minWidth: `calc(${Math.ceil((width * READABLE) / (props.smallest ?? ON_AN_AXIS))}px * var(--grow))`,
            }}
            role="group"
            aria-labelledby={`${id}-title`}
            aria-describedby={`${id}-says`}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
          >
            {children}
          </svg>
        </Stop.Provider>
      </div>
      {shows === 'table' ? <DataTable table={table} label={title} /> : legend}
      <figcaption className="hint">{caption}</figcaption>
    </figure>
  )
}

function DataTable({ table, label }: { table: PictureTable; label: string }) {
  const rows = table.rows.slice(0, MOST_ROWS)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so keys must reach it
    <div className="pic-table" role="region" aria-label={w.tableOf(label)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.heads.map((head, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- heads may be equal
              <th key={at} scope="col" className={at > 0 ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows may be equal
            <tr key={at}>
              {row.map((field, column) =>
                column === 0 ? (
                  // oxlint-disable-next-line react/no-array-index-key -- fields have no names
                  <th key={column} scope="row">
                    {field}
                  </th>
                ) : (
                  // oxlint-disable-next-line react/no-array-index-key -- fields have no names
                  <td key={column} className={typeof field === 'number' ? 'number' : undefined}>
                    {field}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length > rows.length ? <p className="hint">{w.moreRows(table.rows.length - rows.length)}</p> : null}
    </div>
  )
}
