/**
 * The domain of service readiness: facts, checks, scorecards and levels, and the schemas of the API.
 *
 * @packageDocumentation
 */

export type { Problem } from './problems/Problem';
export type { ActProblem } from './problems/ActProblem';
export { nearestName } from './problems/nearestName';

export type { Actor } from './entities/Actor';
export { serviceTier, type ServiceTier } from './entities/serviceTier';
export { entityRelations } from './entities/entityRelations';
export { linkTypeOf } from './entities/linkTypeOf';
export { linkTypes, type LinkType } from './entities/linkTypes';

export type {
  FactDeclaration,
  FactDefinition,
  FactType,
  FactValue,
} from './facts/FactDeclaration';
export type { FactCoverage, FactDocument } from './facts/FactDocument';
export type { FactAbsence, FactReading } from './facts/FactReading';
export type { FactReadings } from './facts/FactReadings';
export type {
  CatalogFact,
  CollectorDeclarations,
  FactCatalog,
  FactSource,
} from './facts/FactCatalog';
export { addPoint } from './facts/addPoint';
export { changeOver } from './facts/changeOver';
export { deltaDays, deltaFact, withDeltas } from './facts/deltaFact';
export {
  seriesDays,
  type FactPoint,
  type FactSeries,
} from './facts/FactSeries';
export { factNameProblem } from './facts/factNameProblem';
export { createFactCatalog } from './facts/createFactCatalog';
export { checkFactValues } from './facts/checkFactValues';
export { fitFactList } from './facts/fitFactList';
export { readFacts } from './facts/readFacts';
export { assumeFacts } from './facts/assumeFacts';
export { wellKnownFacts } from './facts/vocabulary';
export type { WellKnownFact } from './facts/vocabulary/WellKnownFact';
export { wellKnownFact } from './facts/wellKnownFact';

export type { Change } from './events/Change';
export {
  deploymentStatuses,
  deploymentStrategies,
  type Deployment,
  type DeploymentStatus,
  type DeploymentStrategy,
} from './events/Deployment';
export type { DeliveryEvents } from './events/DeliveryEvents';
export type { Incident } from './events/Incident';
export { addWords } from './events/addWords';
export type {
  Addition,
  Addressee,
  Incoming,
  IncomingEvents,
} from './events/IncomingEvents';
export { deploymentStatusOf } from './events/deploymentStatusOf';
export {
  deliveryAddresses,
  deliveryNameAnnotation,
  type DeliveryAddresses,
} from './events/deliveryAddresses';
export {
  mapAddressee,
  ruleInWords,
  type MappedAddressee,
  type MappingRule,
  type ServiceDirectory,
} from './events/mapAddressee';
export { matchesGlob } from './events/matchesGlob';
export { repositoryKey } from './events/repositoryKey';
export { repositoryPath } from './events/repositoryPath';
export { endOfEvent } from './events/endOfEvent';
export { supersedes, type SaidEvent } from './events/supersedes';
export {
  bandedFigures,
  bands,
  type Band,
  type BandEdge,
  type BandedFigure,
  type BandTable,
} from './dora/BandTable';
export {
  leadTimeStages,
  type DoraFigures,
  type DurationFigure,
  type Figure,
  type LeadTimeStage,
  type RatioFigure,
} from './dora/Figure';
export type { DoraPolicy } from './dora/DoraPolicy';
export { bandLimits } from './dora/bandLimits';
export { bandOf } from './dora/bandOf';
export { bandTableProblems } from './dora/bandTableProblems';
export { bandTables } from './dora/bandTables/bandTables';
export {
  capabilityQuestions,
  type CapabilityQuestion,
} from './dora/capabilityQuestions';
export { defaultDoraPolicy } from './dora/defaultDoraPolicy';
export { deliveryHistory } from './dora/deliveryHistory';
export { describeFormula } from './dora/describeFormula';
export type { DoraFigureId } from './dora/doraFigureIds';
export { doraFigures } from './dora/doraFigures';
export { eventKey } from './dora/eventKey';
export { failureShare } from './dora/failureShare';
export { figuresOf } from './dora/figuresOf';
export type {
  AttributedIncident,
  DeliveredChange,
  DeliveryHistory,
  FailureMark,
  HistoricDeployment,
  LeftOut,
  ProductionDeployment,
  Recovery,
  WaitingChange,
} from './dora/HistoricDeployment';
export { isProduction } from './dora/isProduction';
export { leadTimeOf } from './dora/leadTimeOf';
export {
  quickCheckMetrics,
  quickCheckQuestions,
  type QuickCheckMetric,
  type QuickCheckQuestion,
} from './dora/quickCheck';
export {
  quickCheckScore,
  type QuickCheckAnswers,
  type QuickCheckScore,
} from './dora/quickCheckScore';
export { trendOf } from './dora/trendOf';
export type { OpenSloKind, OpenSloObject } from './slo/OpenSloObject';
export type { OpenSloProblem } from './slo/OpenSloProblem';
export { durationMinutes } from './slo/durationMinutes';
export { openSloRules, type OpenSloRuleId } from './slo/openSloRules';
export type { OpenSloFile } from './slo/readOpenSlo';
export { validateOpenSlo } from './slo/validateOpenSlo';
export { median } from './stats/median';
export { quantile } from './stats/quantile';
export { parseWindow } from './time/parseWindow';
export { weeksOf, type TimeSpan } from './time/weeksOf';

export {
  capabilities,
  checkCategories,
  checkDefinitionSchema,
  efforts,
  type AttestationPolicy,
  type Capability,
  type CheckCategory,
  type CheckDefinition,
  type CheckExample,
  type Effort,
  type FactTree,
} from './checks/CheckDefinition';
export type { Outcome, UnknownReason } from './checks/Outcome';
export type { CompiledCheck } from './checks/CompiledCheck';
export type { EntityFilter } from './checks/EntityFilter';
export type { Subject } from './checks/Subject';
export { compileCheck } from './checks/compileCheck';
export { compileEntityFilter } from './checks/compileEntityFilter';
export { createSubject } from './checks/createSubject';
export {
  evaluateCheck,
  type CheckAnswer,
  type StandingAttestation,
} from './checks/evaluateCheck';
export {
  explainCheck,
  type CheckExplanation,
  type ClauseExplanation,
} from './checks/explainCheck';
export { runExamples } from './checks/runExamples';
export { fingerprint } from './checks/fingerprint';

export type { Attestation } from './attestations/Attestation';
export { attestationProblems } from './attestations/attestationProblems';
export { mayAttest, type AttestationTerms } from './attestations/mayAttest';
export { withdrawalProblems } from './attestations/withdrawalProblems';
export {
  waiverReasons,
  type Waiver,
  type WaiverAct,
  type WaiverReason,
} from './waivers/Waiver';
export { waiverState, type WaiverState } from './waivers/waiverState';
export type { StandingWaiver } from './waivers/StandingWaiver';
export type { WaiverPolicy } from './waivers/WaiverPolicy';
export { approverGroups } from './waivers/approverGroups';
export { mayDecideWaiver } from './waivers/mayDecideWaiver';
export { waiverDecisionProblems } from './waivers/waiverDecisionProblems';
export { waiverEnd } from './waivers/waiverEnd';
export { waiverRequestProblems } from './waivers/waiverRequestProblems';
export {
  disputeOutcomes,
  type Dispute,
  type DisputeOutcome,
} from './disputes/Dispute';
export { disputeAnswerProblems } from './disputes/disputeAnswerProblems';
export { disputeProblems } from './disputes/disputeProblems';
export {
  capabilityAnswers,
  questionnaires,
  type CapabilityAnswer,
  type CapabilityReplies,
  type CapabilityReply,
  type Questionnaire,
  type SelfAssessment,
} from './selfAssessment/SelfAssessment';
export { assessmentProblems } from './selfAssessment/assessmentProblems';
export { bandsOfAnswer } from './selfAssessment/bandsOfAnswer';
export {
  besideMeasured,
  type Comparison,
} from './selfAssessment/besideMeasured';
export {
  capabilityProfile,
  type CapabilityCounts,
} from './selfAssessment/capabilityProfile';
export { mayAssess } from './selfAssessment/mayAssess';
export { quickCheckFigures } from './selfAssessment/quickCheckFigures';

export {
  companyStages,
  scorecardDefinitionSchema,
  type CompanyStage,
  type ScorecardDefinition,
} from './scorecards/ScorecardDefinition';
export type {
  CheckResult,
  ScorecardResult,
} from './scorecards/ScorecardResult';
export type { Cause, Transition } from './scorecards/Transition';
export type {
  CompiledScorecard,
  Rung,
  RungCheck,
} from './scorecards/CompiledScorecard';
export { compileScorecard } from './scorecards/compileScorecard';
export {
  evaluateScorecard,
  type ScorecardEvaluation,
} from './scorecards/evaluateScorecard';
export { levelOf } from './scorecards/levelOf';
export { nextSteps, type UnmetCheck } from './scorecards/nextSteps';
export { diffResults, type ResultDiff } from './scorecards/diffResults';
export type { FactChange } from './scorecards/causeOfCheck';
export { sameResult } from './scorecards/sameResult';
export { zodProblems } from './problems/zodProblems';
export {
  loadDefinitions,
  type DefinitionFile,
  type LoadedDefinitions,
} from './scorecards/loadDefinitions';

export { descendantGroups, type GroupDescent } from './rollup/descendantGroups';

export {
  operations,
  type OperationName,
  type Operations,
} from './api/operations';
export {
  ReadinessClient,
  type OperationInput,
  type OperationResult,
  type ReadinessApi,
  type ReadinessRequestOptions,
} from './api/ReadinessClient';
export {
  activityActions,
  activityItemSchema,
  activityListSchema,
  activityQuerySchema,
  type ActivityAction,
  type ActivityItem,
  type ActivityList,
  type ActivityQuery,
} from './api/activity';
export {
  attestationActSchema,
  attestationListSchema,
  attestationQuerySchema,
  attestationViewSchema,
  attestBodySchema,
  attestResultSchema,
  type AttestationAct,
  type AttestationList,
  type AttestationQuery,
  type AttestationView,
  type AttestBody,
  type AttestResult,
} from './api/attestation';
export {
  disputeBodySchema,
  disputeListSchema,
  disputeQuerySchema,
  disputeViewSchema,
  type DisputeBody,
  type DisputeList,
  type DisputeQuery,
  type DisputeView,
} from './api/dispute';
export {
  requestWaiverBodySchema,
  waiverActSchema,
  waiverListSchema,
  waiverQuerySchema,
  waiverViewSchema,
  type RequestWaiverBody,
  type WaiverActView,
  type WaiverList,
  type WaiverQuery,
  type WaiverView,
} from './api/waiver';
export { queryMistakeSchema, type QueryMistake } from './api/queryMistake';
export {
  assessBodySchema,
  assessmentsSchema,
  type AssessBody,
  type Assessments,
  type CapabilitiesView,
  type QuickCheckView,
} from './api/assessment';
export { checkRecordSchema, type CheckRecord } from './api/checkRecord';
export { factSeriesSchema, type FactSeriesView } from './api/series';
export {
  mostPushedItems,
  pushFactsBodySchema,
  pushFactsResultSchema,
  type PushFactsBody,
  type PushFactsResult,
} from './api/push';
export {
  eventKinds,
  eventListOf,
  mostPushedEvents,
  pushedChangeSchema,
  pushedDeploymentSchema,
  pushedIncidentSchema,
  pushDeploymentBodySchema,
  pushEventsBodySchema,
  pushEventsResultSchema,
  pushIncidentBodySchema,
  type EventKind,
  type PushedChange,
  type PushedDeployment,
  type PushedIncident,
  type PushEventsBody,
  type PushEventsResult,
} from './api/pushEvents';
export {
  readPushedEvents,
  type PushedEvent,
  type PushedEvents,
} from './api/readPushedEvents';
export {
  deliveryEventListSchema,
  deliveryEventQuerySchema,
  deliveryFigureIds,
  deliveryQuerySchema,
  deliveryViewSchema,
  deliveryWindows,
  eventSourceListSchema,
  mappingAnswerSchema,
  mappingQuerySchema,
  receivedEventListSchema,
  type DeliveryEventList,
  type DeliveryEventQuery,
  type DeliveryEventView,
  type DeliveryFigureId,
  type DeliveryFigureView,
  type DeliveryQuery,
  type DeliveryStageView,
  type DeliverySummary,
  type DeliveryTimeline,
  type DeliveryView,
  type EventSourceList,
  type MappingAnswer,
  type MappingQuery,
  type ReceivedEventList,
  type ReceivedEventView,
} from './api/delivery';
export {
  collectorListSchema,
  collectorViewSchema,
  statusSchema,
  type CollectorList,
  type CollectorView,
  type Status,
} from './api/collector';
export {
  groupViewSchema,
  problemSchema,
  scorecardListSchema,
  scorecardViewSchema,
  type GroupView,
  type ScorecardList,
  type ScorecardView,
} from './api/scorecard';
export {
  checkViewSchema,
  factListSchema,
  factViewSchema,
  historyItemSchema,
  historySchema,
  levelViewSchema,
  nextStepSchema,
  outcomeSchema,
  ownerViewSchema,
  rungViewSchema,
  scorecardExplanationSchema,
  serviceCardSchema,
  serviceListSchema,
  serviceQuerySchema,
  serviceSummarySchema,
  type CheckView,
  type FactList,
  type FactView,
  type History,
  type HistoryItem,
  type LevelView,
  type NextStep,
  type OwnerView,
  type RungView,
  type ScorecardExplanation,
  type ServiceCard,
  type ServiceList,
  type ServiceQuery,
  type ServiceSummary,
} from './api/service';

export {
  readinessActivityReadPermission,
  readinessAssessPermission,
  readinessAttestPermission,
  readinessDisputePermission,
  readinessEventPushPermission,
  readinessFactsPushPermission,
  readinessOperationsReadPermission,
  readinessPermissions,
  readinessRefreshPermission,
  readinessWaiverDecidePermission,
  readinessWaiverRequestPermission,
} from './permissions';
