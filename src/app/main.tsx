import { createRoot } from 'react-dom/client';
import 'katex/dist/katex.min.css';
import '../ui/base.css';
import { hashPath } from '../ui/hash-location.ts';
import { AppRoot } from './AppRoot.tsx';
import { StartProblem } from './StartProblem.tsx';
import { createApp } from './create-app.ts';
import { keepForOffline } from './offline.ts';
import { preloadScreen } from './routes.ts';

/** Keeping the site for offline use starts this long after it has loaded. */
const offlineDelayMs = 3_000;

// The screen's code and the learner's records are fetched side by side, and shown together.
// No await at the top level: a chunk that is loaded on the way would wait for this one, and this one for it.
const root = createRoot(document.getElementById('root')!);
Promise.all([createApp(), preloadScreen(hashPath())])
  .then(([app]) => root.render(<AppRoot app={app} />))
  .catch((error: unknown) => root.render(<StartProblem detail={String(error)} />));

window.addEventListener('load', () => {
  if (import.meta.env.PROD) setTimeout(keepForOffline, offlineDelayMs);
});
