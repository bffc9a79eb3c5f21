import type { LocalWorld } from './local-world.ts'

/** The worlds of a fake. The API token of a request picks the one that answers it. */
export class Worlds {
  /** Answers what no token claims: requests with a missing or unknown token, and control calls without one. */
  readonly default: LocalWorld

  constructor(world: LocalWorld) {
    this.default = world
  }

  withToken(apiToken: string): LocalWorld | undefined {
    return this.default.state.team.apiTokens.has(apiToken) ? this.default : undefined
  }
}
