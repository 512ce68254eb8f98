// The label before a turn, in one line: "KO: …", "[00:00:04] DB: …", "Dr Jane Smith (by phone): …", "**R01:** …",
// "Jane Smith  0:03" on a line of its own, or the first cell of a table row.

/** How a label looks: a known role ("Interviewer", "Speaker 2"), initials or a key ("KO", "R01"), or a name ("Dr Jane Smith"). */
export type LabelShape = 'role' | 'key' | 'name'

/** A label at the beginning of a paragraph. `speechStart` is the offset in the paragraph where speech begins. */
export interface Label {
  readonly label: string
  readonly shape: LabelShape
  readonly speechStart: number
}

/** How far into a paragraph a label can reach, in UTF-16 units. */
export const LABEL_REACH = 120

const STAMP = String.raw`[\[(<{]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>}]?`
const LEADING_STAMP = new RegExp(String.raw`\s*(?:${STAMP}\s*(?:[-–—]\s*)?)?`, 'y')
const TRAILING_STAMP = new RegExp(String.raw`\s*${STAMP}\s*$`)
const STAMP_ONLY_AFTER = new RegExp(String.raw`^(.{1,60}?)\s+${STAMP}\s*$`)
const EMPHASIS = /^(?:\*{1,3}|_{1,3})/
const ASIDE = /\s*[([][^()[\]]{1,40}[)\]]\s*$/

const ROLE =
  /^(?:interviewer|interviewee|respondent|participant|informant|moderator|facilitator|researcher|speaker|observer|translator|interpreter|focus group member|patient|carer|chair|int|iv|ir|ie|q|a|i|r|p|all|both|unknown speaker|unknown|unidentified speaker|unidentified|(?:fe)?male(?: voice| speaker)?)(?:[ -]?\d{1,3}|[ -][a-f])?$/i
const KEY = /^(?:\p{Lu}{1,4}|\p{Lu}\p{L}{0,3}[-_ ]?\d{1,4}\p{Ll}?|\p{Lu}\.\s?(?:\p{Lu}\.?)?)$/u
const TITLE = /^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|sister|rev)\.?$/i
const PARTICLE = /^(?:de|da|del|della|di|du|van|von|der|den|ter|la|le|el|al|bin|ibn|y|e|of|the|and|&)$/i
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}’'-]*\.?|[\p{Lo}\p{M}]+)$/u

// Words that stand before a colon in notes and documents without anybody speaking.
const NOT_SPEAKERS = new Set(
  `note notes nb ps pps fyi eg ie ok re cc bcc fao ref tel fax email mail web url http https date time day month year week place location venue site sites
  case event title subject topic theme section chapter part step stage phase figure fig table tab box appendix annex page item no number version
  action actions owner risk risks issue issues status due outcome outcomes output outputs input background purpose aim aims objective
  objectives method methods result results finding findings conclusion conclusions summary discussion introduction recommendation
  recommendations lesson lessons learning example examples tip warning caution important remember source sources author authors
  from to sent attendees apologies present agenda minutes decision decisions duration length setting mode project study document
  reference observation comment comments question answer definition yes no but and so well then also however todo tbc tbd faq
  cost costs benefit benefits strength strengths weakness weaknesses opportunity opportunities threat threats name role post`
    .trim()
    .split(/\s+/),
)

/** Reads the label at the beginning of a paragraph, or null. Looks at its first {@link LABEL_REACH} units only. */
export function labelOf(paragraph: string): Label | null {
  const reach = paragraph.slice(0, LABEL_REACH)
  LEADING_STAMP.lastIndex = 0
  LEADING_STAMP.exec(reach)
  const from = Math.max(0, LEADING_STAMP.lastIndex)
  const opening = EMPHASIS.exec(reach.slice(from))
  const begin = from + (opening ? opening[0].length : 0)
  const mark = findMark(reach, begin)
  if (mark < 0) return loneLabel(paragraph, reach)
  const raw = reach.slice(begin, mark).replace(opening ? /[*_]{1,3}\s*$/ : /$^/, '')
  const shaped = shape(raw.replace(TRAILING_STAMP, '').replace(ASIDE, '').replace(TRAILING_STAMP, '').trim())
  if (!shaped) return null
  // The first cell of a row is a label only where it cannot be a mere entry of a list of names.
  if (reach[mark] === '\t' && shaped.shape === 'name') return null
  const rest = paragraph.slice(mark + 1, mark + LABEL_REACH)
  const closing = opening ? /^(?:\*{1,3}|_{1,3})?\s*/.exec(rest)! : /^\s*/.exec(rest)!
  // "at 10:30" and "http://" are no labels; "R01:Certainly" is one.
  if (closing[0] === '' && rest !== '' && !/^["“‘'«[(\p{L}]/u.test(rest)) return null
  return { ...shaped, speechStart: mark + 1 + closing[0].length }
}

function findMark(reach: string, begin: number): number {
  for (let at = begin; at < reach.length; at++) {
    const unit = reach[at]!
    if (unit === ':' && !isClock(reach, at)) return at
    if (unit === '：' || unit === '\t') return at > begin ? at : -1
    // No name goes on past the end of a sentence.
    if (unit === '?' || unit === '!' || unit === ';' || unit === ',') return -1
  }
  return -1
}

function isClock(text: string, colon: number): boolean {
  return /\d/.test(text[colon - 1] ?? '') && /\d\d/.test(text.slice(colon + 1, colon + 3))
}

// "Jane Smith  0:03", with the words in the paragraphs below: how meeting programs write a transcript.
function loneLabel(paragraph: string, reach: string): Label | null {
  if (paragraph.length > LABEL_REACH) return null
  const lone = STAMP_ONLY_AFTER.exec(reach)
  const shaped = lone && shape(lone[1]!.trim())
  return shaped ? { ...shaped, speechStart: paragraph.length } : null
}

function shape(label: string): { label: string; shape: LabelShape } | null {
  if (label === '' || label.length > 60) return null
  if (ROLE.test(label) && (label.length > 1 || label === label.toUpperCase())) return { label, shape: 'role' }
  const words = label.split(/\s+/)
  if (words.length > 6 || NOT_SPEAKERS.has(words[0]!.toLowerCase().replace(/[\d.]+$/, ''))) return null
  if (KEY.test(label)) return /^[QA]\d/i.test(label) ? null : { label, shape: 'key' }
  const named = words.filter(word => !TITLE.test(word))
  if (named.length === 0 || named.length > 5) return null
  if (!named.every((word, at) => NAME_WORD.test(word) || (at > 0 && PARTICLE.test(word)))) return null
  return { label, shape: 'name' }
}
