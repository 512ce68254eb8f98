// What is under one cell: its measures side by side, and the words themselves, the largest text of the panel.

import { useMemo, useState, type KeyboardEvent } from 'react'
import type { CodingId } from '../../../src/base/ids.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { Excerpt } from '../../../src/coding/types.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases, useCoders, useCodes, useSources } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { figure } from '../../words/plural.ts'
import { matrixWords } from '../../words/matrix.ts'
import { attributeName } from '../../words/names.ts'
import type { ThingInput } from '../../state/review.ts'
import type { FocusedOf } from '../../state/focus.ts'
import { Comments } from '../review/comments.tsx'
import '../../styles/matrix.css'
import { copyBoth } from './copy.ts'
import { ExcerptGroup, groupBySource } from './excerpts.tsx'
import { returnToGrid } from './return-focus.ts'

const TABLES = ['coding', 'anchor', 'evidence', 'paragraph']
/** As many codings as one question may name. */
const MOST = 1000
const PAGE = 200
const w = matrixWords.drawer

/** The drawer of a cell. */
export default function CellInspector({ focused }: { focused: FocusedOf<'cell'> }) {
  const { request, row, column, rowGroup, columnGroup } = focused
  const question = {
    ...request,
    ...(row === '' ? {} : { row }),
    ...(column === '' ? {} : { column }),
    ...(rowGroup === undefined ? {} : { rowGroup }),
    ...(columnGroup === undefined ? {} : { columnGroup }),
  } as unknown as Input<'matrix.cell'>
  const { answer: cell, trouble } = useAnswer('matrix.cell', question, TABLES)
  const here = `${row} ${column} ${rowGroup ?? ''} ${columnGroup ?? ''}`
  // How far a person read on holds for one cell; another begins with its first page.
  const [read, setRead] = useState({ cell: here, limit: PAGE })
  const limit = read.cell === here ? read.limit : PAGE
  const ids = useMemo(() => (cell?.codingIds.slice(0, MOST) ?? []) as CodingId[], [cell])
  const page = useAnswer('coding.excerpts', ids.length > 0 ? { codingIds: ids, limit } : null, TABLES)
  const code = useCodes(state => state.byId.get(row))
  const coders = useCoders(state => state.byId)
  const excerpts = useMemo(() => (ids.length > 0 ? (page.answer?.excerpts ?? []) : []), [ids, page.answer])
  const groups = useMemo(() => groupBySource(excerpts), [excerpts])
  const byCoder = useMemo(() => {
    const counts = new Map<string, number>()
    for (const excerpt of excerpts) counts.set(excerpt.coderId, (counts.get(excerpt.coderId) ?? 0) + 1)
    return excerpts.length === cell?.codings
      ? [...counts].map(([id, n]) => w.coderAbout(coders.get(id)?.initials ?? '?', n)).sort()
      : []
  }, [excerpts, coders, cell])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    returnToGrid()
  }
  const copy = async () => {
    const all =
      ids.length > excerpts.length
        ? (await call('coding.excerpts', { codingIds: ids, limit: MOST })).excerpts
        : excerpts
    await copyBoth(
      all.map(asLine).join('\n\n'),
      all
        .map(
          one =>
            `<p>${safe(one.words)}<br><small>${safe(one.attribution)} ${safe(one.sourceKey ?? one.sourceName)} ¶${one.paragraph}</small></p>`,
        )
        .join(''),
    )
    useStatus.getState().note(w.copied(all.length))
  }
  const close = () => {
    useFocus.getState().focus(null)
    returnToGrid()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leads back from any button inside
    <section className="cell-drawer" aria-label={w.head} data-cell-drawer="" tabIndex={-1} onKeyDown={onKeyDown}>
      <div className="pane-head">
        <h2>{w.head}</h2>
        <IconButton
          icon="copy"
          label={w.copy}
          disabled={excerpts.length === 0}
          onClick={() => void copy().catch(useStatus.getState().refuse)}
        />
        <IconButton icon="close" label={w.close} onClick={close} />
      </div>
      <header className="cell-head">
        <h3>
          {code ? <Swatch hue={code.hue} pattern={code.pattern} /> : null}
          {focused.names?.row ?? code?.name}
        </h3>
        <p>{focused.names?.column ? focused.names.column : <ColumnName columns={request.columns} column={column} />}</p>
        {cell ? (
          <dl>
            <Figure name={w.sources} value={cell.sources} of={cell.ofSources} />
            <Figure name={w.people} value={cell.participants} of={cell.ofParticipants} />
            <Figure name={w.codings} value={cell.codings} says={byCoder.length > 1 ? byCoder.join(', ') : ''} />
            <Figure name={w.words} value={cell.words} />
          </dl>
        ) : null}
      </header>
      <div className="scroll cell-excerpts">
        {(trouble ?? page.trouble) ? <Trouble>{trouble ?? page.trouble}</Trouble> : null}
        {cell && cell.codings === 0 ? <p className="hint">{w.nothing}</p> : null}
        {groups.map(group => (
          <ExcerptGroup key={group.sourceId} group={group} coders={coders} />
        ))}
        {cell ? <CellComments key={here} focused={focused} counted={cell.codings} /> : null}
        {page.answer && ids.length > 0 && page.answer.total > excerpts.length ? (
          <Button look="link" onClick={() => setRead({ cell: here, limit: Math.min(MOST, limit + PAGE) })}>
            {w.moreToRead(page.answer.total - excerpts.length)}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function Figure({ name, value, of, says }: { name: string; value: number; of?: number; says?: string }) {
  const beside = says || (of === undefined ? '' : matrixWords.of(of))
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {figure(value)} {beside ? <small>{beside}</small> : null}
      </dd>
    </div>
  )
}

/** The comments on the cell: on what it counts, under the names that its row and column have now. */
function CellComments({ focused, counted }: { focused: FocusedOf<'cell'>; counted: number }) {
  const { request, row, column, rowGroup, columnGroup } = focused
  const code = useCodes(state => state.byId.get(row))
  const columnName = useColumnName(request.columns, column)
  const names = {
    row: focused.names?.row ?? code?.name ?? w.everywhere,
    column: focused.names?.column || columnName,
  }
  const cell = {
    request,
    ...(row === '' ? {} : { row }),
    ...(column === '' ? {} : { column }),
    ...(rowGroup === undefined ? {} : { rowGroup }),
    ...(columnGroup === undefined ? {} : { columnGroup }),
    names,
  }
  return (
    <Comments
      thing={{ about: 'cell', cell, counted } as unknown as ThingInput}
      name={`${names.row} × ${names.column}`}
    />
  )
}

/** The column of the cell in words: key and name of a case or source, a coder, or a value. */
function useColumnName(columns: FocusedOf<'cell'>['request']['columns'], column: string): string {
  const one = useCases(state => state.byId.get(column))
  const source = useSources(state => state.byId.get(column))
  const coder = useCoders(state => state.byId.get(column))
  const found = one ?? source
  if (column === '') return w.everywhere
  if (typeof columns === 'object' && 'attribute' in columns) return `${attributeName(columns.attribute)}: ${column}`
  return found
    ? [found.key === found.name ? null : found.key, found.name].filter(Boolean).join(' ')
    : (coder?.name ?? column)
}

function ColumnName({ columns, column }: { columns: FocusedOf<'cell'>['request']['columns']; column: string }) {
  return <>{useColumnName(columns, column)}</>
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const asLine = (excerpt: Excerpt) =>
  `${excerpt.words}\n${excerpt.attribution} ${excerpt.sourceKey ?? excerpt.sourceName} ¶${excerpt.paragraph}`
