import { isId, type AnchorId, type SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { anchorAt, removeAnchorIfFree } from '../../coding/commands.ts'
import { openText, type OpenText } from '../../coding/queries.ts'
import { addMemo, changeMemo, moveMemo, removeMemo, type About, type Written } from '../../memos/commands.ts'
import type { memosContract } from '../../memos/contract.ts'
import { listMemos, memosById, memoStates, nameOfMemo, openMemo, stampOfMemo } from '../../memos/queries.ts'
import { mapLinks, type PassageLink, type RichLink } from '../../memos/rich.ts'
import { linkTargets, memosOnWords } from '../../memos/target-queries.ts'
import type { KeptMemo } from '../../memos/types.ts'
import type { Change } from '../../store/access.ts'
import { settleRemoved } from '../../team/review/comment-commands.ts'
import type { AnswersTo } from '../answers.ts'
import type { Input } from '../contract.ts'

/** Answers about memos. */
export const memoAnswers: AnswersTo<typeof memosContract> = {
  'memo.list': ({ project }, { about, subjectId }) => listMemos(project.read, about, subjectId),
  'memo.states': ({ project }) => memoStates(project.read),
  'memo.some': ({ project }, { memoIds }) => memosById(project.read, memoIds),
  'memo.open': ({ project }, { memoId }) => openMemo(project.read, memoId),
  'memo.targets': ({ project }, { links }) =>
    linkTargets(
      project.read,
      links.filter(link => isId(link.id)),
    ),
  'memo.inSource': ({ project }, { sourceId }) => memosOnWords(project.read, sourceId),
  'memo.write': (tx, input) => write(tx, input).memoId,
  'memo.keep': async (open, { stretch, stamp, ...input }) => {
    const { act, verb } = open.stretchOfWriting(stretch, input.memoId ? 'Rewrite' : 'Write')
    const { memoId, anchored } = act.change('Write memo', tx => {
      if (input.memoId && stamp !== undefined && stampOfMemo(tx, input.memoId) !== stamp)
        throw new Refusal(
          'memo-changed',
          'This memo was changed elsewhere since you began. Look at what is there now, or keep yours.',
        )
      const kept = write(tx, input)
      tx.describe(`${verb} ${nameOfMemo(tx, kept.memoId)}`)
      return kept
    })
    const { stamp: now, targets } = openMemo(open.project.read, memoId)
    return { memoId, stamp: now, targets, anchored }
  },
  'memo.move': (tx, { memoId, ...place }) =>
    free(tx, moveMemo(tx, memoId, { ...aboutOf(tx, new Texts(tx), place), journalOn: place.journalOn ?? null })),
  'memo.remove': (tx, { memoId }) => {
    settleRemoved(tx, 'memo', [memoId])
    free(tx, removeMemo(tx, memoId))
  },
}

type Writing = Input<'memo.write'>

function write(tx: Change, input: Writing): Pick<KeptMemo, 'memoId' | 'anchored'> {
  const texts = new Texts(tx)
  const { written, anchored } = writtenOf(tx, texts, input)
  if (input.memoId) {
    free(tx, changeMemo(tx, input.memoId, written))
    return { memoId: input.memoId, anchored }
  }
  const memoId = addMemo(tx, { ...aboutOf(tx, texts, input), ...written, journalOn: input.journalOn ?? null })
  return { memoId, anchored }
}

/** What is written, with an anchor for every passage that it links to. */
function writtenOf(
  tx: Change,
  texts: Texts,
  { title, body, rich }: Writing,
): { written: Written; anchored: KeptMemo['anchored'] } {
  if (rich === undefined) return { written: { title, body: body ?? '' }, anchored: [] }
  const anchored: Mutable<KeptMemo['anchored']> = []
  const whole = mapLinks<RichLink | PassageLink>(rich, link => {
    if (link.type === 'link') return link
    const sourceId = link.sourceId as SourceId
    const anchorId = anchorAt(tx, texts.open(sourceId), link.range)
    anchored.push({ sourceId, range: link.range, anchorId })
    return { type: 'link', to: 'anchor', id: anchorId, name: link.name }
  })
  return { written: { title, rich: whole }, anchored }
}

type Mutable<List> = List extends readonly (infer Item)[] ? Item[] : never

function aboutOf(
  tx: Change,
  texts: Texts,
  { about, subjectId, passage }: Pick<Writing, 'about' | 'subjectId' | 'passage'>,
): About {
  if (passage) return { about: 'anchor', subjectId: anchorAt(tx, texts.open(passage.sourceId), passage.range) }
  return { about: about ?? 'project', subjectId: subjectId ?? null }
}

/** Anchors go with the last that rests on them. */
function free(tx: Change, anchorIds: readonly AnchorId[]): void {
  for (const anchorId of anchorIds) removeAnchorIfFree(tx, anchorId)
}

/** Texts by source, each read once in a change. */
class Texts {
  readonly #tx: Change
  readonly #open = new Map<SourceId, OpenText>()

  constructor(tx: Change) {
    this.#tx = tx
  }

  open(sourceId: SourceId): OpenText {
    let text = this.#open.get(sourceId)
    if (!text) this.#open.set(sourceId, (text = openText(this.#tx, sourceId)))
    return text
  }
}
