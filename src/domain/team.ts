import type { Assumptions } from './assumptions.ts'
import type { Customer } from './customer.ts'
import { Customers, type IssueToken } from './customers.ts'
import type { Dashboard, DataSource, EmbedSecret, ReportBuilder, Schema } from './resources.ts'

/** What an API token may do: `read-only` can only pull, `read-write` can also create, edit and delete. */
export type Permission = 'read-only' | 'read-write'

/** Belongs to exactly one visibility group and reaches only that group's customers. */
export interface ApiToken {
  readonly token: string
  readonly permission: Permission
  readonly visibilityGroup: string
}

/** Customers, data sources and API tokens that see each other, and nothing else. Explo's former access group. */
export interface VisibilityGroup {
  readonly name: string
  readonly customers: Customers
}

type IssueTeamToken = (visibilityGroup: string, ...key: Parameters<IssueToken>) => string

/** The levels of a team that declares none, highest first. */
const defaultHierarchyLevels = ['Customer', 'User'] as const

/** The workspace: everything that Explo remembers for one of its clients. */
export class Team {
  id = 1
  hierarchyLevels: readonly string[] = defaultHierarchyLevels
  readonly visibilityGroups = new Map<string, VisibilityGroup>()
  readonly apiTokens = new Map<string, ApiToken>()
  readonly groupTags = new Set<string>()
  readonly schemas = new Map<string, Schema>()
  readonly dataSources = new Map<string, DataSource>()
  readonly dashboards = new Map<string, Dashboard>()
  readonly reportBuilders = new Map<string, ReportBuilder>()
  readonly embedSecrets = new Map<string, EmbedSecret>()
  readonly assumptions: Assumptions
  readonly #issueToken: IssueTeamToken

  constructor(assumptions: Assumptions, issueToken: IssueTeamToken) {
    this.assumptions = assumptions
    this.#issueToken = issueToken
  }

  /** The visibility group of that name, made when there is none. */
  visibilityGroup(name: string): VisibilityGroup {
    const existing = this.visibilityGroups.get(name)
    if (existing) return existing

    const issueToken: IssueToken = (...key) => this.#issueToken(name, ...key)
    const group = { name, customers: new Customers(name, issueToken, (token) => this.knowsToken(token)) }
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

  /** The customers of all groups that satisfy `find`: only for explanations, an answer never looks beyond its group. */
  locate(find: (customers: Customers) => Customer | undefined): { visibilityGroup: string; customer: Customer }[] {
    return [...this.visibilityGroups.values()].flatMap(({ name, customers }) => {
      const customer = find(customers)
      return customer ? [{ visibilityGroup: name, customer }] : []
    })
  }
}
