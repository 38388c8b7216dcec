import type { Definition } from '#engine/core'

/** One page with all diagrams, in the order in which the versions are listed. */
export function indexPage(all: readonly { readonly definition: Definition; readonly file: string }[]): string {
  const parts = all.map(({ definition: { name, version, labels }, file }) =>
    [
      `## ${labels.name} (\`${name}\` v${version})`,
      `![${labels.name}: các trạng thái và việc chuyển trạng thái](${file}.svg)`,
      `[SVG](${file}.svg) · [Mermaid](${file}.mmd)`,
    ].join('\n\n'),
  )
  return `${[HEAD, ...parts].join('\n\n')}\n`
}

const HEAD = `# The definitions, drawn

Printed by \`npm run -s dondoc -- workflow diagram\` from the definitions themselves; CI runs it with \`--check\`. The words are the officials': what a state is called, who holds it, what leads to which. The web draws the same under “Sơ đồ quy trình”, with the present state marked.`
