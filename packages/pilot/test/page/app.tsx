import { Activity, StrictMode, Suspense, use, useState, type ReactNode } from 'react';
import { Arm, useArm, useDelivery, useSession } from '@luotsi/pilot';

export const experiment = 'a-pilot';

const words: Record<string, string> = { 'arm-a': 'the first', 'arm-b': 'the second', 'arm-c': 'the third' };

/** What a participant sees, with the arm used at two places. */
export function Study(): ReactNode {
  return (
    <main>
      <Arm experiment={experiment}>{(arm) => <p id="arm">{words[arm]}</p>}</Arm>
      <Again />
      <Answers />
    </main>
  );
}

function Again(): ReactNode {
  return <p id="again">{useArm(experiment)}</p>;
}

function Answers(): ReactNode {
  const session = useSession();
  const { pending, status } = useDelivery();
  return (
    <>
      <button type="button" onClick={() => session?.answer('decide-date', 1)}>
        Answer
      </button>
      <output>{`${status} ${pending}`}</output>
    </>
  );
}

export const Strict = (): ReactNode => (
  <StrictMode>
    <Study />
  </StrictMode>
);

/** The arm is rendered and thrown away, since something beside it is not there yet. */
export function Suspended({ gate }: { readonly gate: Promise<string> }): ReactNode {
  return (
    <Suspense fallback={<p id="waiting">waiting</p>}>
      <Again />
      <Late gate={gate} />
    </Suspense>
  );
}

function Late({ gate }: { readonly gate: Promise<string> }): ReactNode {
  return <p id="late">{use(gate)}</p>;
}

export const Hidden = (): ReactNode => (
  <>
    <p id="shown">shown</p>
    <Activity mode="hidden">
      <Again />
    </Activity>
  </>
);

/** Takes the arm away and brings it back, and renders it again. */
export function Toggled(): ReactNode {
  const [count, setCount] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        {count}
      </button>
      {count % 2 === 0 && <Again key={count} />}
      <Again />
    </>
  );
}
