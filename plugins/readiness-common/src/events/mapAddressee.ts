import type { Addressee } from './IncomingEvents';
import { matchesGlob } from './matchesGlob';
import { repositoryKey } from './repositoryKey';

/**
 * Sends events to entities by what their source says. `*` stands for any characters; what is absent does not matter.
 *
 * @public
 */
export interface MappingRule {
  source?: string;
  /** Address of a repository. */
  repository?: string;
  environment?: string;
  service?: string;
  /** Full references in lower case; none for who may see none of them. */
  entityRefs: readonly string[];
}

/**
 * The services that events can be for.
 *
 * @public
 */
export interface ServiceDirectory {
  isService(entityRef: string): boolean;
  /** Services whose repository it is, as `repositoryKey` writes it. */
  ofRepository(key: string): readonly string[];
  /** Services of a name, in lower case: that which sources have for them, and else that of the catalog. */
  called(name: string): readonly string[];
}

/**
 * For whom an event is, and why; or why it is for nobody, as far as is known.
 *
 * @public
 */
export interface MappedAddressee {
  entityRefs: readonly string[];
  because: string;
}

interface Mapping {
  source: string;
  rules: readonly MappingRule[];
  services: ServiceDirectory;
}

/**
 * For which services an event is: those that it names; else those of the first configured rule that matches; else
 * those whose repository it is, and of several the one that it names; else the one of its name.
 *
 * @public
 *
 * @example
 * ```ts
 * mapAddressee({ repository: 'git@github.com:acme/refunds.git' }, { source: 'ci', rules: [], services })
 * // { entityRefs: ['component:default/refunds'], because: "it is of the repository github.com/acme/refunds, which …" }
 * ```
 */
export function mapAddressee(
  addressee: Addressee,
  { source, rules, services }: Mapping,
): MappedAddressee {
  if (addressee.entityRefs && addressee.entityRefs.length > 0) {
    return existing(addressee.entityRefs, services, 'it names');
  }
  const index = rules.findIndex(rule => matches(rule, source, addressee));
  const rule = rules[index];
  if (rule) {
    return existing(
      rule.entityRefs,
      services,
      `readiness.delivery.mapping[${index}] (${ruleInWords(rule)}) names`,
    );
  }
  const { repository, service } = addressee;
  const byRepository = repository && ofRepository(addressee, services);
  if (byRepository) return byRepository;
  if (service) return called(addressee, services);
  return nobody(
    repository
      ? `no service names the repository ${shown(
          repository,
        )}, and no rule of readiness.delivery.mapping matches`
      : 'it says neither for which service it is nor from which repository, and no rule of readiness.delivery.mapping matches',
  );
}

/**
 * What a rule asks for.
 *
 * @public
 *
 * @example
 * ```ts
 * ruleInWords({ environment: 'prod-*', entityRefs: [] }) // "environment 'prod-*'"
 * ```
 */
export function ruleInWords(rule: MappingRule): string {
  return (['source', 'repository', 'environment', 'service'] as const)
    .flatMap(name => {
      const pattern = rule[name];
      return pattern === undefined ? [] : [`${name} '${pattern}'`];
    })
    .join(', ');
}

function matches(
  rule: MappingRule,
  source: string,
  { repository, environment, service }: Addressee,
): boolean {
  const fits = (pattern: string | undefined, text: string | undefined) =>
    pattern === undefined || (text !== undefined && matchesGlob(pattern, text));
  return (
    fits(rule.source, source) &&
    fits(rule.environment, environment) &&
    fits(rule.service, service) &&
    (fits(rule.repository, repository) ||
      // However the address is written.
      (repository !== undefined &&
        fits(
          rule.repository && (repositoryKey(rule.repository) ?? undefined),
          repositoryKey(repository),
        )))
  );
}

function existing(
  refs: readonly string[],
  services: ServiceDirectory,
  who: string,
): MappedAddressee {
  if (refs.length === 0) return nobody(`${who} no service`);
  const found = refs.filter(ref => services.isService(ref));
  const absent = refs.filter(ref => !services.isService(ref));
  const missing = `${inWords(absent)}, which ${
    absent.length === 1 ? 'is no service' : 'are no services'
  } of the catalog`;
  if (found.length === 0) return nobody(`${who} ${missing}`);
  const because = `${who} ${inWords(found)}`;
  return {
    entityRefs: found,
    because: absent.length > 0 ? `${because}; and ${missing}` : because,
  };
}

function ofRepository(
  { repository = '', service }: Addressee,
  services: ServiceDirectory,
): MappedAddressee | undefined {
  const key = repositoryKey(repository);
  const refs = key === undefined ? [] : services.ofRepository(key);
  if (refs.length === 0) return undefined;
  const named =
    service === undefined ? [] : services.called(service.toLowerCase());
  const both = refs.filter(ref => named.includes(ref));
  if (both.length > 0) {
    return {
      entityRefs: both,
      because: `it is of the repository ${key} and names '${shown(
        service,
      )}', which is ${inWords(both)}`,
    };
  }
  if (service !== undefined && refs.length > 1) {
    return nobody(
      `the repository ${key} is that of ${
        refs.length
      } services, and none of them is called '${shown(service)}'`,
    );
  }
  return {
    entityRefs: refs,
    because: `it is of the repository ${key}, which is that of ${inWords(
      refs,
    )}`,
  };
}

function called(
  { service = '', repository }: Addressee,
  services: ServiceDirectory,
): MappedAddressee {
  const refs = services.called(service.toLowerCase());
  const [ref] = refs;
  if (ref === undefined) {
    return nobody(
      `no service is called '${shown(service)}'${
        repository ? `, none names the repository ${shown(repository)}` : ''
      }, and no rule of readiness.delivery.mapping matches`,
    );
  }
  if (refs.length > 1) {
    return nobody(
      `${refs.length} services are called '${shown(service)}': ${inWords(
        refs,
      )}`,
    );
  }
  return {
    entityRefs: refs,
    because: `it names '${shown(service)}', which is ${ref}`,
  };
}

function nobody(because: string): MappedAddressee {
  return { entityRefs: [], because };
}

/** References that are written out; of more the number. */
const mostShown = 5;

function inWords(refs: readonly string[]): string {
  const rest = refs.length - mostShown;
  return rest > 0
    ? `${refs.slice(0, mostShown).join(', ')} and ${rest} more`
    : refs.join(', ');
}

/** What somebody else wrote, short enough for a sentence. */
function shown(text: string = ''): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
