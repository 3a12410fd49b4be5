import type { ServiceDirectory } from '@service-readiness/backstage-plugin-readiness-common';
import type { Company } from '../../readModel/Company';
import type { EntityRow } from '../../readModel/EntityRow';

/** The services of the catalog by what events can name: built once for each state of it, and asked for every event. */
export class ServiceAddresses implements ServiceDirectory {
  static readonly #built = new WeakMap<
    Company,
    { version: number; addresses: ServiceAddresses }
  >();
  readonly #services = new Map<string, EntityRow>();
  readonly #byRepository = new Map<string, string[]>();
  readonly #byDeliveryName = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();

  private constructor(company: Company) {
    const rows = [...company.services()].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
    for (const row of rows) {
      const { entityRef, delivery } = row;
      this.#services.set(entityRef, row);
      for (const key of delivery.repositories) {
        put(this.#byRepository, key, entityRef);
      }
      for (const name of delivery.names) {
        put(this.#byDeliveryName, name, entityRef);
      }
      put(this.#byName, row.name.toLowerCase(), entityRef);
    }
  }

  static of(company: Company): ServiceAddresses {
    const { catalogVersion: version } = company;
    const built = ServiceAddresses.#built.get(company);
    if (built?.version === version) return built.addresses;
    const addresses = new ServiceAddresses(company);
    ServiceAddresses.#built.set(company, { version, addresses });
    return addresses;
  }

  isService(entityRef: string): boolean {
    return this.#services.has(entityRef);
  }

  ofRepository(key: string): readonly string[] {
    return this.#byRepository.get(key) ?? [];
  }

  /** The name that sources have for a service says more than that of the catalog. */
  called(name: string): readonly string[] {
    return this.#byDeliveryName.get(name) ?? this.#byName.get(name) ?? [];
  }

  /** Repositories that services name, as web addresses, with their services. */
  get repositories(): ReadonlyMap<string, readonly string[]> {
    return new Map(
      [...this.#byRepository].map(([key, refs]) => [`https://${key}`, refs]),
    );
  }

  /** Only those that fulfil a condition: the others are as if they did not exist. */
  where(condition: (row: EntityRow) => boolean): ServiceDirectory {
    const has = (ref: string) => {
      const row = this.#services.get(ref);
      return row !== undefined && condition(row);
    };
    return {
      isService: has,
      ofRepository: key => this.ofRepository(key).filter(has),
      called: name => this.called(name).filter(has),
    };
  }
}

function put(map: Map<string, string[]>, key: string, value: string) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
