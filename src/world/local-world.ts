import type { EmbedSecret } from '../domain/resources.ts'
import type { ApiToken, Permission } from '../domain/team.ts'
import { type AssumptionReport, reportAssumptions } from './assumption-report.ts'
import { freshState, freshTeam, plantChecked } from './beginning.ts'
import type { OpenApiDocument, RouteReport } from './catalogue.ts'
import { checkObject } from './check-object.ts'
import { type EmbedJwt, openEmbedJwt } from './embed-jwt.ts'
import type { Draft } from './fixture/draft.ts'
import { dump } from './fixture/dump.ts'
import type { Seeded } from './fixture/plant.ts'
import { checkFixture } from './fixture/read.ts'
import type { Fixture } from './fixture/schemas.ts'
import type { RequestRecord } from './journal/request-record.ts'
import { LocalRequests } from './local-requests.ts'
import { suggestion } from './nearest.ts'
import { describeEmail, type OutboxEmail } from './outbox-email.ts'
import type { Settings } from './settings.ts'
import { shown } from './shown.ts'
import type { State } from './state.ts'
import { OptionError } from './tester-error.ts'
import type { NeverExpectation, RequestExpectation, Step } from './verify/expectation.ts'
import { verifyNoRequest, verifyRequestOrder, verifyRequests } from './verify/verify-requests.ts'
import type { Requests, SeedMode, SeedOptions, World } from './world.ts'

const seedModes: readonly SeedMode[] = ['merge', 'replace']

/** A world in this process. */
export class LocalWorld implements World {
  readonly id: string
  readonly name: string
  readonly requests: Requests
  readonly settings: Settings
  readonly #drafts: readonly Draft[]
  #state: State
  #epoch = 1

  constructor(name: string, drafts: readonly Draft[], settings: Settings) {
    this.id = name
    this.name = name
    this.settings = settings
    this.requests = new LocalRequests(this)
    this.#drafts = drafts
    this.#state = freshState(drafts, settings)
  }

  /** What a request that arrives now works on, until its end. */
  get state(): State {
    return this.#state
  }

  get tokens(): readonly ApiToken[] {
    return [...this.#state.team.apiTokens.values()]
  }

  get apiToken(): string {
    return this.#firstToken('read-write')
  }

  get readOnlyToken(): string {
    return this.#firstToken('read-only')
  }

  async reset(): Promise<{ epoch: number }> {
    this.#become(freshState(this.#drafts, this.settings))
    return { epoch: this.#epoch }
  }

  async inspect(): Promise<Fixture> {
    return dump(this.#state.team)
  }

  async seed(fixture: Fixture, options: SeedOptions = {}): Promise<Seeded> {
    checkObject(options, ['mode'], 'The options of seed', (name) => `There is no option "${name}" of seed.`)
    const { mode = 'merge' } = options
    if (!seedModes.includes(mode)) {
      throw new OptionError(`There is no seed mode ${shown(mode)}.`, suggestion(String(mode), seedModes))
    }

    const draft = checkFixture(fixture, 'seed')
    const { team, random } = this.#state
    if (mode === 'merge') return plantChecked(draft, team, random)

    const replaced = freshTeam([], random, this.settings)
    const seeded = plantChecked(draft, replaced, random)
    this.#state = this.#state.withTeam(replaced)
    return seeded
  }

  verify(expectation: RequestExpectation): Promise<RequestRecord[]> {
    return verifyRequests(this, expectation)
  }

  verifyNever(expectation: NeverExpectation): Promise<void> {
    return verifyNoRequest(this, expectation)
  }

  verifyOrder(steps: readonly Step[]): Promise<RequestRecord[]> {
    return verifyRequestOrder(this, steps)
  }

  async outbox(): Promise<OutboxEmail[]> {
    return this.#state.team.outbox.list().map(describeEmail)
  }

  async embedSecrets(): Promise<EmbedSecret[]> {
    return [...this.#state.team.embedSecrets.values()]
  }

  async openJwt(jwt: string): Promise<EmbedJwt> {
    const { team, clock } = this.#state
    return openEmbedJwt(jwt, team.embedSecrets, clock.now())
  }

  async assumptions(): Promise<AssumptionReport[]> {
    return reportAssumptions(this.settings.assumptions)
  }

  async routes(): Promise<RouteReport[]> {
    return this.settings.catalogue.routes()
  }

  async openApi(serverUrl = '/'): Promise<OpenApiDocument> {
    return this.settings.catalogue.openApi(serverUrl)
  }

  #become(state: State): void {
    const before = this.#state
    this.#state = state
    this.#epoch++
    before.end()
  }

  #firstToken(permission: Permission): string {
    const found = this.tokens.find((token) => token.permission === permission)
    if (found) return found.token

    throw new OptionError(
      `No visibility group has a ${permission} API token.`,
      'Add one to "api_tokens" of a visibility group in the fixture.',
    )
  }
}
