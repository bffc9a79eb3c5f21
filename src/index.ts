export { type ConnectOptions, connectExploFake } from './client/connect.ts'
export { createExploFake, type ExploFake } from './fake.ts'
export { type EgressAttempt, EgressError } from './intercept/egress-error.ts'
export { type EgressGuard, type EgressGuardOptions, guardEgress } from './intercept/guard-egress.ts'
export type { Interception, InterceptOptions } from './intercept/intercept.ts'
export { PortInUseError } from './listen.ts'
export type { ExploFakeOptions } from './options.ts'
export type { FieldReport, OpenApiDocument, PathReport, RefusalReport, RouteReport } from './world/catalogue.ts'
export type { Duration, Instant } from './world/clock/moments.ts'
export type { ClockReading, WorldClock } from './world/clock/world-clock.ts'
export type { CoverageReport, OperationCoverage, OutcomeCoverage } from './world/coverage/coverage-report.ts'
export type { EmbedJwt } from './world/embed-jwt.ts'
export type { EnvironmentNames } from './world/environment.ts'
export type { EventOptions, RequestSummary, WorldEvent } from './world/events/world-event.ts'
export type {
  ArmedFault,
  ConnectionFailure,
  ConnectionFault,
  Fault,
  FaultAnswer,
  FaultMatch,
  LognormalDelay,
} from './world/faults/fault.ts'
export type { Faults } from './world/faults/faults.ts'
export type { VendorError } from './world/faults/vendor-errors.ts'
export { FixtureError, type FixtureMistake } from './world/fixture/mistake.ts'
export type { FixtureSource } from './world/fixture/read.ts'
export type { Fixture } from './world/fixture/schemas.ts'
export type { Gate, GateOptions, GatePoint, GateRecord, ReleaseOptions } from './world/gates/gate.ts'
export { GateError } from './world/gates/gate-error.ts'
export type { LateRequest } from './world/journal/late-request.ts'
export type { RequestFilter } from './world/journal/request-filter.ts'
export type { RequestMatch } from './world/journal/request-match.ts'
export type { RequestRecord } from './world/journal/request-record.ts'
export { LintError, type LintFinding, type LintReport } from './world/lint/lint.ts'
export type { LintLevel, LintLevels } from './world/lint/lint-levels.ts'
export type { OutboxEmail } from './world/outbox-email.ts'
export { ExploFakeError, OptionError } from './world/tester-error.ts'
export type { NeverExpectation, RequestExpectation, Step, WaitExpectation } from './world/verify/expectation.ts'
export { VerifyError, WaitError } from './world/verify/verify-error.ts'
export type { Requests, ResetOptions, SeedMode, SeedOptions, World } from './world/world.ts'
export type { WorldCreation } from './world-creation.ts'
export type { WorldOptions } from './world-options.ts'
