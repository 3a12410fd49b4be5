/** A mail-order house for books and stationery that does not exist. */
export const company = { name: 'marlow-finch', title: 'Marlow & Finch' };

export const divisions = [
  { name: 'shop', title: 'Shop', domain: 'selling' },
  { name: 'fulfilment', title: 'Fulfilment', domain: 'fulfilling' },
  { name: 'technology', title: 'Technology', domain: 'foundation' },
] as const;

export interface TeamBlueprint {
  name: string;
  title: string;
  division: (typeof divisions)[number]['name'];
  system: string;
  /** Login and name of each person. All of them are made up. */
  people: Array<[login: string, name: string]>;
}

export const teams: TeamBlueprint[] = [
  {
    name: 'payments',
    title: 'Payments',
    division: 'shop',
    system: 'ordering',
    people: [
      ['guest', 'Guest'],
      ['ines.halloran', 'Ines Halloran'],
      ['tobias.wren', 'Tobias Wren'],
    ],
  },
  {
    name: 'storefront',
    title: 'Storefront',
    division: 'shop',
    system: 'browsing',
    people: [
      ['maya.castell', 'Maya Castell'],
      ['oskar.lind', 'Oskar Lind'],
    ],
  },
  {
    name: 'customers',
    title: 'Customers',
    division: 'shop',
    system: 'accounts',
    people: [
      ['adaeze.bright', 'Adaeze Bright'],
      ['pavel.horak', 'Pavel Horak'],
    ],
  },
  {
    name: 'stock',
    title: 'Stock',
    division: 'fulfilment',
    system: 'inventory',
    people: [
      ['rosa.delmar', 'Rosa Delmar'],
      ['kenji.arai', 'Kenji Arai'],
    ],
  },
  {
    name: 'warehouse',
    title: 'Warehouse',
    division: 'fulfilment',
    system: 'dispatch',
    people: [
      ['lena.brook', 'Lena Brook'],
      ['samir.haddad', 'Samir Haddad'],
    ],
  },
  {
    name: 'shipping',
    title: 'Shipping',
    division: 'fulfilment',
    system: 'delivery',
    people: [
      ['noor.vermeer', 'Noor Vermeer'],
      ['callum.reid', 'Callum Reid'],
    ],
  },
  {
    name: 'platform',
    title: 'Platform',
    division: 'technology',
    system: 'developer-platform',
    people: [
      ['yuki.tanabe', 'Yuki Tanabe'],
      ['elif.soylu', 'Elif Soylu'],
      ['marek.novy', 'Marek Novy'],
    ],
  },
  {
    name: 'insights',
    title: 'Insights',
    division: 'technology',
    system: 'analytics',
    people: [['greta.holm', 'Greta Holm']],
  },
  {
    name: 'identity',
    title: 'Identity',
    division: 'technology',
    system: 'access',
    people: [
      ['dario.conti', 'Dario Conti'],
      ['amara.osei', 'Amara Osei'],
    ],
  },
];
