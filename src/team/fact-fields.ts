// What reporting checklists ask of a study and of its coders (METHODS 6.3): the fields of the record, in the order they are
// asked. Pure. A field is kept under its name here; a name is never used for another thing.

/** A field of the record: what it is called, and what to write there. */
export interface FactField {
  readonly field: string
  readonly label: string
  readonly asks: string
}

/** What is recorded once for the whole study. */
export const PROJECT_FIELDS: readonly FactField[] = [
  { field: 'question', label: 'Research question', asks: 'What the study wants to know, in a sentence or two.' },
  {
    field: 'approach',
    label: 'Approach',
    asks: 'Methodological orientation and paradigm: thematic analysis, Framework method, realist evaluation …',
  },
  { field: 'theory', label: 'Theory', asks: 'The theory that the analysis draws on.' },
  {
    field: 'approvals',
    label: 'Approvals',
    asks: 'Ethics committee or body that decided it is a service evaluation, with number and date.',
  },
  { field: 'context', label: 'Context', asks: 'Programme, place and time of the study.' },
  {
    field: 'sampling',
    label: 'Sampling',
    asks: 'How sites and people were chosen: purposive, snowball … and when it stopped.',
  },
  {
    field: 'approach to participants',
    label: 'How participants were approached',
    asks: 'Face to face, by telephone, by mail; through whom.',
  },
  { field: 'setting', label: 'Setting', asks: 'Where data were collected: at work, online …' },
  {
    field: 'others present',
    label: 'Others present',
    asks: 'Whether anyone was there besides participants and researchers.',
  },
  {
    field: 'guide tested',
    label: 'Topic guide tested',
    asks: 'Whether the topic guide was piloted, and what changed.',
  },
  { field: 'recording', label: 'Recording', asks: 'Audio or video recording, or notes only.' },
  { field: 'transcription', label: 'Transcription', asks: 'Who transcribed, and how it was checked.' },
  { field: 'transcripts returned', label: 'Transcripts returned', asks: 'Whether participants saw their transcripts.' },
  {
    field: 'participant checking',
    label: 'Participant checking',
    asks: 'Whether participants commented on the findings.',
  },
  {
    field: 'relationship',
    label: 'Relationship',
    asks: 'Whether researchers and participants knew each other before.',
  },
  {
    field: 'data handling',
    label: 'Data handling',
    asks: 'Where data are kept, who sees them, until when; how names were removed.',
  },
  {
    field: 'trustworthiness',
    label: 'Trustworthiness',
    asks: 'What was done so that findings can be relied on, beyond what is counted here.',
  },
  { field: 'limitations', label: 'Limitations', asks: 'What the study cannot say.' },
]

/** What is recorded of each coder. */
export const CODER_FIELDS: readonly FactField[] = [
  { field: 'role', label: 'Role', asks: 'What they do in the study: lead, interviewer, coder …' },
  { field: 'credentials', label: 'Credentials', asks: 'Degrees: PhD, MD …' },
  { field: 'occupation', label: 'Occupation', asks: 'What they did at the time of the study.' },
  { field: 'gender', label: 'Gender', asks: 'If they wish to say.' },
  { field: 'experience', label: 'Experience and training', asks: 'In qualitative research and in the field.' },
  { field: 'background', label: 'Background', asks: 'Discipline or sector; may be used to compare codings.' },
  { field: 'standpoint', label: 'Standpoint', asks: 'Assumptions, interests and reasons that a reader should know.' },
]
