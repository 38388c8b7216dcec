import { answerIncident } from './answer-incident.js'
import { askForReport } from './ask-for-report.js'
import { assign } from './assign.js'
import { carryOnCalendar, changeCalendar, previewCalendar } from './calendar-change.js'
import type { Cascade } from './cascade.js'
import { changeDraft } from './change-draft.js'
import { adoptDirectivePolicy, previewDirectivePolicy } from './directive-policy.js'
import { draftUrgingLetter } from './draft-urging-letter.js'
import { draftView } from './draft-view.js'
import { effectsOf } from './effects/index.js'
import { mergeUnits } from './merge-units.js'
import type { Needs } from './needs.js'
import { enterPastSteps } from './past-steps.js'
import { passOn } from './pass-on.js'
import { pastePlans } from './paste-plans.js'
import { addPerson, changePerson, resetPassword } from './people/contact.js'
import { importPeople } from './people/import-people.js'
import { changeLeave, enterLeave, takeBackLeave } from './people/leaves.js'
import { beginPost, changePost } from './people/posts.js'
import { adoptPolicy, carryOnPolicy, previewPolicy } from './policy-change.js'
import { pauseUnits } from './pause-units.js'
import { previewDates } from './preview-dates.js'
import { previewMany } from './preview-many.js'
import { withdrawAlias } from './remember-names.js'
import { sendMails } from './send-mails.js'
import { send, sendMany } from './send.js'
import { takeInLetter } from './take-in-letter.js'
import { takeInSuperior } from './take-in-superior.js'
import { writeQuarterly } from './write-quarterly.js'

/** The use cases on what they need; the same for server, worker, command line and tests. */
export function openCascade(needs: Needs): Cascade {
  return {
    takeInSuperior: (actor, input) => takeInSuperior(needs, actor, input),
    takeInLetter: (actor, letter) => takeInLetter(needs, actor, letter),
    draft: (actor, directive) => draftView(needs, actor, directive),
    changeDraft: (actor, directive, change) => changeDraft(needs, actor, directive, change),
    assign: (actor, directive, revision) => assign(needs, actor, directive, revision),
    send: (actor, sending) => send(needs, actor, sending),
    sendMany: (actor, event, input) => sendMany(needs, actor, event, input),
    draftUrgingLetter: (actor, directive, input) => draftUrgingLetter(needs, actor, directive, input),
    askForReport: (actor, directive, input) => askForReport(needs, actor, directive, input),
    previewMany: (actor, event, input) => previewMany(needs, actor, event, input),
    passOn: (actor, instance, input) => passOn(needs, actor, instance, input),
    setSilence: ({ person }, { on, reason }) => needs.mailRoom.setSilence({ on, reason, by: person }),
    chooseDigest: ({ person }, digest) => needs.mailRoom.choose(person, digest),
    pastePlans: (actor, directive, input) => pastePlans(needs, actor, directive, input),
    enterPastSteps: (actor, directive, input) => enterPastSteps(needs, actor, directive, input),
    writeQuarterly: (actor, directive, input) => writeQuarterly(needs, actor, directive, input),
    answerIncident: (actor, id, input) => answerIncident(needs, actor, id, input),
    previewDates: (actor, input) => previewDates(needs, actor, input),
    pauseUnits: (actor, input) => pauseUnits(needs, actor, input),
    withdrawName: ({ person }, id, reason) => withdrawAlias(needs, id, person, reason),
    mergeUnits: (merging) => mergeUnits(needs, merging),
    previewCalendar: (actor, input) => previewCalendar(needs, actor, input),
    changeCalendar: (actor, input) => changeCalendar(needs, actor, input),
    carryOnCalendar: () => carryOnCalendar(needs),
    previewPolicy: (actor, input) => previewPolicy(needs, actor, input),
    adoptPolicy: (actor, input) => adoptPolicy(needs, actor, input),
    previewDirectivePolicy: (actor, directive, input) => previewDirectivePolicy(needs, actor, directive, input),
    adoptDirectivePolicy: (actor, directive, input) => adoptDirectivePolicy(needs, actor, directive, input),
    carryOnPolicy: () => carryOnPolicy(needs),
    addPerson: (actor, unit, input) => addPerson(needs, actor, unit, input),
    importPeople: (actor, importing) => importPeople(needs, actor, importing),
    changePerson: (actor, person, input) => changePerson(needs, actor, person, input),
    beginPost: (actor, person, input) => beginPost(needs, actor, person, input),
    changePost: (actor, person, post, input) => changePost(needs, actor, person, post, input),
    enterLeave: (actor, person, input) => enterLeave(needs, actor, person, input),
    changeLeave: (actor, person, leave, input) => changeLeave(needs, actor, person, leave, input),
    takeBackLeave: (actor, person, leave, input) => takeBackLeave(needs, actor, person, leave, input),
    resetPassword: (actor, person, input) => resetPassword(needs, actor, person, input),
    effects: effectsOf(needs),
    sendMails: () => sendMails(needs),
  }
}
