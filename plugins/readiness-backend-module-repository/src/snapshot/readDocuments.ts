import { setImmediate } from 'node:timers/promises';
import { isHelmValuesPath, readHelmValues } from '../manifests/readHelmValues';
import { readManifest } from '../manifests/readManifest';
import { readSlo } from '../slos/readSlo';
import { parseYaml } from './parseYaml';
import type { Snapshot } from './Snapshot';

type Read = Pick<
  Snapshot,
  'slos' | 'manifests' | 'helmValues' | 'opaque' | 'unreadable'
>;

const nothingRead = (): Read => ({
  slos: [],
  manifests: [],
  helmValues: [],
  opaque: [],
  unreadable: [],
});

/** Cheaper than parsing what says nothing. */
const ofInterest =
  /apiVersion["']?\s*:\s*["']?openslo|\bkind["']?\s*:\s*["']?(Deployment|StatefulSet|DaemonSet|Rollout|PodDisruptionBudget|HorizontalPodAutoscaler|ScaledObject|Canary|Kustomization|List)\b|\bop["']?\s*:\s*["']?(add|replace|remove)\b/;
const template =
  /\{\{-?\s*(\.|\$|\(|if\b|else\b|end\b|range\b|with\b|include\b|template\b|define\b|tpl\b|toYaml\b|\/\*)/;
const kustomizationFile = /(^|\/)kustomization\.ya?ml$/i;

/** Reads the YAML files of a repository. What cannot be read is named, and stops nothing. */
export async function readDocuments(
  texts: ReadonlyMap<string, string>,
): Promise<Read> {
  const read = nothingRead();
  for (const [path, text] of texts) {
    const isValues = isHelmValuesPath(path);
    if (!isValues && !kustomizationFile.test(path) && !ofInterest.test(text)) {
      continue;
    }
    if (!isValues && template.test(text)) {
      read.opaque.push(path);
      continue;
    }
    // Parsing holds up everything else in the process: others get their turn between two files.
    await setImmediate();
    try {
      const found = readText(path, text, isValues);
      read.slos.push(...found.slos);
      read.manifests.push(...found.manifests);
      read.helmValues.push(...found.helmValues);
      read.opaque.push(...found.opaque);
    } catch {
      // Why does not matter, and what the parser says may quote the file: its name is enough to mend it.
      read.unreadable.push(path);
    }
  }
  return read;
}

function readText(path: string, text: string, isValues: boolean): Read {
  const read = nothingRead();
  let isOpaque = false;
  for (const document of parseYaml(text).flatMap(itemsOf)) {
    // A list of JSON patches, say: it changes objects that are not in it.
    if (!isRecord(document)) isOpaque ||= Array.isArray(document);
    else if (isValues && document.apiVersion === undefined) {
      const values = readHelmValues(document, path);
      if (values) read.helmValues.push(values);
    } else {
      const slo = readSlo(document, path);
      if (slo) read.slos.push(slo);
      const manifest = readManifest(document, path);
      read.manifests.push(...manifest.objects);
      isOpaque ||= manifest.isOpaque;
    }
  }
  if (isOpaque) read.opaque.push(path);
  return read;
}

/** The objects of a `kind: List`, or the document itself. */
function itemsOf(document: unknown): unknown[] {
  const isList =
    isRecord(document) &&
    document.kind === 'List' &&
    Array.isArray(document.items);
  return isList ? (document.items as unknown[]) : [document];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
