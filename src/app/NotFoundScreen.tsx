import { Link } from 'wouter';
import { buttonClass } from '../ui/Button.tsx';
import { useMessages } from '../ui/messages.ts';
import { appMessages } from './messages.ts';

export function NotFoundScreen() {
  const words = useMessages(appMessages);
  return (
    <div className="few-words">
      <h1>{words.notFoundTitle}</h1>
      <p>{words.notFound}</p>
      <p className="ways">
        <Link href="/" className={buttonClass('primary')}>
          {words.toHome}
        </Link>
      </p>
    </div>
  );
}
