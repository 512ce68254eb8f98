// Native menus as plain objects, whose `click` tests call.

export interface Item {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly click?: (...all: unknown[]) => void
  readonly submenu?: Menu | readonly Item[]
}

/** One item of a menu; a submenu is a menu of its own. */
export class MenuItem implements Item {
  readonly id!: string
  readonly label!: string
  readonly enabled!: boolean
  readonly role?: string
  readonly submenu?: Menu
  readonly click!: (...all: unknown[]) => void

  constructor(item: Item) {
    const submenu = Array.isArray(item.submenu) ? Menu.buildFromTemplate(item.submenu as Item[]) : item.submenu
    Object.assign(this, { enabled: true }, item, submenu && { submenu })
  }
}

/** A menu, and the one that is up. */
export class Menu {
  static #current: Menu | null = null
  items: MenuItem[] = []

  static buildFromTemplate(template: readonly Item[]): Menu {
    const menu = new Menu()
    menu.items = template.map(item => new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#current = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#current
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
