// What a coder says of a coding, in the inspector: strength, exemplar, comment; and what it was made under.

import type { ReactNode } from 'react'
import type { CodingEntry, Strength } from '../../../src/coding/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/section.tsx'
import { Segments } from '../../components/segments.tsx'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'

const text = words.coding
const STRENGTHS: readonly (Strength | 'none')[] = ['none', 'weak', 'moderate', 'strong']

/** The marks of a coding, each changed where it stands, each an act of its own. */
export function CodingMarks({ entry }: { entry: CodingEntry }): ReactNode {
  const canWrite = useProject(state => state.info?.readOnly === false)
  const codingIds = [entry.codingId]
  const mark = (marks: { strength?: Strength | 'none'; exemplar?: boolean; comment?: string }, said: string) =>
    doAndSay(() => call('coding.mark', { codingIds, ...marks }), said)
  return (
    <Section
      title={text.say}
      act={
        <Button
          look="flat"
          className="mark-exemplar"
          pressed={entry.exemplar}
          title={text.exemplarHint}
          disabled={!canWrite}
          onClick={() => void mark({ exemplar: !entry.exemplar }, text.saidExemplar(!entry.exemplar))}
        >
          <Icon name="star" />
          {text.exemplar}
        </Button>
      }
    >
      <Segments
        label={text.strength}
        value={entry.strength ?? 'none'}
        choices={STRENGTHS.map(value => ({ value, label: text.strengths[value] }))}
        onChange={strength => void mark({ strength }, text.saidStrength(text.strengths[strength].toLowerCase()))}
      />
      <Editable
        key={entry.codingId}
        label={text.comment}
        value={entry.comment}
        empty={text.noComment}
        multiline
        disabled={!canWrite}
        onKeep={comment => mark({ comment: comment ?? '' }, text.saidComment(comment !== null))}
      />
    </Section>
  )
}

/** Under which version of the codebook a coding was made, with a mark when its code means something else by now. */
export function MadeUnder({ entry }: { entry: CodingEntry }): ReactNode {
  const canWrite = useProject(state => state.info?.readOnly === false)
  return (
    <span className="made-under">
      {entry.version ?? text.noVersion}
      {entry.isEarlier && (
        <>
          <b className="earlier" title={text.earlierHint}>
            <Icon name="warn" /> {text.earlier}
          </b>
          {canWrite && (
            <Button
              look="link"
              title={text.confirmHint}
              onClick={() =>
                void doAndSay(
                  () => call('framework.confirmDefinition', { codingIds: [entry.codingId] }),
                  text.confirmed,
                )
              }
            >
              {text.confirm}
            </Button>
          )}
        </>
      )}
    </span>
  )
}
