import { rowsTogether } from './rowsTogether';

interface Row {
  id: string;
  startedAt: number;
  title?: string;
}

describe('rowsTogether', () => {
  it.each<[string, Row[], Row]>([
    ['is the only row', [{ id: '7', startedAt: 1 }], { id: '7', startedAt: 1 }],
    [
      'has what each row says alone',
      [
        { id: '7', startedAt: 1 },
        { id: '7', startedAt: 1, title: 'Down' },
      ],
      { id: '7', startedAt: 1, title: 'Down' },
    ],
    [
      'began when the earliest row says',
      [
        { id: '7', startedAt: 120 },
        { id: '7', startedAt: 100 },
      ],
      { id: '7', startedAt: 100 },
    ],
    [
      'takes the last word in the order of texts where two rows differ',
      [
        { id: '7', startedAt: 1, title: 'Slow' },
        { id: '7', startedAt: 1, title: 'Down' },
      ],
      { id: '7', startedAt: 1, title: 'Slow' },
    ],
  ])('%s', (_, rows, expected) => {
    expect(rowsTogether(rows)).toEqual(expected);
    expect(rowsTogether([...rows].reverse())).toEqual(expected);
  });
});
