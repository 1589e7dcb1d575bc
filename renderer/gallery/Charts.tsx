import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { HiddenTable } from '#renderer/ui/charts/HiddenTable.tsx';
import { RateLines } from '#renderer/ui/charts/RateLines.tsx';
import { StackedTime } from '#renderer/ui/charts/StackedTime.tsx';
import { Tiles } from '#renderer/ui/charts/Tiles.tsx';
import { Example } from './Example.tsx';

const minutes = [0, 1, 2, 3, 4, 5, 6, 7].map((nth) => nth * 60_000);

/** Pictures of numbers. */
export function Charts() {
  return (
    <>
      <Example of="ui/charts/Tiles">
        <Tiles
          tiles={[
            { label: 'Speech', value: '72 %', detail: '1:12:04' },
            { label: 'Words', value: '9,120' },
          ]}
        />
      </Example>
      <Example of="ui/charts/BarList">
        <BarList
          label="Who speaks"
          bars={[
            { key: 'a', label: 'Anna Koch', share: 1, value: '62 %', detail: '40 turns', colour: 0 },
            { key: 'b', label: 'Boris', share: 0.6, value: '38 %', colour: 1, onOpen: () => undefined },
          ]}
        />
      </Example>
      <Example of="ui/charts/StackedTime">
        <StackedTime
          label="Speech over time"
          max={10}
          colours={[0, 1]}
          columns={minutes.map((startMs, nth) => ({
            startMs,
            endMs: startMs + 60_000,
            values: [(nth * 7) % 5, (nth * 3) % 4],
            title: `Minute ${nth + 1}`,
          }))}
        />
      </Example>
      <Example of="ui/charts/RateLines">
        <RateLines
          label="Rate of speech"
          scale={(value) => `${value} words/min`}
          lines={[
            { colour: 0, values: [120, 132, null, 140, 128, 119, 122, 130] },
            { colour: 1, values: [90, 96, 104, 99, null, null, 110, 101] },
          ]}
        />
        <HiddenTable caption="Rate of speech" head={['From', 'Words']} rows={[['0:00', 120]]} />
      </Example>
    </>
  );
}
