import { useSearch } from 'wouter';
import { LatePart } from '../../ui/LatePart.tsx';
import { PracticeLink } from './PracticeLink.tsx';

// A link goes to its first question; only without one is there a form to fill in.
const loadForm = () => import('./PracticeForm.tsx').then((m) => m.PracticeForm);

/** Parameters start a practice at once; without any there is the form. */
export function PracticeScreen() {
  const search = useSearch();
  return search === '' ? <LatePart load={loadForm} /> : <PracticeLink key={search} search={search} />;
}
