import type { Piece } from '../../../src/framework/versions/word-difference.ts'
import { versionsWords as w } from '../../words/versions.ts'

/** Words with what was added underlined and what was cut struck through; said so to whoever hears them. */
export function Pieces({ pieces, isPlain = false }: { pieces: readonly Piece[]; isPlain?: boolean }) {
  return (
    <span className="pieces">
      {pieces.map(({ kind, words }, at) =>
        kind === 'same' || isPlain ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no name but their place
          <span key={at}>{words}</span>
        ) : kind === 'added' ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no name but their place
          <ins key={at}>
            <wbr />
            <span className="visually-hidden">{w.added}</span>
            {words}
          </ins>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no name but their place
          <del key={at}>
            <wbr />
            <span className="visually-hidden">{w.cut}</span>
            {words}
          </del>
        ),
      )}
    </span>
  )
}
