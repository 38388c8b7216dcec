import { Button, PasswordInput, SegmentedControl, Tabs } from '@mantine/core'
import { announce } from '../../parts/announce.js'
import { EventForm } from '../../parts/event-form.js'
import { FileDrop } from '../../parts/file-drop.js'
import { fields, today, units, words } from '../../text/sample.js'
import styles from './gallery.module.css'

const nothing = (): void => undefined
const upload = (file: File) => Promise.resolve({ hash: 'a'.repeat(64), name: file.name, size: file.size })

export function Forms() {
  return (
    <div className={styles.columns}>
      <EventForm
        title={words.sendPlan}
        fields={fields}
        act={words.sendPlan}
        onSubmit={() => announce(words.announced)}
        today={today}
        upload={upload}
        units={units.map(({ unit }) => ({ value: unit, label: unit }))}
        initial={{ number: '46/KH-UBND', issuedOn: '15/5/2026', file: { hash: 'a', name: 'KH-46-dan-van.jpg', size: 1_887_437 } }}
        others={<Button variant="subtle">{words.merged}</Button>}
      />
      <div className={styles.stack}>
        <FileDrop large accept=".docx,.pdf,.txt" label={words.dropLetter} files={[]} onPick={nothing} onRemove={nothing} />
        <SegmentedControl size="sm" data={words.menu.slice(0, 2)} defaultValue={words.menu[0] ?? ''} />
        <Tabs defaultValue="0">
          <Tabs.List>
            {words.counters.map((label, i) => (
              <Tabs.Tab key={label} value={String(i)}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <PasswordInput label={words.person} defaultValue="mat-khau-dai" />
        <div>
          <Button disabled>{words.sendPlan}</Button> <Button loading>{words.sendPlan}</Button>
        </div>
      </div>
    </div>
  )
}
