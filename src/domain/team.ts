import type { Assumptions } from './assumptions.ts'
import type { Changes } from './change.ts'
import type { Customer } from './customer.ts'
import { CustomerNumbers } from './customer-numbers.ts'
import type { Customers } from './customers.ts'
import { Outbox } from './outbox.ts'
import { Publications } from './publications.ts'
import type { Dashboard, DataSource, EmbedSecret, ReportBuilder, Schema } from './resources.ts'
import { VisibilityGroup } from './visibility-group.ts'

/** What an API token may do: `read-only` can only pull, `read-write` can also create, edit and delete. */
export type Permission = 'read-only' | 'read-write'

/** Belongs to exactly one visibility group and reaches only that group's customers. */
export interface ApiToken {
  readonly token: string
  readonly permission: Permission
  readonly visibilityGroup: string
}

/** What Explo makes up: secrets that nobody could guess, here made by the world's random numbers. */
export interface Secrets {
  readonly customerToken: (visibilityGroup: string, providedId: string, nth: number) => string
  /** Of a visibility group that generates a JWT without naming a key. */
  readonly embedSecret: (visibilityGroup: string) => EmbedSecret
}

/** The levels of a team that declares none, highest first. */
const defaultHierarchyLevels = ['Customer', 'User'] as const

/** The workspace: everything that Explo remembers for one of its clients. */
export class Team {
  id = 1
  hierarchyLevels: readonly string[] = defaultHierarchyLevels
  readonly assumptions: Assumptions
  readonly visibilityGroups = new Map<string, VisibilityGroup>()
  readonly apiTokens = new Map<string, ApiToken>()
  readonly groupTags = new Set<string>()
  readonly schemas = new Map<string, Schema>()
  readonly dataSources = new Map<string, DataSource>()
  readonly dashboards = new Map<string, Dashboard>()
  readonly reportBuilders = new Map<string, ReportBuilder>()
  readonly embedSecrets = new Map<string, EmbedSecret>()
  readonly publications = new Publications()
  readonly outbox = new Outbox()
  readonly customerNumbers = new CustomerNumbers()
  readonly #secrets: Secrets

  constructor(assumptions: Assumptions, secrets: Secrets) {
    this.assumptions = assumptions
    this.#secrets = secrets
  }

  /** The visibility group of that name, made when there is none. */
  visibilityGroup(name: string): VisibilityGroup {
    const existing = this.visibilityGroups.get(name)
    if (existing) return existing

    const group = new VisibilityGroup(name, {
      token: (...key) => this.#secrets.customerToken(name, ...key),
      isKnown: (token) => this.knowsToken(token),
      number: () => this.customerNumbers.next(),
    })
    this.visibilityGroups.set(name, group)
    return group
  }

  /** Whether this is an API token, or is or was the token of a customer. */
  knowsToken(token: string): boolean {
    if (this.apiTokens.has(token)) return true
    for (const { customers } of this.visibilityGroups.values()) {
      if (customers.byToken(token) || customers.formerHolder(token) !== undefined) return true
    }
    return false
  }

  /** The level of a customer that was created without one. */
  get rootLevel(): string {
    return this.hierarchyLevels[0] as string
  }

  /** The secret with that id, if the group has it. */
  embedSecret(visibilityGroup: string, keyId: string): EmbedSecret | undefined {
    const secret = this.embedSecrets.get(keyId)
    return secret?.visibilityGroup === visibilityGroup ? secret : undefined
  }

  /** The secret of a group that names none, made on first use. */
  ownEmbedSecret(visibilityGroup: string, changes: Changes): EmbedSecret {
    const own = this.#secrets.embedSecret(visibilityGroup)
    const stored = this.embedSecrets.get(own.keyId)
    if (stored) return stored

    this.embedSecrets.set(own.keyId, own)
    changes.push({ kind: 'embed secret', visibilityGroup, before: null, after: own })
    return own
  }

  /** The customers of all groups that satisfy `find`: only for explanations, an answer never looks beyond its group. */
  locate(find: (customers: Customers) => Customer | undefined): { visibilityGroup: string; customer: Customer }[] {
    return [...this.visibilityGroups.values()].flatMap(({ name, customers }) => {
      const customer = find(customers)
      return customer ? [{ visibilityGroup: name, customer }] : []
    })
  }
}
