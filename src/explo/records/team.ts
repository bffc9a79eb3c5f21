import { isPlainSecret } from '../../engine/journal/redact.ts'
import type { ApiToken } from '../../engine/terms.ts'
import type { Assumptions } from '../assumptions.ts'
import { type BlueprintIssuer, Blueprints } from './blueprints.ts'
import { type CustomerIssuer, Customers } from './customers.ts'
import { Outbox } from './outbox.ts'
import type {
  Changes,
  Customer,
  Dashboard,
  DataSource,
  EmbedSecret,
  Publication,
  ReportBuilder,
  Schema,
} from './records.ts'
import { VisibilityGroup } from './visibility-group.ts'

/** The secrets that Explo makes up. In the fake, they come from the random numbers of the world. */
export interface Secrets {
  readonly customerToken: (visibilityGroup: string, providedId: string, nth: number) => string
  readonly blueprintEmbedId: (visibilityGroup: string, providedId: string, name: string, variant: number) => string
  /** For embed JWTs of a visibility group whose request names no key. */
  readonly embedSecret: (visibilityGroup: string) => EmbedSecret
}

/** The levels of a team when the fixture declares none, highest first. */
const defaultHierarchyLevels = ['Customer', 'User'] as const

/** A workspace: everything that Explo stores for one of its clients. */
export class Team {
  id = 1
  hierarchyLevels: readonly string[] = defaultHierarchyLevels
  readonly assumptions: Assumptions
  readonly visibilityGroups = new Map<string, VisibilityGroup>()
  readonly apiTokens: Map<string, ApiToken>
  readonly groupTags: Set<string>
  readonly schemas: Map<string, Schema>
  readonly dataSources: Map<string, DataSource>
  readonly dashboards: Map<string, Dashboard>
  readonly reportBuilders: Map<string, ReportBuilder>
  readonly embedSecrets: Map<string, EmbedSecret>
  readonly publications: Publications
  readonly outbox: Outbox
  readonly customerNumbers: RecordNumbers
  readonly blueprintNumbers: RecordNumbers
  readonly #secrets: Secrets
  /** Customer tokens that do not look like tokens, from fixtures. The journal must hide them, too. */
  readonly #oddTokens: Set<string>

  /** @param origin The team to copy. The copy changes independently. */
  constructor(assumptions: Assumptions, secrets: Secrets, origin?: Team) {
    this.assumptions = assumptions
    this.#secrets = secrets
    this.apiTokens = new Map(origin?.apiTokens)
    this.groupTags = new Set(origin?.groupTags)
    this.schemas = new Map(origin?.schemas)
    this.dataSources = new Map(origin?.dataSources)
    this.dashboards = new Map(origin?.dashboards)
    this.reportBuilders = new Map(origin?.reportBuilders)
    this.embedSecrets = new Map(origin?.embedSecrets)
    this.publications = origin?.publications.copy() ?? new Publications()
    this.outbox = origin?.outbox.copy() ?? new Outbox()
    this.customerNumbers = origin?.customerNumbers.copy() ?? new RecordNumbers()
    this.blueprintNumbers = origin?.blueprintNumbers.copy() ?? new RecordNumbers()
    this.#oddTokens = new Set(origin ? origin.#oddTokens : [])
    if (!origin) return

    this.id = origin.id
    this.hierarchyLevels = origin.hierarchyLevels
    for (const [name, group] of origin.visibilityGroups) {
      this.visibilityGroups.set(name, group.copy(this.#customerIssuerFor(name), this.#blueprintIssuerFor(name)))
    }
  }

  /** A copy that changes independently. It copies the containers, but not the records. */
  copy(secrets: Secrets = this.#secrets): Team {
    return new Team(this.assumptions, secrets, this)
  }

  /** The visibility group with this name. It is made when there is none. */
  visibilityGroup(name: string): VisibilityGroup {
    const existing = this.visibilityGroups.get(name)
    if (existing) return existing

    const customers = new Customers(name, this.#customerIssuerFor(name))
    const group = new VisibilityGroup(name, customers, new Blueprints(name, this.#blueprintIssuerFor(name)))
    this.visibilityGroups.set(name, group)
    return group
  }

  /** Whether this is an API token, or a present or former token of a customer. */
  knowsToken(token: string): boolean {
    if (this.apiTokens.has(token)) return true
    for (const { customers } of this.visibilityGroups.values()) {
      if (customers.byToken(token) || customers.formerHolder(token) !== undefined) return true
    }
    return false
  }

  /** What the journal must hide besides the tokens that {@link knowsToken} knows. */
  *listSecrets(): Iterable<string> {
    yield* this.#oddTokens
    for (const { keyValue } of this.embedSecrets.values()) yield keyValue
  }

  /** The level of a customer that was created without one. */
  get rootLevel(): string {
    return this.hierarchyLevels[0] as string
  }

  /** The secret with this id, if it belongs to the group. */
  embedSecret(visibilityGroup: string, keyId: string): EmbedSecret | undefined {
    const secret = this.embedSecrets.get(keyId)
    return secret?.visibilityGroup === visibilityGroup ? secret : undefined
  }

  /** The group's own generated secret, made on first use. */
  ownEmbedSecret(visibilityGroup: string, changes: Changes): EmbedSecret {
    const own = this.#secrets.embedSecret(visibilityGroup)
    const stored = this.embedSecrets.get(own.keyId)
    if (stored) return stored

    this.embedSecrets.set(own.keyId, own)
    changes.push({ kind: 'embed secret', scope: visibilityGroup, before: null, after: own })
    return own
  }

  /** What `find` finds in each group. For explanations only: answers never show other groups. */
  locate(find: (customers: Customers) => Customer | undefined): { visibilityGroup: string; customer: Customer }[] {
    return [...this.visibilityGroups.values()].flatMap(({ name, customers }) => {
      const customer = find(customers)
      return customer ? [{ visibilityGroup: name, customer }] : []
    })
  }

  /** The visibility group that has the blueprint with this id. */
  groupOfBlueprint(id: number): VisibilityGroup | undefined {
    return [...this.visibilityGroups.values()].find(({ blueprints }) => blueprints.get(id))
  }

  #blueprintIssuerFor(visibilityGroup: string): BlueprintIssuer {
    return {
      id: () => this.blueprintNumbers.next(),
      embedId: (...key) => this.#secrets.blueprintEmbedId(visibilityGroup, ...key),
      isKnown: (embedId) =>
        [...this.visibilityGroups.values()].some(({ blueprints }) => blueprints.knowsEmbedId(embedId)),
    }
  }

  #customerIssuerFor(visibilityGroup: string): CustomerIssuer {
    return {
      token: (...key) => this.#secrets.customerToken(visibilityGroup, ...key),
      isKnown: (token) => this.knowsToken(token),
      number: () => this.customerNumbers.next(),
      noteGiven: (token) => {
        if (!isPlainSecret(token)) this.#oddTokens.add(token)
      },
      noteForgotten: (token) => {
        if (!this.knowsToken(token)) this.#oddTokens.delete(token)
      },
    }
  }
}

/** Explo's own ids of one kind of record. They count from 1, skip those that a fixture gives, and are never issued twice. */
class RecordNumbers {
  /** All numbers up to this one are taken. */
  #last = 0
  /** The taken numbers above `#last`. */
  #reserved = new Set<number>()

  copy(): RecordNumbers {
    const copy = new RecordNumbers()
    copy.#last = this.#last
    copy.#reserved = new Set(this.#reserved)
    return copy
  }

  next(): number {
    const number = this.#last + 1
    this.reserve(number)
    return number
  }

  /** Keeps a number from being issued. */
  reserve(number: number): void {
    if (number > this.#last) this.#reserved.add(number)
    while (this.#reserved.delete(this.#last + 1)) this.#last++
  }
}

/** The publications of a team. */
class Publications {
  #byKey = new Map<string, Publication>()

  copy(): Publications {
    const copy = new Publications()
    copy.#byKey = new Map(this.#byKey)
    return copy
  }

  list(): readonly Publication[] {
    return [...this.#byKey.values()]
  }

  /** Replaces the version that the environment showed before. */
  publish(publication: Publication, changes: Changes): void {
    const { resourceType, embedId, environment } = publication
    const key = JSON.stringify([resourceType, embedId, environment])
    const before = this.#byKey.get(key) ?? null
    this.#byKey.set(key, publication)
    changes.push({ kind: 'publication', scope: null, before, after: publication })
  }
}
