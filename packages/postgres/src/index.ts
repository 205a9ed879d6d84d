export type { BackendOption, Capabilities } from "./capabilities.js";
export { postgresCaseStore } from "./case-store.js";
export { connect, type OpenDatabase } from "./connect.js";
export { whyNotStored } from "./database-fault.js";
export type { Difference } from "./differences.js";
export { type Examination, examine } from "./doctor/examine.js";
export type { DatabaseFinding } from "./doctor/finding.js";
export { rightsMissing } from "./doctor/server-checks.js";
export { type Durability, type Tier, tiers } from "./durability.js";
export { databaseError } from "./errors.js";
export { guardedPool } from "./guarded-pool.js";
export type { HostClient, HostTransaction } from "./host-connection.js";
export { asPartOf } from "./host-transaction.js";
export { postgresItemStore } from "./item-store.js";
export { checkSchema, migrate, type SchemaStep, schemaStatus } from "./migrate.js";
export { keepByMonth, planMonths } from "./months/plan-months.js";
export { postgresNoticeStore } from "./notice-store.js";
export { inOwnTransaction } from "./own-transaction.js";
export { planSchema, planScript, type SchemaPlan } from "./plan.js";
export type { PlannedStep } from "./planned-steps.js";
export type { SchemaState } from "./schema-state.js";
export { stopBroken } from "./stop-broken.js";
export { type StoreTier, storeTier } from "./store-tier.js";
export type { Tables } from "./tables.js";
export { hasTenant, tenantsOf } from "./tenants.js";
export { pgTypes, valueParsers } from "./value-parsers.js";
export {
  type BrokenCase,
  type Verification,
  type VerifyScope,
  verifyCases,
} from "./verify-cases.js";
