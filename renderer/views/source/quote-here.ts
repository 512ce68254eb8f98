import { call, sentenceOf } from '../../client/client.ts'
import { askForParaphrase } from '../quotes/quote-deeds.ts'
import { quotesWords } from '../../words/quotes.ts'
import { words } from '../../words/en.ts'
import type { Desk } from './desk.ts'

/** Puts the words selected into the quote basket, else those of the focused coding under its code. Says how to get to either without one. */
export async function putSelected(desk: Desk): Promise<void> {
  const range = desk.reader.range()
  const { focused, session } = desk.reader
  if (range === null && (focused === null || session.isComing(focused.id))) return desk.hint(quotesWords.putFirst)
  const { start, end } = range ?? focused!
  const wish =
    range === null ? { codingIds: [focused!.id] } : { passage: { sourceId: session.sourceId, range: { start, end } } }
  try {
    const { added, there, needApproval } = await call('quote.add', wish)
    desk.did(quotesWords.putDone(added.length, there, needApproval))
  } catch (error) {
    if (askForParaphrase(error, wish, { sourceId: session.sourceId, range: { start, end } })) return
    desk.hint(sentenceOf(error, words.frame.mistake))
  }
}
