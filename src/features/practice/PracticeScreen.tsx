import { lazy } from 'react';
import { useSearch } from 'wouter';
import { PracticeLink } from './PracticeLink.tsx';

// A link goes to its first question; only without one is there a form to fill in.
const PracticeForm = lazy(() => import('./PracticeForm.tsx').then((m) => ({ default: m.PracticeForm })));

/** Parameters start a practice at once; without any there is the form. */
export function PracticeScreen() {
  const search = useSearch();
  return search === '' ? <PracticeForm /> : <PracticeLink key={search} search={search} />;
}
