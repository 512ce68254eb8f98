// COREQ (Tong, Sainsbury & Craig 2007), 32 items, each with what the records say to it (METHODS 6.3). Pure.

import type { Checklist } from './checklist.ts'
import { counted, countOf, kindsOf, listed, reviewInWords, sumOf, valuesOf, type StudyFacts } from './study-facts.ts'

const ofCoders = (facts: StudyFacts, field: string, label: (name: string, value: string) => string) =>
  facts.coders.flatMap(({ name, facts: its }) => (its[field] ? [label(name, its[field])] : []))
const saying = (name: string, value: string) => `${name}: ${value}`
const people = (facts: StudyFacts) => countOf(facts.cases, 'participant')
const ifAny = (counts: readonly { readonly value: string; readonly count: number }[], before: string) =>
  counts.length > 0 && `${before}${listed(counts)}.`

/** COREQ: consolidated criteria for reporting qualitative research. */
export const COREQ: Checklist = {
  name: 'COREQ',
  title: 'consolidated criteria for reporting qualitative research',
  source: 'Tong A, Sainsbury P, Craig J. International Journal for Quality in Health Care 2007; 19: 349–357.',
  groups: [
    {
      title: 'Research team and reflexivity',
      items: [
        {
          no: '1',
          title: 'Interviewer or facilitator',
          how: 'filled',
          from: facts => [
            facts.collectors.length > 0 &&
              `Collected by ${facts.collectors.map(({ value, count }) => `${value} (${counted(count, 'source')})`).join(', ')}.`,
          ],
        },
        { no: '2', title: 'Credentials', how: 'filled', from: facts => ofCoders(facts, 'credentials', saying) },
        { no: '3', title: 'Occupation', how: 'filled', from: facts => ofCoders(facts, 'occupation', saying) },
        { no: '4', title: 'Gender', how: 'filled', from: facts => ofCoders(facts, 'gender', saying) },
        {
          no: '5',
          title: 'Experience and training',
          how: 'drafted',
          from: facts => ofCoders(facts, 'experience', saying),
        },
        {
          no: '6',
          title: 'Relationship established',
          how: 'drafted',
          from: facts => [
            facts.record['relationship'],
            ifAny(valuesOf(facts, 'participant', ['known before', 'relationship']), 'Known before: '),
          ],
        },
        { no: '7', title: 'Participant knowledge of the interviewer', how: 'by hand', from: () => [] },
        {
          no: '8',
          title: 'Interviewer characteristics',
          how: 'drafted',
          from: facts => [
            ...ofCoders(facts, 'standpoint', saying),
            facts.memos.journal > 0 &&
              `A research journal was kept (${counted(facts.memos.journal, 'entry', 'entries')}).`,
          ],
        },
      ],
    },
    {
      title: 'Study design',
      items: [
        {
          no: '9',
          title: 'Methodological orientation and theory',
          how: 'drafted',
          from: facts => [facts.record['approach'], facts.record['theory']],
        },
        {
          no: '10',
          title: 'Sampling',
          how: 'filled',
          from: facts => [
            facts.record['sampling'],
            ifAny(
              valuesOf(facts, 'participant', ['recruitment route', 'recruitment', 'sampling', 'route']),
              'Routes: ',
            ),
          ],
        },
        {
          no: '11',
          title: 'Method of approach',
          how: 'filled',
          from: facts => [
            facts.record['approach to participants'],
            ifAny(valuesOf(facts, 'participant', ['method of approach', 'approached by', 'approach']), ''),
          ],
        },
        {
          no: '12',
          title: 'Sample size',
          how: 'filled',
          from: facts => [
            people(facts) > 0 &&
              `${counted(people(facts), 'participant')} at ${counted(countOf(facts.cases, 'site'), 'site')}.`,
            sumOf(facts.sources) > 0 &&
              `${counted(sumOf(facts.sources), 'source')}: ${kindsOf(facts.sources).join(', ')}.`,
          ],
        },
        {
          no: '13',
          title: 'Non-participation',
          how: 'filled',
          from: facts => [
            facts.leftOut.length > 0 && `${counted(sumOf(facts.leftOut), 'case')} left out: ${listed(facts.leftOut)}.`,
            ifAny(valuesOf(facts, 'participant', ['declined', 'participation']), 'Participation: '),
          ],
        },
        {
          no: '14',
          title: 'Setting of data collection',
          how: 'filled',
          from: facts => [
            facts.record['setting'],
            ifAny(
              [...valuesOf(facts, 'source', ['mode', 'setting', 'place']), ...valuesOf(facts, 'participant', ['mode'])],
              '',
            ),
          ],
        },
        {
          no: '15',
          title: 'Presence of non-participants',
          how: 'drafted',
          from: facts => [
            facts.record['others present'],
            ifAny(valuesOf(facts, 'source', ['others present', 'present']), ''),
          ],
        },
        {
          no: '16',
          title: 'Description of sample',
          how: 'filled',
          from: facts =>
            facts.values
              .filter(({ about, values }) => about !== 'source' && values.length > 1 && values.length <= 12)
              .map(
                ({ about, name, values }) =>
                  `${about === 'participant' ? 'Participants' : about === 'pair' ? 'Pairs' : 'Sites'} by ${name.replaceAll('_', ' ')}: ${listed(values)}.`,
              ),
        },
        {
          no: '17',
          title: 'Interview guide',
          how: 'filled',
          from: facts => [
            facts.questions > 0 && `A topic guide of ${counted(facts.questions, 'question')}.`,
            facts.record['guide tested'],
          ],
        },
        {
          no: '18',
          title: 'Repeat interviews',
          how: 'filled',
          from: facts => [
            people(facts) > 0 &&
              (facts.interviewedAgain > 0
                ? `${counted(facts.interviewedAgain, 'participant was', 'participants were')} interviewed more than once.`
                : 'Nobody was interviewed more than once.'),
          ],
        },
        {
          no: '19',
          title: 'Audio or visual recording',
          how: 'filled',
          from: facts => [
            facts.record['recording'],
            ifAny(valuesOf(facts, 'source', ['recording', 'recorded']), 'Recorded: '),
          ],
        },
        {
          no: '20',
          title: 'Field notes',
          how: 'filled',
          from: facts => [
            countOf(facts.sources, 'observation') > 0 &&
              `${counted(countOf(facts.sources, 'observation'), 'observation note')}.`,
            facts.memos.all > 0 && `${counted(facts.memos.all, 'memo')} by the researchers.`,
          ],
        },
        {
          no: '21',
          title: 'Duration',
          how: 'filled',
          from: facts => [durationOf(facts)],
        },
        { no: '22', title: 'Data saturation', how: 'filled', from: facts => [facts.saturation] },
        {
          no: '23',
          title: 'Transcripts returned',
          how: 'filled',
          from: facts => [
            facts.record['transcripts returned'],
            ifAny(valuesOf(facts, 'source', ['transcript returned', 'returned']), 'Returned: '),
          ],
        },
      ],
    },
    {
      title: 'Analysis and findings',
      items: [
        {
          no: '24',
          title: 'Number of data coders',
          how: 'filled',
          from: facts => {
            const at = facts.coders.filter(({ codings }) => codings > 0)
            return [
              at.length > 0 &&
                `${counted(at.length, 'coder')}: ${at.map(({ name, codings }) => `${name} (${counted(codings, 'coding')})`).join(', ')}.`,
              facts.codedSources.byMore > 0 &&
                `${counted(facts.codedSources.byMore, 'source was', 'sources were')} coded by more than one.`,
            ]
          },
        },
        {
          no: '25',
          title: 'Description of the coding tree',
          how: 'filled',
          from: ({ codes, versions }) => [
            codes.inUse > 0 &&
              `${counted(codes.inUse, 'code')} in ${counted(codes.groups, 'group')}, ${counted(codes.deepest, 'level')} deep; ${codes.retired} retired.`,
            versions.length > 0 && `${counted(versions.length, 'saved version')}: ${versions.join(', ')}.`,
          ],
        },
        {
          no: '26',
          title: 'Derivation of themes',
          how: 'filled',
          from: facts => [
            facts.provenance.length > 0 && `Codes: ${listed(facts.provenance)}.`,
            reviewInWords(facts.review),
          ],
        },
        { no: '27', title: 'Software', how: 'filled', from: facts => [`${facts.program}.`] },
        {
          no: '28',
          title: 'Participant checking',
          how: 'drafted',
          from: facts => [facts.record['participant checking']],
        },
        {
          no: '29',
          title: 'Quotations presented',
          how: 'filled',
          from: ({ quotes }) => [
            quotes.chosen > 0 &&
              `${counted(quotes.chosen, 'quote')} of ${counted(quotes.people, 'participant')} at ${counted(quotes.sites, 'site')}, each attributed.`,
          ],
        },
        {
          no: '30',
          title: 'Data and findings consistent',
          how: 'drafted',
          from: ({ propositions }) => [
            sumOf(propositions.byStatus) > 0 &&
              `${counted(sumOf(propositions.byStatus), 'proposition')} (${listed(propositions.byStatus)}), each with the excerpts for and against it; ${counted(propositions.positions, 'position')} decided.`,
          ],
        },
        { no: '31', title: 'Clarity of major themes', how: 'by hand', from: () => [] },
        {
          no: '32',
          title: 'Clarity of minor themes',
          how: 'drafted',
          from: ({ propositions }) => [
            propositions.negativeCases > 0 &&
              `${counted(propositions.negativeCases, 'negative case')} discussed, ${propositions.explained} of them explained.`,
          ],
        },
      ],
    },
  ],
}

/** Durations in minutes as range and median, where sources have them as numbers. */
function durationOf(facts: StudyFacts): string | null {
  const minutes = valuesOf(facts, 'source', ['duration', 'minutes', 'length'])
    .flatMap(({ value, count }) => Array.from({ length: count }, () => Number.parseFloat(value)))
    .filter(value => Number.isFinite(value) && value > 0)
    .sort((a, b) => a - b)
  if (minutes.length === 0) return null
  const middle = minutes.length / 2
  const median = Number.isInteger(middle) ? (minutes[middle - 1]! + minutes[middle]!) / 2 : minutes[Math.floor(middle)]!
  return `${minutes[0]} to ${minutes.at(-1)} minutes, median ${median} (${counted(minutes.length, 'source')}).`
}
