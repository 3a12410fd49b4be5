import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';

/** What the files of a folder say, by service name, and what is wrong with those that cannot be read. */
export interface ReadAnswers {
  byService: Map<string, Record<string, FactValue>>;
  problems: string[];
}

/** A day in a file, and the fact that it is the age of. */
const ages: Record<string, string> = {
  'security.reviewedOn': 'security.reviewAgeDays',
  'loadTest.ranOn': 'loadTest.ageDays',
  'exercise.heldOn': 'exercise.ageDays',
};

/**
 * Reads every YAML file of a folder, anew each time, so that a person can edit them. A file with a mistake takes no
 * other down.
 */
export async function readAnswers(
  directory: string,
  now: Date,
): Promise<ReadAnswers> {
  const byService: ReadAnswers['byService'] = new Map();
  const problems: string[] = [];
  const names = (await readdir(directory)).filter(n => n.endsWith('.yaml'));
  for (const name of names.sort()) {
    try {
      const text = await readFile(join(directory, name), 'utf8');
      const services = sections(parse(text), 'The file');
      for (const [service, areas] of Object.entries(services)) {
        byService.set(service, factsOf(sections(areas, service), now));
      }
    } catch (error) {
      problems.push(`${name}: ${(error as Error).message}`);
    }
  }
  return { byService, problems };
}

function factsOf(
  areas: Record<string, unknown>,
  now: Date,
): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  for (const [area, words] of Object.entries(areas)) {
    for (const [word, value] of Object.entries(sections(words, area))) {
      const name = `${area}.${word}`;
      const age = ages[name];
      if (age) facts[age] = daysSince(name, value, now);
      // Whether it is a declared fact of the right type is for the caller to say.
      else facts[name] = value as FactValue;
    }
  }
  return facts;
}

function sections(value: unknown, what: string): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value === 'object' && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(`${what} must hold names with values`);
}

function daysSince(name: string, value: unknown, now: Date): number {
  const day = Date.parse(String(value));
  if (Number.isNaN(day)) {
    throw new Error(`${name} must be a day such as 2026-11-21, got ${value}`);
  }
  if (day > now.getTime()) throw new Error(`${name} is still to come`);
  return Math.floor((now.getTime() - day) / 86_400_000);
}
