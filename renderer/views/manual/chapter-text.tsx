import { Fragment, type ReactNode } from 'react'
import { allActions, now, runAction } from '../../actions/registry.ts'
import { Keys } from '../../components/kbd.tsx'
import { isChapter } from '../../manual/chapters.ts'
import type { Block, Chapter, Inline } from '../../manual/markdown.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import type { GoTo } from './place.ts'
import { pictureAt } from './texts.ts'

/** One chapter of the manual. */
export function ChapterText({ chapter, goTo }: { chapter: Chapter; goTo: GoTo }) {
  return (
    <>
      <h2 className="title">{chapter.title}</h2>
      {chapter.blocks.map((block, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the chapter never changes
        <BlockText key={at} block={block} goTo={goTo} />
      ))}
    </>
  )
}

function BlockText({ block, goTo }: { block: Block; goTo: GoTo }): ReactNode {
  const line = (parts: readonly Inline[]) => <Line parts={parts} goTo={goTo} />
  switch (block.kind) {
    case 'heading': {
      const Head = block.level === 2 ? 'h3' : 'h4'
      return (
        <Head id={`manual-${block.id}`} tabIndex={-1}>
          {block.text}
        </Head>
      )
    }
    case 'paragraph':
      return <p>{line(block.parts)}</p>
    case 'note':
      return <p className="manual-note">{line(block.parts)}</p>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the chapter never changes
            <li key={at}>{line(item)}</li>
          ))}
        </List>
      )
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- the chapter never changes
                <th key={at} scope="col">
                  {line(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- the chapter never changes
              <tr key={at}>
                {row.map((cell, place) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the chapter never changes
                  <td key={place}>{line(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'picture': {
      const place = pictureAt(block.file)
      return place === null ? null : <img src={place} alt={block.says} loading="lazy" />
    }
  }
}

function Line({ parts, goTo }: { parts: readonly Inline[]; goTo: GoTo }) {
  return parts.map((part, at) => {
    // oxlint-disable-next-line react/no-array-index-key -- the chapter never changes
    return <Fragment key={at}>{pieceOf(part, goTo)}</Fragment>
  })
}

function pieceOf(part: Inline, goTo: GoTo): ReactNode {
  if (part.kind === 'key') return <Keys of={part.shortcut} />
  if (part.kind !== 'link') {
    if (part.kind === 'strong') return <b>{part.text}</b>
    if (part.kind === 'em') return <i>{part.text}</i>
    return part.kind === 'code' ? <code>{part.text}</code> : part.text
  }
  const { to } = part
  if (to.kind === 'do') {
    return (
      <button type="button" className="manual-link manual-deed" onClick={() => act(to.actionId, part.text)}>
        {part.text}
      </button>
    )
  }
  const chapter = to.chapter
  return (
    <button
      type="button"
      className="manual-link"
      onClick={() => goTo({ ...(isChapter(chapter) ? { chapter } : {}), section: to.section })}
    >
      {part.text}
    </button>
  )
}

/** Does what a link of the manual speaks of, where it can be done now. */
function act(actionId: string, label: string): void {
  const action = allActions().find(one => one.id === actionId)
  if (!action?.enabled(now())) return useStatus.getState().hint(words.manual.notNow(label))
  useOverlay.getState().close()
  void runAction(action)
}
