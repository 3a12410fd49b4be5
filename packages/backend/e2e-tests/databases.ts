const { JOURNEYS_DATABASE = 'sqlite', JOURNEYS_POSTGRES } = process.env;

/** The databases that this run goes over. */
export const databases = [
  { name: 'SQLite', id: 'sqlite', address: undefined, skip: false },
  {
    name: 'PostgreSQL',
    id: 'postgres',
    address: JOURNEYS_POSTGRES,
    skip: !JOURNEYS_POSTGRES,
  },
].filter(({ id }) => [id, 'all'].includes(JOURNEYS_DATABASE));
