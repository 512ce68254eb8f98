// A methods paragraph with its counts, from the same facts as the checklists. A draft: every sentence stands only where something is recorded. Pure.

import { counted, countOf, kindsOf, listed, reviewInWords, stretch, sumOf, type StudyFacts } from './study-facts.ts'
import type { MethodsSentence } from './types.ts'

/** The paragraph, sentence by sentence. */
export function methodsParagraph(facts: StudyFacts): MethodsSentence[] {
  const { sources, cases, codes, codedSources, propositions, summaries, memos } = facts
  const sentences: (MethodsSentence | false)[] = [
    sumOf(sources) > 0 && {
      about: 'data',
      words: `The data are ${inWords(sources)} (${counted(facts.words, 'word')} in all)${facts.dates ? `, collected ${facts.dates.from === facts.dates.to ? 'on' : 'between'} ${facts.dates.from === facts.dates.to ? facts.dates.from : stretch(facts.dates).replace(' to ', ' and ')}` : ''}.`,
    },
    countOf(cases, 'site') > 0 && {
      about: 'sample',
      words: `They come from ${counted(countOf(cases, 'site'), 'case site')}${countOf(cases, 'participant') > 0 ? ` and ${counted(countOf(cases, 'participant'), 'participant')}` : ''}${facts.leftOut.length > 0 ? `; ${counted(sumOf(facts.leftOut), 'further case was', 'further cases were')} left out (${listed(facts.leftOut)})` : ''}.`,
    },
    codes.inUse > 0 && {
      about: 'framework',
      words: `The coding framework has ${counted(codes.inUse, 'code')} in ${counted(codes.groups, 'group')}${facts.provenance.length > 0 ? `: ${listed(facts.provenance)}` : ''}${facts.versions.length > 1 ? `. It evolved over ${counted(facts.versions.length, 'saved version')}` : ''}${codes.retired > 0 ? `${facts.versions.length > 1 ? '; ' : '. '}${counted(codes.retired, 'code was', 'codes were')} retired on the way` : ''}.`,
    },
    facts.codings > 0 && {
      about: 'coding',
      words: `${counted(facts.coders.filter(({ codings }) => codings > 0).length, 'coder')} made ${counted(facts.codings, 'coding')}${codedSources.byMore > 0 ? `; ${counted(codedSources.byMore, 'source was', 'sources were')} coded by more than one of them` : ''}.`,
    },
    summaries.cells + summaries.cases > 0 && {
      about: 'within cases',
      words: `Within cases, ${counted(summaries.cells, 'cell')} of a framework matrix and ${counted(summaries.cases, 'case summary', 'case summaries')} were written, ${summaries.signed} of them signed before cases were compared.`,
    },
    sumOf(propositions.byStatus) > 0 && {
      about: 'across cases',
      words: `Across cases, ${counted(sumOf(propositions.byStatus), 'proposition')} (${listed(propositions.byStatus)}) ${sumOf(propositions.byStatus) === 1 ? 'was' : 'were'} held against confirming and disconfirming evidence${propositions.positions > 0 ? `, and ${counted(propositions.positions, 'position')} of cases decided` : ''}.`,
    },
    propositions.negativeCases + propositions.searches > 0 && {
      about: 'checks',
      words: `${counted(propositions.negativeCases, 'negative case was', 'negative cases were')} followed up and ${counted(propositions.searches, 'search', 'searches')} for disconfirming evidence logged, ${propositions.emptySearches} of which found nothing.`,
    },
    propositions.countsInText > 0 && {
      about: 'checks',
      words: `${counted(propositions.countsInText, 'statement of quantity in the text rests', 'statements of quantity in the text rest')} on a count of positions, kept with the cases behind it.`,
    },
    reviewInWords(facts.review) !== '' && { about: 'checks', words: reviewInWords(facts.review) },
    facts.saturation !== null && { about: 'checks', words: facts.saturation },
    memos.all > 0 && {
      about: 'checks',
      words: `${counted(memos.all, 'memo')}${memos.journal > 0 ? `, ${memos.journal} of them in a research journal,` : ''} and a log of every change form the audit trail.`,
    },
    { about: 'software', words: `The analysis was done with ${facts.program}.` },
  ]
  return sentences.filter(sentence => sentence !== false)
}

function inWords(sources: StudyFacts['sources']): string {
  const list = kindsOf(sources)
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`
}
