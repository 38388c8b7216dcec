import { theProgramHasARole } from './0001_the_program_has_a_role.sql.js'
import { oneClock } from './0002_one_clock.sql.js'
import { instancesAndHistory } from './0003_instances_and_history.sql.js'
import { timersEffectsIncidents } from './0004_timers_effects_incidents.sql.js'
import { directory } from './0005_directory.sql.js'
import { filesAndDrafts } from './0006_files_and_drafts.sql.js'
import { noticesAndMail } from './0007_notices_and_mail.sql.js'
import { auditPolicySettings } from './0008_audit_policy_settings.sql.js'
import { historyIsSealed } from './0009_history_is_sealed.sql.js'
import { failuresAreSeen } from './0010_failures_are_seen.sql.js'
import { migrationsOfRunningWork } from './0011_migrations_of_running_work.sql.js'
import { historyAnswersAndRecords } from './0012_history_answers_and_records.sql.js'
import { rowsOfABatch } from './0013_rows_of_a_batch.sql.js'
import { checkedByVerify } from './0014_checked_by_verify.sql.js'
import { namesAreRemembered } from './0015_names_are_remembered.sql.js'
import { papersNamePapers } from './0016_papers_name_papers.sql.js'
import { draftsAreMergedAndMeasured } from './0017_drafts_are_merged_and_measured.sql.js'
import { daysOffAreEdited } from './0018_days_off_are_edited.sql.js'
import { channelsAndProofs } from './0019_channels_and_proofs.sql.js'
import { rulesOfRemindingAreEdited } from './0020_rules_of_reminding_are_edited.sql.js'
import { directivesHaveRulesOfTheirOwn } from './0021_directives_have_rules_of_their_own.sql.js'
import { peopleAndLeavesAreEdited } from './0022_people_and_leaves_are_edited.sql.js'
import type { Migration } from './migration.js'

/** All steps, in order. A new one is a new line at the end. */
export const migrations: readonly Migration[] = [
  theProgramHasARole,
  oneClock,
  instancesAndHistory,
  timersEffectsIncidents,
  directory,
  filesAndDrafts,
  noticesAndMail,
  auditPolicySettings,
  historyIsSealed,
  failuresAreSeen,
  migrationsOfRunningWork,
  historyAnswersAndRecords,
  rowsOfABatch,
  checkedByVerify,
  namesAreRemembered,
  papersNamePapers,
  draftsAreMergedAndMeasured,
  daysOffAreEdited,
  channelsAndProofs,
  rulesOfRemindingAreEdited,
  directivesHaveRulesOfTheirOwn,
  peopleAndLeavesAreEdited,
]
export type { Migration } from './migration.js'
