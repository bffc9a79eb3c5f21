export type { FieldReport, OpenApiDocument, PathReport, RefusalReport, RouteReport } from './engine/api-reports.ts'
export { ChangesError } from './engine/changes/expect-changes.ts'
export type { ExpectedChanges } from './engine/changes/expected-changes.ts'
export type { Duration, Instant } from './engine/clock/read-time.ts'
export type { ClockReading, WorldClock } from './engine/clock/world-clock.ts'
export type { CoverageReport, OperationCoverage, OutcomeCoverage } from './engine/coverage/coverage-report.ts'
export type { EventOptions, RequestSummary, WorldEvent } from './engine/events/event-log.ts'
export {
  type ExploredFault,
  type ExploredRace,
  ExploreError,
  type ExploreFailure,
  type ExploreReason,
} from './engine/explore/explore-error.ts'
export type {
  CallFailure,
  ExploreOptions,
  ExploreReport,
  Scenario,
  ScenarioOutcome,
  ScenarioRun,
} from './engine/explore/explore-options.ts'
export type {
  ConnectionFailure,
  ConnectionFault,
  FaultAnswer,
  LognormalDelay,
  VendorError,
} from './engine/faults/fault.ts'
export type { GatePoint, ReleaseOptions } from './engine/gates/gate.ts'
export { GateError } from './engine/gates/gate-error.ts'
export type { FakeApp, InjectedReply, InjectedRequest } from './engine/handle/fake-handle.ts'
export type { ResetOptions, SeedMode, SeedOptions } from './engine/handle/world-handle.ts'
export { FixtureError, type FixtureMistake } from './engine/input/fixture-error.ts'
export { FakeError as ExploFakeError, OptionError } from './engine/input/tester-error.ts'
export type { EgressGuard, EgressGuardOptions } from './engine/intercept/guard-egress.ts'
export { type EgressAttempt, EgressError } from './engine/intercept/guard-egress.ts'
export type { Interception, InterceptOptions } from './engine/intercept/intercept.ts'
export { LintError, type LintFinding, type LintLevel, type LintReport } from './engine/lint/lint.ts'
export type { LoggerOptions, WorldOptions } from './engine/options/options.ts'
export type { ConnectOptions } from './engine/remote/connect.ts'
export type { EnvironmentNames } from './engine/terms.ts'
export { PortInUseError } from './engine/transport/listen.ts'
export type { TlsOption } from './engine/transport/tls/tls.ts'
export type { RequestState } from './engine/world/state.ts'
export type { FixtureSource } from './explo/fixture/draft.ts'
export type { OutboxEmail } from './explo/fixture/emails.ts'
export type { Fixture } from './explo/fixture/schema.ts'
export type {
  ArmedFault,
  Fault,
  FaultMatch,
  Faults,
  Gate,
  GateOptions,
  GateRecord,
  LateRequest,
  NeverExpectation,
  RequestExpectation,
  RequestFilter,
  RequestMatch,
  RequestRecord,
  Requests,
  Step,
  WaitExpectation,
} from './explo/handle.ts'
export { VerifyError, WaitError } from './explo/handle.ts'
export type { OperationName } from './explo/names.ts'
export type { AssumptionChoices, AssumptionSource, ExploFakeOptions, LintLevels } from './explo/options.ts'
export type { EmbedJwt } from './explo/records/embed-jwt.ts'
export type { ExploRequests, World, WorldCreation, WorldState } from './explo/world.ts'
export { connectExploFake, createExploFake, type ExploFake, guardEgress } from './fake.ts'
export { UncleanTestError } from './runners/leftovers.ts'
export type { Check, TestWorldsOptions } from './runners/options.ts'
export { type SharedExploFake, shareExploFake } from './runners/share.ts'
export { type TestedExploFake, type TestResult, TestWorlds } from './runners/test-worlds.ts'
