// The bar over a memo being written.

import type { MouseEvent, ReactNode } from 'react'
import { useSlate } from 'slate-react'
import type { Mark } from '../../../src/memos/rich.ts'
import { isMac, keysShown } from '../../actions/shortcut.ts'
import { Icon } from '../../components/icon.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { memoEditorWords as w } from '../../words/memo-editor.ts'
import { kindAt, marksAt, toggleBlock, toggleMark, type BlockKind } from './memo-deeds.ts'

const FACES: Readonly<Record<Mark, ReactNode>> = {
  bold: <b>B</b>,
  italic: <i>I</i>,
  underline: <u>U</u>,
  strike: <s>S</s>,
  code: <code>{'<>'}</code>,
}
const MARK_KEYS: Readonly<Partial<Record<Mark, string>>> = { bold: 'Mod+B', italic: 'Mod+I', underline: 'Mod+U' }

/** The kinds of block in the bar, what stands on each button, and its keys. */
const BLOCKS: readonly (readonly [BlockKind, ReactNode, string])[] = [
  ['heading1', 'H1', 'Mod+Alt+1'],
  ['heading2', 'H2', 'Mod+Alt+2'],
  ['heading3', 'H3', 'Mod+Alt+3'],
  ['bulleted', '•', 'Shift+Mod+8'],
  ['numbered', '1.', 'Shift+Mod+7'],
  ['quote', '”', 'Shift+Mod+9'],
]

const keepFocus = (event: MouseEvent) => event.preventDefault()

/** Marks, kinds of block, and a link, as buttons. The words keep the focus when they are pressed. */
export function MemoToolbar({ onLink, children }: { onLink: () => void; children?: ReactNode }): ReactNode {
  const editor = useSlate()
  const marks = marksAt(editor)
  const kind = kindAt(editor)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keeps the focus in the words
    <div className="memo-bar" onMouseDown={keepFocus}>
      <Toolbar label={w.toolbar}>
        {(Object.keys(FACES) as Mark[]).map((mark, place) => (
          <Face
            key={mark}
            isStop={place === 0}
            label={w.marks[mark]}
            keys={MARK_KEYS[mark]}
            on={marks[mark] === true}
            onPress={() => toggleMark(editor, mark)}
          >
            {FACES[mark]}
          </Face>
        ))}
        <BarLine />
        {BLOCKS.map(([one, face, keys]) => (
          <Face key={one} label={w.blocks[one]} keys={keys} on={kind === one} onPress={() => toggleBlock(editor, one)}>
            {face}
          </Face>
        ))}
        <BarLine />
        <Face label={w.linkHint} keys={undefined} on={null} onPress={onLink}>
          <Icon name="link" /> {w.link}
        </Face>
        {children}
      </Toolbar>
    </div>
  )
}

interface FaceProps {
  readonly label: string
  readonly keys: string | undefined
  readonly on: boolean | null
  /** The bar is one tab stop: arrows move inside it. */
  readonly isStop?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function Face({ label, keys, on, isStop, onPress, children }: FaceProps): ReactNode {
  const said = keys === undefined ? label : `${label} (${keysShown(keys, isMac())})`
  return (
    <button
      type="button"
      className={on === true ? 'memo-face is-on' : 'memo-face'}
      aria-label={label}
      title={said}
      aria-pressed={on ?? undefined}
      tabIndex={isStop === true ? 0 : -1}
      onClick={onPress}
    >
      {/* The letters are a sign like the icons beside them: read out is the label. */}
      <span aria-hidden="true">{children}</span>
    </button>
  )
}
