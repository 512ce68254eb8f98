// The dialogs of cases: each asks what its deed needs and does it as one act.

import { useState } from 'react'
import type { CaseId } from '../../../src/base/ids.ts'
import { CONSENT_SCOPES, type ConsentScope } from '../../../src/cases/consent.ts'
import type { CaseSheet } from '../../../src/cases/types.ts'
import { openCase } from '../../actions/go.ts'
import { mayRemove } from '../../actions/remove-named.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Field } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCases } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { caseFormWords as w } from '../../words/case-forms.ts'
import { casesWords } from '../../words/cases.ts'
import { fullName } from '../../words/names.ts'
import { AttributeDialog, RenameAttribute, RuleDialog } from './attribute-dialog.tsx'
import { RetypeDialog } from './retype-dialog.tsx'
import { ValuesDialog } from './values-dialog.tsx'
import type { CaseDialog } from './case-dialog.ts'
import { caseCalled, CasePick } from './case-pick.tsx'
import { CodesDialog } from './codes-dialog.tsx'
import { SourceCodesDialog } from './source-codes-dialog.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { SourcesDialog } from './sources-dialog.tsx'

interface Props<Deed extends CaseDialog['deed']> {
  readonly dialog: Extract<CaseDialog, { deed: Deed }>
  readonly onClose: () => void
}
const say = (text: string) => useStatus.getState().say(text)

/** The dialog that is open, if any. */
export function CaseDialogs({ dialog, onClose }: { readonly dialog: CaseDialog | null; readonly onClose: () => void }) {
  switch (dialog?.deed) {
    case 'case':
      return <NewCase dialog={dialog} onClose={onClose} />
    case 'attribute':
      return <AttributeDialog about={dialog.about} onClose={onClose} />
    case 'rename':
      return <RenameAttribute attribute={dialog.attribute} onClose={onClose} />
    case 'retype':
      return <RetypeDialog attribute={dialog.attribute} onClose={onClose} />
    case 'values':
      return <ValuesDialog attribute={dialog.attribute} onClose={onClose} />
    case 'rule':
      return <RuleDialog attribute={dialog.attribute} onClose={onClose} />
    case 'codes':
      return <CodesDialog kind={dialog.kind} onClose={onClose} />
    case 'source codes':
      return <SourceCodesDialog onClose={onClose} />
    case 'name':
      return <NameDialog dialog={dialog} onClose={onClose} />
    case 'code':
      return <OneCode dialog={dialog} onClose={onClose} />
    case 'consent':
      return <ConsentDialog dialog={dialog} onClose={onClose} />
    case 'link':
      return <LinkDialog dialog={dialog} onClose={onClose} />
    case 'member':
      return <MemberDialog dialog={dialog} onClose={onClose} />
    case 'sources':
      return <SourcesDialog caseIds={dialog.caseIds} name={dialog.name} onClose={onClose} />
    case 'move':
      return <MoveDialog dialog={dialog} onClose={onClose} />
    case 'kind':
      return <KindDialog dialog={dialog} onClose={onClose} />
    default:
      return null
  }
}

function NewCase({ dialog, onClose }: Props<'case'>) {
  const cases = useCases(state => state.items)
  const [kind, setKind] = useState(dialog.kind)
  const [name, setName] = useState('')
  const [key, setKey] = useState('')
  const within = cases.find(one => one.id === dialog.withinId)
  const [inside, setInside] = useState(within ? fullName(within) : '')
  const [members, setMembers] = useState<readonly { typed: string; part: string }[]>(
    dialog.kind === 'pair'
      ? [
          { typed: '', part: '' },
          { typed: '', part: '' },
        ]
      : [],
  )
  const joins = !['site', 'participant', 'outside', 'excluded'].includes(kind)
  const deed = useDeed(async () => {
    const caseId = await call('case.create', {
      kind: kind.trim(),
      key: key.trim() || null,
      name: name.trim(),
      withinId: caseCalled(cases, inside)?.id ?? null,
      members: members.flatMap(({ typed, part }) => {
        const member = caseCalled(cases, typed)
        return member ? [{ caseId: member.id, part: part.trim() }] : []
      }),
    })
    say(w.created(name.trim() || key.trim()))
    openCase(caseId)
  })
  const insideUnknown = inside.trim() !== '' && !caseCalled(cases, inside)
  const kinds = [...new Set(['site', 'participant', 'pair', 'outside', 'excluded', ...cases.map(one => one.kind)])]
  return (
    <FormDialog
      title={w.newCase(casesWords.kindOf(dialog.kind))}
      says={w.create}
      deed={deed}
      ready={kind.trim() !== '' && (name.trim() !== '' || key.trim() !== '') && !insideUnknown}
      onClose={onClose}
    >
      <Field
        label={w.name}
        data-first=""
        maxLength={500}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Field
        label={w.key}
        hint={w.keyHint}
        maxLength={200}
        value={key}
        onChange={event => setKey(event.target.value)}
      />
      <Field
        label={w.kind}
        hint={w.kindHint}
        list="case-kinds"
        maxLength={60}
        value={kind}
        onChange={event => setKind(event.target.value)}
      />
      <datalist id="case-kinds">
        {kinds.map(one => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      {joins ? (
        <fieldset className="case-members">
          <legend>{w.members}</legend>
          {members.map((member, at) => (
            <div className="case-member" key={at}>
              <CasePick
                label={w.member.who}
                value={member.typed}
                onChange={typed => setMembers(members.with(at, { ...member, typed }))}
              />
              <Field
                label={w.part}
                maxLength={200}
                value={member.part}
                onChange={event => setMembers(members.with(at, { ...member, part: event.target.value }))}
              />
            </div>
          ))}
          <Button look="link" onClick={() => setMembers([...members, { typed: '', part: '' }])}>
            {w.addMember}
          </Button>
        </fieldset>
      ) : (
        <CasePick
          label={w.within}
          hint={w.withinHint}
          value={inside}
          trouble={insideUnknown ? casesWords.noSuchCase : null}
          onChange={setInside}
        />
      )}
    </FormDialog>
  )
}

function NameDialog({ dialog: { sheet }, onClose }: Props<'name'>) {
  const [name, setName] = useState(sheet.name)
  const [key, setKey] = useState(sheet.key ?? '')
  const deed = useDeed(async () => {
    await call('case.setNameAndKey', { caseId: sheet.id, name: name.trim(), key: key.trim() || null })
    say(w.attribute.renamed(name.trim()))
  })
  return (
    <FormDialog
      title={w.page.nameOf(sheet.name)}
      says={w.keep}
      deed={deed}
      ready={name.trim() !== ''}
      onClose={onClose}
    >
      <Field
        label={w.name}
        data-first=""
        maxLength={500}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Field
        label={w.key}
        hint={w.keyHint}
        maxLength={200}
        value={key}
        onChange={event => setKey(event.target.value)}
      />
    </FormDialog>
  )
}

function OneCode({ dialog: { sheet }, onClose }: Props<'code'>) {
  const [code, setCode] = useState(sheet.publishedCode ?? '')
  const [reason, setReason] = useState('')
  const deed = useDeed(async () => {
    await call('case.setPublishedCode', { caseId: sheet.id, code: code.trim() || null, reason: reason.trim() || null })
    say(w.codes.set(sheet.name, code.trim()))
  })
  return (
    <FormDialog title={w.codes.dialog(sheet.name)} says={w.keep} deed={deed} ready onClose={onClose}>
      <Field
        label={w.codes.code}
        hint={w.codes.codeHint}
        data-first=""
        maxLength={24}
        value={code}
        onChange={event => setCode(event.target.value)}
      />
      {sheet.publishedAt === null ? null : (
        <Field
          label={w.codes.reason}
          hint={w.codes.reasonHint}
          maxLength={2000}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      )}
    </FormDialog>
  )
}

function ConsentDialog({ dialog: { sheet }, onClose }: Props<'consent'>) {
  const there = sheet.consent
  const [scope, setScope] = useState<ConsentScope>(there?.scope ?? 'quote')
  const [given, setGiven] = useState(there?.givenOn ?? '')
  const [withdrawn, setWithdrawn] = useState(there?.withdrawnOn ?? '')
  const [note, setNote] = useState(there?.note ?? '')
  const deed = useDeed(async () => {
    const consent = { scope, givenOn: given || null, withdrawnOn: withdrawn || null, note: note.trim() || null }
    await call('case.setConsent', { caseId: sheet.id, consent })
    say(w.consent.recorded(sheet.name))
  })
  const forget = async () => {
    const done = await doAndSay(
      () => call('case.setConsent', { caseId: sheet.id, consent: null }),
      w.consent.forgotten(sheet.name),
    )
    if (done) onClose()
  }
  return (
    <FormDialog
      title={w.consent.dialog(sheet.name)}
      says={w.consent.deed}
      deed={deed}
      ready
      onClose={onClose}
      beside={
        there ? (
          <Button large look="flat" onClick={() => void forget()}>
            {w.consent.forget}
          </Button>
        ) : null
      }
    >
      <SelectField
        label={w.consent.scope}
        first
        value={scope}
        choices={CONSENT_SCOPES.map(value => ({ value, label: w.consent.scopes[value] }))}
        onChange={value => setScope(value as ConsentScope)}
      />
      <div className="case-two">
        <Field label={w.consent.given} type="date" value={given} onChange={event => setGiven(event.target.value)} />
        <Field
          label={w.consent.withdrawnOn}
          type="date"
          value={withdrawn}
          onChange={event => setWithdrawn(event.target.value)}
        />
      </div>
      <Field label={w.consent.note} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
    </FormDialog>
  )
}

function LinkDialog({ dialog: { sheet, link }, onClose }: Props<'link'>) {
  const cases = useCases(state => state.items)
  const [relation, setRelation] = useState(link?.relation ?? '')
  const [to, setTo] = useState(link?.name ?? '')
  const [on, setOn] = useState(link?.on ?? '')
  const [note, setNote] = useState(link?.note ?? '')
  const target = link ? cases.find(one => one.id === link.caseId) : caseCalled(cases, to)
  const deed = useDeed(async () => {
    const about = { relation: relation.trim(), on: on.trim() || null, note: note.trim() || null }
    if (link) {
      const [fromId, toId] = link.outgoing ? [sheet.id, link.caseId] : [link.caseId, sheet.id]
      await call('case.link', { fromId, toId, ...about, was: link.relation })
    } else
      await call('case.link', {
        fromId: sheet.id,
        ...about,
        ...(target ? { toId: target.id } : { outside: to.trim() }),
      })
    say(w.link.done)
  })
  return (
    <FormDialog
      title={w.link.dialog(sheet.name)}
      says={w.link.deed}
      deed={deed}
      ready={relation.trim() !== '' && to.trim() !== ''}
      onClose={onClose}
    >
      <Field
        label={w.link.relation}
        data-first=""
        list="case-relations"
        maxLength={200}
        value={relation}
        onChange={event => setRelation(event.target.value)}
      />
      <datalist id="case-relations">
        {['paired with', 'merged with', 'member of', 'successor of', ...sheet.links.map(one => one.relation)].map(
          one => (
            <option key={one} value={one}>
              {one}
            </option>
          ),
        )}
      </datalist>
      {link ? (
        <p className="hint">
          {w.link.to} {link.name}
        </p>
      ) : (
        <CasePick
          label={w.link.to}
          hint={to.trim() !== '' && !target ? w.link.outside(to.trim()) : w.link.toHint}
          value={to}
          fits={one => one.id !== sheet.id}
          onChange={setTo}
        />
      )}
      <Field
        label={w.link.on}
        hint={w.link.onHint}
        maxLength={10}
        value={on}
        onChange={event => setOn(event.target.value)}
      />
      <Field label={w.link.note} maxLength={2000} value={note} onChange={event => setNote(event.target.value)} />
    </FormDialog>
  )
}

function MemberDialog({ dialog: { sheet }, onClose }: Props<'member'>) {
  const cases = useCases(state => state.items)
  const [who, setWho] = useState('')
  const [part, setPart] = useState('')
  const member = caseCalled(cases, who)
  const deed = useDeed(async () => {
    await call('case.setMember', { pairId: sheet.id, memberId: member!.id, part: part.trim() })
    say(w.member.done(member!.name))
  })
  return (
    <FormDialog
      title={w.member.dialog(sheet.name)}
      says={w.member.deed}
      deed={deed}
      ready={member !== undefined}
      onClose={onClose}
    >
      <CasePick label={w.member.who} first value={who} fits={one => one.id !== sheet.id} onChange={setWho} />
      <Field label={w.member.part} maxLength={200} value={part} onChange={event => setPart(event.target.value)} />
    </FormDialog>
  )
}

function MoveDialog({ dialog: { caseIds }, onClose }: Props<'move'>) {
  const cases = useCases(state => state.items)
  const [inside, setInside] = useState('')
  const target = caseCalled(cases, inside)
  const deed = useDeed(async () => {
    await call('case.move', { caseIds: [...caseIds], withinId: target?.id ?? null })
    say(w.moved(caseIds.length))
  })
  const chosen = new Set<CaseId>(caseIds)
  return (
    <FormDialog
      title={w.inside(caseIds.length)}
      says={w.keep}
      deed={deed}
      ready={target !== undefined || inside.trim() === ''}
      onClose={onClose}
    >
      <CasePick
        label={w.within}
        hint={`${w.withinHint} ${casesWords.emptyIsNowhere}`}
        first
        value={inside}
        fits={one => !chosen.has(one.id)}
        onChange={setInside}
      />
    </FormDialog>
  )
}

function KindDialog({ dialog: { caseIds }, onClose }: Props<'kind'>) {
  const [kind, setKind] = useState('')
  const deed = useDeed(async () => {
    await call('case.setKind', { caseIds: [...caseIds], kind: kind.trim() })
    say(w.moved(caseIds.length))
  })
  return (
    <FormDialog title={w.ofKind(caseIds.length)} says={w.keep} deed={deed} ready={kind.trim() !== ''} onClose={onClose}>
      <Field
        label={w.kind}
        hint={w.kindHint}
        data-first=""
        maxLength={60}
        value={kind}
        onChange={event => setKind(event.target.value)}
      />
    </FormDialog>
  )
}

/** Removes cases; a refusal says what rests on them. */
export async function removeCases(caseIds: readonly CaseId[]): Promise<boolean> {
  if (!(await mayRemove(w.theCases(caseIds.length), caseIds))) return false
  return doAndSay(() => call('case.remove', { caseIds: [...caseIds] }), w.removed(caseIds.length))
}

/** Removes a link of a case. */
export function removeLink(sheet: CaseSheet, link: CaseSheet['links'][number]): Promise<boolean> {
  const [fromId, toId] = link.outgoing ? [sheet.id, link.caseId] : [link.caseId, sheet.id]
  return doAndSay(() => call('case.unlink', { fromId, toId, relation: link.relation }), w.link.removed)
}
