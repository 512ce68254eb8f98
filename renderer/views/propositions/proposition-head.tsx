import type { Filter } from '../../../src/analysis/filter/types.ts'
import { useState } from 'react'
import { PROPOSITION_STATUSES } from '../../../src/analysis/propositions/types.ts'
import type { PropositionSheet } from '../../../src/analysis/types.ts'
import type { CaseId, CodeId, PropositionId } from '../../../src/base/ids.ts'
import { openProposition } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCodes, usePropositions } from '../../state/lists.ts'
import { propositionsWords } from '../../words/propositions.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { checkEntries } from '../disclosure/outputs.ts'
import { propositionName } from './called.ts'
import { ChooseDialog } from './choose-dialog.tsx'
import { mergeInto, removeIt, setStatus } from './deeds.ts'
import { PROPOSITION_FILES, exportPropositions } from './exports.ts'

interface HeadProps {
  readonly sheet: PropositionSheet
  /** The filter that the sheet is under; it is written out and checked under the same. */
  readonly filter: Filter | null
  readonly onReword: () => void
}

/** What a proposition claims and what would count on each side, with everything else that is said of it. */
export function PropositionHead({ sheet, filter, onReword }: HeadProps) {
  const { proposition } = sheet
  const propositionId = proposition.id as PropositionId
  const change = (what: string, columns: object) =>
    doAndSay(() => call('proposition.change', { propositionId, ...columns }), w.changed(what))
  return (
    <header className="pro-head">
      <p className="pro-claim">
        <span className="pro-key">{proposition.key ?? ''}</span>
      </p>
      <div className="pro-title">
        <h1>{proposition.statement}</h1>
        <span className="pro-acts">
          <Status sheet={sheet} />
          <Button onClick={onReword}>{w.reword}</Button>
          <More sheet={sheet} filter={filter} />
        </span>
      </div>
      <dl>
        <div>
          <dt>
            <StanceSign stance="confirming" bare /> {w.for}
          </dt>
          <dd>{proposition.confirmingMeans ?? <NotSaid onSay={onReword} says={w.notSaid} />}</dd>
        </div>
        <div>
          <dt>
            <StanceSign stance="disconfirming" bare /> {w.against}
          </dt>
          <dd>{proposition.disconfirmingMeans ?? <NotSaid onSay={onReword} says={w.notSaidAgainst} />}</dd>
        </div>
        <Codes sheet={sheet} />
        {sheet.scope || sheet.scopeInWords ? (
          <div>
            <dt>{w.scope}</dt>
            <dd>{[sheet.scope, sheet.scopeInWords].filter(Boolean).join('; ')}</dd>
          </div>
        ) : null}
        {sheet.rivals.length > 0 ? (
          <div>
            <dt>{propositionsWords.rivals}</dt>
            <dd className="pro-codes">
              {sheet.rivals.map(rival => (
                <Button key={rival.id} look="link" onClick={() => openProposition(rival.id as PropositionId)}>
                  {[rival.key, rival.statement].filter(Boolean).join(' ')}
                </Button>
              ))}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{w.shortName}</dt>
          <dd>
            <Editable
              label={w.shortName}
              value={proposition.shortName}
              empty={w.shortNameEmpty}
              onKeep={shortName => change(w.shortName, { shortName })}
            />
          </dd>
        </div>
        <div>
          <dt>{w.origin}</dt>
          <dd>
            <Editable
              label={w.origin}
              value={proposition.origin}
              empty={w.originEmpty}
              onKeep={origin => change(w.origin, { origin })}
            />
          </dd>
        </div>
        <div>
          <dt>{w.limitations}</dt>
          <dd>
            <Editable
              label={w.limitations}
              value={sheet.limitations}
              empty={w.limitationsEmpty}
              multiline
              onKeep={limitations => change(w.limitations, { limitations })}
            />
          </dd>
        </div>
      </dl>
    </header>
  )
}

function NotSaid({ says, onSay }: { says: string; onSay: () => void }) {
  return (
    <Button look="link" onClick={onSay}>
      {says}
    </Button>
  )
}

function Status({ sheet: { proposition } }: { sheet: PropositionSheet }) {
  const into = usePropositions(state => (proposition.mergedInto ? state.byId.get(proposition.mergedInto) : undefined))
  return (
    <MenuButton
      label={`${w.status}: ${propositionsWords.statuses[proposition.status] ?? proposition.status}`}
      menuLabel={w.status}
      entries={PROPOSITION_STATUSES.filter(status => status !== 'merged').map(status => ({
        id: status,
        label: propositionsWords.statuses[status] ?? status,
        checked: proposition.status === status,
        run: () => void setStatus(proposition, status),
      }))}
    >
      <em>{w.status}</em>{' '}
      <b>{into ? w.mergedInto(propositionName(into)) : propositionsWords.statuses[proposition.status]}</b>
      <Icon name="down" />
    </MenuButton>
  )
}

function More({ sheet, filter }: Omit<HeadProps, 'onReword'>) {
  const { proposition } = sheet
  const others = usePropositions(state => state.items).filter(
    one => one.id !== proposition.id && one.status !== 'merged',
  )
  const [choosing, choose] = useState<'formed on' | 'tested on' | null>(null)
  const propositionId = proposition.id as PropositionId
  const rivals: MenuEntry[] = [
    { head: w.rival },
    {
      id: 'no-rival',
      label: w.noRival,
      checked: proposition.rivalOf === null,
      run: () =>
        void doAndSay(() => call('proposition.change', { propositionId, rivalOfId: null }), w.changed(w.rival)),
    },
    ...others.map(one => ({
      id: `rival ${one.id}`,
      label: [one.key, one.shortName ?? one.statement].filter(Boolean).join(' '),
      checked: proposition.rivalOf === one.id,
      run: () =>
        void doAndSay(
          () => call('proposition.change', { propositionId, rivalOfId: one.id as PropositionId }),
          w.changed(w.rival),
        ),
    })),
  ]
  const merges: MenuEntry[] =
    others.length === 0
      ? []
      : [
          { head: w.mergeInto },
          ...others.map(one => ({
            id: `merge ${one.id}`,
            label: [one.key, one.shortName ?? one.statement].filter(Boolean).join(' '),
            run: () => void mergeInto(proposition, one),
          })),
        ]
  return (
    <>
      <MenuButton
        menuLabel={w.exportIt}
        entries={[
          ...PROPOSITION_FILES.map(format => ({
            id: format,
            label: w.exportAs(format),
            run: () => void exportPropositions(format, [propositionId], filter),
          })),
          ...checkEntries('propositions', { propositionIds: [propositionId], filter }),
        ]}
      >
        {w.exportIt}
        <Icon name="down" />
      </MenuButton>
      <MenuButton
        menuLabel={w.more}
        entries={[
          { id: 'formed', label: w.chooseCasesOf['formed on'], run: () => choose('formed on') },
          { id: 'tested', label: w.chooseCasesOf['tested on'], run: () => choose('tested on') },
          { line: true },
          ...rivals,
          { line: true },
          ...merges,
          { line: true },
          { id: 'remove', label: w.remove, icon: 'bin', run: () => void removeIt(proposition) },
        ]}
      >
        {w.more}
        <Icon name="down" />
      </MenuButton>
      {choosing === null ? null : (
        <ChooseDialog
          title={w.chooseCasesOf[choosing]}
          things={sheet.cases.map(one => ({ id: one.caseId, name: `${one.key} ${one.name}` }))}
          chosen={choosing === 'formed on' ? sheet.formedOn : sheet.testedOn}
          onKeep={ids =>
            void doAndSay(
              () => call('proposition.setCases', { propositionId, part: choosing, caseIds: [...ids] as CaseId[] }),
              w.casesSet(ids.length),
            )
          }
          onClose={() => choose(null)}
        />
      )}
    </>
  )
}

function Codes({ sheet }: { sheet: PropositionSheet }) {
  const codes = useCodes()
  const [choosing, choose] = useState(false)
  return (
    <div>
      <dt>{propositionsWords.relatedCodes}</dt>
      <dd className="pro-codes">
        {sheet.codeIds.map(id => {
          const code = codes.byId.get(id)
          return code ? (
            <button type="button" key={id} onClick={() => useFocus.getState().focus({ kind: 'code', codeId: code.id })}>
              <Swatch hue={code.hue} pattern={code.pattern} />
              {code.name}
            </button>
          ) : null
        })}
        <Button look="link" onClick={() => choose(true)}>
          {w.chooseCodes}
        </Button>
        {choosing ? (
          <ChooseDialog
            title={w.chooseCodesOf(propositionName(sheet.proposition))}
            things={codes.items
              .filter(code => code.kind === 'code' && (code.status !== 'retired' || sheet.codeIds.includes(code.id)))
              .map(code => ({ id: code.id, name: code.name }))}
            chosen={sheet.codeIds}
            onKeep={ids =>
              void doAndSay(
                () =>
                  call('proposition.setCodes', {
                    propositionId: sheet.proposition.id as PropositionId,
                    codeIds: [...ids] as CodeId[],
                  }),
                w.codesSet(ids.length),
              )
            }
            onClose={() => choose(false)}
          />
        ) : null}
      </dd>
    </div>
  )
}
