import { useMessages } from '../ui/messages.ts';
import { questionMessages } from './messages.ts';

/** How a key was verified, in words; nothing when it was not. */
export function Verified({
  how,
  className,
}: {
  readonly how: readonly string[];
  readonly className: string | undefined;
}) {
  const words = useMessages(questionMessages);
  const names: Readonly<Record<string, string>> = {
    source: words.verifiedSource,
    computed: words.verifiedComputed,
    executed: words.verifiedExecuted,
    'second-reading': words.verifiedSecondReading,
  };
  if (how.length === 0) return null;
  return (
    <p className={className}>
      {words.labelled(words.verified)}
      {words.listed(how.map((way) => names[way] ?? way))}
    </p>
  );
}
