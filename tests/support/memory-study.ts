// A small study in memory for tests of queries: sources from lines of text, speakers from their labels, codings by quote.

import { createHash } from 'node:crypto'
import { wordCount } from '../../src/base/text-range.ts'
import { MemoryRead } from './memory-read.ts'

const NOW = '2026-01-01T00:00:00.000Z'

/** A study that grows by what a test names. Things are named by key. */
export class MemoryStudy extends MemoryRead {
  readonly ids = new Map<string, string>()
  readonly #texts = new Map<string, { id: string; text: string }[]>()

  constructor() {
    super()
    this.write('INSERT INTO blob (hash, size, deflated) VALUES (?, 0, ?)', Buffer.alloc(32), Buffer.alloc(0))
  }

  id(key: string): string {
    const id = this.ids.get(key)
    if (id === undefined) throw new Error(`the test names ${key} before it is there`)
    return id
  }

  #named(key: string, id: string): string {
    this.ids.set(key, id)
    return id
  }

  coder(name: string): string {
    return this.#named(name, this.add('coder', { name, initials: name, made_at: NOW }))
  }

  site(
    key: string,
    values: Readonly<Record<string, string>> = {},
    kind = 'site',
    within: string | null = null,
  ): string {
    const id = this.#named(
      key,
      this.add('case', { key, kind, name: `Name of ${key}`, within_id: within === null ? null : this.id(within) }),
    )
    for (const [name, value] of Object.entries(values)) {
      const attribute = `${kind} ${name}`
      if (!this.ids.has(attribute))
        this.#named(attribute, this.add('attribute', { about: kind, name, type: 'text', place: this.ids.size }))
      this.add('attribute_value', { attribute_id: this.id(attribute), case_id: id, source_id: null, value })
    }
    return id
  }

  pair(key: string, ...members: string[]): string {
    const id = this.site(key, {}, 'pair')
    for (const member of members) this.add('case_member', { pair_id: id, member_id: this.id(member), part: 'member' })
    return id
  }

  participant(key: string, within: string | null): string {
    return this.site(key, {}, 'participant', within)
  }

  code(key: string, more: Readonly<Record<string, string | null>> = {}): string {
    const { under, ...columns } = more
    return this.#named(
      key,
      this.add('code', {
        key,
        kind: 'code',
        name: `Name of ${key}`,
        parent_id: under ? this.id(under) : null,
        place: this.ids.size,
        provenance: 'deductive',
        status: 'active',
        hue: 0,
        made_at: NOW,
        ...columns,
      }),
    )
  }

  /** A source. A line that begins with “KO: ” is the interviewer's, one that begins with “R1: ” the turn of participant R1. */
  source(
    key: string,
    text: string,
    { name = `Name of ${key}`, kind = 'interview', cases = [] as string[], codedBy = [] as string[] } = {},
  ): string {
    const id = this.#named(
      key,
      this.add('source', {
        key,
        name,
        kind,
        path: `${key}.txt`,
        format: 'txt',
        blob_hash: Buffer.alloc(32),
        text_hash: Buffer.alloc(32),
        imported_at: NOW,
      }),
    )
    for (const one of cases) this.add('case_source', { case_id: this.id(one), source_id: id })
    for (const coder of codedBy) this.add('source_coder', { source_id: id, coder_id: this.id(coder), marked_at: NOW })
    const speakers = new Map<string, string>()
    const paragraphs = text.split('\n').map((line, at) => {
      const label = /^(\w+): /.exec(line)?.[1]
      const speaks = label === 'KO' || (label !== undefined && this.ids.has(label))
      if (speaks && !speakers.has(label)) {
        speakers.set(
          label,
          this.add('speaker', {
            source_id: id,
            label: label,
            role: label === 'KO' ? 'interviewer' : 'respondent',
            participant_id: label === 'KO' ? null : this.id(label),
          }),
        )
      }
      const paragraph = this.add('paragraph', {
        source_id: id,
        place: (at + 1) * 1024,
        text: line,
        style: 'body',
        speaker_id: speaks ? speakers.get(label)! : null,
        speech_start: speaks ? label.length + 2 : 0,
      })
      return { id: paragraph, text: line }
    })
    this.#texts.set(key, paragraphs)
    return id
  }

  /** An anchor on the first place where the words stand; they may go over line ends. */
  anchor(source: string, words: string): string {
    const name = `${source} “${words}”`
    const known = this.ids.get(name)
    if (known !== undefined) return known
    const paragraphs = this.#texts.get(source)!
    const whole = paragraphs.map(paragraph => paragraph.text).join('\n')
    const start = whole.indexOf(words)
    if (start < 0) throw new Error(`the test quotes what is not in ${source}`)
    const at = (offset: number) => {
      let before = 0
      for (const paragraph of paragraphs) {
        if (offset <= before + paragraph.text.length) return [paragraph.id, offset - before] as const
        before += paragraph.text.length + 1
      }
      throw new Error('outside the text')
    }
    const [first, from] = at(start)
    const [last, to] = at(start + words.length)
    const digest = createHash('sha256').update(words).digest().subarray(0, 8)
    return this.#named(
      name,
      this.add('anchor', {
        source_id: this.id(source),
        start_paragraph_id: first,
        start_offset: from,
        end_paragraph_id: last,
        end_offset: to,
        digest,
        words: wordCount(words),
      }),
    )
  }

  coding(source: string, words: string, code: string, coder: string): string {
    return this.add('coding', {
      anchor_id: this.anchor(source, words),
      code_id: this.id(code),
      coder_id: this.id(coder),
      made_at: NOW,
    })
  }

  proposition(key: string): string {
    return this.#named(
      key,
      this.add('proposition', {
        key,
        statement: `Statement of ${key}`,
        status: 'working',
        place: this.ids.size,
        made_at: NOW,
      }),
    )
  }

  evidence(source: string, words: string, proposition: string, coder: string, stance: string): string {
    return this.add('evidence', {
      proposition_id: this.id(proposition),
      anchor_id: this.anchor(source, words),
      coder_id: this.id(coder),
      stance,
      made_at: NOW,
    })
  }

  memo(title: string, body: string, coder: string): string {
    return this.add('memo', { title, body, coder_id: this.id(coder), made_at: NOW, changed_at: NOW })
  }
}
