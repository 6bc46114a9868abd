// A faithful Microsoft Entra ID provisioning service for tests, benchmarks, the demonstration and `becard rehearse`.
// It shares no code with the server. Example: `await rehearse({ tenantUrl, token, users: 100 })`.
export type { Answer, Fetch, Wait } from './client.ts';
export { type ConnectionVerdict, discoverSchemas, testConnection } from './connection-test.ts';
export { type CycleOutcome, runIncrementalCycle, runInitialCycle } from './cycle/cycle.ts';
export { deactivateUsers } from './cycle/deactivate.ts';
export { createJob, type Hooks, type Job, type JobOptions, type Links, type Progress } from './cycle/job.ts';
export type { Outcome, OutcomeCounts } from './cycle/pool.ts';
export { CATALOGUE, type Finding, type FindingCode, type Severity } from './findings/findings.ts';
export {
  type Mapping,
  type MappingName,
  mapPerson,
  mappingOf,
  TARGETS,
  type Target,
  type TargetValues,
} from './mapping.ts';
export type { Change, Dialect, Operation } from './patch-dialect.ts';
export { nextRetryAt, quarantineReason, quarantineStage, type Tally, type Verdict, verdictOn } from './quarantine.ts';
export { type RehearsalOptions, RehearsalStopped, rehearse } from './rehearse.ts';
export type { Latency, Left, RehearsalReport, RequestSummary } from './report.ts';
export { evolve, evolveQuietly, tenantAfter } from './tenant/evolve.ts';
export { isWoman, type Person, type Standing } from './tenant/person.ts';
export { createRandom, type Random } from './tenant/random.ts';
export { createTenant, type Group, type Tenant, type TenantSize } from './tenant/tenant.ts';
export * as wire from './wire.ts';
