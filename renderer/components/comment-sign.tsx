import { figure } from '../words/plural.ts'
import { reviewWords } from '../words/review.ts'
import { Icon } from './icon.tsx'

interface CommentSignProps {
  readonly sign: { readonly open: number; readonly all: number } | undefined
}

/** That a thing has open comments: a bubble with their number, heard as words. Nothing where none is open. */
export function CommentSign({ sign }: CommentSignProps) {
  if (!sign || sign.open === 0) return null
  const says = reviewWords.sign(sign.open, sign.all)
  return (
    <span className="comment-sign" title={says}>
      <Icon name="comment" />
      <span aria-hidden="true">{figure(sign.open)}</span>
      <span className="visually-hidden">{says}</span>
    </span>
  )
}
