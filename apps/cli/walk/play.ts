import { localDate, type LocalDate } from '#base'
import { routes, type DirectiveView, type WorkCard } from '#contract'
import { Collecting } from './collecting.js'
import { Scene, worked, type Stage } from './scene.js'
import { TakingIn } from './taking-in.js'

const unitsWork = ({ rows }: DirectiveView): WorkCard[] => rows.flatMap(({ plan, duties }) => [...(plan ? [plan] : []), ...duties])

export interface Played {
  readonly directive: number
  /** Questions that no answer was given for, with the program's proposal that was taken. */
  readonly assumed: TakingIn['assumed']
}

/** Plays the whole path over HTTP as the real roles would. */
export async function play(stage: Stage): Promise<Played> {
  const scene = new Scene(stage)
  const taking = new TakingIn(scene)
  await taking.superior()
  await taking.letter()
  await taking.assign(await taking.check())
  const collecting = new Collecting(scene)
  await undated(scene)
  const dated = unitsWork(await scene.view()).filter(({ dueOn, done }) => dueOn !== null && !done)
  await collecting.all(dated, async () => unitsWork(await scene.view()))
  await adHocRound(scene)
  for (const card of await roundsOf(scene)) await round(scene, collecting, card)
  await end(scene)
  return { directive: scene.directive, assumed: taking.assumed }
}

/** Named leads without a date report when they are done; one is asked for a supplement. */
async function undated(scene: Scene): Promise<void> {
  const { duties } = await scene.view()
  const open = duties.filter(({ dueOn, done }) => dueOn === null && !done)
  for (const card of open) await scene.handIn(card)
  if (open[0]) await scene.supplement(open[0].id)
}

/** Where the letter orders neither plan nor report, the Office asks for one report out of turn. */
async function adHocRound(scene: Scene): Promise<void> {
  const told = scene.stage.answers.adHocRound
  const { rounds, planDue } = await scene.view()
  if (!told && (rounds.length > 0 || planDue !== null)) return
  if (told) await scene.goTo(localDate(told.askingLetter.issuedOn), '09:00')
  const askingLetter = told ? { number: told.askingLetter.number, issuedOn: told.askingLetter.issuedOn as LocalDate } : null
  const body = {
    subject: told?.subject ?? 'kết quả thực hiện',
    unitsDueOn: (told?.unitsDueOn as LocalDate | undefined) ?? worked(await scene.today(), 20),
    askingLetter,
  }
  await (await scene.officer).call(routes.askForReport, { params: { id: scene.directive }, body })
}

async function roundsOf(scene: Scene): Promise<WorkCard[]> {
  const { rounds } = await scene.view()
  return rounds.map(({ card }) => card).sort((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''))
}

const LONGEST_WAIT = 400

/** A round opens by itself; units report, the focal unit consolidates, the Office accepts. */
async function round(scene: Scene, collecting: Collecting, card: WorkCard): Promise<void> {
  let view = await scene.work(card.id)
  for (let days = 0; ['scheduled', 'opening'].includes(view.card.state); days++) {
    if (days > LONGEST_WAIT) throw new Error(`round ${card.id} never opens`)
    await scene.goTo(worked(await scene.today(), 1), '08:00')
    view = await scene.work(card.id)
  }
  await collecting.all(view.children, async () => (await scene.work(card.id)).children)
  const focal = await scene.clientOf(view.card)
  await scene.send(focal, (await scene.work(card.id)).card, 'CONSOLIDATE')
  await scene.send(focal, (await scene.work(card.id)).card, 'SUBMIT', {
    number: `${card.id}/BC`,
    issuedOn: await scene.today(),
    summary: 'Tổng hợp kết quả của các đơn vị.',
  })
  await scene.send(await scene.officer, (await scene.work(card.id)).card, 'ACCEPT')
  scene.stage.say(`round ${card.label}: accepted`)
}

const LONGEST_END = 80

/** All is done: the Office reports upward; else the directive ends at its date. */
async function end(scene: Scene): Promise<void> {
  for (let steps = 0; steps < LONGEST_END; steps++) {
    const { card } = await scene.view()
    if (card.done) return
    if (card.state === 'reportingUpward') await scene.send(await scene.officer, card, 'REPORT_UPWARD', { number: '88/BC-UBND', issuedOn: await scene.today() })
    await scene.goTo(worked(await scene.today(), card.state === 'reportingUpward' ? 1 : 6), '09:00')
  }
}
