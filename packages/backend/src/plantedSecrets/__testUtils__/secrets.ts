/** Every place where configuration or the catalog can hold a secret. */
const places = [
  'ciToken',
  'operatorToken',
  'wrongToken',
  'clusterToken',
  'scorecardToken',
  'hostToken',
  'gitlabToken',
  'githubWebhook',
  'gitlabWebhook',
  'cdeventsToken',
  'devlakeToken',
  'definitionsPassword',
  'definitionsQuery',
  'redirectQuery',
  'reportPassword',
  'reportQuery',
  'resultQuery',
  'sourcePassword',
  'linkPassword',
  'linkQuery',
  'dashboardQuery',
  'evidencePassword',
  'pushedValue',
  'eventPassword',
  'repositoryPassword',
] as const;

type Place = (typeof places)[number];

/** Told apart by their middle. Signs that addresses must escape, so that both forms are looked for. */
export const secrets = Object.fromEntries(
  places.map(place => [place, `Hq7${place}+Zk/tail${place}=`]),
) as Record<Place, string>;

/** As it stands in an address. */
export const inAddress = (place: Place) => encodeURIComponent(secrets[place]);

/** What base64 makes of a text wherever it stands in a longer one: by the place in a group of three bytes. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map(before => {
    const coded = Buffer.from('\0'.repeat(before) + text).toString('base64');
    const end = Math.floor((before + text.length) / 3) * 4;
    return coded.slice(before === 0 ? 0 : 4, end);
  });
}

/** A secret as a whole, and its halves: what is cut short is out as well. */
const formsOf = new Map(
  places.map(place => {
    const halves = [`Hq7${place}`, `tail${place}`];
    const plain = [...halves, secrets[place], inAddress(place)];
    return [
      place,
      [
        ...plain.map(text => text.toLocaleLowerCase('en-US')),
        ...halves.map(text => Buffer.from(text).toString('hex')),
      ],
    ] as const;
  }),
);
const codedFormsOf = new Map(
  places.map(place => [
    place,
    [`Hq7${place}`, `tail${place}`, secrets[place]].flatMap(inBase64),
  ]),
);

/**
 * The secrets that stand in a text, plain, escaped, in hexadecimal or in base64, as a whole or by half; each with what
 * stands around it.
 */
export function secretsIn(
  text: string,
): Array<{ place: Place; around: string }> {
  const lower = text.toLocaleLowerCase('en-US');
  return places.flatMap(place => {
    const found = [
      ...(formsOf.get(place) ?? []).map(form => lower.indexOf(form)),
      ...(codedFormsOf.get(place) ?? []).map(form => text.indexOf(form)),
    ].find(at => at >= 0);
    if (found === undefined) return [];
    return [
      { place, around: text.slice(Math.max(0, found - 150), found + 80) },
    ];
  });
}
