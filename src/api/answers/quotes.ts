import type { AnchorId, CodeId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { getCoding } from '../../coding/coding-queries.ts'
import { anchorAt } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { getQuote, quoteBasket } from '../../exchange/quotes/basket-queries.ts'
import {
  addQuotes,
  arrangeQuote,
  changeQuote,
  dropFillers,
  editQuote,
  refuseTemplate,
  removeQuotes,
  setOutputSettings,
  type QuoteWish,
} from '../../exchange/quotes/commands.ts'
import type { quotesContract } from '../../exchange/quotes/contract.ts'
import { checkQuotes } from '../../exchange/disclosure/check-queries.ts'
import { exportQuotes, planQuotes } from '../../exchange/quotes/export-quotes.ts'
import { previewAttribution } from '../../exchange/quotes/preview-queries.ts'
import {
  attributionFieldNames,
  fieldValues,
  hasOwnSettings,
  outputSettings,
} from '../../exchange/quotes/settings-queries.ts'
import type { OutputSettings } from '../../exchange/quotes/types.ts'
import type { Change } from '../../store/access.ts'
import type { AnswersTo } from '../answers.ts'
import { indexed, leastGroup } from '../outside-outputs.ts'
import type { Input } from '../contract.ts'

/** Answers about the quote basket, and how outputs are made. */
export const quotesAnswers: AnswersTo<typeof quotesContract> = {
  'quote.basket': ({ project }) => quoteBasket(project.read),
  'quote.entry': ({ project }, { quoteId }) => getQuote(project.read, quoteId),
  'quote.add': (tx, input) => addQuotes(tx, wishesOf(tx, input)),
  'quote.edit': (tx, { quoteId, edits }) => editQuote(tx, quoteId, edits),
  'quote.dropFillers': (tx, { quoteIds }) => dropFillers(tx, quoteIds),
  'quote.change': (tx, { quoteId, ...change }) => changeQuote(tx, quoteId, change),
  'quote.arrange': (tx, { quoteId, codeId, propositionId, beforeId }) =>
    arrangeQuote(tx, quoteId, { codeId: codeId ?? null, propositionId: propositionId ?? null, beforeId }),
  'quote.remove': (tx, { quoteIds }) => removeQuotes(tx, quoteIds),
  'output.settings': ({ project }, { output }) => ({
    ...outputSettings(project.read, output),
    isOwn: hasOwnSettings(project.read, output),
  }),
  'output.setSettings': (tx, { output, settings }) =>
    setOutputSettings(tx, output, settings === null ? null : settingsOf(settings)),
  'output.fields': ({ project }) =>
    attributionFieldNames(project.read).map(name => ({ name, values: fieldValues(project.read, name) })),
  'output.previewAttribution': ({ project }, { template, labels }) => {
    try {
      refuseTemplate(project.read, template)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { examples: [], problem: { sentence: error.message, at: Number(error.details['at'] ?? 0) } }
    }
    return { examples: previewAttribution(project.read, template, labelsOf(labels)), problem: null }
  },
  'export.quotes': (open, { to, format, settings, minGroup, ...how }, job) => {
    const asked = { ...how, settings: settings && settingsOf(settings) }
    const planned = planQuotes(open.project.read, asked)
    const { outgoing } = planned
    const disclosure =
      how.audience === 'outside'
        ? leastGroup(thresholds => checkQuotes(indexed(open.project), planned.table, thresholds, null), minGroup)
        : undefined
    return sendOut(
      open.project,
      open.coderId,
      { ...outgoing, options: { format, ...outgoing.options, disclosure } },
      () => exportQuotes(planned, to, format, job),
    )
  },
}

/** The passages meant: of codings under their codes, of anchors, or words of a source, which get an anchor now. */
function wishesOf(
  tx: Change,
  { codingIds, anchorIds, passage, codeId, propositionId, paraphrase }: Input<'quote.add'>,
): QuoteWish[] {
  const count = (codingIds?.length ?? 0) + (anchorIds?.length ?? 0) + (passage ? 1 : 0)
  if (paraphrase !== undefined && count !== 1)
    throw new Refusal(
      'paraphrase-many',
      'A paraphrase says one passage in other words. Paraphrase one after the other.',
    )
  const under = (anchorId: AnchorId, own: CodeId | null = null): QuoteWish => ({
    anchorId,
    codeId: codeId === undefined ? own : codeId,
    propositionId: propositionId ?? null,
    paraphrase,
  })
  return [
    ...(codingIds ?? []).map(id => {
      const coding = getCoding(tx, id)
      return under(coding.anchorId, propositionId ? null : coding.codeId)
    }),
    ...(anchorIds ?? []).map(id => under(id)),
    ...(passage ? [under(anchorAt(tx, openText(tx, passage.sourceId), passage.range))] : []),
  ]
}

type Given = NonNullable<Input<'output.setSettings'>['settings']>

function settingsOf({ labels, ...rest }: Given): Partial<OutputSettings> {
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return labels === undefined ? said : { ...said, labels: labelsOf(labels) }
}

function labelsOf(labels: NonNullable<Given['labels']>): OutputSettings['labels'] {
  const all: Record<string, Record<string, string>> = {}
  for (const { field, value, short } of labels) (all[field] ??= {})[value] = short
  return all
}
