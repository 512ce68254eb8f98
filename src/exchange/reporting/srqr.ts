// SRQR (O'Brien et al. 2014), 21 items, each with what the records say to it (METHODS 6.3). Pure.

import type { Checklist } from './checklist.ts'
import { counted, countOf, kindsOf, listed, reviewInWords, stretch, sumOf, type StudyFacts } from './study-facts.ts'

const ofCoders = (facts: StudyFacts, fields: readonly string[]) =>
  facts.coders.flatMap(({ name, facts: its }) => {
    const said = fields.flatMap(field => its[field] ?? [])
    return said.length > 0 ? [`${name}: ${said.join('; ')}`] : []
  })

/** SRQR: standards for reporting qualitative research. */
export const SRQR: Checklist = {
  name: 'SRQR',
  title: 'standards for reporting qualitative research',
  source: 'O’Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA. Academic Medicine 2014; 89: 1245–1251.',
  groups: [
    {
      title: 'Title and introduction',
      items: [
        { no: 'S1', title: 'Title', how: 'by hand', from: () => [] },
        { no: 'S2', title: 'Abstract', how: 'by hand', from: () => [] },
        { no: 'S3', title: 'Problem formulation', how: 'by hand', from: () => [] },
        { no: 'S4', title: 'Purpose or research question', how: 'drafted', from: ({ record }) => [record['question']] },
      ],
    },
    {
      title: 'Methods',
      items: [
        {
          no: 'S5',
          title: 'Qualitative approach and research paradigm',
          how: 'drafted',
          from: ({ record }) => [record['approach'], record['theory']],
        },
        {
          no: 'S6',
          title: 'Researcher characteristics and reflexivity',
          how: 'drafted',
          from: facts => [
            ...ofCoders(facts, ['role', 'credentials', 'occupation', 'background', 'experience', 'standpoint']),
            facts.memos.journal > 0 &&
              `A research journal was kept (${counted(facts.memos.journal, 'entry', 'entries')}).`,
          ],
        },
        {
          no: 'S7',
          title: 'Context',
          how: 'drafted',
          from: ({ record, summaries }) => [
            record['context'],
            summaries.cases > 0 &&
              `${counted(summaries.cases, 'case')} described in a summary, ${summaries.signed} of them signed.`,
          ],
        },
        {
          no: 'S8',
          title: 'Sampling strategy',
          how: 'filled',
          from: facts => [
            facts.record['sampling'],
            facts.leftOut.length > 0 && `${counted(sumOf(facts.leftOut), 'case')} left out: ${listed(facts.leftOut)}.`,
            facts.saturation,
          ],
        },
        {
          no: 'S9',
          title: 'Ethical issues pertaining to human subjects',
          how: 'drafted',
          from: ({ record, consent }) => [
            record['approvals'],
            consent.length > 0 && `Consent recorded for ${counted(sumOf(consent), 'participant')}: ${listed(consent)}.`,
            record['data handling'],
          ],
        },
        {
          no: 'S10',
          title: 'Data collection methods',
          how: 'filled',
          from: ({ sources, dates }) => [
            sumOf(sources) > 0 &&
              `${counted(sumOf(sources), 'source')}: ${kindsOf(sources).join(', ')}${dates ? `, dated ${stretch(dates)}` : ''}.`,
          ],
        },
        {
          no: 'S11',
          title: 'Data collection instruments and technologies',
          how: 'filled',
          from: ({ questions, record, program }) => [
            questions > 0 && `A topic guide of ${counted(questions, 'question')}.`,
            record['guide tested'],
            record['recording'],
            `Analysed with ${program}.`,
          ],
        },
        {
          no: 'S12',
          title: 'Units of study',
          how: 'filled',
          from: ({ cases, values }) => [
            sumOf(cases) > 0 &&
              `${counted(countOf(cases, 'site'), 'site')}, ${counted(countOf(cases, 'participant'), 'participant')}, ${counted(countOf(cases, 'pair'), 'pair')}.`,
            ...values
              .filter(one => one.about !== 'source' && one.values.length > 1 && one.values.length <= 12)
              .map(
                one =>
                  `${one.about === 'participant' ? 'Participants' : one.about === 'pair' ? 'Pairs' : 'Sites'} by ${one.name.replaceAll('_', ' ')}: ${listed(one.values)}.`,
              ),
          ],
        },
        {
          no: 'S13',
          title: 'Data processing',
          how: 'filled',
          from: ({ record, corrections, words }) => [
            record['transcription'],
            corrections > 0 && `${counted(corrections, 'correction')} of texts after import, each in the log.`,
            words > 0 && `${counted(words, 'word')} in all.`,
          ],
        },
        {
          no: 'S14',
          title: 'Data analysis',
          how: 'filled',
          from: facts => [
            facts.codings > 0 &&
              `${counted(facts.codings, 'coding')} with ${counted(facts.codes.inUse, 'code')} by ${counted(facts.coders.filter(({ codings }) => codings > 0).length, 'coder')}.`,
            facts.provenance.length > 0 && `Codes: ${listed(facts.provenance)}.`,
            facts.versions.length > 0 && `Versions of the framework: ${facts.versions.join(', ')}.`,
          ],
        },
        {
          no: 'S15',
          title: 'Techniques to enhance trustworthiness',
          how: 'filled',
          from: ({ codedSources, propositions, memos, record, review }) => [
            reviewInWords(review),
            codedSources.byMore > 0 && `${counted(codedSources.byMore, 'source')} coded by more than one coder.`,
            propositions.negativeCases > 0 && `${counted(propositions.negativeCases, 'negative case')} followed up.`,
            propositions.searches > 0 &&
              `${counted(propositions.searches, 'search', 'searches')} for disconfirming evidence logged, ${propositions.emptySearches} of which found nothing.`,
            propositions.countsInText > 0 &&
              `${counted(propositions.countsInText, 'statement of quantity', 'statements of quantity')} in the text kept with the cases behind it.`,
            memos.all > 0 && `${counted(memos.all, 'memo')}; every change is in an audit trail.`,
            record['participant checking'],
            record['trustworthiness'],
          ],
        },
      ],
    },
    {
      title: 'Results, discussion and other',
      items: [
        {
          no: 'S16',
          title: 'Synthesis and interpretation',
          how: 'drafted',
          from: ({ propositions }) => [
            sumOf(propositions.byStatus) > 0 &&
              `${counted(sumOf(propositions.byStatus), 'proposition')}: ${listed(propositions.byStatus)}.`,
          ],
        },
        {
          no: 'S17',
          title: 'Links to empirical data',
          how: 'filled',
          from: ({ quotes, summaries }) => [
            quotes.chosen > 0 &&
              `${counted(quotes.chosen, 'quote')} of ${counted(quotes.people, 'participant')} at ${counted(quotes.sites, 'site')}.`,
            summaries.cells > 0 && `${counted(summaries.cells, 'cell')} of the framework matrix summarised.`,
          ],
        },
        { no: 'S18', title: 'Integration with prior work', how: 'by hand', from: () => [] },
        { no: 'S19', title: 'Limitations', how: 'drafted', from: ({ record }) => [record['limitations']] },
        { no: 'S20', title: 'Conflicts of interest', how: 'by hand', from: () => [] },
        { no: 'S21', title: 'Funding', how: 'by hand', from: () => [] },
      ],
    },
  ],
}
