// The attribution template with what it makes of passages of the project, as it is typed.

import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react'
import { templateFields } from '../../../src/coding/attribution.ts'
import type { Answer } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { quotesWords as w } from '../../words/quotes.ts'
import { QUOTE_TABLES } from './quote-deeds.ts'

type Labels = Record<string, Record<string, string>>

/** The form; it begins with what quotes use now. */
export function AttributionForm(): ReactNode {
  const { answer: settings } = useAnswer('output.settings', { output: 'quotes' }, ['output_setting'])
  if (settings === null) return null
  return <Form key={JSON.stringify([settings.template, settings.labels, settings.isOwn])} settings={settings} />
}

function Form({ settings }: { readonly settings: Answer<'output.settings'> }): ReactNode {
  const [template, setTemplate] = useState(settings.template)
  const [labels, setLabels] = useState<Labels>(() => structuredClone(settings.labels))
  const field = useRef<HTMLTextAreaElement>(null)
  const { answer: fields } = useAnswer('output.fields', {}, ['attribute', 'attribute_value'])
  const listed = useMemo(() => listOf(labels), [labels])
  const asked = useDeferredValue(template)
  const { answer: preview } = useAnswer('output.previewAttribution', { template: asked, labels: listed }, QUOTE_TABLES)
  const problem = preview?.problem ?? null
  const isChanged = template !== settings.template || JSON.stringify(labels) !== JSON.stringify(settings.labels)
  const used = useMemo(() => {
    try {
      return new Set(templateFields(template))
    } catch {
      return new Set<string>()
    }
  }, [template])
  const values = (fields ?? []).filter(one => used.has(one.name) && one.values.length > 0 && one.values.length <= 24)

  const insert = (name: string) => {
    const here = field.current
    const at = here?.selectionStart ?? template.length
    const end = here?.selectionEnd ?? at
    setTemplate(`${template.slice(0, at)}{${name}}${template.slice(end)}`)
    requestAnimationFrame(() => {
      here?.focus()
      here?.setSelectionRange(at + name.length + 2, at + name.length + 2)
    })
  }
  const entries: MenuEntry[] = (fields ?? []).map(one => ({
    id: one.name,
    label: `{${one.name}}`,
    ...(one.values.length > 0 ? { detail: one.values.slice(0, 3).join(', ') } : {}),
    run: () => insert(one.name),
  }))
  const use = (output: string) =>
    void doAndSay(async () => {
      await call('output.setSettings', { output, settings: { template, labels: listed } })
      // What holds for the whole project holds for quotes too.
      if (output === '' && settings.isOwn) await call('output.setSettings', { output: 'quotes', settings: null })
    }, w.used)
  const show = (at: number) => {
    field.current?.focus()
    field.current?.setSelectionRange(at, Math.min(template.length, at + 1))
  }
  return (
    <section aria-label={w.attribution}>
      <h1 className="title">{w.attribution}</h1>
      <p className="page-says">{w.attributionSays}</p>
      <div className="quote-template">
        <textarea
          ref={field}
          className="input"
          rows={2}
          aria-label={w.template}
          aria-invalid={problem !== null || undefined}
          spellCheck={false}
          value={template}
          maxLength={2000}
          onChange={event => setTemplate(event.target.value)}
        />
        <MenuButton menuLabel={w.fields} entries={entries} placement="bottom end">
          {w.fields}
          <Icon name="down" />
        </MenuButton>
      </div>
      {problem !== null && (
        <div className="quote-problem">
          <Trouble>{problem.sentence}</Trouble>
          <p className="quote-at" aria-hidden="true">
            {template.slice(Math.max(0, problem.at - 40), problem.at)}
            <mark>{template.slice(problem.at, problem.at + 1) || ' '}</mark>
            {template.slice(problem.at + 1, problem.at + 40)}
          </p>
          <Button look="link" onClick={() => show(problem.at)}>
            {w.template}
          </Button>
        </div>
      )}
      <h2 className="quote-head">{w.preview}</h2>
      {preview !== null && problem === null && preview.examples.length === 0 && <p className="hint">{w.noPreview}</p>}
      <ul className="quote-preview" aria-live="polite">
        {preview?.examples.map(one => (
          <li key={one.source}>
            <b>({one.attribution || w.empty})</b>
            <span>{one.source}</span>
          </li>
        ))}
      </ul>
      {values.length > 0 && (
        <details className="quote-short" open={listed.length > 0}>
          <summary>{w.short}</summary>
          <p className="hint">{w.shortSays}</p>
          {values.map(one => (
            <fieldset key={one.name}>
              <legend>{one.name}</legend>
              {one.values.map(value => (
                <label key={value}>
                  <span>{value}</span>
                  <input
                    className="input"
                    aria-label={w.shortOf(one.name, value)}
                    value={labels[one.name]?.[value] ?? ''}
                    maxLength={200}
                    onChange={event =>
                      setLabels(now => ({ ...now, [one.name]: { ...now[one.name], [value]: event.target.value } }))
                    }
                  />
                </label>
              ))}
            </fieldset>
          ))}
        </details>
      )}
      <p className="quote-uses">
        <Button
          look="primary"
          aria-disabled={problem !== null || !isChanged || undefined}
          onClick={() => problem === null && isChanged && use('quotes')}
        >
          {w.forQuotes}
        </Button>
        <Button aria-disabled={problem !== null || undefined} onClick={() => problem === null && use('')}>
          {w.forAll}
        </Button>
        {settings.isOwn && (
          <span className="hint">
            {w.own}{' '}
            <Button
              look="link"
              onClick={() => void doAndSay(() => call('output.setSettings', { output: 'quotes', settings: null }))}
            >
              {w.asProject}
            </Button>
          </span>
        )}
      </p>
    </section>
  )
}

function listOf(labels: Labels): { field: string; value: string; short: string }[] {
  return Object.entries(labels).flatMap(([name, shorts]) =>
    Object.entries(shorts)
      .filter(([, short]) => short.trim() !== '')
      .map(([value, short]) => ({ field: name, value, short: short.trim() })),
  )
}
