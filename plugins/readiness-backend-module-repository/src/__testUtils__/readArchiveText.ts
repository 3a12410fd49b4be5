/**
 * Many files in one, as Go's tests keep them: a line `-- path --` begins each. So a fixture may hold broken YAML and
 * templates that no tool of this repository should look at.
 */
export function readArchiveText(text: string): Record<string, string> {
  const [, ...parts] = text.split(/^-- (.+) --\n/m);
  const files: Record<string, string> = {};
  for (let i = 0; i < parts.length; i += 2) {
    files[parts[i] as string] = parts[i + 1] ?? '';
  }
  return files;
}
