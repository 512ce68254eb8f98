// The window as a screen reader has it: the browser's own accessibility tree, not the page's attributes.

import type { CDPSession, Page } from 'playwright-core'

/** A node of the tree: what it is, how it is called, what it says of itself. */
export interface Heard {
  readonly role: string
  readonly name: string
  readonly value: string
  readonly description: string
  /** The states that hold: "expanded", "checked mixed", "readonly". */
  readonly states: readonly string[]
  /** For a field with a list: the name of the option that is on. */
  readonly on: string | null
}

interface Value {
  readonly value?: string | number | boolean
  readonly relatedNodes?: readonly { readonly backendDOMNodeId?: number; readonly text?: string }[]
}
interface Node {
  readonly ignored: boolean
  readonly role?: Value
  readonly name?: Value
  readonly value?: Value
  readonly description?: Value
  readonly properties?: readonly { readonly name: string; readonly value: Value }[]
}

const SAID = ['expanded', 'checked', 'pressed', 'selected', 'disabled', 'readonly', 'multiline', 'modal', 'live']

/** Ears at a page. */
export class Aloud {
  readonly #page: Page
  readonly #session: CDPSession

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
  }

  /** Begins to listen. */
  static async at(page: Page): Promise<Aloud> {
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('Accessibility.enable')
    return new Aloud(page, session)
  }

  /** What has the focus. */
  focused(): Promise<Heard> {
    return this.#heard('document.activeElement')
  }

  /** The first element that fits a selector; throws when the tree leaves it out. */
  one(selector: string): Promise<Heard> {
    return this.#heard(`document.querySelector(${JSON.stringify(selector)})`)
  }

  /** What the text was told to say last. */
  async said(): Promise<string> {
    return (await this.#page.locator('.reading-said').textContent()) ?? ''
  }

  async #heard(expression: string): Promise<Heard> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression })
    if (result.objectId === undefined) throw new Error(`There is no ${expression}.`)
    const node = await this.#node({ objectId: result.objectId })
    const active = node.properties?.find(one => one.name === 'activedescendant')?.value.relatedNodes?.[0]
    const option =
      active?.backendDOMNodeId === undefined ? null : await this.#node({ backendNodeId: active.backendDOMNodeId })
    return {
      role: text(node.role),
      name: text(node.name),
      value: text(node.value),
      description: text(node.description),
      states: (node.properties ?? [])
        .filter(one => SAID.includes(one.name) && one.value.value !== false && one.value.value !== 'false')
        .map(({ name, value }) => (value.value === true || value.value === 'true' ? name : `${name} ${text(value)}`))
        .sort(),
      on: option === null ? null : text(option.name),
    }
  }

  async #node(of: { readonly objectId: string } | { readonly backendNodeId: number }): Promise<Node> {
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', { ...of, fetchRelatives: false })
    const node = nodes[0] as unknown as Node | undefined
    if (node === undefined || node.ignored) throw new Error('A screen reader is not told of this.')
    return node
  }
}

function text(value: Value | undefined): string {
  return value?.value === undefined ? '' : String(value.value)
}
